import type { DocNode } from '../document/node.ts';
import { plainDecimal } from '../document/plain-decimal.ts';
import type { Span } from '../text/source.ts';

/** A value of the JSON. */
export type Literal = { readonly span: Span } & (
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' }
  | { readonly kind: 'list'; readonly items: readonly Literal[] }
  | { readonly kind: 'object' }
);

/** A literal that can be equal to anything. */
export type ScalarLiteral = Literal & { readonly kind: 'number' | 'string' | 'boolean' };

/** A fact where the JSON reads it. */
export interface FactUse {
  readonly kind: 'fact';
  /** The same for the same fact, params and path. */
  readonly key: string;
  readonly fact: string;
  readonly params: { readonly [key: string]: unknown } | null;
  /** The names of members from the fact's value down. */
  readonly path: readonly string[];
  readonly span: Span;
}

/** Any one element of a fact that is an array, under a decorator `someFact`, `everyFact`, `someValue` or `everyValue`. */
export interface ElementUse {
  readonly kind: 'element';
  readonly set: FactUse;
  readonly span: Span;
}

export type Term = FactUse | ElementUse | { readonly kind: 'literal'; readonly literal: Literal; readonly span: Span };

export type Relation = 'less' | 'at-most' | 'greater' | 'at-least' | 'equal' | 'not-equal';

/** Some values, or with `rest` all others. */
export interface Values {
  readonly values: readonly ScalarLiteral[];
  readonly rest: boolean;
}

/** What a condition of json-rules-engine says, before the types of the facts are known. */
export type Draft =
  | { readonly kind: 'all' | 'any'; readonly of: readonly Draft[] }
  | { readonly kind: 'not'; readonly of: Draft }
  | { readonly kind: 'constant'; readonly holds: boolean }
  | { readonly kind: 'named'; readonly name: string; readonly span: Span }
  | { readonly kind: 'noted'; readonly note: string; readonly of: Draft }
  /** A fact is one of the values. */
  | { readonly kind: 'among'; readonly of: FactUse | ElementUse; readonly values: Values; readonly span: Span }
  | {
      readonly kind: 'compare';
      readonly relation: Relation;
      readonly left: FactUse;
      readonly right: FactUse | ScalarLiteral;
      readonly span: Span;
    }
  /** An element of a set is a fact. */
  | {
      readonly kind: 'element-is';
      readonly element: ElementUse;
      readonly fact: FactUse;
      readonly negated: boolean;
      readonly span: Span;
    }
  /** A set has any or all or none of the values; unless `surely`, it may as well be a text that holds them as phrases. */
  | {
      readonly kind: 'has';
      readonly set: FactUse;
      readonly quantifier: 'any' | 'all' | 'none';
      readonly values: Values;
      readonly surely: boolean;
      readonly span: Span;
    }
  | {
      readonly kind: 'has-fact';
      readonly set: FactUse;
      readonly code: FactUse;
      readonly negated: boolean;
      readonly span: Span;
    }
  | { readonly kind: 'is-null'; readonly fact: FactUse; readonly span: Span };

/** Two literals that are the same to `===` have the same key. */
export function literalKey(literal: ScalarLiteral): string {
  if (literal.kind === 'number') return valueKey(Number(literal.text));
  return valueKey(literal.kind === 'boolean' ? literal.value : literal.text);
}

/** The key of a value of a program; of numbers that of the double. */
export function valueKey(value: unknown): string {
  return `${typeof value} ${typeof value === 'number' ? plainDecimal(value) : String(value)}`;
}

export function literalText(literal: ScalarLiteral): string {
  return literal.kind === 'boolean' ? String(literal.value) : literal.text;
}

/** A rule, or a named condition: what is left out as a whole if something in it cannot be said. */
export interface Owner {
  readonly kind: 'rule' | 'condition';
  readonly name: string;
  readonly document: JsonDocument;
  broken: boolean;
}

/** A text, or a value printed as one, and where it stands in what was given. */
export interface JsonDocument {
  readonly source: import('../text/source.ts').Source;
  readonly root: DocNode;
  /** The place of the root, such as `rules[3]`; empty for the whole. */
  readonly at: string;
}
