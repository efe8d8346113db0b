/**
 * Civil dates as whole days since 1970-01-01, without clock, locale or time zone.
 * The conversions are those of the proleptic Gregorian calendar, counted in eras of 400 years (146,097 days).
 */
export interface CivilDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

export function daysInMonth(year: number, month: number): number {
  return month === 2
    ? isLeapYear(year)
      ? 29
      : 28
    : month === 4 || month === 6 || month === 9 || month === 11
      ? 30
      : 31;
}

export function toDay({ year, month, day }: CivilDate): number {
  // The year begins in March, so that the leap day is its last.
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

export function fromDay(days: number): CivilDate {
  const shifted = days + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** The day of a text `YYYY-MM-DD`, or null if there is no such day. */
export function parseDay(text: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return toDay({ year, month, day });
}

/**
 * The day of `2025-07-01`, `2025/7/1`, `2025.7.1`, `20250701` or `2025年7月1日`; 'impossible' if there is no such day, null if the
 * text is no date.
 */
export function readWrittenDay(text: string): number | 'impossible' | null {
  const match =
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? /^(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})日?$/.exec(text);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return 'impossible';
  return toDay({ year, month, day });
}

export function formatDay(days: number): string {
  const { year, month, day } = fromDay(days);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** The civil date in China (UTC+8) at a moment, in milliseconds since 1970-01-01T00:00Z. */
export function dayInChina(moment: number): number {
  return Math.floor((moment + 8 * 60 * MINUTE) / DAY);
}

/** The same day of the month `months` later (or earlier), or that month's last day. */
export function addMonths(days: number, months: number): number {
  const { year, month, day } = fromDay(days);
  const total = year * 12 + (month - 1) + months;
  const target = { year: Math.floor(total / 12), month: (((total % 12) + 12) % 12) + 1 };
  return toDay({ ...target, day: Math.min(day, daysInMonth(target.year, target.month)) });
}

/** The most months that can be added to `from` without passing `to`; negative if `from` is later. */
export function completedMonths(from: number, to: number): number {
  const a = fromDay(from);
  const b = fromDay(to);
  const months = (b.year - a.year) * 12 + (b.month - a.month);
  return addMonths(from, months) <= to ? months : months - 1;
}

/** A length of time in whole calendar units, as in ISO 8601: `P13M`, `P2Y`, `P90D`, `P1Y6M`. */
export interface Period {
  readonly months: number;
  readonly days: number;
}

/** The period of a text, or null. Years, months, weeks and days; at least one. */
export function parsePeriod(text: string): Period | null {
  const match = /^P(?=\d)(?:(\d{1,4})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,6})D)?$/.exec(text);
  if (!match) return null;
  const part = (at: number): number => Number(match[at] ?? 0);
  return { months: part(1) * 12 + part(2), days: part(3) * 7 + part(4) };
}

export function addPeriod(days: number, period: Period): number {
  return addMonths(days, period.months) + period.days;
}
