import { completedMonths, fromDay, toDay } from '../value/civil-date.ts';
import type { Interval } from '../value/interval.ts';
import { compare, fromInteger, type Rational, rational } from '../value/rational.ts';
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

/** Years that dates may be in (ISO 8601: four digits). */
const FIRST_DAY = toDay({ year: 0, month: 1, day: 1 });
const LAST_DAY = toDay({ year: 9999, month: 12, day: 31 });

/**
 * Where a function of a date passes a number: halves between two days on both sides of which it compares with it differently.
 * Null where it may pass it again and again.
 */
export function calendarPasses(fn: CalendarFunction, number: Rational, asOf: number): readonly Rational[] | null {
  if (fn === 'month-of') return null;
  const sideOf = (day: number): number => {
    const { min } = calendarBounds(fn, { min: fromInteger(day), max: fromInteger(day) }, asOf);
    return compare(min!, number);
  };
  const passes: Rational[] = [];
  // It only rises, or only falls: from the side of the first day to that of the last there are at most two passes.
  let from = FIRST_DAY;
  while (sideOf(from) !== sideOf(LAST_DAY)) {
    const side = sideOf(from);
    let [low, high] = [from, LAST_DAY];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (sideOf(middle) === side) low = middle;
      else high = middle;
    }
    passes.push(rational(BigInt(low + high), 2n));
    from = high;
  }
  return passes;
}

/** A function that falls as the date rises. */
function falling({ min, max }: Interval, fn: (day: number) => number): Interval {
  return { min: max && fromInteger(fn(Number(max.num))), max: min && fromInteger(fn(Number(min.num))) };
}
