import type { Interval } from './interval.ts';
import { ceil, compare, floor, isInteger, type Rational } from './rational.ts';
import { type Truth, truthOf } from './truth.ts';

/** The numbers between two ends; `null` is no end on that side, an open end does not belong to it. */
export interface NumberRange {
  readonly min: Rational | null;
  readonly minOpen: boolean;
  readonly max: Rational | null;
  readonly maxOpen: boolean;
}

/** A union of ranges, sorted, apart from each other and none of them empty. */
export type NumberSet = readonly NumberRange[];

export const closed = (min: Rational | null, max: Rational | null): NumberRange => ({
  min,
  minOpen: false,
  max,
  maxOpen: false,
});
export const halfOpen = (from: Rational | null, below: Rational | null): NumberRange => ({
  min: from,
  minOpen: false,
  max: below,
  maxOpen: true,
});

function isEmpty(range: NumberRange): boolean {
  if (range.min === null || range.max === null) return false;
  const order = compare(range.min, range.max);
  return order > 0 || (order === 0 && (range.minOpen || range.maxOpen));
}

function compareStarts(a: NumberRange, b: NumberRange): number {
  if (a.min === null || b.min === null) return (a.min === null ? 0 : 1) - (b.min === null ? 0 : 1);
  return compare(a.min, b.min) || Number(a.minOpen) - Number(b.minOpen);
}

/** Whether `next`, which starts no earlier, continues `range` without a gap. */
function touches(range: NumberRange, next: NumberRange): boolean {
  if (range.max === null || next.min === null) return true;
  const order = compare(next.min, range.max);
  return order < 0 || (order === 0 && !(range.maxOpen && next.minOpen));
}

function endsLater(a: NumberRange, b: NumberRange): boolean {
  if (a.max === null || b.max === null) return a.max === null;
  const order = compare(a.max, b.max);
  return order > 0 || (order === 0 && !a.maxOpen);
}

/** The union of any ranges. */
export function numberSet(ranges: readonly NumberRange[]): NumberSet {
  if (ranges.length === 1) return isEmpty(ranges[0]!) ? [] : [ranges[0]!];
  const sorted = ranges.filter((range) => !isEmpty(range)).sort(compareStarts);
  const union: NumberRange[] = [];
  for (const range of sorted) {
    const before = union[union.length - 1];
    if (before && touches(before, range)) {
      if (endsLater(range, before)) union[union.length - 1] = { ...before, max: range.max, maxOpen: range.maxOpen };
    } else union.push(range);
  }
  return union;
}

/** Whether two ranges have a number in common. */
export function overlaps(a: NumberRange, b: NumberRange): boolean {
  const reaches = (low: NumberRange, high: NumberRange): boolean => {
    if (low.min === null || high.max === null) return true;
    const order = compare(low.min, high.max);
    return order < 0 || (order === 0 && !low.minOpen && !high.maxOpen);
  };
  return reaches(a, b) && reaches(b, a);
}

/** The whole numbers of a set, as closed ranges that do not touch. */
function wholeNumbers(set: NumberSet): { min: bigint | null; max: bigint | null }[] {
  const union: { min: bigint | null; max: bigint | null }[] = [];
  for (const range of set) {
    const min = range.min && (range.minOpen && isInteger(range.min) ? range.min.num + 1n : ceil(range.min));
    const max = range.max && (range.maxOpen && isInteger(range.max) ? range.max.num - 1n : floor(range.max));
    if (min !== null && max !== null && min > max) continue;
    const before = union[union.length - 1];
    if (before && before.max !== null && min !== null && min <= before.max + 1n) before.max = max;
    else union.push({ min, max });
  }
  return union;
}

/** Whether every, none or some of the numbers of an interval (the whole ones only, if `integral`) lie in the set. */
export function membership(interval: Interval, integral: boolean, set: NumberSet): Truth {
  if (integral) {
    const min = interval.min && ceil(interval.min);
    const max = interval.max && floor(interval.max);
    let canHold = false;
    let inside = false;
    for (const range of wholeNumbers(set)) {
      const meets =
        (range.min === null || max === null || range.min <= max) &&
        (range.max === null || min === null || min <= range.max);
      if (!meets) continue;
      canHold = true;
      inside ||=
        (range.min === null || (min !== null && range.min <= min)) &&
        (range.max === null || (max !== null && max <= range.max));
    }
    return truthOf(canHold, !inside);
  }
  const own: NumberRange = closed(interval.min, interval.max);
  let canHold = false;
  let inside = false;
  for (const range of set) {
    if (!overlaps(own, range)) continue;
    canHold = true;
    inside ||= covers(range, interval);
  }
  return truthOf(canHold, !inside);
}

function covers(range: NumberRange, interval: Interval): boolean {
  const low =
    range.min === null ||
    (interval.min !== null &&
      (range.minOpen ? compare(range.min, interval.min) < 0 : compare(range.min, interval.min) <= 0));
  const high =
    range.max === null ||
    (interval.max !== null &&
      (range.maxOpen ? compare(interval.max, range.max) < 0 : compare(interval.max, range.max) <= 0));
  return low && high;
}
