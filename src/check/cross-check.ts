import type { NameAt, Policy, Stacking } from '../policy/policy.ts';
import type { Vocabulary } from '../policy/vocabulary.ts';
import { nearestName } from '../text/nearest-name.ts';
import { applyFreeHolder, applyFreeReview } from './messages/policies.ts';
import { selfSuperseding } from './messages/references.ts';
import { unknownName } from './messages/structure.ts';
import { KIND_NAMES } from './names.ts';
import type { DocReader } from './reader.ts';
import { factsRead } from './reads.ts';

/** Checks what one policy says of others, once all have been read. */
export function crossCheck(
  policies: readonly Policy[],
  stacking: readonly Stacking[],
  vocabulary: Vocabulary,
  readerOf: (source: object) => DocReader,
): void {
  const ids = new Set(policies.map((policy) => policy.id));
  const items = new Set(policies.flatMap((policy) => policy.items.map((item) => item.name)));
  const exists = (name: string): boolean =>
    ids.has(name) || items.has(name) || (name.endsWith('/*') && ids.has(name.slice(0, -2)));
  const dangling = (reader: DocReader, { name, span }: NameAt, code: string): void => {
    if (exists(name)) return;
    const candidates = [...ids, ...items];
    const kind = name.includes('/') ? KIND_NAMES.item : KIND_NAMES.policy;
    reader.report(span, unknownName(name.slice(0, 80), kind, nearestName(name, candidates), code));
  };
  for (const policy of policies) {
    const reader = readerOf(policy.source);
    for (const at of policy.supersedes) {
      if (at.name === policy.id || at.name.startsWith(`${policy.id}/`)) reader.report(at.span, selfSuperseding());
      else dangling(reader, at, 'unknown-superseded');
    }
    for (const item of policy.items) {
      if (item.delivery !== 'apply-free') continue;
      if (item.review.length > 0) reader.report(item.span, applyFreeReview());
      for (const fact of factsRead(item, vocabulary)) {
        if (vocabulary.facts.get(fact)!.holders.length === 0) reader.report(item.span, applyFreeHolder(fact));
      }
    }
  }
  for (const rule of [...policies.flatMap((policy) => policy.stacking), ...stacking]) {
    for (const at of rule.items) dangling(readerOf(rule.source), at, 'unknown-stacked');
  }
}
