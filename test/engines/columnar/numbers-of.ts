import type { FactColumn, Given, Rows } from '../../../src/engines/columnar/index.ts';
import { decimalOf } from '../../../src/engines/columnar/ranks.ts';
import { isExact } from '../../../src/value/domain.ts';
import { equals, toNumber } from '../../../src/value/rational.ts';

/** The same rows with numbers and dates as doubles, wherever these say exactly what was given. */
export function numbersOf(rows: Rows): Rows {
  const columns = new Map<string, FactColumn | undefined>();
  const column = (fact: string, year: number | null): FactColumn | undefined => {
    const name = `${fact}@${year}`;
    if (!columns.has(name)) columns.set(name, asDoubles(rows.column(fact, year)));
    return columns.get(name);
  };
  return { ...rows, column };
}

function asDoubles(column: FactColumn | undefined): FactColumn | undefined {
  if (column?.kind !== 'dictionary' || !column.domains.some((domain) => domain?.kind === 'number')) return column;
  const doubles = column.domains.map(doubleOf);
  const values = Float64Array.from(column.ids, (id) => doubles[id]!);
  return { kind: 'numbers', values, others: column.ids, domains: column.domains };
}

function doubleOf(domain: Given): number {
  if (domain?.kind !== 'number' || !isExact(domain)) return Number.NaN;
  const double = toNumber(domain.min!);
  return Math.abs(double) < 1e21 && Math.abs(double) > 1e-6 && equals(decimalOf(double), domain.min!)
    ? double
    : Number.NaN;
}
