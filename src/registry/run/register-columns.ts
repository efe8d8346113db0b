import type { FactColumn, Given } from '../../engines/columnar/index.ts';
import { exactNumber } from '../../value/domain.ts';
import { parseNumber } from '../../value/literal.ts';
import { fromInteger, type Rational } from '../../value/rational.ts';
import type { RegisterColumn } from '../register.ts';

/** What is given in a row of a column. */
export function givenIn(column: FactColumn, row: number): Given {
  if (column.kind === 'dictionary') return column.domains[column.ids[row]!];
  const value = column.values[row]!;
  return Number.isNaN(value) ? column.domains[column.others?.[row] ?? 0] : exactNumber(shortestDecimal(value));
}

/** The number that a double stands for: the shortest decimal that gives it back. */
function shortestDecimal(value: number): Rational {
  if (Number.isSafeInteger(value)) return fromInteger(value);
  const read = parseNumber(String(value));
  if (!read.ok) throw new RangeError(`no double of a register can be ${value}`);
  return read.value;
}

/** A column, and which of its provenances count (null: all). */
export interface Counting {
  readonly column: RegisterColumn;
  /** By the places of its provenances. */
  readonly counts: readonly boolean[] | null;
}

function countsIn({ column, counts }: Counting, row: number): boolean {
  return counts === null || counts[column.provenanceIds?.[row] ?? 0]!;
}

/**
 * One column of several that speak of the same: in each row the first counts in which anything is given, and if it comes
 * from where it does not count, nothing is.
 */
export function firstGiven(of: readonly Counting[], rows: number): FactColumn | undefined {
  const only = of[0];
  if (of.length === 1 && only!.counts === null) return only!.column.values;
  if (of.length === 1 && only!.column.provenanceIds === null) return only!.counts![0] ? only!.column.values : undefined;
  // The first entry is what is never asked; those of each column follow.
  const domains: Given[] = [undefined];
  const starts = of.map(({ column }) => domains.push(...column.values.domains) - column.values.domains.length);
  const numbers = of.some(({ column }) => column.values.kind === 'numbers');
  const ids = new Uint32Array(rows);
  const values = numbers ? new Float64Array(rows).fill(Number.NaN) : null;
  for (let row = 0; row < rows; row++) {
    for (let at = 0; at < of.length; at++) {
      const { values: column } = of[at]!.column;
      const number = column.kind === 'numbers' ? column.values[row]! : Number.NaN;
      const id = column.kind === 'dictionary' ? column.ids[row]! : (column.others?.[row] ?? 0);
      if (Number.isNaN(number) && column.domains[id] === undefined) continue;
      if (countsIn(of[at]!, row)) {
        if (Number.isNaN(number)) ids[row] = starts[at]! + id;
        else values![row] = number;
      }
      break;
    }
  }
  return values === null ? { kind: 'dictionary', ids, domains } : { kind: 'numbers', values, others: ids, domains };
}
