import type { FactDeclaration } from '../../policy/vocabulary.ts';
import { allowedDomain } from '../../quantities/index.ts';
import { dayInChina, daysInMonth, readWrittenDay, toDay } from '../../value/civil-date.ts';
import { exactNumber, intersectDomains, type NumberDomain, numbers } from '../../value/domain.ts';
import { halfWidth } from '../../value/literal.ts';
import { fromInteger } from '../../value/rational.ts';
import type { Cell, CellReader, CellReading } from './cell.ts';
import { bad, EMPTY, known } from './readings.ts';
import type { UnknownWords } from './words.ts';

/** How dates of a column are written, beside the forms that nobody can take for anything else. */
export const DATE_FORMS = [
  /** Serial numbers of Excel, from 1900 or (as on old Macs) 1904 on. */
  'excel',
  'excel-1904',
  /** `5/1/2023`, the day first or the month first. */
  'day-month-year',
  'month-day-year',
] as const;
export type DateForm = (typeof DATE_FORMS)[number];

export interface DateColumnForm {
  readonly form: DateForm | null;
  readonly unknown: UnknownWords;
}

/** What follows a date: a time of day, with a fraction and a zone or without. */
const TIME = /^(.*?\d)日?[T\s]\s*(\d{1,2}):(\d{2})(?::\d{2}(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?\s*(?:[AP]M)?$/i;
/** Of `2023.1` nobody knows whether it was `2023.10` before a spreadsheet took it for a number. */
const MONTH = /^(\d{4})(?!\.1$)[-/.年](\d{1,2})月?$/;
const PARTED = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/;

/** No date with its time and zone is longer. */
const LONGEST = 40;

/** Six digits are a month (`202301`): as a serial number they would be a day after 2173. */
const SERIAL = /^(?:\d{1,5}|\d{7})(?:\.\d+)?$/;

const LAST_DAY = toDay({ year: 9999, month: 12, day: 31 });

/**
 * Days: `2023-01-05`, `2023/1/5`, `2023.1.5`, `20230105`, `2023年1月5日`, with or without a time of day, which is cut off. With a zone
 * it is a moment, and the day that it is in China counts: software writes midnight there as 16:00Z of the day before. Of `2023年1月`
 * it is known that it lies in that month.
 */
export function dateReader(declared: FactDeclaration, { form, unknown }: DateColumnForm): CellReader {
  const allowed = allowedDomain(declared) as NumberDomain;
  const [low, high] = [allowed.min && Number(allowed.min.num), allowed.max && Number(allowed.max.num)];
  const outside = (day: number): boolean => (low !== null && day < low) || (high !== null && day > high);
  const checked = (day: number): CellReading =>
    outside(day) ? bad('out-of-bounds') : known(exactNumber(fromInteger(day)));

  const readMonth = (text: string): CellReading | null => {
    const match = MONTH.exec(text);
    if (!match) return null;
    const [year, month] = [Number(match[1]), Number(match[2])];
    if (month < 1 || month > 12) return bad('impossible-date');
    const day = (one: number) => fromInteger(toDay({ year, month, day: one }));
    const common = intersectDomains(numbers({ min: day(1), max: day(daysInMonth(year, month)) }, true), allowed);
    return common === null ? bad('out-of-bounds') : known(common);
  };

  const readParted = (text: string): CellReading | null => {
    const match = form === 'day-month-year' || form === 'month-day-year' ? PARTED.exec(text) : null;
    if (!match) return null;
    const [, first = '', second = '', year = ''] = match;
    const [day, month] = form === 'day-month-year' ? [first, second] : [second, first];
    const found = readWrittenDay(`${year}-${month}-${day}`);
    return typeof found === 'number' ? checked(found) : bad('impossible-date');
  };

  const readText = (cell: string): CellReading => {
    if (unknown.has(cell)) return EMPTY;
    const narrow = halfWidth(cell).trim();
    if (narrow.length > LONGEST) return bad('not-a-date');
    if ((form === 'excel' || form === 'excel-1904') && SERIAL.test(narrow)) return readSerial(Number(narrow), form);
    const [, text = narrow, hour, minute, zone] = TIME.exec(narrow) ?? [];
    const day = readWrittenDay(text);
    if (typeof day === 'number')
      return checked(zone === undefined ? day : dayInChina(momentOf(day, Number(hour), Number(minute), zone)));
    if (day === 'impossible') return bad('impossible-date');
    return readParted(text) ?? readMonth(text) ?? bad('not-a-date');
  };

  const readSerial = (serial: number, from: 'excel' | 'excel-1904'): CellReading => {
    const day = dayOfSerial(Math.floor(serial), from);
    return day === null || day > LAST_DAY ? bad('impossible-date') : checked(day);
  };

  return {
    read: (cell: Cell) => {
      if (cell == null) return EMPTY;
      if (typeof cell === 'string') return readText(cell);
      if (typeof cell === 'number' || typeof cell === 'bigint') return readText(String(cell));
      return bad(typeof cell === 'boolean' ? 'wrong-kind' : 'a-list');
    },
    readNumber: (day) => (Number.isInteger(day) && day <= LAST_DAY && !outside(day) ? day + 0 : Number.NaN),
    direct: {
      exponent: 0,
      integral: true,
      low: low === null ? null : { at: low, included: true },
      high: { at: Math.min(high ?? LAST_DAY, LAST_DAY), included: true },
    },
  };
}

/** In milliseconds; `zone` is `Z`, `+08`, `+0800` or `+08:00`. */
function momentOf(day: number, hour: number, minute: number, zone: string): number {
  const [, sign = '+', hours = '0', minutes = '0'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? [];
  const ahead = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
  return ((day * 24 + hour) * 60 + minute - ahead) * 60_000;
}

const NEW_YEAR_1904 = toDay({ year: 1904, month: 1, day: 1 });
const BEFORE_1900 = toDay({ year: 1899, month: 12, day: 31 });

/** Excel counts a 29 February 1900 (day 60) that there never was, as Lotus 1-2-3 did. */
function dayOfSerial(serial: number, from: 'excel' | 'excel-1904'): number | null {
  if (from === 'excel-1904') return NEW_YEAR_1904 + serial;
  if (serial < 1 || serial === 60) return null;
  return BEFORE_1900 + serial - (serial > 60 ? 1 : 0);
}
