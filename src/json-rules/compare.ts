import type { Message } from '../text/diagnostic.ts';
import type { Span } from '../text/source.ts';
import { parseDay } from '../value/civil-date.ts';
import { equals } from '../value/rational.ts';
import {
  type Draft,
  type ElementUse,
  type FactUse,
  type Literal,
  literalKey,
  type ScalarLiteral,
  type Term,
} from './draft.ts';
import {
  inexactNumber,
  listNeeded,
  neverEqual,
  notOrdered,
  numberAsText,
  numberTooLarge,
  orderedElements,
  setWithFacts,
  textNotList,
} from './import-messages.ts';
import type { JsonDecorator, JsonOperator } from './json-rule.ts';
import { fitsDouble, numberOf } from './literal.ts';
import { overElements, overValues } from './quantified.ts';

/** Where a comparison reports what cannot be said. */
export interface Telling {
  readonly operator: string;
  report(span: Span, message: Message): void;
}

type Single = FactUse | ElementUse | { readonly kind: 'literal'; readonly literal: Literal; readonly span: Span };

/**
 * What `decorators:operator` says of two terms. Decorators wrap from the outside in, as `OperatorMap.get()` applies them:
 * `everyFact:not:in` asks of every element whether it is not in the value. Null where it cannot be said, which is reported.
 */
export function comparison(
  telling: Telling,
  decorators: readonly JsonDecorator[],
  operator: JsonOperator,
  left: Term,
  right: Term,
): Draft | null {
  const [first, ...rest] = decorators;
  switch (first) {
    case undefined:
      return plainComparison(telling, operator, left, right);
    case 'not': {
      const of = comparison(telling, rest, operator, left, right);
      return of && { kind: 'not', of };
    }
    case 'swap':
      return comparison(telling, rest, operator, right, left);
    case 'someFact':
    case 'everyFact':
      return each(telling, left, first === 'someFact' ? 'any' : 'all', first, (one) =>
        comparison(telling, rest, operator, one, right),
      );
    case 'someValue':
    case 'everyValue':
      return each(telling, right, first === 'someValue' ? 'any' : 'all', first, (one) =>
        comparison(telling, rest, operator, left, one),
      );
    default:
      return first satisfies never;
  }
}

/** `make` for some or every element of a term. */
function each(
  telling: Telling,
  term: Term,
  quantifier: 'any' | 'all',
  decorator: JsonDecorator,
  make: (one: Single) => Draft | null,
): Draft | null {
  switch (term.kind) {
    case 'literal': {
      if (term.literal.kind !== 'list') {
        telling.report(term.span, listNeeded(decorator));
        return null;
      }
      const parts = term.literal.items.map((literal) => make({ kind: 'literal', literal, span: literal.span }));
      return parts.some((part) => part === null) ? null : overValues(quantifier, parts as readonly Draft[]);
    }
    case 'fact': {
      const element: ElementUse = { kind: 'element', set: term, span: term.span };
      const predicate = make(element);
      if (predicate === null) return null;
      const said = overElements(element, quantifier, predicate);
      if (said === null) telling.report(term.span, setWithFacts(telling.operator));
      return said;
    }
    case 'element':
      telling.report(term.span, setWithFacts(telling.operator));
      return null;
    default:
      return term satisfies never;
  }
}

function plainComparison(telling: Telling, operator: JsonOperator, left: Term, right: Term): Draft | null {
  switch (operator) {
    case 'equal':
      return equality(telling, left, right, false);
    case 'notEqual':
      return equality(telling, left, right, true);
    case 'in':
      return membership(telling, left, right, false, false);
    case 'notIn':
      return membership(telling, left, right, true, false);
    case 'contains':
      return membership(telling, right, left, false, true);
    case 'doesNotContain':
      return membership(telling, right, left, true, true);
    case 'lessThan':
      return order(telling, 'less', left, right);
    case 'lessThanInclusive':
      return order(telling, 'at-most', left, right);
    case 'greaterThan':
      return order(telling, 'greater', left, right);
    case 'greaterThanInclusive':
      return order(telling, 'at-least', left, right);
    default:
      return operator satisfies never;
  }
}

const negation = (draft: Draft, negated: boolean): Draft => (negated ? { kind: 'not', of: draft } : draft);

/** `===` and `!==`. */
function equality(telling: Telling, left: Term, right: Term, negated: boolean): Draft | null {
  if (left.kind === 'literal' && right.kind === 'literal') {
    const [a, b] = [scalarOf(left.literal), scalarOf(right.literal)];
    const bothNull = left.literal.kind === 'null' && right.literal.kind === 'null';
    const holds = bothNull || (a !== null && b !== null && literalKey(a) === literalKey(b));
    return { kind: 'constant', holds: holds !== negated };
  }
  if (left.kind === 'literal') return equality(telling, right, left, negated);
  const { span } = right;
  if (right.kind === 'literal') return equalLiteral(telling, left, right.literal, negated);
  if (left.kind === 'fact' && right.kind === 'fact')
    return { kind: 'compare', relation: negated ? 'not-equal' : 'equal', left, right, span };
  if (left.kind === 'element' && right.kind === 'fact')
    return { kind: 'element-is', element: left, fact: right, negated, span };
  if (left.kind === 'fact' && right.kind === 'element')
    return { kind: 'element-is', element: right, fact: left, negated, span };
  telling.report(span, setWithFacts(telling.operator));
  return null;
}

function equalLiteral(telling: Telling, left: FactUse | ElementUse, literal: Literal, negated: boolean): Draft | null {
  if (literal.kind === 'null' && left.kind === 'fact')
    return negation({ kind: 'is-null', fact: left, span: literal.span }, negated);
  const scalar = scalarOf(literal);
  if (scalar === null) {
    telling.report(literal.span, neverEqual(telling.operator));
    return null;
  }
  if (!checked(telling, scalar)) return null;
  return { kind: 'among', of: left, values: { values: [scalar], rest: negated }, span: literal.span };
}

/** Whether `one` is in `list`, or `list` contains `one`. `surely`: what is no array contains nothing. */
function membership(telling: Telling, one: Term, list: Term, negated: boolean, surely: boolean): Draft | null {
  if (list.kind === 'literal') return listed(telling, one, list.literal, negated, surely);
  if (list.kind === 'element') {
    telling.report(list.span, setWithFacts(telling.operator));
    return null;
  }
  if (one.kind === 'literal') {
    const scalar = scalarOf(one.literal);
    if (scalar === null) {
      telling.report(one.span, neverEqual(telling.operator));
      return null;
    }
    if (!checked(telling, scalar)) return null;
    const values = { values: [scalar], rest: false };
    // A negated `has` has its own word where it surely is a set.
    return surely
      ? { kind: 'has', set: list, quantifier: negated ? 'none' : 'any', values, surely, span: one.span }
      : negation({ kind: 'has', set: list, quantifier: 'any', values, surely, span: one.span }, negated);
  }
  if (one.kind === 'fact') return { kind: 'has-fact', set: list, code: one, negated, span: one.span };
  telling.report(list.span, setWithFacts(telling.operator));
  return null;
}

function listed(telling: Telling, one: Term, list: Literal, negated: boolean, surely: boolean): Draft | null {
  if (list.kind !== 'list') {
    // `contains` of what is no array is false, and `in` of it fails when it runs, or looks into a text.
    if (surely) return { kind: 'constant', holds: false };
    telling.report(list.span, textNotList(telling.operator, list.kind === 'string'));
    return null;
  }
  if (one.kind === 'literal') {
    const holds = list.items.some((item) => sameLiteral(item, one.literal));
    return { kind: 'constant', holds: holds !== negated };
  }
  const scalars: ScalarLiteral[] = [];
  let orNull = false;
  for (const item of list.items) {
    const scalar = scalarOf(item);
    if (item.kind === 'null' && one.kind === 'fact') orNull = true;
    else if (scalar === null) telling.report(item.span, neverEqual(telling.operator));
    else if (checked(telling, scalar)) scalars.push(scalar);
    if (scalar === null && !(item.kind === 'null' && one.kind === 'fact')) return null;
  }
  const parts: Draft[] = [];
  if (orNull) parts.push({ kind: 'is-null', fact: one as FactUse, span: list.span });
  if (scalars.length > 0)
    parts.push({ kind: 'among', of: one, values: { values: scalars, rest: false }, span: list.span });
  const [only] = parts;
  if (only === undefined) return { kind: 'constant', holds: negated };
  if (parts.length === 1 && only.kind === 'among') return { ...only, values: { ...only.values, rest: negated } };
  return negation(parts.length === 1 ? only : { kind: 'any', of: parts }, negated);
}

function sameLiteral(a: Literal, b: Literal): boolean {
  if (a.kind === 'null') return b.kind === 'null';
  const [left, right] = [scalarOf(a), scalarOf(b)];
  return left !== null && right !== null && literalKey(left) === literalKey(right);
}

function scalarOf(literal: Literal): ScalarLiteral | null {
  return literal.kind === 'number' || literal.kind === 'string' || literal.kind === 'boolean' ? literal : null;
}

/** Whether huiqi can hold a number; that doubles cannot carry it is told. */
function checked(telling: Telling, literal: ScalarLiteral): boolean {
  if (literal.kind !== 'number') return true;
  const value = numberOf(literal.text);
  if (value === null) telling.report(literal.span, numberTooLarge(literal.text));
  else if (!fitsDouble(value, literal.text)) telling.report(literal.span, inexactNumber(literal.text));
  return value !== null;
}

const FLIPPED = { less: 'greater', 'at-most': 'at-least', greater: 'less', 'at-least': 'at-most' } as const;
type Order = keyof typeof FLIPPED;

function order(telling: Telling, relation: Order, left: Term, right: Term): Draft | null {
  if (left.kind === 'element' || right.kind === 'element') {
    telling.report(left.kind === 'element' ? left.span : right.span, orderedElements(telling.operator));
    return null;
  }
  if (left.kind === 'literal' && right.kind === 'literal')
    return orderOfLiterals(telling, relation, left.literal, right.literal);
  if (left.kind === 'literal') return order(telling, FLIPPED[relation], right, left);
  if (right.kind === 'fact') return { kind: 'compare', relation, left, right, span: right.span };
  const bound = boundOf(telling, right.literal);
  return bound && { kind: 'compare', relation, left, right: bound, span: right.span };
}

/** A number, a date, or a text that JavaScript reads as a number. */
function boundOf(telling: Telling, literal: Literal): ScalarLiteral | null {
  const { span } = literal;
  if (literal.kind === 'number') return checked(telling, literal) ? literal : null;
  if (literal.kind === 'string' && parseDay(literal.text) !== null) return literal;
  if (literal.kind === 'string' && numberOf(literal.text) !== null) {
    telling.report(span, numberAsText(literal.text));
    return { kind: 'number', text: literal.text, span };
  }
  telling.report(span, notOrdered(telling.operator));
  return null;
}

const HOLDS: Readonly<Record<Order, (a: number, b: number) => boolean>> = {
  less: (a, b) => a < b,
  'at-most': (a, b) => a <= b,
  greater: (a, b) => a > b,
  'at-least': (a, b) => a >= b,
};

function orderOfLiterals(telling: Telling, relation: Order, left: Literal, right: Literal): Draft | null {
  const [before, after] = [left, right].map((one) => (one.kind === 'string' ? parseDay(one.text) : null));
  if (before != null && after != null) return { kind: 'constant', holds: HOLDS[relation](before, after) };
  const [a, b] = [left, right].map((one) => (one.kind === 'number' ? numberOf(one.text) : null));
  if (!a || !b) {
    telling.report(right.span, notOrdered(telling.operator));
    return null;
  }
  const difference = a.num * b.den - b.num * a.den;
  const sign = equals(a, b) ? 0 : difference < 0n ? -1 : 1;
  return { kind: 'constant', holds: HOLDS[relation](sign, 0) };
}
