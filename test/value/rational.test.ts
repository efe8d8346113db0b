import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  ceil,
  compare,
  divide,
  equals,
  floor,
  fromInteger,
  multiply,
  negate,
  type Rational,
  rational,
  roundTo,
  subtract,
  toDecimal,
  toNumber,
} from '../../src/value/rational.ts';

const integer = fc.oneof(fc.bigInt(-20n, 20n), fc.bigInt(-(10n ** 30n), 10n ** 30n));
const positive = fc.oneof(fc.bigInt(1n, 12n), fc.bigInt(1n, 10n ** 20n));
const fraction = fc.tuple(integer, positive).map(([num, den]) => rational(num, den));

/** Compared by cross-multiplication, without any function of the module. */
const same = (a: Rational, num: bigint, den: bigint): boolean => a.num * den === num * a.den;

describe('rational numbers', () => {
  it('are in lowest terms with a denominator above zero', () => {
    expect(rational(6n, -4n)).toEqual({ num: -3n, den: 2n });
    expect(rational(0n, 7n)).toEqual({ num: 0n, den: 1n });
    expect(rational(0n, -7n)).toEqual({ num: 0n, den: 1n });
    expect(() => rational(1n, 0n)).toThrow(RangeError);
  });

  it('add, subtract, multiply and divide as fractions do', () => {
    fc.assert(
      fc.property(fraction, fraction, (a, b) => {
        expect(same(add(a, b), a.num * b.den + b.num * a.den, a.den * b.den)).toBe(true);
        expect(same(subtract(a, b), a.num * b.den - b.num * a.den, a.den * b.den)).toBe(true);
        expect(same(multiply(a, b), a.num * b.num, a.den * b.den)).toBe(true);
        if (b.num !== 0n) expect(equals(multiply(divide(a, b), b), a)).toBe(true);
        for (const result of [add(a, b), multiply(a, b)]) expect(result).toEqual(rational(result.num, result.den));
      }),
    );
  });

  it('have one order, and equal ones are one spelling', () => {
    fc.assert(
      fc.property(fraction, fraction, (a, b) => {
        const sign = a.num * b.den - b.num * a.den;
        expect(compare(a, b)).toBe(sign < 0n ? -1 : sign > 0n ? 1 : 0);
        expect(equals(a, b)).toBe(sign === 0n);
      }),
    );
  });

  it('round down towards minus infinity and up towards plus infinity', () => {
    expect([
      floor(rational(-7n, 2n)),
      ceil(rational(-7n, 2n)),
      floor(rational(7n, 2n)),
      ceil(rational(7n, 2n)),
    ]).toEqual([-4n, -3n, 3n, 4n]);
    fc.assert(
      fc.property(fraction, (a) => {
        const [low, high] = [floor(a), ceil(a)];
        expect(low * a.den <= a.num && a.num <= high * a.den).toBe(true);
        expect(high - low).toBe(a.den === 1n ? 0n : 1n);
      }),
    );
  });

  it('round to a step: halves up, also below zero', () => {
    const half = (num: bigint) => roundTo(rational(num, 2n), fromInteger(1), 'half-up');
    expect([half(5n), half(-5n), half(-3n), half(1n)]).toEqual([3, -2, -1, 1].map(fromInteger));
    expect(roundTo(fromInteger(25_000), fromInteger(10_000), 'half-up')).toEqual(fromInteger(30_000));
    fc.assert(
      fc.property(fraction, positive, (a, step) => {
        const to = rational(step, 3n);
        const away = subtract(roundTo(a, to, 'half-up'), a);
        expect(
          compare(away, divide(to, fromInteger(2))) <= 0 && compare(negate(away), divide(to, fromInteger(2))) < 0,
        ).toBe(true);
        expect(compare(roundTo(a, to, 'down'), a) <= 0 && compare(a, roundTo(a, to, 'up')) <= 0).toBe(true);
      }),
    );
  });

  it('are told as decimals, cut towards zero where they do not end', () => {
    expect(toDecimal(rational(-1n, 8n))).toBe('-0.125');
    expect(toDecimal(rational(2n, 3n), 4)).toBe('0.6666');
    expect(toDecimal(rational(-1n, 3n), 0)).toBe('0');
    expect(toDecimal(fromInteger(10n ** 30n))).toBe(`1${'0'.repeat(30)}`);
  });

  it('are told as the nearest number', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(2 ** 50), max: 2 ** 50 }), (cents) => {
        expect(toNumber(rational(BigInt(cents), 100n))).toBe(cents / 100);
      }),
    );
    expect(toNumber(rational(1n, 3n))).toBe(1 / 3);
    // However small.
    expect(toNumber(rational(-1234567890123456n, 10n ** 50n))).toBe(-1.234567890123456e-35);
    expect(toNumber(rational(1n, 10n ** 60n))).toBe(1e-60);
  });
});
