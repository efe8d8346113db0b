import { addMonths as addMonthsFns, differenceInMonths, isLeapYear as isLeapYearFns } from 'date-fns';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  addMonths,
  addPeriod,
  completedMonths,
  daysInMonth,
  formatDay,
  fromDay,
  isLeapYear,
  parseDay,
  parsePeriod,
  toDay,
} from '../../src/value/civil-date.ts';

const DAY = 86_400_000;
const FIRST = Date.UTC(1, 0, 1) / DAY;
const day = fc.oneof(
  fc.integer({ min: Date.UTC(1900, 0, 1) / DAY, max: Date.UTC(2100, 11, 31) / DAY }),
  // The ends of months, where it is easy to be wrong.
  fc
    .tuple(fc.integer({ min: 1999, max: 2030 }), fc.integer({ min: 0, max: 11 }), fc.integer({ min: -3, max: 1 }))
    .map(([y, m, d]) => Date.UTC(y, m, d) / DAY),
);

describe('civil dates', () => {
  const zone = process.env['TZ'];

  // date-fns reckons in the local zone.
  beforeAll(() => {
    process.env['TZ'] = 'UTC';
  });

  afterAll(() => {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });

  it('count the days that JavaScript counts in UTC', () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_162, max: 2_932_896 }), (days) => {
        const date = new Date(days * DAY);
        const civil = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
        expect(fromDay(days)).toEqual(civil);
        expect(toDay(civil)).toBe(days);
        expect(formatDay(days)).toBe(date.toISOString().slice(0, 10));
        expect(parseDay(formatDay(days))).toBe(days);
      }),
    );
    expect(FIRST).toBeTypeOf('number');
  });

  it('know leap years and the lengths of months as date-fns does', () => {
    for (let year = 1; year <= 2800; year++) {
      const date = new Date(0);
      date.setUTCFullYear(year, 0, 1);
      expect(isLeapYear(year), String(year)).toBe(isLeapYearFns(date));
      for (let month = 1; month <= 12; month++) {
        const last = new Date(0);
        last.setUTCFullYear(year, month, 0);
        if (daysInMonth(year, month) !== last.getUTCDate()) expect.fail(`${year}-${month}`);
      }
    }
  });

  it('add months as date-fns does: the same day, or the last of the month', () => {
    expect(formatDay(addMonths(parseDay('2024-01-31')!, 1))).toBe('2024-02-29');
    expect(formatDay(addMonths(parseDay('2024-02-29')!, 12))).toBe('2025-02-28');
    expect(formatDay(addMonths(parseDay('2024-03-31')!, -1))).toBe('2024-02-29');
    fc.assert(
      fc.property(day, fc.integer({ min: -700, max: 700 }), (days, months) => {
        expect(addMonths(days, months)).toBe(addMonthsFns(new Date(days * DAY), months).getTime() / DAY);
      }),
    );
  });

  it('complete as many months as can be added without passing the day', () => {
    fc.assert(
      fc.property(day, day, (from, to) => {
        const months = completedMonths(from, to);
        expect(addMonths(from, months)).toBeLessThanOrEqual(to);
        expect(addMonths(from, months + 1)).toBeGreaterThan(to);
        // date-fns counts the same forwards, but for its own rule about the last day of February.
        const other = differenceInMonths(new Date(to * DAY), new Date(from * DAY));
        if (from <= to) expect(Math.abs(other - months)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('refuse days that do not exist and texts that are no dates', () => {
    for (const text of [
      '2024-02-30',
      '2023-02-29',
      '1900-02-29',
      '2024-13-01',
      '2024-00-10',
      '2024-01-00',
      '2024-1-1',
      '24-01-01',
      ' 2024-01-01',
      '2024-01-01T00:00:00Z',
      '',
    ])
      expect(parseDay(text), text).toBeNull();
    expect(parseDay('2000-02-29')).not.toBeNull();
  });

  it('read lengths of time in calendar units', () => {
    expect(parsePeriod('P13M')).toEqual({ months: 13, days: 0 });
    expect(parsePeriod('P1Y6M2W3D')).toEqual({ months: 18, days: 17 });
    for (const text of ['P', 'P1', '1Y', 'P1.5Y', 'PT1H', 'P-1Y', 'P1M1Y', 'p1y', 'P1S'])
      expect(parsePeriod(text), text).toBeNull();
  });

  it('add the months of a length of time before its days', () => {
    expect(formatDay(addPeriod(parseDay('2024-01-31')!, { months: 1, days: 1 }))).toBe('2024-03-01');
  });
});
