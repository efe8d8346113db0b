import type { FactType } from '../../../src/index.ts';
import type { Fraction } from './fraction.ts';

/** A part of a rule file or profile, as its author writes it. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export interface ModelCode {
  readonly code: string;
  readonly parent?: string;
  readonly formerly?: readonly string[];
}

export interface ModelCodes {
  readonly name: string;
  readonly entries: readonly ModelCode[];
}

export interface ModelFact {
  readonly name: string;
  readonly type: FactType;
  readonly yearly: boolean;
  readonly codes?: ModelCodes;
  readonly derive?: Json;
  readonly asked: boolean;
  readonly min?: string;
  readonly max?: string;
  readonly holder: readonly string[];
  readonly maxAge?: string;
  /** The facts that a derived one reads, at any depth. */
  readonly reads: ReadonlySet<string>;
}

/** What a generated rule set says, apart from its policies. */
export interface Model {
  readonly facts: ReadonlyMap<string, ModelFact>;
  readonly lists: readonly ModelCodes[];
  readonly conditions: ReadonlyMap<string, Json>;
}

/** The value of a fact: a number (dates are days since 1970-01-01), a boolean, a code or text, a set of codes. */
export type Exact = Fraction | boolean | string | ReadonlySet<string>;

/** Everything as it is: what a profile knows a part of. */
export interface World {
  readonly asOf: number;
  /** Of a fact that is not derived. */
  value(fact: string, year: number | null): Exact;
}

/** An entry and everything above it. */
export function pathOf({ entries }: ModelCodes, code: string): readonly string[] {
  const parent = entries.find((entry) => entry.code === code)?.parent;
  return parent === undefined ? [code] : [code, ...pathOf({ name: '', entries }, parent)];
}

/** The entry that a code stands for, or several where an old one was split. */
export function successorsOf({ entries }: ModelCodes, code: string): readonly string[] {
  if (entries.some((entry) => entry.code === code)) return [code];
  return entries.filter((entry) => entry.formerly?.includes(code)).map((entry) => entry.code);
}

export function isLeaf({ entries }: ModelCodes, code: string): boolean {
  return !entries.some((entry) => entry.parent === code);
}
