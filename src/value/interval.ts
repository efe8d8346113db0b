import { add, compare, divide, equals, multiply, type Rational, type RoundingMode, roundTo, ZERO } from './rational.ts';

/** All numbers from `min` to `max`, both included; `null` is no bound on that side. `min` is never above `max`. */
export interface Interval {
  readonly min: Rational | null;
  readonly max: Rational | null;
}

export const EVERYTHING: Interval = { min: null, max: null };
/** The interval 0 to unbounded. */
export const NOT_NEGATIVE: Interval = { min: ZERO, max: null };

export function point(value: Rational): Interval {
  return { min: value, max: value };
}

/** The one number of the interval, or null where there are several. */
export function exactly(a: Interval): Rational | null {
  return a.min !== null && a.max !== null && equals(a.min, a.max) ? a.min : null;
}

/** The lower of two lower ends, null being minus infinity. */
export const lowerMin = (a: Rational | null, b: Rational | null): Rational | null =>
  a === null || b === null ? null : compare(a, b) <= 0 ? a : b;
/** The higher of two lower ends. */
export const higherMin = (a: Rational | null, b: Rational | null): Rational | null =>
  a === null ? b : b === null ? a : compare(a, b) >= 0 ? a : b;
/** The lower of two upper ends, null being plus infinity. */
export const lowerMax = (a: Rational | null, b: Rational | null): Rational | null =>
  a === null ? b : b === null ? a : compare(a, b) <= 0 ? a : b;
/** The higher of two upper ends. */
export const higherMax = (a: Rational | null, b: Rational | null): Rational | null =>
  a === null || b === null ? null : compare(a, b) >= 0 ? a : b;

/** Whether the ends have crossed, so that no number lies between them. */
export function isEmpty(a: Interval): boolean {
  return a.min !== null && a.max !== null && compare(a.min, a.max) > 0;
}

/** The smallest interval that covers both. */
export function hull(a: Interval, b: Interval): Interval {
  return { min: lowerMin(a.min, b.min), max: higherMax(a.max, b.max) };
}

/** What both have in common, or null if nothing. */
export function intersect(a: Interval, b: Interval): Interval | null {
  const min = higherMin(a.min, b.min);
  const max = lowerMax(a.max, b.max);
  return isEmpty({ min, max }) ? null : { min, max };
}

export function plus(a: Interval, b: Interval): Interval {
  return {
    min: a.min === null || b.min === null ? null : add(a.min, b.min),
    max: a.max === null || b.max === null ? null : add(a.max, b.max),
  };
}

/** An end of an interval with its infinity: the sign of the infinity, or a number. */
type End = Rational | 1 | -1;

const isInfinite = (end: End): end is 1 | -1 => typeof end === 'number';
const signOf = (end: End): number => (isInfinite(end) ? end : end.num > 0n ? 1 : end.num < 0n ? -1 : 0);
const compareEnds = (a: End, b: End): number =>
  isInfinite(a) ? (isInfinite(b) ? a - b : a) : isInfinite(b) ? -b : compare(a, b);

/** Zero times infinity is zero: the unbounded side is a limit that is never reached. */
function product(a: End, b: End): End {
  if (!isInfinite(a) && !isInfinite(b)) return multiply(a, b);
  const sign = signOf(a) * signOf(b);
  return sign === 0 ? ZERO : sign > 0 ? 1 : -1;
}

function cover(ends: readonly End[]): Interval {
  let low = ends[0]!;
  let high = low;
  for (const end of ends) {
    if (compareEnds(end, low) < 0) low = end;
    if (compareEnds(end, high) > 0) high = end;
  }
  return { min: isInfinite(low) ? null : low, max: isInfinite(high) ? null : high };
}

export function times(a: Interval, b: Interval): Interval {
  const aLow = a.min ?? -1;
  const aHigh = a.max ?? 1;
  const bLow = b.min ?? -1;
  const bHigh = b.max ?? 1;
  return cover([product(aLow, bLow), product(aLow, bHigh), product(aHigh, bLow), product(aHigh, bHigh)]);
}

/** `a / b` where `b` lies wholly above zero, else null: the value is undefined, or may be. */
export function over(a: Interval, b: Interval): Interval | null {
  if (b.min === null || b.min.num <= 0n) return null;
  const least = b.max === null ? ZERO : divide({ num: 1n, den: 1n }, b.max);
  return times(a, { min: least, max: divide({ num: 1n, den: 1n }, b.min) });
}

export function least(a: Interval, b: Interval): Interval {
  return { min: lowerMin(a.min, b.min), max: lowerMax(a.max, b.max) };
}

export function greatest(a: Interval, b: Interval): Interval {
  return { min: higherMin(a.min, b.min), max: higherMax(a.max, b.max) };
}

export function rounded(a: Interval, to: Rational, mode: RoundingMode): Interval {
  return { min: a.min && roundTo(a.min, to, mode), max: a.max && roundTo(a.max, to, mode) };
}
