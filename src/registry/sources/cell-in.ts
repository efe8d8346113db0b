import { formatDay } from '../../value/civil-date.ts';
import type { Cell } from '../cells/cell.ts';
import type { BatchColumn } from './batch.ts';
import { cellOfJson } from './json-cell.ts';

/** One cell by itself: for the few that are looked at that way. */
export function cellIn(column: BatchColumn, row: number): Cell {
  switch (column.kind) {
    case 'cells':
      return column.values[row];
    case 'numbers':
    case 'days': {
      const value = column.values[row]!;
      if (Number.isNaN(value)) return null;
      return column.kind === 'days' ? formatDay(value) : value;
    }
    case 'exact':
      return Number.isNaN(column.values[row]!) ? null : column.cell(row);
    case 'dictionary': {
      const at = column.indices[row]!;
      return at < 0 ? null : cellIn(column.words, at);
    }
    case 'text':
    case 'json': {
      const { bytes, starts, ends, at, stride } = column;
      const place = row * stride + at;
      const end = ends[place]!;
      if (end < 0) return null;
      const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8', starts[place]!, end);
      return column.kind === 'json' ? cellOfJson(text) : text;
    }
  }
}
