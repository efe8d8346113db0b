import { valueKey } from './draft.ts';
import type { ImportedFact } from './write-files.ts';

/** Values of facts by name, as `engine.run()` takes them; or whoever knows them, by name and params. */
export type FactSource =
  | { readonly [fact: string]: unknown }
  | ((fact: string, params: { readonly [key: string]: unknown }) => unknown);

/**
 * The facts of a profile from those of json-rules-engine: under their names here, members of objects taken out, values that
 * the rules do not name as the code for others. What is undefined was never asked; null is not known.
 */
export function profileFacts(facts: readonly ImportedFact[], source: FactSource): { readonly [fact: string]: unknown } {
  const given: [string, unknown][] = [];
  for (const fact of facts) {
    const whole = valueIn(source, fact);
    const value = memberOf(whole, fact.path);
    if (value === undefined) continue;
    if (fact.says === 'is-null') given.push([fact.name, value === null]);
    else given.push([fact.name, value === null ? null : inCodes(fact, value)]);
  }
  return Object.fromEntries(given);
}

function valueIn(source: FactSource, { fact, params }: ImportedFact): unknown {
  if (typeof source === 'function') return source(fact, params ?? {});
  // A constant is the same whatever the params.
  return Object.hasOwn(source, fact) ? source[fact] : undefined;
}

/** As json-rules-engine resolves paths: of what is no object the value itself. */
function memberOf(whole: unknown, path: readonly string[]): unknown {
  if (path.length === 0 || whole === null || typeof whole !== 'object') return whole;
  let at: unknown = whole;
  for (const member of path) {
    if (at === null || typeof at !== 'object' || !Object.hasOwn(at, member)) return undefined;
    at = (at as { readonly [key: string]: unknown })[member];
  }
  return at;
}

function inCodes({ type, codes, other, linked }: ImportedFact, value: unknown): unknown {
  if (codes === null) return value;
  const code = (one: unknown): unknown => codes.get(valueKey(one)) ?? other ?? one;
  if (type === 'code') return code(value);
  if (!Array.isArray(value)) return value;
  const has = [...new Set(value.map(code))];
  if (!linked || other === null || !has.includes(other)) return has;
  // Which other values it has nobody knows, and two of them may differ.
  const known = has.filter((one) => one !== other);
  return { has: known, hasNot: [...new Set(codes.values())].filter((one) => !known.includes(one)) };
}
