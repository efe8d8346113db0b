import { completedMonths, fromDay } from '../value/civil-date.ts';
import type { Interval } from '../value/interval.ts';
import { fromInteger, type Rational } from '../value/rational.ts';
import type { CalendarFunction } from './node.ts';

/** What a function of a date can give while the date lies in `date` (days since 1970-01-01). Each is tight. */
export function calendarBounds(fn: CalendarFunction, date: Interval, asOf: number): Interval {
  const { min, max } = date;
  switch (fn) {
    case 'days-since':
      return falling(date, (day) => asOf - day);
    case 'months-since':
      return falling(date, (day) => completedMonths(day, asOf));
    case 'years-since':
      return falling(date, (day) => Math.floor(completedMonths(day, asOf) / 12));
    case 'year-of':
      return { min: min && year(min), max: max && year(max) };
    case 'month-of': {
      const everyMonth = { min: fromInteger(1), max: fromInteger(12) };
      if (min === null || max === null) return everyMonth;
      const [first, last] = [fromDay(Number(min.num)), fromDay(Number(max.num))];
      // Over a New Year both December and January are reached.
      return first.year === last.year ? { min: fromInteger(first.month), max: fromInteger(last.month) } : everyMonth;
    }
    default:
      return fn satisfies never;
  }
}

function year(day: Rational): Rational {
  return fromInteger(fromDay(Number(day.num)).year);
}

/** A function that falls as the date rises. */
function falling({ min, max }: Interval, fn: (day: number) => number): Interval {
  return { min: max && fromInteger(fn(Number(max.num))), max: min && fromInteger(fn(Number(min.num))) };
}
