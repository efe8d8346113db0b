import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainDecimal } from '../../../src/document/plain-decimal.ts';
import { cellReader } from '../../../src/registry/cells/cell-reader.ts';
import { scaleExactly } from '../../../src/registry/cells/scale-exactly.ts';
import { checkProperty, runs } from '../../properties/check-property.ts';
import { fact, told } from './reading.ts';

/** The decimal of a double as a whole number and how many digits of it stand behind the point, by its text alone. */
function decimalOf(value: number): { readonly digits: bigint; readonly decimals: number } {
  const [whole = '', fraction = ''] = plainDecimal(value).split('.');
  return { digits: BigInt(whole + fraction), decimals: fraction.length };
}

/** Whether `result` is `value` times ten to the power of `exponent`, in whole numbers. */
function isProduct(result: number, value: number, exponent: number): boolean {
  const [a, b] = [decimalOf(value), decimalOf(result)];
  const places = 400n;
  return a.digits * 10n ** (places + BigInt(exponent - a.decimals)) === b.digits * 10n ** (places - BigInt(b.decimals));
}

const ANY = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer().map((n) => n / 100),
  fc.integer({ min: -1e9, max: 1e9 }).map((n) => n / 1e6),
  fc.bigInt(-(10n ** 15n), 10n ** 15n).chain((n) => fc.nat(9).map((decimals) => Number(n) / 10 ** decimals)),
  fc.nat(1e6),
);
const EXPONENTS = [-3, -2, 0, 2, 3, 4, 5, 6, 7, 8, 12] as const;

describe('a double times a power of ten', () => {
  it('is exactly the product of the decimals, or not told', () => {
    checkProperty(
      'scaling',
      fc.property(ANY, fc.constantFrom(...EXPONENTS), (value, exponent) => {
        const result = scaleExactly(value, exponent);
        if (!Number.isNaN(result))
          expect([value, exponent, result, isProduct(result, value, exponent)]).toEqual([
            value,
            exponent,
            result,
            true,
          ]);
      }),
      runs(20_000, 1_000_000),
    );
  });

  it('is told of every figure that a register holds', () => {
    checkProperty(
      'scaling of figures',
      fc.property(
        fc.integer({ min: -9e10, max: 9e10 }),
        fc.nat(6),
        fc.constantFrom(-3, -2, 2, 3, 4),
        (n, decimals, exponent) => {
          expect(scaleExactly(n / 10 ** decimals, exponent)).not.toBeNaN();
        },
      ),
      runs(5_000, 200_000),
    );
  });

  it.each([
    // 1.1 × 10^4 is 11000.000000000002 in doubles, 0.07 × 100 is 7.000000000000001.
    [1.1, 4, 11000],
    [0.07, 2, 7],
    [0.57, 2, 57],
    [123.45678, 4, 1234567.8],
    [3.2, -2, 0.032],
    [0.1, -2, 0.001],
    [-0, 4, 0],
    [-2.5, 4, -25000],
  ])('%d by ten to the power of %d is %d', (value, exponent, result) => {
    expect(Object.is(scaleExactly(value, exponent), result)).toBe(true);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 1e300, 1e-300, 0.1 + 0.2])('is not told of %d', (value) => {
    expect(scaleExactly(value, 4)).toBeNaN();
  });
});

describe('a column of doubles', () => {
  const readers = [
    cellReader(fact('capital'), { exponent: 4 }),
    cellReader(fact('profit'), {}),
    cellReader(fact('staff'), {}),
    cellReader(fact('share'), { exponent: -2 }),
    cellReader(fact('score'), {}),
  ];

  it('says what its cells say one by one, where it says anything', () => {
    checkProperty(
      'columns of doubles',
      fc.property(ANY, fc.constantFrom(...readers), (value, reader) => {
        const number = reader.readNumber!(value);
        if (!Number.isNaN(number)) expect(told(reader.read(value))).toBe(plainDecimal(number));
        const decimal = reader.readDecimal!(value);
        if (!Number.isNaN(decimal)) expect(told(reader.read(plainDecimal(value)))).toBe(plainDecimal(decimal));
      }),
      runs(20_000, 500_000),
    );
  });

  it('keeps to bounds exactly', () => {
    const share = cellReader(fact('share'));
    expect([0, 1, 0.5].map((value) => share.readNumber!(value))).toEqual([0, 1, 0.5]);
    expect([-0.0001, 1.0000000000000002].map((value) => share.readNumber!(value))).toEqual([Number.NaN, Number.NaN]);
    // The bound is 0.3; 0.1 + 0.2 is the double after that of 0.3.
    const score = cellReader(fact('score'));
    expect([0.3, 0.1 + 0.2].map((value) => score.readNumber!(value))).toEqual([0.3, Number.NaN]);
    expect(told(score.read(0.1 + 0.2))).toBe('bad out-of-bounds');
    // The double of this bound is that of 0.3, which lies above it.
    const fine = cellReader(fact('fine'));
    expect([0.29999999999999993, 0.3].map((value) => fine.readNumber!(value))).toEqual([
      0.29999999999999993,
      Number.NaN,
    ]);
    expect(told(fine.read(0.3))).toBe('bad out-of-bounds');
  });

  it('of numbers that the mapping calls unknown says nothing of them', () => {
    const reader = cellReader(fact('staff'), { unknown: ['999999'] });
    expect([reader.readNumber!(999999), reader.readDecimal!(999999), reader.readNumber!(86)]).toEqual([
      Number.NaN,
      Number.NaN,
      86,
    ]);
  });

  it('is not read as plain decimals where a point parts thousands', () => {
    expect(cellReader(fact('profit'), { decimalComma: true }).readDecimal).toBeUndefined();
  });

  it('of days gives the days within bounds', () => {
    const reader = cellReader(fact('established'));
    // 1970-01-02, half a day, 1949-09-30, 9999-12-31, and the day after that, which no text can say.
    expect([1, 0.5, -7398, 2_932_896, 2_932_897].map((day) => reader.readNumber!(day))).toEqual([
      1,
      Number.NaN,
      Number.NaN,
      2_932_896,
      Number.NaN,
    ]);
    expect(reader.readDecimal).toBeUndefined();
  });
});
