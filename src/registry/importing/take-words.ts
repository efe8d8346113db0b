/** What the words of a dictionary say; the first stands for none. */
interface WordCells {
  readonly entries: Int32Array;
  readonly numbers: Float64Array;
}

/*
 * Of each row what its word says, which stands one behind the place of the word. By themselves and each for one kind of array, as
 * they run for each row: then they are compiled once.
 */

export function takeEntries(words: Int32Array, places: Int32Array, out: Int32Array): void {
  for (let row = 0; row < out.length; row++) out[row] = words[places[row]! + 1]!;
}

export function takeNumbers(words: WordCells, places: Int32Array, entries: Int32Array, numbers: Float64Array): void {
  const { entries: wordEntries, numbers: wordNumbers } = words;
  for (let row = 0; row < entries.length; row++) {
    const word = places[row]! + 1;
    entries[row] = wordEntries[word]!;
    numbers[row] = wordNumbers[word]!;
  }
}

/** Those of some rows, which ascend. Mostly they are all. */
export function valuesOf(indices: Int32Array, rows: Int32Array, count: number): Int32Array {
  const first = rows[0]!;
  if (rows[count - 1]! - first === count - 1) return indices.subarray(first, first + count);
  const values = new Int32Array(count);
  for (let next = 0; next < count; next++) values[next] = indices[rows[next]!]!;
  return values;
}

/** Whole numbers one after the other. */
export function numbered(count: number, from: number): Int32Array {
  const numbers = new Int32Array(count);
  for (let at = 0; at < count; at++) numbers[at] = from + at;
  return numbers;
}
