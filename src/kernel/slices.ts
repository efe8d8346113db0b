import type { Interval } from '../value/interval.ts';
import { add, compare, multiply, type Rational, subtract, ZERO } from '../value/rational.ts';
import type { Segment } from './node.ts';

/** Each part of `value` at the rate of the segment that it lies in. */
export function slicesAt(value: Rational, segments: readonly Segment[]): Rational {
  let total = ZERO;
  for (const { from, below, rate } of segments) {
    if (compare(value, from) <= 0) continue;
    const end = below !== null && compare(value, below) > 0 ? below : value;
    total = add(total, multiply(rate, subtract(end, from)));
  }
  return total;
}

/** The function is linear between the ends of its segments, so that its extremes lie there or at the ends of the value. */
export function sliceBounds(value: Interval, segments: readonly Segment[]): Interval {
  const corners = segments.flatMap(({ from, below }) => (below === null ? [from] : [from, below]));
  const inside = corners.filter(
    (corner) =>
      (value.min === null || compare(corner, value.min) > 0) && (value.max === null || compare(corner, value.max) < 0),
  );
  // Below every segment the function is zero.
  const ends = [
    value.min === null ? ZERO : slicesAt(value.min, segments),
    ...inside.map((corner) => slicesAt(corner, segments)),
  ];
  if (value.max !== null) ends.push(slicesAt(value.max, segments));
  const sorted = ends.sort(compare);
  let min: Rational | null = sorted[0]!;
  let max: Rational | null = sorted[sorted.length - 1]!;
  if (value.max === null) {
    const endless = segments.find((segment) => segment.below === null);
    if (endless && endless.rate.num > 0n) max = null;
    if (endless && endless.rate.num < 0n) min = null;
  }
  return { min, max };
}
