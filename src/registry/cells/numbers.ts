import { isBeyond } from '../../check/values.ts';
import { plainDecimal } from '../../document/plain-decimal.ts';
import type { FactDeclaration } from '../../policy/vocabulary.ts';
import { allowedDomain } from '../../quantities/index.ts';
import { exactNumber, type NumberDomain } from '../../value/domain.ts';
import { halfWidth, parseNumber } from '../../value/literal.ts';
import { compare, fromInteger, multiply, type Rational, rational, toNumber } from '../../value/rational.ts';
import type { BadCell } from './bad-cells.ts';
import type { Cell, CellReader, Edge } from './cell.ts';
import { bad, EMPTY, known } from './readings.ts';
import { scaleExactly } from './scale-exactly.ts';
import { isForeign, readUnit, type Unit } from './units.ts';
import type { UnknownWords } from './words.ts';

/** How numbers of a column are written. */
export interface NumberForm {
  /** The power of ten that a bare number is counted in: 4 for 万元, -2 for %. */
  readonly exponent: number;
  /** `1.280,5` rather than `1,280.5`. */
  readonly decimalComma: boolean;
  readonly unknown: UnknownWords;
}

/** More units than these are not remembered. */
const REMEMBERED = 64;

const WRITTEN = /^(?:人民币|RMB|CNY|\u00a5)?\s*([+-]?(?:\d[\d,]*)?(?:\.\d+)?(?:[eE][+-]?\d{1,3})?)(?![\d.,])(.*)$/;
const GROUPED = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;

/** Numbers of all types: `1,280(万元人民币)`, `50万人民币`, `００86`, `3.2%`. Never through a binary float. */
export function numberReader(declared: FactDeclaration, form: NumberForm): CellReader {
  const allowed = allowedDomain(declared) as NumberDomain;
  const integral = declared.type === 'integer';

  const within = (value: Rational): BadCell | null => {
    if (isBeyond(value)) return 'beyond-measure';
    if (integral && value.den !== 1n) return 'not-whole';
    const below = allowed.min !== null && compare(value, allowed.min) < 0;
    const above = allowed.max !== null && compare(value, allowed.max) > 0;
    return below || above ? 'out-of-bounds' : null;
  };
  const checked = (value: Rational) => {
    const reason = within(value);
    return reason === null ? known(exactNumber(value)) : bad(reason);
  };

  // A column has few of them.
  const units = new Map<string, Unit>();
  const unitOf = (written: string): Unit => {
    const known = units.get(written);
    if (known !== undefined) return known;
    const unit = readUnit(written, declared);
    if (units.size < REMEMBERED) units.set(written, unit);
    return unit;
  };

  const readText = (cell: string) => {
    if (form.unknown.has(cell)) return EMPTY;
    const narrow = halfWidth(cell)
      .replace(/\u2212/g, '-')
      .trim();
    const match = WRITTEN.exec(
      form.decimalComma ? narrow.replace(/[.,]/g, (sign) => (sign === ',' ? '.' : ',')) : narrow,
    );
    if (!match?.[1]) return bad(declared.type === 'money' && isForeign(narrow) ? 'foreign-currency' : 'not-a-number');
    const [, figures, rest = ''] = match;
    if (figures.includes(',') && !GROUPED.test(figures)) return bad('misplaced-separators');
    const literal = parseNumber(figures.replaceAll(',', ''));
    if (!literal.ok) return bad(literal.problem === 'too-long' ? 'beyond-measure' : 'not-a-number');
    if (/\d/.test(rest)) return bad('not-a-number');
    const unit = unitOf(rest);
    if (unit.kind === 'bad') return bad(unit.reason);
    return checked(times(literal.value, unit.kind === 'scale' ? unit.exponent : form.exponent));
  };

  const low = edge(allowed.min);
  const high = edge(allowed.max);
  const readNumber = (cell: number): number => {
    if (form.unknown.numbers.has(cell)) return Number.NaN;
    const value = scaleExactly(cell, form.exponent);
    const size = Math.abs(value);
    // Also where it is `NaN`.
    if (!(size < 1e21) || (size < 1e-9 && value !== 0)) return Number.NaN;
    if (integral && !Number.isInteger(value)) return Number.NaN;
    if (low !== null && (value < low.at || (value === low.at && !low.included))) return Number.NaN;
    if (high !== null && (value > high.at || (value === high.at && !high.included))) return Number.NaN;
    return value;
  };

  return {
    read: (cell: Cell) => {
      switch (typeof cell) {
        case 'string':
          return readText(cell);
        case 'number': {
          if (!Number.isFinite(cell)) return bad('not-a-number');
          if (form.unknown.numbers.has(cell)) return EMPTY;
          const literal = parseNumber(plainDecimal(cell));
          return literal.ok ? checked(times(literal.value, form.exponent)) : bad('beyond-measure');
        }
        case 'bigint':
          if (form.unknown.numbers.has(Number(cell))) return EMPTY;
          return checked(times(fromInteger(cell), form.exponent));
        case 'boolean':
          return bad('wrong-kind');
        default:
          return cell == null ? EMPTY : bad('a-list');
      }
    },
    readNumber,
    // With a decimal comma, `1.280` is another number than 1.28.
    ...(!form.decimalComma && { readDecimal: readNumber }),
    ...(form.unknown.numbers.size === 0 && { direct: { exponent: form.exponent, integral, low, high } }),
  };
}

function times(value: Rational, exponent: number): Rational {
  if (exponent === 0) return value;
  const power = 10n ** BigInt(Math.abs(exponent));
  return multiply(value, exponent > 0 ? fromInteger(power) : rational(1n, power));
}

/** The double at a bound: shortest decimals are in the order of their doubles. */
function edge(bound: Rational | null): Edge | null {
  if (bound === null) return null;
  const at = toNumber(bound);
  const decimal = Number.isFinite(at) ? parseNumber(plainDecimal(at)) : null;
  return { at, included: decimal?.ok === true && compare(decimal.value, bound) === 0 };
}
