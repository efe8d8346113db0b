import fc from 'fast-check';
import { describe, it } from 'vitest';
import type { Kernels } from '../../../src/engines/columnar/kernels/index.ts';
import { checkProperty, runs } from '../../properties/check-property.ts';
import { anyDouble, anyRows, column, inBoth } from './arithmetic-in-both.ts';

type Ends = readonly [low: number, high: number, byLow: number, byHigh: number];

/** Each with two more numbers of any kind, also such as nobody hands to it. */
const REWRITING: Record<string, (kernels: Kernels, at: Ends, count: number, a: number, b: number) => void> = {
  add: (kernels, [to, from], count) => kernels.add(to, from, count),
  scale: (kernels, [ends], count, times) => kernels.scale(ends, times, count),
  multiply: (kernels, [low, high, byLow, byHigh], count) => kernels.multiply(low, high, byLow, byHigh, count),
  divide: (kernels, [low, high, byLow, byHigh], count, term) => kernels.divide(low, high, byLow, byHigh, count, term),
  roundDown: (kernels, [ends], count, num, den) => kernels.round(ends, count, num, den, 100, 0),
  roundUp: (kernels, [ends], count, num, den) => kernels.round(ends, count, num, den, 100, 1),
  roundHalfUp: (kernels, [ends], count, num, den) => kernels.round(ends, count, num, den, 100, 2),
  narrow: (kernels, [low, high], count, lowest, highest) => kernels.narrow(low, high, count, lowest, highest),
  units: (kernels, [to, numbers], count, lowest, highest) => kernels.units(numbers, count, 100, lowest, highest, 0, to),
};

describe('the two kinds of kernels', () => {
  it.each(Object.entries(REWRITING))(
    'give the same bits of any doubles, also where these are not held: %s',
    (name, run) => {
      const row = fc.tuple(anyDouble, anyDouble, anyDouble, anyDouble);
      checkProperty(
        `agree: ${name}`,
        fc.property(anyRows(row), anyDouble, anyDouble, (drawn, a, b) => {
          const given = [0, 1, 2, 3].map((index) => column(drawn, (numbers) => numbers[index]!));
          inBoth(given, [0, 1], drawn.count, (kernels, at) => run(kernels, at as unknown as Ends, drawn.count, a, b));
        }),
        runs(100, 3000),
      );
    },
  );
});
