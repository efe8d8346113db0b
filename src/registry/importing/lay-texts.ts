import type { Kernels } from '../kernels/index.ts';
import type { BytesColumn } from '../sources/batch.ts';

/** Texts of rows in the memory of the kernels: their bytes, of which the first stands at `base` in the column, and where they lie. */
export interface LaidTexts {
  readonly from: number;
  readonly end: number;
  readonly base: number;
  readonly starts: number;
  readonly ends: number;
}

/** Bytes for each row; where there are more, something else stands between the texts. */
const MOST = 256;

/**
 * Lays the texts of `count` rows from `first` on at `at` and behind it. Null where that does not pay: where cells of other columns
 * stand between them.
 */
export function layTexts(
  kernels: Kernels,
  { bytes, starts, ends, stride }: BytesColumn,
  first: number,
  count: number,
  at: number,
): LaidTexts | null {
  if (stride !== 1 || count === 0) return null;
  let one = first;
  let last = first + count - 1;
  while (one < last && ends[one]! < 0) one++;
  while (last > one && ends[last]! < 0) last--;
  const base = starts[one]!;
  const size = ends[last]! - base;
  if (ends[one]! < 0 || size < 0 || size > MOST * count) return null;
  const startsAt = Math.ceil(at / 16) * 16;
  const endsAt = startsAt + 4 * count;
  const from = endsAt + 4 * count;
  kernels.reserve(from + size);
  const { memory } = kernels;
  new Int32Array(memory, startsAt, count).set(starts.subarray(first, first + count));
  new Int32Array(memory, endsAt, count).set(ends.subarray(first, first + count));
  new Uint8Array(memory, from, size).set(bytes.subarray(base, base + size));
  return { from, end: from + size, base, starts: startsAt, ends: endsAt };
}
