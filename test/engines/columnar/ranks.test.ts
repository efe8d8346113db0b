import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { above, decimalOf, Ranks } from '../../../src/engines/columnar/ranks.ts';
import { compare, fromInteger, isInteger, type Rational, rational } from '../../../src/value/rational.ts';
import { checkProperty, runs } from '../../properties/check-property.ts';

/** Looked at one after the other. */
function placeOf(value: Rational, sorted: readonly Rational[]): number {
  const below = sorted.filter((threshold) => compare(threshold, value) < 0).length;
  return sorted.some((threshold) => compare(threshold, value) === 0) ? 2 * below + 1 : 2 * below;
}

describe('ranks', () => {
  it('of one threshold tell below, at and above', () => {
    const ranks = new Ranks([rational(1n, 10n)]);
    expect([0.1, above(0.1), 0, -1, -0, 1e300, Infinity, -Infinity].map((value) => ranks.ofDouble(value))).toEqual([
      1, 2, 0, 0, 0, 2, 2, 0,
    ]);
  });

  it('of no threshold are all the same', () => {
    expect([-5, 0, 5].map((value) => new Ranks([]).ofDouble(value))).toEqual([0, 0, 0]);
  });

  it('have a whole number and one that is none at every place where there are such', () => {
    for (const thresholds of [[], [5], [0, 8], [0, 1], [-3, 4, 9]]) {
      const ranks = new Ranks(thresholds.map(fromInteger));
      for (let place = 0; place < ranks.places; place += 2) {
        const [whole, broken] = [ranks.at(place), ranks.at(place, false)];
        expect([ranks.of(whole), ranks.of(broken), isInteger(broken)]).toEqual([place, place, false]);
        // Between zero and one there is none.
        expect(isInteger(whole)).toBe(thresholds.length !== 2 || thresholds[1] !== 1 || place !== 2);
      }
    }
  });

  it('are where a number lies among thresholds of any sign and size, also right beside them', () => {
    const number = fc.oneof(
      fc.integer({ min: -3, max: 3 }).map(fromInteger),
      fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map(fromInteger),
      fc.tuple(fc.bigInt(-10_000n, 10_000n), fc.constantFrom(3n, 10n, 1000n)).map(([num, den]) => rational(num, den)),
    );
    const double = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }), fc.integer());
    checkProperty(
      'ranks',
      fc.property(fc.array(number, { maxLength: 12 }), fc.array(double, { maxLength: 20 }), (thresholds, drawn) => {
        const sorted = [...thresholds]
          .sort(compare)
          .filter((one, at, all) => at === 0 || compare(all[at - 1]!, one) !== 0);
        const ranks = new Ranks(thresholds);
        const near = thresholds.flatMap(({ num, den }) => {
          const at = Number(num) / Number(den);
          return [at, above(at), -above(-at)];
        });
        for (const value of [...drawn, ...near])
          expect(ranks.ofDouble(value), `${value}`).toBe(placeOf(decimalOf(value), sorted));
      }),
      runs(300, 5000),
    );
  });
});
