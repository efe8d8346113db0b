import type { DocNode } from '../document/node.ts';
import type { QuantityType } from '../policy/quantity.ts';
import type { FactType } from '../policy/types.ts';
import { say } from '../text/localized.ts';
import { nearestName } from '../text/nearest-name.ts';
import { type Period, parseDay, parsePeriod } from '../value/civil-date.ts';
import { type CodeTree, resolveCode } from '../value/code-tree.ts';
import { halfWidth, parseNumber } from '../value/literal.ts';
import { fromInteger, type Rational } from '../value/rational.ts';
import {
  impossibleDate,
  notABoolean,
  notADate,
  notANumber,
  notAPeriod,
  notFinite,
  notWhole,
  thousandsSeparator,
  tooLong,
  unknownCode,
  wrongUnit,
} from './messages/values.ts';
import type { DocReader } from './reader.ts';

/** A number as it suits `type`; a bare type takes any unit but ratio for money. Full-width characters count as half-width. */
export function readNumber(reader: DocReader, node: DocNode, { type, bare }: QuantityType): Rational | null {
  const scalar = reader.scalar(node);
  if (scalar === null) return null;
  const literal = parseNumber(halfWidth(scalar.text));
  if (!literal.ok) {
    const message = {
      'not-a-number': notANumber,
      'thousands-separator': thousandsSeparator,
      'not-finite': notFinite,
      'too-long': tooLong,
    };
    reader.report(scalar.span, message[literal.problem](scalar.text.slice(0, 60)));
    return null;
  }
  const suits =
    literal.unit === null || literal.unit === type || (literal.unit === 'money' ? bare === true : type === 'decimal');
  if (!suits) {
    reader.report(scalar.span, wrongUnit(scalar.text, literal.unit!, type));
    return null;
  }
  return literal.value;
}

export function readWhole(reader: DocReader, node: DocNode): number | null {
  const value = readNumber(reader, node, { type: 'decimal' });
  if (value === null) return null;
  if (value.den === 1n && value.num >= 0n && value.num <= 1_000_000_000n) return Number(value.num);
  reader.report(node.span, notWhole(reader.text(node) ?? ''));
  return null;
}

/** Days since 1970-01-01. */
export function readDate(reader: DocReader, node: DocNode): number | null {
  const scalar = reader.scalar(node);
  if (scalar === null) return null;
  const text = halfWidth(scalar.text).trim();
  const day = parseDay(text);
  if (day === null)
    reader.report(scalar.span, /^\d{4}-\d{2}-\d{2}$/.test(text) ? impossibleDate(text) : notADate(text.slice(0, 60)));
  return day;
}

export function readDateNumber(reader: DocReader, node: DocNode): Rational | null {
  const day = readDate(reader, node);
  return day === null ? null : fromInteger(day);
}

export function readBoolean(reader: DocReader, node: DocNode): boolean | null {
  const scalar = reader.scalar(node);
  if (scalar === null) return null;
  if (scalar.text === 'true' || scalar.text === 'false') return scalar.text === 'true';
  reader.report(scalar.span, notABoolean(scalar.text.slice(0, 60)));
  return null;
}

export function readPeriod(reader: DocReader, node: DocNode): Period | null {
  const scalar = reader.scalar(node);
  if (scalar === null) return null;
  const period = parsePeriod(scalar.text);
  if (period === null) reader.report(scalar.span, notAPeriod(scalar.text.slice(0, 60)));
  return period;
}

/** The entries that a code of a list stands for; several where an old code was split. */
export function readCode(reader: DocReader, node: DocNode, tree: CodeTree): readonly number[] | null {
  const scalar = reader.scalar(node);
  if (scalar === null) return null;
  const found = findCode(tree, scalar.text);
  if (found.length > 0) return found;
  const near = nearestName(scalar.text, tree.index.keys());
  const label = near === undefined ? undefined : say(tree.entries[tree.index.get(near)!]!.label, 'zh');
  reader.report(scalar.span, unknownCode(scalar.text.slice(0, 60), tree.name, near, label));
  return null;
}

/** Full-width characters count as half-width, and lower-case letters as upper-case, where the code itself is not in the list. */
export function findCode(tree: CodeTree, written: string): readonly number[] {
  const exact = resolveCode(tree, written);
  if (exact.length > 0) return exact;
  const narrow = halfWidth(written).trim();
  const found = resolveCode(tree, narrow);
  return found.length > 0 ? found : resolveCode(tree, narrow.toUpperCase());
}

export function isOrdered(type: FactType): boolean {
  return type === 'integer' || type === 'decimal' || type === 'money' || type === 'ratio' || type === 'date';
}
