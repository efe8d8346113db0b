import type { DocNode } from '../document/node.ts';
import type { QuantityType } from '../policy/quantity.ts';
import type { FactType } from '../policy/types.ts';
import { formatDay, type Period, parseDay, parsePeriod, readWrittenDay } from '../value/civil-date.ts';
import { type CodeTree, resolveCode } from '../value/code-tree.ts';
import { halfWidth, parseNumber } from '../value/literal.ts';
import { fromInteger, type Rational } from '../value/rational.ts';
import {
  beyondMeasure,
  impossibleDate,
  notABoolean,
  notADate,
  notANumber,
  notAPeriod,
  notFinite,
  notWhole,
  thousandsSeparator,
  tooLong,
  tooSmall,
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
    reader.report(scalar.span, message[literal.problem](scalar.text));
    return null;
  }
  if (isBeyond(literal.value)) {
    reader.report(scalar.span, beyondMeasure(scalar.text));
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

/** Thirty digits before or behind the point: beyond any figure, and results are doubles in the end. */
const BEYOND = 10n ** 30n;

export function isBeyond({ num, den }: Rational): boolean {
  if (den === 1n) return num > BEYOND || -num > BEYOND;
  return den > BEYOND || num > den * BEYOND || -num > den * BEYOND;
}

/** A whole number from `least` on. */
export function readWhole(reader: DocReader, node: DocNode, least: 0 | 1 = 0): number | null {
  const value = readNumber(reader, node, { type: 'decimal' });
  if (value === null) return null;
  if (value.den === 1n && value.num >= BigInt(least) && value.num <= 1_000_000_000n) return Number(value.num);
  const text = reader.text(node) ?? '';
  reader.report(
    node.span,
    value.den !== 1n ? notWhole(text) : value.num > 0n ? beyondMeasure(text) : tooSmall(text, least),
  );
  return null;
}

/** Days since 1970-01-01. */
export function readDate(reader: DocReader, node: DocNode): number | null {
  const scalar = reader.scalar(node);
  if (scalar === null) return null;
  const text = halfWidth(scalar.text).trim();
  const day = parseDay(text);
  if (day === null)
    reader.report(scalar.span, ISO_DATE.test(text) ? impossibleDate(text) : notADate(scalar.text, dateMeant(text)));
  return day;
}

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** The date of `2025/7/1`, `20250701`, `2025.7.1` or `2025年7月1日`, as it should be written. */
function dateMeant(text: string): string | undefined {
  const day = readWrittenDay(text);
  return typeof day === 'number' ? formatDay(day) : undefined;
}

export function readDateNumber(reader: DocReader, node: DocNode): Rational | null {
  const day = readDate(reader, node);
  return day === null ? null : fromInteger(day);
}

export function readBoolean(reader: DocReader, node: DocNode): boolean | null {
  const scalar = reader.scalar(node);
  if (scalar === null) return null;
  if (scalar.text === 'true' || scalar.text === 'false') return scalar.text === 'true';
  const folded = halfWidth(scalar.text).trim().toLowerCase();
  const meant = /^(true|yes|y|on|1|是|有|真|对)$/.test(folded)
    ? 'true'
    : /^(false|no|n|off|0|否|无|没有|不是|假)$/.test(folded)
      ? 'false'
      : reader.nearest(folded, ['true', 'false']);
  reader.report(scalar.span, notABoolean(scalar.text, meant));
  return null;
}

export function readPeriod(reader: DocReader, node: DocNode): Period | null {
  const scalar = reader.scalar(node);
  if (scalar === null) return null;
  const period = parsePeriod(scalar.text);
  if (period === null) reader.report(scalar.span, notAPeriod(scalar.text));
  return period;
}

/** The entries that a code of a list stands for; several where an old code was split. */
export function readCode(reader: DocReader, node: DocNode, tree: CodeTree): readonly number[] | null {
  const scalar = reader.scalar(node);
  // A list without codes has been reported where the fact names it, or where it is declared.
  if (scalar === null || tree.entries.length === 0) return null;
  const found = findCode(tree, scalar.text);
  if (found.length > 0) return found;
  if (reader.full) return null;
  const near = nearCode(reader, scalar.text, tree);
  const label = near === undefined ? undefined : tree.entries[tree.index.get(near)!]!.label;
  const known = tree.entries.filter((entry) => entry.parent === undefined).slice(0, 13);
  reader.report(
    scalar.span,
    unknownCode(
      scalar.text,
      tree.name,
      near === undefined ? undefined : { code: near, label: label! },
      known.map(({ code }) => code),
    ),
  );
  return null;
}

/** The code that was meant: people write the name of a thing for its code, and mistype one. */
function nearCode(reader: DocReader, written: string, tree: CodeTree): string | undefined {
  const named = tree.entries.find(({ label }) => label.zh === written || label.en === written);
  return named?.code ?? reader.nearest(written, tree.index.keys());
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
