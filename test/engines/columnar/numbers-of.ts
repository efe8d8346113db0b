import type { FactColumn, Given, Rows } from '../../../src/engines/columnar/index.ts';
import { decimalOf } from '../../../src/engines/columnar/ranks.ts';
import { isExact } from '../../../src/value/domain.ts';
import { equals, toNumber } from '../../../src/value/rational.ts';

/** The same rows with numbers and dates as doubles, wherever these say exactly what was given. */
export function numbersOf(rows: Rows): Rows {
  return { ...rows, column: (fact, year) => asDoubles(rows.column(fact, year)) };
}

function asDoubles(column: FactColumn | undefined): FactColumn | undefined {
  if (column?.kind !== 'dictionary' || !column.domains.some((domain) => domain?.kind === 'number')) return column;
  const values = Float64Array.from(column.ids, (id) => doubleOf(column.domains[id]));
  return { kind: 'numbers', values, others: column.ids, domains: column.domains };
}

function doubleOf(domain: Given): number {
  if (domain?.kind !== 'number' || !isExact(domain)) return Number.NaN;
  const double = toNumber(domain.min!);
  return Math.abs(double) < 1e21 && Math.abs(double) > 1e-6 && equals(decimalOf(double), domain.min!)
    ? double
    : Number.NaN;
}
