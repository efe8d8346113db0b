/* Values of which some rows have one: those whose level is `defined`. */

/** How many of `count` levels are `defined`. */
export function countLevel(levels: usize, count: u32, defined: u32): u32 {
  const wanted = i8x16.splat(<i8>defined);
  let found: u32 = 0;
  let at: u32 = 0;
  for (; at + 16 <= count; at += 16)
    found += <u32>popcnt(<u32>i8x16.bitmask(i8x16.eq(v128.load(levels + at), wanted)));
  for (; at < count; at++) found += <u32>(<u32>load<u8>(levels + at) == defined);
  return found;
}

/** Writes for each row its value, or `missing`; one value more than there are is read, and not used. */
export function spread32(values: usize, levels: usize, defined: u32, rows: u32, missing: i32, to: usize): void {
  for (const stop = levels + rows; levels < stop; levels++, to += 4) {
    const has = <u32>load<u8>(levels) == defined;
    store<i32>(to, has ? load<i32>(values) : missing);
    values += <usize>has << 2;
  }
}

/** The same of doubles, with `NaN`. */
export function spread64(values: usize, levels: usize, defined: u32, rows: u32, to: usize): void {
  for (const stop = levels + rows; levels < stop; levels++, to += 8) {
    const has = <u32>load<u8>(levels) == defined;
    const value = load<f64>(values);
    store<f64>(to, has ? value : NaN);
    values += <usize>has << 3;
  }
}
