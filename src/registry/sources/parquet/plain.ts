import { isUtf8 } from 'node:buffer';
import type { BytesColumn, NumbersColumn } from '../batch.ts';
import { ExactNumbers } from './exact.ts';
import { NotUnderstood } from './not-understood.ts';
import type { Room } from './room.ts';
import type { PlainContent } from './schema.ts';

export type ValuesColumn = BytesColumn | NumbersColumn | ExactNumbers;

/** `count` values, one after the other in `bytes` from `at` on, with memory for `rows`. */
export function plainColumn(
  content: PlainContent,
  bytes: Uint8Array,
  at: number,
  count: number,
  rows: number,
  room: Room,
): ValuesColumn {
  if (content.kind === 'text') return texts(bytes, at, count, rows, room);
  const wide = content.kind === 'decimal' ? content.wide : content.kind === 'double' || content.kind === 'int64';
  const end = at + count * (wide ? 8 : 4);
  if (end > bytes.length) throw new NotUnderstood('numbers beyond their page');
  const buffer = room.aligned(bytes, at, end);
  const values = room.floats(rows);
  switch (content.kind) {
    case 'double':
      values.set(new Float64Array(buffer, 0, count));
      return { kind: 'numbers', values };
    case 'int32':
    case 'day':
      values.set(new Int32Array(buffer, 0, count));
      return { kind: content.kind === 'day' ? 'days' : 'numbers', values };
    case 'int64':
    case 'decimal': {
      const { scale, precision } = content.kind === 'decimal' ? content : { scale: null, precision: 0 };
      const exact = new ExactNumbers(values, { decimals: scale, zero: scale !== null && precision > scale });
      exact.read(buffer, wide, count);
      return exact;
    }
  }
}

/** Texts, each behind its length in four bytes. */
function texts(bytes: Uint8Array, at: number, count: number, rows: number, room: Room): BytesColumn {
  const [starts, ends] = room.pairs(rows);
  const { length } = bytes;
  let next = at;
  // From where on it is not yet known that it is UTF-8.
  let unknown = at;
  for (let row = 0; row < count; row++) {
    if (next + 4 > length) throw new NotUnderstood('texts beyond their page');
    const size = (bytes[next]! | (bytes[next + 1]! << 8) | (bytes[next + 2]! << 16) | (bytes[next + 3]! << 24)) >>> 0;
    const start = next + 4;
    next = start + size;
    if (next > length) throw new NotUnderstood('texts beyond their page');
    starts[row] = start;
    ends[row] = next;
    // Lengths below 128 are characters of ASCII, and part texts: all are sound if what they make up together is.
    if (size < 0x80) continue;
    checkText(bytes, unknown, start - 4);
    checkText(bytes, start, next);
    unknown = next;
  }
  checkText(bytes, unknown, next);
  return { kind: 'text', bytes, starts, ends, at: 0, stride: 1 };
}

function checkText(bytes: Uint8Array, from: number, to: number): void {
  if (to > from && !isUtf8(bytes.subarray(from, to))) throw new NotUnderstood('texts that are not UTF-8');
}

/** Moves the values of a column to the rows that have one: those whose level is `defined`. */
export function spread(column: ValuesColumn, levels: Uint8Array, defined: number, rows: number, count: number): void {
  if (count === rows) return;
  let next = count;
  if ('starts' in column) {
    const { starts, ends } = column;
    for (let row = rows - 1; row >= 0; row--) {
      const has = levels[row] === defined;
      if (has) next--;
      starts[row] = has ? starts[next]! : 0;
      ends[row] = has ? ends[next]! : -1;
    }
    return;
  }
  const { values } = column;
  for (let row = rows - 1; row >= 0; row--) {
    if (levels[row] !== defined) values[row] = Number.NaN;
    else {
      next--;
      if (column.kind === 'exact' && values[next] === Number.POSITIVE_INFINITY) column.move(next, row);
      else values[row] = values[next]!;
    }
  }
}
