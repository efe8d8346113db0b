// Only the data of chinese-days is used: its functions parse a date as UTC and read it back in local time, so that
// west of Greenwich they answer for the day before.
import arrangements from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import type { Phrase } from '../text/localized.ts';
import { formatDay, fromDay, parseDay, toDay } from '../value/civil-date.ts';

type DayNames = Readonly<Record<string, string>>;

const HOLIDAYS: DayNames = arrangements.holidays;
const MAKE_UP_DAYS: DayNames = arrangements.workdays;

/** Why there is no answer: not a date, or a year whose holidays nobody has arranged yet. */
export interface NoWorkingDay {
  readonly ok: false;
  readonly reason: Phrase;
}

/**
 * Whether a civil date `YYYY-MM-DD` is a working day in China: Monday to Friday without the holidays that 国务院办公厅
 * arranges for each year in the autumn before (under 全国年节及纪念日放假办法), and the weekend days worked in exchange (调休).
 *
 * A year is known if the data holds both its New Year and its National Day. Since an arrangement may reach back into the
 * last days of the December before (2018-12-29 was worked for New Year 2019), those days of the last known year are
 * refused as well; which days can be concerned is read from all years of the data.
 */
export function isWorkingDay(date: string): { readonly ok: true; readonly working: boolean } | NoWorkingDay {
  const day = parseDay(date);
  if (day === null) return notADate(date);
  const working = works(day);
  return typeof working === 'boolean' ? { ok: true, working } : working;
}

/**
 * The `n`th working day after a date, the date itself not counted (民法典 article 201); before it if `n` is negative.
 * With `n` 0 it is the date, or the next working day if it is none (article 203).
 */
export function addWorkingDays(date: string, n: number): { readonly ok: true; readonly date: string } | NoWorkingDay {
  if (!Number.isSafeInteger(n)) throw new RangeError(`a whole number of working days is needed, not ${n}`);
  let day = parseDay(date);
  if (day === null) return notADate(date);
  const step = n < 0 ? -1 : 1;
  const start = works(day);
  if (typeof start !== 'boolean') return start;
  let left = n === 0 && !start ? 1 : Math.abs(n);
  while (left > 0) {
    day += step;
    const working = works(day);
    if (typeof working !== 'boolean') return working;
    if (working) left--;
  }
  return { ok: true, date: formatDay(day) };
}

/**
 * How many working days lie after `from` up to and including `to`; before it, as a negative number, if `to` is earlier.
 * It counts as `addWorkingDays` does: from a date to its `n`th working day it is `n`.
 */
export function workingDaysBetween(
  from: string,
  to: string,
): { readonly ok: true; readonly days: number } | NoWorkingDay {
  const start = parseDay(from);
  const end = parseDay(to);
  if (start === null) return notADate(from);
  if (end === null) return notADate(to);
  const step = end < start ? -1 : 1;
  const first = works(start);
  if (typeof first !== 'boolean') return first;
  let days = 0;
  for (let day = start; day !== end; ) {
    day += step;
    const working = works(day);
    if (typeof working !== 'boolean') return working;
    if (working) days += step;
  }
  return { ok: true, days };
}

/** The years whose holidays are known, in order. */
export function workingDayYears(): readonly number[] {
  const years = new Set(Object.keys(HOLIDAYS).map((date) => Number(date.slice(0, 4))));
  return [...years].filter(isArranged).sort((a, b) => a - b);
}

function works(day: number): boolean | NoWorkingDay {
  const { year, month } = fromDay(day);
  const date = formatDay(day);
  if (!isArranged(year)) return notArranged(date, year);
  if (month === 12 && !isArranged(year + 1) && date.slice(5) >= firstOfNextYear()) return notArranged(date, year + 1);
  if (date in MAKE_UP_DAYS) return true;
  return !(date in HOLIDAYS) && !isWeekend(day);
}

/** 1970-01-01, day 0, was a Thursday. */
function isWeekend(day: number): boolean {
  const weekday = (((day + 4) % 7) + 7) % 7;
  return weekday === 0 || weekday === 6;
}

function isArranged(year: number): boolean {
  return (
    formatDay(toDay({ year, month: 1, day: 1 })) in HOLIDAYS &&
    formatDay(toDay({ year, month: 10, day: 1 })) in HOLIDAYS
  );
}

let reachesBackTo: string | undefined;

/** The earliest `MM-DD` of a December that the arrangement of the following year has ever changed. */
function firstOfNextYear(): string {
  reachesBackTo ??= [...Object.keys(HOLIDAYS), ...Object.keys(MAKE_UP_DAYS)]
    .map((date) => date.slice(5))
    .filter((monthDay) => monthDay.startsWith('12-'))
    .reduce((earliest, monthDay) => (monthDay < earliest ? monthDay : earliest), '12-31');
  return reachesBackTo;
}

function notADate(text: string): NoWorkingDay {
  return { ok: false, reason: { zh: `「${text}」不是日期`, en: `\`${text}\` is not a date` } };
}

function notArranged(date: string, year: number): NoWorkingDay {
  const years = workingDayYears();
  return {
    ok: false,
    reason: {
      zh: `${date} 是否工作日尚不可知：没有 ${year} 年的放假安排，只有 ${years[0]} 至 ${years[years.length - 1]} 年的`,
      en: `whether ${date} is a working day is not known: the holidays of ${year} are not among those of ${years[0]} to ${years[years.length - 1]}`,
    },
  };
}
