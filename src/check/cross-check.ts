import type { NameAt, Policy, Stacking } from '../policy/policy.ts';
import type { Vocabulary } from '../policy/vocabulary.ts';
import { applyFreeHolder, tooManyRules, unknownGranted } from './messages/policies.ts';
import { selfSuperseding } from './messages/references.ts';
import { unknownName } from './messages/structure.ts';
import { KIND_NAMES } from './names.ts';
import type { DocReader } from './reader.ts';
import { factsRead } from './reads.ts';

/** What policies say of items by their full names, where it can be checked only when all policies are read. */
export interface CrossReferences {
  readonly policies: readonly Policy[];
  readonly stacking: readonly Stacking[];
  /** Items named in `formerly` and `limit.of`, by the file that names them. */
  readonly granted: readonly { readonly reader: DocReader; readonly names: readonly NameAt[] }[];
  /** Names of policies and items that stand in files that cannot be read, or whether there is no knowing them. */
  readonly incomplete: boolean;
}

/** Ladders on which one item stands: each takes the amount of the one before, and they are taken in turn. */
const MOST_RULES = 100;

/** Checks what one policy says of others, once all have been read. */
export function crossCheck(
  { policies, stacking, granted, incomplete }: CrossReferences,
  vocabulary: Vocabulary,
  readerOf: (source: object) => DocReader,
): void {
  const ids = new Set(policies.map((policy) => policy.id));
  const items = new Set(policies.flatMap((policy) => policy.items.map((item) => item.name)));
  // Those that stand for a name that could not be read are nobody's to name.
  const known = [...ids, ...items].filter((name) => !name.includes('?'));
  const near = (reader: DocReader, name: string): string | undefined => {
    const id = name.endsWith('/*') ? name.slice(0, -2) : name;
    if (ids.has(id)) return id;
    const ending = `/${name}`;
    const full = name.includes('/') ? undefined : known.find((item) => item.endsWith(ending));
    return full ?? reader.nearest(name, known);
  };
  const dangling = (reader: DocReader, { name, span }: NameAt, code: string): void => {
    if (incomplete) return;
    const kind = name.includes('/') ? KIND_NAMES.item : KIND_NAMES.policy;
    reader.report(span, unknownName(name, kind, near(reader, name), code));
  };
  const exists = (name: string): boolean => ids.has(name) || items.has(name);
  for (const policy of policies) {
    const reader = readerOf(policy.source);
    for (const at of policy.supersedes) {
      if (at.name === policy.id || at.name.startsWith(`${policy.id}/`)) reader.report(at.span, selfSuperseding());
      else if (!exists(at.name)) dangling(reader, at, 'unknown-superseded');
    }
    for (const item of policy.items) {
      if (item.delivery !== 'apply-free') continue;
      for (const fact of factsRead(item, vocabulary)) {
        if (vocabulary.facts.get(fact)!.holders.length === 0) reader.report(item.span, applyFreeHolder(fact));
      }
    }
  }
  const ladders = new Map<string, number>();
  for (const rule of [...policies.flatMap((policy) => policy.stacking), ...stacking]) {
    for (const at of rule.items) {
      const standing = rule.rule === 'top-up' ? (ladders.get(at.name) ?? 0) + 1 : 0;
      ladders.set(at.name, standing);
      if (standing === MOST_RULES + 1) readerOf(rule.source).report(at.span, tooManyRules(at.name, MOST_RULES));
      const isAll = at.name.endsWith('/*') && ids.has(at.name.slice(0, -2));
      if (!isAll && !exists(at.name)) dangling(readerOf(rule.source), at, 'unknown-stacked');
    }
  }
  for (const { reader, names } of granted) {
    for (const { name, span } of names) {
      // Of policies that are not loaded nobody knows the items; of one that is, some may have been taken out.
      if (items.has(name) || !ids.has(name.split('/')[0]!)) continue;
      reader.report(span, unknownGranted(name, reader.nearest(name, known)));
    }
  }
}
