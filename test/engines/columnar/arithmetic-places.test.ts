import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkProperty, runs } from '../../properties/check-property.ts';
import { anyEndsOrNot, anyRows, column, inBoth, ofEach } from './arithmetic-in-both.ts';

const anyRow = fc.record({ ends: anyEndsOrNot, least: fc.nat(8), more: fc.nat(8) });

describe('kernels that tell where ends lie', () => {
  it('join the places of both ends, and leave odd ones open if that is asked for', () => {
    checkProperty(
      'joinPlaces',
      fc.property(anyRows(anyRow), fc.constantFrom(-1, 777), fc.constantFrom(-1, 888), (drawn, apart, odd) => {
        const STRIDE = 17;
        const lows = column(drawn, ({ ends }) => ends.low);
        const highs = column(drawn, ({ ends }) => ends.high);
        const least = ofEach(drawn, ({ least }) => least);
        const most = ofEach(drawn, ({ least, more }) => least + more);
        const given = [lows, highs, Int32Array.from(least), Int32Array.from(most)];
        const { columns } = inBoth(given, [0, 2], drawn.count, (kernels, [low, high, lowPlaces, highPlaces]) =>
          kernels.joinPlaces(low!, high!, drawn.count, lowPlaces!, highPlaces!, STRIDE, apart, odd),
        );
        const isLeft = (at: number): boolean => odd >= 0 && (least[at]! % 2 === 1 || most[at]! % 2 === 1);
        expect(columns[2]).toEqual(
          least.map((one, at) => {
            if (isLeft(at)) return odd;
            if (lows[at] === highs[at]) return one;
            return apart >= 0 ? apart : (one + 1) * STRIDE + most[at]!;
          }),
        );
        expect(columns[0]).toEqual([...lows].map((low, at) => (isLeft(at) ? Number.NaN : low)));
      }),
      runs(200, 5000),
    );
  });

  it('join places by hand', () => {
    // One number; two; zero of either sign, which is one; what is not held.
    const given = [
      Float64Array.of(5, 5, -0, NaN),
      Float64Array.of(5, 6, 0, 7),
      Int32Array.of(2, 2, 4, 9),
      Int32Array.of(2, 4, 4, 6),
    ];
    const { columns } = inBoth(given, [0, 2], 4, (kernels, [low, high, lowPlaces, highPlaces]) =>
      kernels.joinPlaces(low!, high!, 4, lowPlaces!, highPlaces!, 10, -1, -1),
    );
    expect(columns[2]).toEqual([2, 34, 4, 106]);
  });

  it('tell on which side of zero ends lie', () => {
    // Below, at and above zero: 0, 1 and 2; ten more where they are one.
    const low = Float64Array.of(-3, -3, -Infinity, 0, -0, 4, NaN, 2);
    const high = Float64Array.of(-3, 0, Infinity, 0, 0, 5, 1, NaN);
    const sides = [10, 1, 2, 14, 14, 8, 5, 7];
    for (const isOpen of [0, 1]) {
      const { columns } = inBoth([low, high, new Int32Array(8)], [0, 2], 8, (kernels, [from, until, to]) =>
        kernels.sides(from!, until!, 8, 10, isOpen, to!),
      );
      expect(columns[2]).toEqual(sides);
      const left = isOpen === 1 ? [NaN, -3, -Infinity, NaN, NaN, 4, NaN, 2] : [...low];
      expect(columns[0]).toEqual(left);
    }
  });
});
