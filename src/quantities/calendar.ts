import type { CalendarFunction } from '../kernel/node.ts';
import type { Phrase } from '../text/localized.ts';
import { type Form, quantity } from './form.ts';
import { wrongPart } from './messages.ts';
import { INTEGER } from './typing.ts';

function ofDate(name: string, fn: CalendarFunction, zh: string, en: string, told: Phrase): Form {
  return {
    name,
    keys: [],
    required: [],
    shape: { [name]: 'quantity' },
    meaning: { zh, en },
    example: `{ ${name}: established }`,
    read: (reader, entries, span) => {
      const of = reader.quantity(entries.get(name)!.value);
      if (of === null) return null;
      if (of.type.type === 'date') return quantity(name, INTEGER, span, { parts: [of] });
      reader.report(of.span, wrongPart(name, of.type.type, { zh: '日期', en: 'a date' }));
      return null;
    },
    lower: ({ build, lower }, { parts }) => build.calendar(fn, lower(parts[0]!)),
    tell: ({ part }, { parts }) => {
      const of = part(parts[0]!);
      return { zh: told.zh.replace('{date}', () => of.zh), en: told.en.replace('{date}', () => of.en) };
    },
  };
}

/** Whole numbers from a date; the first three are completed at the as-of date, and negative for a date to come. */
export const forms: readonly Form[] = [
  ofDate('yearsSince', 'years-since', '至基准日的整年数', 'completed years to the as-of date', {
    zh: '自{date}起至基准日的满年数',
    en: 'full years from {date} to the as-of date',
  }),
  ofDate('monthsSince', 'months-since', '至基准日的整月数', 'completed months to the as-of date', {
    zh: '自{date}起至基准日的满月数',
    en: 'full months from {date} to the as-of date',
  }),
  ofDate('daysSince', 'days-since', '至基准日的天数', 'days to the as-of date', {
    zh: '自{date}起至基准日的天数',
    en: 'days from {date} to the as-of date',
  }),
  ofDate('yearOf', 'year-of', '日期的年份', 'the year of a date', { zh: '{date}的年份', en: 'the year of {date}' }),
  ofDate('monthOf', 'month-of', '日期的月份', 'the month of a date, 1 to 12', {
    zh: '{date}的月份',
    en: 'the month of {date}',
  }),
];
