import type { Localized, Phrase } from '../text/localized.ts';

/*
 * The data of json-rules-engine 7, as its documentation and `types/index.d.ts` describe it. What is a function there
 * (`onSuccess`, `onFailure`, the values of dynamic facts, custom operators) is no data, and has no place here.
 */

/** An atom: `fact` (with `params` and `path`) compared with `value`, which may be `{ fact }` itself. */
export interface JsonAtom {
  readonly fact: string;
  readonly operator: string;
  readonly value: unknown;
  readonly path?: string;
  readonly params?: { readonly [key: string]: unknown };
  readonly name?: string;
  readonly priority?: number;
}

export type JsonCondition =
  | { readonly all: readonly JsonCondition[]; readonly name?: string; readonly priority?: number }
  | { readonly any: readonly JsonCondition[]; readonly name?: string; readonly priority?: number }
  | { readonly not: JsonCondition; readonly name?: string; readonly priority?: number }
  | { readonly condition: string; readonly name?: string; readonly priority?: number }
  | JsonAtom;

export interface JsonEvent {
  readonly type: string;
  readonly params?: { readonly [key: string]: unknown };
}

/** A rule as `new Rule()` and `engine.addRule()` take it. */
export interface JsonRule {
  readonly conditions: JsonCondition;
  readonly event: JsonEvent;
  readonly name?: unknown;
  readonly priority?: number;
}

/** Rules with the named conditions of `engine.setCondition()`, and the constant facts of `engine.addFact()`. */
export interface JsonRuleSet {
  readonly rules: readonly (JsonRule | string)[];
  readonly conditions?: { readonly [name: string]: JsonCondition };
  /** Constants by name; or what `toJsonRules` says of the facts. */
  readonly facts?: { readonly [name: string]: unknown } | readonly JsonFact[];
}

/** A fact that whoever runs exported rules supplies. */
export interface JsonFact {
  /** As the rules name it: `staff`, `revenue@2024`. */
  readonly name: string;
  /** The fact of the vocabulary, without its year. */
  readonly fact: string;
  readonly year: number | null;
  readonly type: string;
  readonly label: Localized;
  readonly unit?: Localized;
  /** What the value is in JSON: `true`, `86`, `'2025-07-01'`, `'C3443'`, `['high-tech']`. */
  readonly value: 'boolean' | 'number' | 'date' | 'string' | 'strings';
  /** The codes of its list, all levels; of a `code` or `codes`. */
  readonly codes?: readonly string[];
  /** `given`: somebody knows it. `derived`: the runner computes it from `reads`, as `definition` says. */
  readonly from: 'given' | 'derived';
  readonly definition?: Phrase;
  readonly reads?: readonly string[];
}

export const JSON_OPERATORS = [
  'equal',
  'notEqual',
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
  'in',
  'notIn',
  'contains',
  'doesNotContain',
] as const;
export type JsonOperator = (typeof JSON_OPERATORS)[number];

export const JSON_DECORATORS = ['everyFact', 'someFact', 'everyValue', 'someValue', 'swap', 'not'] as const;
export type JsonDecorator = (typeof JSON_DECORATORS)[number];

export function isJsonOperator(name: string): name is JsonOperator {
  return (JSON_OPERATORS as readonly string[]).includes(name);
}

export function isJsonDecorator(name: string): name is JsonDecorator {
  return (JSON_DECORATORS as readonly string[]).includes(name);
}
