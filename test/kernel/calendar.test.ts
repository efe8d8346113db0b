import { describe, expect, it } from 'vitest';
import { calendarBounds, calendarPasses } from '../../src/kernel/calendar.ts';
import type { CalendarFunction } from '../../src/kernel/node.ts';
import { toDay } from '../../src/value/civil-date.ts';
import { compare, fromInteger, rational, toNumber } from '../../src/value/rational.ts';

const AS_OF = toDay({ year: 2024, month: 2, day: 29 });

const valueAt = (fn: CalendarFunction, day: number) =>
  calendarBounds(fn, { min: fromInteger(day), max: fromInteger(day) }, AS_OF).min!;

describe('where a function of a date passes a number', () => {
  it('is between the last day of two completed years and the first of less', () => {
    // On 2024-02-29 two years are completed since 2022-02-28, since 2022 has no 29 February, and not since 2022-03-01.
    const last = toDay({ year: 2022, month: 2, day: 28 });
    const whole = calendarPasses('years-since', fromInteger(2), AS_OF)!.map(toNumber);
    expect(valueAt('years-since', last)).toEqual(fromInteger(2));
    expect(valueAt('years-since', last + 1)).toEqual(fromInteger(1));
    // The other is where three years become two.
    expect(whole).toEqual([toDay({ year: 2021, month: 2, day: 28 }) + 0.5, last + 0.5]);
  });

  it('is told of no function that comes and goes with the year', () => {
    expect(calendarPasses('month-of', fromInteger(3), AS_OF)).toBeNull();
  });

  it('leaves all days between two passes on one side, day by day', () => {
    const start = toDay({ year: 2018, month: 1, day: 1 });
    for (const fn of ['years-since', 'months-since', 'days-since', 'year-of'] as const)
      for (const number of [fromInteger(-1), fromInteger(0), fromInteger(3), rational(5n, 2n), fromInteger(2020)]) {
        const passes = calendarPasses(fn, number, AS_OF)!;
        for (let day = start; day < start + 3650; day++) {
          const isPassed = compare(valueAt(fn, day), number) !== compare(valueAt(fn, day + 1), number);
          const isTold = passes.some((pass) => toNumber(pass) === day + 0.5);
          expect(isTold, `${fn} ${toNumber(number)} day ${day}`).toBe(isPassed);
        }
      }
  });
});
