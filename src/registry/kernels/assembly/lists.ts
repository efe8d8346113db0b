import { NO_LIST } from './damage';

/*
 * Lists by their levels (Parquet format, "Nested Encoding"): a value whose repetition level is 0 begins a row, and one whose definition
 * level is above `empty` is an element of its list, which is null below `defined`.
 */

const NULL: i32 = -1;
const EMPTY: i32 = 0;

/**
 * Writes for each row that begins in `count` values -1 if it is null, else 0, from the second integer of `rows` on: the first is the
 * row that was open before, -2 if there was none. And of each element its row, counted from the first of `rows`; complemented if the
 * element is null. `sizes` receives how many rows begin and how many elements there are.
 */
export function listRows(
  repetition: usize,
  definition: usize,
  count: u32,
  empty: u32,
  defined: u32,
  rows: usize,
  elements: usize,
  sizes: usize,
): i32 {
  let row: i32 = 0;
  let list = load<i32>(rows);
  const first = elements;
  for (let value: u32 = 0; value < count; value++) {
    const level = <u32>load<u8>(definition + value);
    if (load<u8>(repetition + value) == 0) {
      row++;
      list = level < empty ? NULL : EMPTY;
      store<i32>(rows + (<usize>row << 2), list);
    } else if (list < 0) return NO_LIST;
    if (level <= empty) continue;
    store<i32>(elements, level == defined ? row : ~row);
    elements += 4;
  }
  store<i32>(sizes, row);
  store<i32>(sizes, <i32>((elements - first) >> 2), 4);
  return 0;
}
