import { isUtf8 } from 'node:buffer';
import type { BytesColumn, NumbersColumn } from '../batch.ts';
import { ExactNumbers } from './exact.ts';
import { NotUnderstood } from './not-understood.ts';
import type { PageBench } from './page-bench.ts';
import type { Room } from './room.ts';
import type { PlainContent } from './schema.ts';
import { type Levels, spreadDoubles, spreadIntegers } from './spread.ts';

export type ValuesColumn = BytesColumn | NumbersColumn | ExactNumbers;

/** Values that lie one after the other from `at` on: `count` of them, of `rows` rows. Levels are null where each row has one. */
export interface PlainValues {
  readonly at: number;
  readonly count: number;
  readonly rows: number;
  readonly levels: Levels | null;
}

/** The values of a page that is on the bench, as a column in memory of its own. */
export function plainColumn(bench: PageBench, content: PlainContent, values: PlainValues, room: Room): ValuesColumn {
  if (content.kind === 'text') return texts(bench, values, room);
  const { at, count } = values;
  const wide = content.kind === 'decimal' ? content.wide : content.kind === 'double' || content.kind === 'int64';
  if (at + count * (wide ? 8 : 4) > bench.end) throw new NotUnderstood('numbers beyond their page');
  switch (content.kind) {
    case 'double':
      return { kind: 'numbers', values: numbers(bench, at, values, room) };
    case 'int32':
    case 'day': {
      const doubles = bench.room(8 * count);
      bench.kernels.wholes32(at, count, 1, doubles);
      return { kind: content.kind === 'day' ? 'days' : 'numbers', values: numbers(bench, doubles, values, room) };
    }
    case 'int64':
    case 'decimal': {
      const { scale, precision } = content.kind === 'decimal' ? content : { scale: null, precision: 0 };
      const power = Number(`1e${scale ?? 0}`);
      const doubles = bench.room(8 * count);
      let large = 0;
      if (wide) large = bench.kernels.wholes64(at, count, power, doubles);
      else bench.kernels.wholes32(at, count, power, doubles);
      const all = numbers(bench, doubles, values, room);
      const wholes = large === 0 ? new Map<number, bigint>() : largeOf(bench, all, values);
      return new ExactNumbers(all, { decimals: scale, zero: scale !== null && precision > scale }, wholes);
    }
  }
}

/** Doubles that lie anywhere, as those of their rows. */
function numbers(bench: PageBench, doubles: number, { levels, rows }: PlainValues, room: Room): Float64Array {
  const from = spreadDoubles(bench, doubles, levels, rows);
  const values = room.floats(rows);
  new Uint8Array(values.buffer).set(bench.bytes(from, 8 * rows));
  return values;
}

/** By row: the whole numbers that infinity stands for. */
function largeOf(bench: PageBench, all: Float64Array, { at, rows }: PlainValues): Map<number, bigint> {
  const large = new Map<number, bigint>();
  const words = new DataView(bench.kernels.memory);
  for (let row = 0, next = at; row < rows; row++) {
    if (Number.isNaN(all[row]!)) continue;
    if (all[row] === Number.POSITIVE_INFINITY) large.set(row, words.getBigInt64(next, true));
    next += 8;
  }
  return large;
}

/** Texts, each behind its length in four bytes. */
function texts(bench: PageBench, { at, count, rows, levels }: PlainValues, room: Room): BytesColumn {
  const starts = bench.room(4 * count);
  const ends = bench.room(4 * count);
  const longest = bench.room(4);
  bench.sound(bench.kernels.texts(at, bench.end, count, starts, ends, longest));
  const length = count === 0 ? 0 : bench.integers(ends, count)[count - 1]!;
  const bytes = room.bytes(length).subarray(0, length);
  bytes.set(bench.bytes(at, length));
  // Lengths below 128 are characters of ASCII, and part texts: all are sound if what they make up together is.
  if (bench.integers(longest, 1)[0]! >>> 0 < 0x80) checkText(bytes, 0, length);
  else checkTexts(bytes, bench.integers(starts, count), bench.integers(ends, count));
  const from = spreadIntegers(bench, starts, levels, rows, 0);
  const to = spreadIntegers(bench, ends, levels, rows, -1);
  const [first, second] = [room.integers(rows), room.more(rows)];
  first.set(bench.integers(from, rows));
  second.set(bench.integers(to, rows));
  return { kind: 'text', bytes, starts: first, ends: second, at: 0, stride: 1 };
}

function checkTexts(bytes: Uint8Array, starts: Int32Array, ends: Int32Array): void {
  // From where on it is not yet known that it is UTF-8.
  let unknown = 0;
  for (let text = 0; text < starts.length; text++) {
    const [start, end] = [starts[text]!, ends[text]!];
    if (end - start < 0x80) continue;
    checkText(bytes, unknown, start - 4);
    checkText(bytes, start, end);
    unknown = end;
  }
  checkText(bytes, unknown, bytes.length);
}

function checkText(bytes: Uint8Array, from: number, to: number): void {
  if (to > from && !isUtf8(bytes.subarray(from, to))) throw new NotUnderstood('texts that are not UTF-8');
}
