import type { FactType } from '../../policy/types.ts';
import { parseDay } from '../../value/civil-date.ts';
import { type Domain, type NumberDomain, numbers } from '../../value/domain.ts';
import { ceil, divide, floor, fromInteger, multiply, type Rational, rational } from '../../value/rational.ts';

/**
 * The values of a number or date that are searched: whole multiples of a step, from `first` to `last`.
 * Money moves by the fen, whole numbers and dates by one, ratios and other numbers by a millionth.
 */
export interface Grid {
  readonly step: Rational;
  readonly first: bigint;
  readonly last: bigint;
  readonly integral: boolean;
  /** Whether there are values between those of the grid. */
  readonly dense: boolean;
  readonly isDate: boolean;
}

const STEPS: Readonly<Partial<Record<FactType, Rational>>> = {
  integer: fromInteger(1),
  date: fromInteger(1),
  money: rational(1n, 100n),
  decimal: rational(1n, 1_000_000n),
  ratio: rational(1n, 1_000_000n),
};

/** Nothing that is counted of an enterprise lies beyond a thousand million million. */
const FAR = fromInteger(1_000_000_000_000_000n);
const FIRST_DAY = BigInt(parseDay('1000-01-01')!);
const LAST_DAY = BigInt(parseDay('9999-12-31')!);

export function gridOf(type: FactType, allowed: Domain): Grid | null {
  const step = STEPS[type];
  if (step === undefined || allowed.kind !== 'number') return null;
  const isDate = type === 'date';
  const far = floor(divide(FAR, step));
  const first = allowed.min === null ? (isDate ? FIRST_DAY : -far) : ceil(divide(allowed.min, step));
  const last = allowed.max === null ? (isDate ? LAST_DAY : far) : floor(divide(allowed.max, step));
  const dense = type === 'decimal' || type === 'ratio';
  return { step, first, last, integral: isDate || type === 'integer', dense, isDate };
}

export function valueAt({ step }: Grid, at: bigint): Rational {
  return multiply({ num: at, den: 1n }, step);
}

/** All values from one place of the grid to another, those between included. */
export function stretch(grid: Grid, from: bigint, to: bigint): NumberDomain {
  return numbers({ min: valueAt(grid, from), max: valueAt(grid, to) }, grid.integral);
}

/** The last place at or below a value. */
export function placeBelow({ step }: Grid, value: Rational): bigint {
  return floor(divide(value, step));
}

/** The first place at or above a value. */
export function placeAbove({ step }: Grid, value: Rational): bigint {
  return ceil(divide(value, step));
}
