import type { BadCell } from '../cells/bad-cells.ts';
import type { RecordSource } from '../sources/batch.ts';

const REASON: BadCell = 'no-such-column';

/**
 * Counts as bad what a source without a header lacks altogether: in a file with one, a wrong name is told before anything is read.
 * `rows` is of how many records the columns were wanted, `prefix` what stands before their names in `badCells`.
 */
export function countAbsent(
  badCells: Record<string, Record<string, number>>,
  source: RecordSource,
  columns: readonly string[],
  rows: number,
  prefix = '',
): void {
  if (rows === 0) return;
  for (const column of source.absent?.(columns) ?? []) badCells[`${prefix}${column}`] = { [REASON]: rows };
}
