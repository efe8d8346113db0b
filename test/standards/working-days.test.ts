import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addWorkingDays, isWorkingDay, workingDaysBetween, workingDayYears } from '../../src/standards/working-days.ts';

const works = (date: string) => {
  const answer = isWorkingDay(date);
  return answer.ok ? answer.working : 'unknown';
};
const plus = (date: string, n: number) => {
  const answer = addWorkingDays(date, n);
  return answer.ok ? answer.date : 'unknown';
};
const between = (from: string, to: string) => {
  const answer = workingDaysBetween(from, to);
  return answer.ok ? answer.days : 'unknown';
};

describe('a working day', () => {
  // 国办发明电〔2024〕12号: 10月1日至8日放假，9月28日、10月11日上班.
  it('is arranged around National Day 2025', () => {
    for (let day = 1; day <= 8; day++) expect(works(`2025-10-0${day}`)).toBe(false);
    expect(['2025-09-27', '2025-09-28', '2025-09-29', '2025-09-30'].map(works)).toEqual([false, true, true, true]);
    expect(['2025-10-09', '2025-10-10', '2025-10-11', '2025-10-12', '2025-10-13'].map(works)).toEqual([
      true,
      true,
      true,
      false,
      true,
    ]);
  });

  // 2026: 2月15日至23日放假，2月14日、2月28日上班.
  it('is arranged around Spring Festival 2026', () => {
    for (let day = 15; day <= 23; day++) expect(works(`2026-02-${day}`)).toBe(false);
    expect(['2026-02-13', '2026-02-14', '2026-02-24', '2026-02-28', '2026-03-01'].map(works)).toEqual([
      true,
      true,
      true,
      true,
      false,
    ]);
  });

  it('in the last days of December follows the arrangement of the next year', () => {
    expect(works('2018-12-29')).toBe(true); // a Saturday, worked for 2018-12-31
    expect(works('2018-12-31')).toBe(false);
    expect(works('2011-12-31')).toBe(true); // a Saturday
  });

  it('may fall on 29 February', () => {
    expect(works('2024-02-29')).toBe(true);
  });
});

describe('adding working days', () => {
  it.each([
    ['2025-09-30', 1, '2025-10-09'],
    ['2025-09-30', 3, '2025-10-11'],
    ['2025-09-30', 4, '2025-10-13'],
    ['2025-09-26', 1, '2025-09-28'],
    ['2025-10-03', 1, '2025-10-09'],
    ['2025-10-09', -1, '2025-09-30'],
    ['2025-10-09', -3, '2025-09-28'],
    ['2026-02-13', 1, '2026-02-14'],
    ['2026-02-13', 2, '2026-02-24'],
    ['2026-02-13', 7, '2026-03-02'],
    ['2024-12-31', 1, '2025-01-02'],
  ])('%s %i is %s', (date, n, expected) => {
    expect(plus(date, n)).toBe(expected);
  });

  it('of none is the day itself, or the next working day', () => {
    expect(plus('2025-09-30', 0)).toBe('2025-09-30');
    expect(plus('2025-10-01', 0)).toBe('2025-10-09');
  });

  it('is undone by counting the working days between', () => {
    const day = fc
      .date({ min: new Date('2005-01-01'), max: new Date('2025-06-30'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: -100, max: 100 }).filter((n) => n !== 0),
        (date, n) => {
          expect(between(date, plus(date, n))).toBe(n);
        },
      ),
    );
  });

  it('takes only whole numbers', () => {
    expect(() => addWorkingDays('2025-01-01', 0.5)).toThrow(RangeError);
    expect(() => addWorkingDays('2025-01-01', Number.NaN)).toThrow(RangeError);
  });
});

describe('counting working days', () => {
  it('leaves the first day out and counts the last', () => {
    expect(between('2025-09-30', '2025-10-13')).toBe(4);
    expect(between('2025-10-13', '2025-09-30')).toBe(-4);
    expect(between('2025-10-01', '2025-10-01')).toBe(0);
  });

  // 365 days − 104 weekend days − the 18 weekdays off + the 5 weekend days worked.
  it('finds 248 in 2025', () => {
    expect(between('2024-12-31', '2025-12-31')).toBe(248);
  });
});

describe('beyond the arranged years', () => {
  const last = workingDayYears().at(-1)!;

  it('starts in 2004 and knows every year up to the last', () => {
    const years = workingDayYears();
    expect(years[0]).toBe(2004);
    expect(last).toBeGreaterThanOrEqual(2026);
    expect(years).toEqual(Array.from({ length: last - 2003 }, (_, at) => 2004 + at));
  });

  it('there is no answer, but a reason', () => {
    for (const date of ['2040-06-03', '1990-06-04', '2003-12-31', `${last + 1}-01-04`]) {
      expect(works(date)).toBe('unknown');
      expect(plus(date, 0)).toBe('unknown');
      expect(plus(date, -1)).toBe('unknown');
      expect(between(date, date)).toBe('unknown');
    }
    expect(isWorkingDay('2040-06-03')).toMatchObject({
      ok: false,
      reason: { zh: expect.stringContaining('2040 年'), en: expect.stringContaining('2040') },
    });
  });

  it('a count that runs into them has no answer either', () => {
    expect(plus(`${last}-12-20`, 10)).toBe('unknown');
    expect(plus('2004-01-02', -5)).toBe('unknown');
    expect(between('2004-01-05', '2040-01-01')).toBe('unknown');
  });

  // Never earlier than 29 December so far, in any year of the data.
  it('the last days of the last December are open until the next year is arranged', () => {
    expect(works(`${last}-12-28`)).not.toBe('unknown');
    expect(works(`${last}-12-29`)).toBe('unknown');
    expect(works(`${last}-12-31`)).toBe('unknown');
    expect(works(`${last - 1}-12-31`)).not.toBe('unknown');
  });

  it('a text that is no date is refused', () => {
    for (const text of ['2025-02-30', '2025-2-3', '', 'today']) expect(works(text)).toBe('unknown');
  });
});

describe('in any time zone', () => {
  it.each(['America/Los_Angeles', 'Asia/Shanghai', 'Pacific/Kiritimati'])('%s the answers are the same', (TZ) => {
    const module = new URL('../../src/standards/working-days.ts', import.meta.url).href;
    const script = `import { addWorkingDays, isWorkingDay } from ${JSON.stringify(module)};
      const days = ['2025-09-28', '2025-10-01', '2025-10-11', '2025-10-12', '2025-10-13', '2026-02-14'].map((day) => isWorkingDay(day).working);
      console.log(JSON.stringify([new Date(0).getTimezoneOffset() !== 0, days, addWorkingDays('2025-09-30', 4).date]));`;
    const output = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], {
      env: { ...process.env, TZ },
      encoding: 'utf8',
    });
    expect(JSON.parse(output)).toEqual([true, [true, false, true, false, true, true], '2025-10-13']);
  });
});
