/** So many rows are reckoned at once: what a few values of them take stays in the cache. */
export const BATCH = 1024;

/** So many rows that follow one another are looked up at once: what there is of them stays in the cache. */
export const STRIP = 8192;

/** Numbers of rows; as many as are asked for at once, the first of the array. */
export type RowNumbers = Uint32Array | Int32Array;

/** The numbers of the first so many rows; nobody writes into them. */
export function everyRow(count: number): Uint32Array {
  if (every.length < count) every = Uint32Array.from({ length: count }, (_, row) => row);
  return every.subarray(0, count);
}

let every = new Uint32Array(0);

/** Whether each of the first so many rows, which ascend, follows the one before. */
export function areTogether(rows: RowNumbers, count: number): boolean {
  return count > 0 && rows[count - 1]! - rows[0]! === count - 1;
}
