import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EVERYTHING,
  exactly,
  greatest,
  hull,
  type Interval,
  intersect,
  least,
  NOT_NEGATIVE,
  over,
  plus,
  point,
  rounded,
  times,
} from '../../src/value/interval.ts';
import { fromInteger, type Rational, rational } from '../../src/value/rational.ts';

const whole = (min: number | null, max: number | null): Interval => ({
  min: min === null ? null : fromInteger(min),
  max: max === null ? null : fromInteger(max),
});

const end = fc.option(fc.integer({ min: -5, max: 5 }), { nil: null, freq: 4 });
const interval = fc.tuple(end, end).map(([a, b]) => (a !== null && b !== null && a > b ? whole(b, a) : whole(a, b)));

/** Whole numbers of an interval; an open side reaches far out, and `FAR` times `FAR` farther still. */
const FAR = 100;
function members({ min, max }: Interval): number[] {
  const low = min === null ? -FAR : Number(min.num);
  const high = max === null ? FAR : Number(max.num);
  const all = [...new Set([low, high, ...Array.from({ length: 11 }, (_, at) => at - 5)])];
  return all.filter((at) => low <= at && at <= high).sort((a, b) => a - b);
}

const far = (value: number): boolean => Math.abs(value) > FAR / 2;

/** What brute force over the members says the bounds are; a far one is an open side. */
function bounds(values: readonly number[]): { min: number | null; max: number | null } {
  const [min, max] = [Math.min(...values), Math.max(...values)];
  return { min: far(min) ? null : min, max: far(max) ? null : max };
}

const told = ({ min, max }: Interval) => {
  const number = (value: Rational | null) => value && Number(value.num) / Number(value.den);
  return { min: number(min), max: number(max) };
};

/** Without negative zero, which is no number of ours. */
const normal = (ends: { min: number | null; max: number | null }) => {
  const plain = (end: number | null) => (end === null ? null : end + 0);
  return { min: plain(ends.min), max: plain(ends.max) };
};

const OPERATIONS = {
  plus: [plus, (a: number, b: number) => a + b],
  times: [times, (a: number, b: number) => a * b],
  least: [least, Math.min],
  greatest: [greatest, Math.max],
} as const;

describe('intervals', () => {
  for (const [name, [operation, exact]] of Object.entries(OPERATIONS)) {
    it(`${name} has the bounds of all pairs of members`, () => {
      fc.assert(
        fc.property(interval, interval, (a, b) => {
          const all = members(a).flatMap((x) => members(b).map((y) => exact(x, y)));
          expect(normal(told(operation(a, b)))).toEqual(normal(bounds(all)));
        }),
      );
    });
  }

  it('take zero times without bound as zero', () => {
    expect(times(point(fromInteger(0)), EVERYTHING)).toEqual(point(fromInteger(0)));
    expect(times(whole(0, 2), NOT_NEGATIVE)).toEqual(NOT_NEGATIVE);
    expect(times(whole(-1, 0), NOT_NEGATIVE)).toEqual({ min: null, max: fromInteger(0) });
  });

  it('divide only by what is above zero', () => {
    expect(over(whole(1, 2), whole(0, 4))).toBeNull();
    expect(over(whole(1, 2), whole(-4, -1))).toBeNull();
    expect(over(whole(1, 2), whole(null, 4))).toBeNull();
    expect(over(whole(1, 2), whole(4, 8))).toEqual({ min: rational(1n, 8n), max: rational(1n, 2n) });
    expect(over(whole(-2, 1), whole(4, null))).toEqual({ min: rational(-1n, 2n), max: rational(1n, 4n) });
    expect(over(whole(3, null), whole(4, null))).toEqual(NOT_NEGATIVE);
  });

  it('meet and cover as sets do', () => {
    fc.assert(
      fc.property(interval, interval, (a, b) => {
        const both = intersect(a, b);
        const common = members(a).filter((one) => members(b).includes(one));
        expect(both === null ? [] : members(both)).toEqual(common);
        expect(normal(told(hull(a, b)))).toEqual(normal(bounds([...members(a), ...members(b)])));
      }),
    );
  });

  it('round, and name the one number in them', () => {
    expect(rounded({ min: rational(3n, 2n), max: null }, fromInteger(1), 'down')).toEqual(whole(1, null));
    expect(exactly(point(fromInteger(3)))).toEqual(fromInteger(3));
    expect(exactly(whole(3, 4))).toBeNull();
    expect(exactly(EVERYTHING)).toBeNull();
  });
});
