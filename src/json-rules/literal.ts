import type { DocNode } from '../document/node.ts';
import { isNull } from '../document/node.ts';
import { plainDecimal } from '../document/plain-decimal.ts';
import type { Span } from '../text/source.ts';
import { parseNumber } from '../value/literal.ts';
import { equals, type Rational } from '../value/rational.ts';
import type { Literal } from './draft.ts';

const NUMBER = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;

/** What a node says as JSON does: quoted is text, plain may be a number, `true`, `false` or `null`. */
export function readLiteral(node: DocNode): Literal {
  const { span } = node;
  if (node.kind === 'list') return { kind: 'list', items: node.items.map(readLiteral), span };
  if (node.kind === 'map') return { kind: 'object', span };
  if (isNull(node)) return { kind: 'null', span };
  if (node.style === 'plain') {
    if (node.text === 'true' || node.text === 'false') return { kind: 'boolean', value: node.text === 'true', span };
    if (NUMBER.test(node.text)) return { kind: 'number', text: withoutExponent(node.text), span };
  }
  return { kind: 'string', text: node.text, span };
}

function withoutExponent(text: string): string {
  return /[eE]/.test(text) ? plainDecimal(Number(text)) : text;
}

/** The number of a decimal text, if huiqi can hold it: at most 30 digits before and behind the point. */
export function numberOf(text: string): Rational | null {
  const literal = NUMBER.test(text) ? parseNumber(text) : null;
  if (!literal?.ok) return null;
  const beyond = 10n ** 30n;
  const { num, den } = literal.value;
  return den > beyond || num > den * beyond || -num > den * beyond ? null : literal.value;
}

/** Whether a double carries the number: read back as the shortest decimal, it is the same. */
export function fitsDouble(value: Rational, text: string): boolean {
  const back = numberOf(plainDecimal(Number(text)));
  return back !== null && equals(back, value);
}

/** The value of a node as a program has it; numbers as doubles. */
export function plainValue(node: DocNode): unknown {
  if (node.kind === 'list') return node.items.map(plainValue);
  if (node.kind === 'map')
    return Object.fromEntries(node.entries.map(({ key, value }) => [key.text, plainValue(value)]));
  const literal = readLiteral(node);
  switch (literal.kind) {
    case 'number':
      return Number(literal.text);
    case 'string':
      return literal.text;
    case 'boolean':
      return literal.value;
    default:
      return null;
  }
}

/** The same literal at another place: a constant stands where a rule names it. */
export function literalAt(literal: Literal, span: Span): Literal {
  return literal.kind === 'list'
    ? { kind: 'list', items: literal.items.map((item) => literalAt(item, span)), span }
    : { ...literal, span };
}
