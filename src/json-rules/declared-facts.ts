import type { FactType } from '../policy/types.ts';
import { FACT_TYPES } from '../policy/types.ts';
import type { Vocabulary } from '../policy/vocabulary.ts';
import type { FactUse } from './draft.ts';
import type { DeclaredFact } from './fact-groups.ts';
import type { JsonFact } from './json-rule.ts';

/** The type of a fact, by the name that `nameOf` gives; of a `code` or `codes` all its codes, where they are known. */
export type TypeOption = FactType | { readonly type: FactType; readonly codes?: readonly string[] };

/** What a fact is called by whoever wrote the rules: `account.balance` for the path `$.balance` of `account`. */
export function nameOf({ fact, path }: FactUse): string {
  return [fact, ...path].join('.');
}

/** What is known of a fact before its uses are looked at: the caller's types first, then the vocabulary, then an export's list. */
export function declaredFact(
  use: FactUse,
  types: { readonly [fact: string]: TypeOption },
  vocabulary: Vocabulary,
  exported: ReadonlyMap<string, JsonFact>,
): DeclaredFact | null {
  const name = nameOf(use);
  const option = Object.hasOwn(types, name) ? types[name]! : undefined;
  if (option !== undefined) {
    const { type, codes = null } = typeof option === 'string' ? { type: option } : option;
    return { type, reference: null, tree: null, codes };
  }
  if (use.params !== null) return null;
  const series = /^(.+)@(\d{4})$/.exec(name);
  const declared = vocabulary.facts.get(name) ?? (series ? vocabulary.facts.get(series[1]!) : undefined);
  // A fact of a single document is out of sight for others; and `asOf` of JSON is whatever its runner says, not our day.
  if (declared && !declared.name.includes('/') && name !== 'asOf' && (declared.name === name || declared.yearly)) {
    const isCoded = declared.type === 'code' || declared.type === 'codes';
    return { type: declared.type, reference: name, tree: isCoded ? (declared.codes ?? null) : null, codes: null };
  }
  const fact = exported.get(name);
  const type = FACT_TYPES.find((one) => one === fact?.type);
  return type === undefined ? null : { type, reference: null, tree: null, codes: fact?.codes ?? null };
}
