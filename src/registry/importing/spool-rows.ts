import { closeSync, openSync, writeSync } from 'node:fs';
import { jsonOfCell } from '../sources/json-cell.ts';
import { notWritable } from '../sources/messages.ts';
import { cellOfRow, type Row } from '../sources/rows-source.ts';

const AT_ONCE = 1 << 20;

/** Writes rows as JSON Lines, with what is wanted of them: what comes from code comes once, and may be needed twice. */
export async function spoolRows(
  rows: AsyncIterable<Row> | Iterable<Row>,
  columns: readonly string[],
  path: string,
): Promise<void> {
  const using = <T>(use: () => T): T => {
    try {
      return use();
    } catch (error) {
      throw notWritable(path, error);
    }
  };
  const names = columns.map((column) => JSON.stringify(column));
  const handle = using(() => openSync(path, 'w'));
  let waiting = '';
  const flush = (): void => {
    const bytes = Buffer.from(waiting);
    for (let at = 0; at < bytes.length; ) at += using(() => writeSync(handle, bytes, at));
    waiting = '';
  };
  try {
    for await (const row of rows) {
      const cells = columns.flatMap((column, at) => {
        const cell = cellOfRow(row, column);
        return cell === undefined ? [] : [`${names[at]}:${jsonOfCell(cell)}`];
      });
      waiting += `{${cells.join(',')}}\n`;
      if (waiting.length >= AT_ONCE) flush();
    }
    flush();
  } finally {
    closeSync(handle);
  }
}
