import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closed, halfOpen, membership, type NumberRange, numberSet, overlaps } from '../../src/value/number-set.ts';
import { compare, fromInteger, type Rational, rational } from '../../src/value/rational.ts';

/** Ends are halves, so that quarters between −4 and 4 tell everything, and ±100 the open sides. */
const half = fc.integer({ min: -6, max: 6 }).map((at) => rational(BigInt(at), 2n));
const end = fc.option(half, { nil: null, freq: 5 });
const range = fc
  .tuple(end, fc.boolean(), end, fc.boolean())
  .map(([min, minOpen, max, maxOpen]): NumberRange => ({ min, minOpen, max, maxOpen }));
const SAMPLES = [-100, 100, ...Array.from({ length: 33 }, (_, at) => (at - 16) / 4)];
const sample = (at: number): Rational => rational(BigInt(at * 4), 4n);

function lies(at: Rational, { min, minOpen, max, maxOpen }: NumberRange): boolean {
  const low = min === null || compare(at, min) > 0 || (compare(at, min) === 0 && !minOpen);
  const high = max === null || compare(at, max) < 0 || (compare(at, max) === 0 && !maxOpen);
  return low && high;
}

describe('sets of numbers', () => {
  it('hold what any of their ranges holds, in ranges that are sorted, apart and not empty', () => {
    fc.assert(
      fc.property(fc.array(range, { maxLength: 5 }), (ranges) => {
        const set = numberSet(ranges);
        for (const at of SAMPLES.map(sample)) {
          expect(set.filter((one) => lies(at, one)).length).toBe(ranges.some((one) => lies(at, one)) ? 1 : 0);
        }
        expect(set.every((one) => SAMPLES.some((at) => lies(sample(at), one)))).toBe(true);
        expect(numberSet(set)).toEqual(set);
      }),
      { numRuns: 500 },
    );
  });

  it('say whether all, none or some numbers of an interval lie in them', () => {
    fc.assert(
      fc.property(fc.array(range, { maxLength: 4 }), end, end, fc.boolean(), (ranges, a, b, integral) => {
        const [min, max] = a && b && compare(a, b) > 0 ? [b, a] : [a, b];
        const own = SAMPLES.filter((at) => (!integral || Number.isInteger(at)) && lies(sample(at), closed(min, max)));
        fc.pre(own.length > 0);
        const inside = own.filter((at) => ranges.some((one) => lies(sample(at), one))).length;
        const truth = inside === 0 ? 'false' : inside === own.length ? 'true' : 'unknown';
        expect(membership({ min, max }, integral, numberSet(ranges))).toBe(truth);
      }),
      { numRuns: 1000 },
    );
  });

  it('overlap where they have a number in common', () => {
    fc.assert(
      fc.property(range, range, (a, b) => {
        const holds = (one: NumberRange): boolean => SAMPLES.some((at) => lies(sample(at), one));
        fc.pre(holds(a) && holds(b));
        expect(overlaps(a, b)).toBe(SAMPLES.some((at) => lies(sample(at), a) && lies(sample(at), b)));
      }),
      { numRuns: 500 },
    );
  });

  it('join rows that meet, since the first ends where the second begins', () => {
    const rows = [halfOpen(null, fromInteger(1)), halfOpen(fromInteger(1), null)];
    expect(numberSet(rows)).toEqual([{ min: null, minOpen: false, max: null, maxOpen: true }]);
    expect(overlaps(rows[0]!, rows[1]!)).toBe(false);
  });
});
