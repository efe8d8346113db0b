import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EXACT, MODES } from '../../../src/engines/columnar/kernels/index.ts';
import { fromInteger, multiply, type Rational, rational, roundTo } from '../../../src/value/rational.ts';
import { checkProperty, runs } from '../../properties/check-property.ts';
import {
  anyDouble,
  anyEndsOrNot,
  anyRows,
  anyWhole,
  column,
  type Ends,
  inBoth,
  ofEach,
  plainly,
} from './arithmetic-in-both.ts';

/** A whole number, or an infinity, or `NaN`. */
type Whole = bigint | number;

const wholeOf = (end: number): Whole => (Number.isFinite(end) ? BigInt(end) : end);

/** What doubles hold of it. */
function held(whole: Whole): number {
  const double = Number(whole);
  return typeof whole === 'number' || Number.isSafeInteger(double) ? double : NaN;
}

const anyEnd = fc.oneof(
  { weight: 8, arbitrary: anyWhole },
  { weight: 1, arbitrary: fc.constantFrom(Infinity, -Infinity, NaN) },
);

describe('the kernels of arithmetic', () => {
  it('add what doubles hold, and say where they do not hold the sum', () => {
    const sum = (a: Whole, b: Whole): Whole =>
      typeof a === 'bigint' && typeof b === 'bigint'
        ? a + b
        : typeof a === 'bigint'
          ? b
          : typeof b === 'bigint'
            ? a
            : a + b;
    checkProperty(
      'add',
      fc.property(anyRows(fc.tuple(anyEnd, anyEnd)), (drawn) => {
        const { columns } = inBoth(
          [column(drawn, ([a]) => a), column(drawn, ([, b]) => b)],
          [0],
          drawn.count,
          (kernels, [to, from]) => kernels.add(to!, from!, drawn.count),
        );
        expect(plainly(columns[0]!)).toEqual(ofEach(drawn, ([a, b]) => held(sum(wholeOf(a), wholeOf(b)))));
      }),
      runs(150, 4000),
    );
  });

  it('multiply by a whole number of units, and say where doubles do not hold the product', () => {
    checkProperty(
      'scale',
      fc.property(anyRows(anyEnd), fc.constantFrom(1, 10, 100, 1e4, 1e6, 1e8, EXACT), (drawn, times) => {
        const { columns } = inBoth([column(drawn, (end) => end)], [0], drawn.count, (kernels, [ends]) =>
          kernels.scale(ends!, times, drawn.count),
        );
        const product = (end: Whole): Whole => (typeof end === 'bigint' ? end * BigInt(times) : end);
        expect(plainly(columns[0]!)).toEqual(ofEach(drawn, (end) => held(product(wholeOf(end)))));
      }),
      runs(150, 4000),
    );
  });

  it('choose the least and the greatest of any two doubles, and neither where one is not held', () => {
    for (const kernel of ['least', 'greatest'] as const)
      checkProperty(
        kernel,
        fc.property(anyRows(fc.tuple(anyDouble, anyDouble)), (drawn) => {
          const { columns } = inBoth(
            [column(drawn, ([a]) => a), column(drawn, ([, b]) => b)],
            [0],
            drawn.count,
            (kernels, [to, from]) => kernels[kernel](to!, from!, drawn.count),
          );
          const chosen = ofEach(drawn, ([a, b]) =>
            Number.isNaN(a) || Number.isNaN(b) ? NaN : (kernel === 'least' ? a < b : a > b) ? a : b,
          );
          expect(plainly(columns[0]!)).toEqual(plainly(chosen));
        }),
        runs(100, 3000),
      );
  });

  it('multiply ends by ends to the lowest and the highest product; nothing times anything is nothing', () => {
    checkProperty(
      'multiply',
      fc.property(anyRows(fc.tuple(anyEndsOrNot, anyEndsOrNot)), (drawn) => {
        const given = [
          column(drawn, ([of]) => of.low),
          column(drawn, ([of]) => of.high),
          column(drawn, ([, by]) => by.low),
          column(drawn, ([, by]) => by.high),
        ];
        const { columns } = inBoth(given, [0, 1], drawn.count, (kernels, [low, high, byLow, byHigh]) =>
          kernels.multiply(low!, high!, byLow!, byHigh!, drawn.count),
        );
        const expected = ofEach(drawn, ([of, by]) => productOf(of, by));
        expect(plainly(columns[0]!)).toEqual(expected.map(({ low }) => low));
        expect(plainly(columns[1]!)).toEqual(expected.map(({ high }) => high));
      }),
      runs(200, 5000),
    );
  });

  it('round exactly in each mode, on both sides of zero and up to the last number that doubles hold', () => {
    const step = fc.tuple(
      fc.constantFrom(1, 2, 3, 7, 100, 999, 1000, 2 ** 52 + 1, EXACT),
      fc.constantFrom(1, 2, 3, 100),
      fc.constantFrom(1, 3, 100),
      fc.nat(2),
    );
    checkProperty(
      'round',
      fc.property(anyRows(anyEnd), step, (drawn, [num, den, whole, mode]) => {
        const { columns } = inBoth([column(drawn, (end) => end)], [0], drawn.count, (kernels, [ends]) =>
          kernels.round(ends!, drawn.count, num, den, whole, mode),
        );
        const unit = rational(BigInt(num), BigInt(den));
        const times = rational(BigInt(whole) * BigInt(den), BigInt(num));
        const rounded = (end: number): Whole => {
          if (!Number.isFinite(end)) return end;
          const isHeld = !Number.isNaN(held(BigInt(end) * BigInt(den)));
          return isHeld ? wholeNumber(multiply(roundTo(fromInteger(end), unit, MODES[mode]!), times)) : NaN;
        };
        expect(plainly(columns[0]!)).toEqual(ofEach(drawn, (end) => held(rounded(end))));
      }),
      runs(300, 10_000),
    );
  });

  it('round the last numbers that doubles hold down to steps beyond these', () => {
    // Of 3: 2^53 - 1 is one more than a multiple, and 2^53 + 1 is the next, which no double is.
    const { columns } = inBoth([Float64Array.of(-EXACT, EXACT, -0, -2)], [0], 4, (kernels, [ends]) =>
      kernels.round(ends!, 4, 3, 1, 1, 0),
    );
    expect(columns[0]).toEqual([-3002399751580331, 3002399751580330, 0, -1]);
  });

  it('narrow what is not one number, and say where less than two are left', () => {
    const end = fc.oneof(anyDouble, fc.constantFrom(-3, 0, 4));
    checkProperty(
      'narrow',
      fc.property(
        anyRows(fc.oneof(anyEndsOrNot, fc.record({ low: end, high: end }))),
        end,
        end,
        (drawn, lowest, highest) => {
          fc.pre(!Number.isNaN(lowest) && !Number.isNaN(highest));
          const given = [column(drawn, ({ low }) => low), column(drawn, ({ high }) => high)];
          const { columns } = inBoth(given, [0, 1], drawn.count, (kernels, [low, high]) =>
            kernels.narrow(low!, high!, drawn.count, lowest, highest),
          );
          const expected = ofEach(drawn, ({ low, high }) => {
            if (low === high) return [low, high];
            const from = low > lowest ? low : lowest;
            const to = high < highest ? high : highest;
            return from < to && !Number.isNaN(low) && !Number.isNaN(high) ? [from, to] : null;
          });
          const found = expected.map((_, at) => [columns[0]![at]!, columns[1]![at]!]);
          expect(found.map((ends) => (Number.isNaN(ends[0]) ? null : plainly(ends)))).toEqual(
            expected.map((ends) => ends && plainly(ends)),
          );
        },
      ),
      runs(200, 5000),
    );
  });
});

function productOf(of: Ends, by: Ends): Ends {
  const corners = [of.low, of.high].flatMap((x) => [by.low, by.high].map((y) => cornerOf(x, y)));
  if (corners.some(Number.isNaN)) return { low: NaN, high: NaN };
  return {
    low: held(corners.reduce((a, b) => (b < a ? b : a))),
    high: held(corners.reduce((a, b) => (b > a ? b : a))),
  };
}

function cornerOf(x: number, y: number): Whole {
  if (x === 0 || y === 0) return 0n;
  if (Number.isFinite(x) && Number.isFinite(y)) return BigInt(x) * BigInt(y);
  return Math.sign(x) * Math.sign(y) * Infinity;
}

function wholeNumber({ num, den }: Rational): bigint {
  expect(den).toBe(1n);
  return num;
}
