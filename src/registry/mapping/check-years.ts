import type { DocReader } from '../../check/reader.ts';
import type { Span } from '../../text/source.ts';
import { mixedYearsOf } from './messages.ts';

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
