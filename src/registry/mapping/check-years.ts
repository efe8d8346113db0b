import type { DocReader } from '../../check/reader.ts';
import type { Vocabulary } from '../../policy/vocabulary.ts';
import type { Span } from '../../text/source.ts';
import type { MappedColumn } from './mapping.ts';
import { mixedYearsOf, otherYear } from './messages.ts';
import { columnName } from './suggest/column-name.ts';

interface OfAYear {
  readonly fact: string;
  readonly year: number | null;
  readonly span: Span;
}

/** A series is given by years, or once without; both would be given twice on some as-of dates and not on others. */
export function checkYears(reader: DocReader, columns: readonly OfAYear[]): void {
  const first = new Map<string, boolean>();
  const told = new Set<string>();
  for (const { fact, year, span } of columns) {
    const yearly = year !== null;
    if (first.get(fact) === undefined) first.set(fact, yearly);
    else if (first.get(fact) !== yearly && !told.has(fact)) {
      told.add(fact);
      reader.report(span, mixedYearsOf(fact));
    }
  }
}

/** `营收2023` is hardly the revenue of another year, nor of the one before the as-of date in each year to come. */
export function checkYearsOfNames(reader: DocReader, { facts }: Vocabulary, columns: readonly MappedColumn[]): void {
  for (const { fact, year, column, span } of columns) {
    const named = columnName(column).year;
    if (named !== null && named !== year && facts.get(fact)?.yearly === true)
      reader.report(span, otherYear(column, named, year, fact));
  }
}
