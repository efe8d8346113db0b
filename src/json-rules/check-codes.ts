import { nearestName } from '../text/nearest-name.ts';
import { resolveCode } from '../value/code-tree.ts';
import { type Draft, type FactUse, literalText, type Owner, type Values } from './draft.ts';
import { unknownJsonCode } from './import-messages.ts';
import type { FactKind } from './infer-types.ts';
import type { Report } from './report.ts';

/** Tells the values that the code list of a declared fact does not have. */
export function checkCodes(owner: Owner, draft: Draft, kinds: ReadonlyMap<string, FactKind>, report: Report): void {
  const check = (use: FactUse, { values }: Values): void => {
    const { declared, tree, use: first } = kinds.get(use.key)!;
    const codes = tree ? tree.entries.map(({ code }) => code) : declared?.codes;
    if (!codes) return;
    for (const value of values) {
      const text = literalText(value);
      const isKnown = tree ? resolveCode(tree, text).length === 1 : codes.includes(text);
      if (!isKnown)
        report.add(
          owner.document,
          owner,
          value.span,
          unknownJsonCode(text, tree?.name ?? first.fact, nearestName(text, codes)),
        );
    }
  };
  switch (draft.kind) {
    case 'all':
    case 'any':
      for (const one of draft.of) checkCodes(owner, one, kinds, report);
      return;
    case 'not':
    case 'noted':
      return checkCodes(owner, draft.of, kinds, report);
    case 'among':
      return check(draft.of.kind === 'fact' ? draft.of : draft.of.set, draft.values);
    case 'has':
      return check(draft.set, draft.values);
    default:
      return;
  }
}
