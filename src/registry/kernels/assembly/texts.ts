/* Texts of some rows, put one behind the other. Where they lie is counted from `base`, which is at `from`. */

/** A text of so many bytes is copied sixteen at a time, some of them in vain. */
const SHORT: i64 = 64;

/**
 * Writes texts, each from its start to its end, from `out` to below `limit`, and where they end then, counted from `out`; one whose
 * end is negative is empty. How many bytes they have together, or -1 where one does not lie between `from` and `end`, or there is no
 * room for it. Behind them and below `limit` anything may be written.
 */
export function joinTexts(
  from: usize,
  end: usize,
  base: i32,
  starts: usize,
  ends: usize,
  count: u32,
  out: usize,
  limit: usize,
  stops: usize,
): i32 {
  const size = <i64>(end - from);
  let to = out;
  for (const last = starts + (<usize>count << 2); starts < last; starts += 4, ends += 4, stops += 4) {
    const stop = <i64>load<i32>(ends);
    if (stop >= 0) {
      const start = <i64>load<i32>(starts) - base;
      const length = stop - base - start;
      if (start < 0 || length < 0 || start + length > size || length > <i64>(limit - to)) return -1;
      const text = from + <usize>start;
      if (length <= SHORT && start + SHORT <= size && SHORT <= <i64>(limit - to)) {
        v128.store(to, v128.load(text));
        for (let done: usize = 16; done < <usize>length; done += 16) v128.store(to + done, v128.load(text + done));
      } else memory.copy(to, text, <usize>length);
      to += <usize>length;
    }
    store<u32>(stops, <u32>(to - out));
  }
  return <i32>(to - out);
}

const CODE: i64 = 18;

/** Writes texts of 18 bytes; zeros for those of another length, or that do not lie between `from` and `end`. */
export function joinCodes(
  from: usize,
  end: usize,
  base: i32,
  starts: usize,
  ends: usize,
  count: u32,
  out: usize,
): void {
  const size = <i64>(end - from);
  for (const last = starts + (<usize>count << 2); starts < last; starts += 4, ends += 4, out += <usize>CODE) {
    const start = <i64>load<i32>(starts) - base;
    const stop = <i64>load<i32>(ends) - base;
    if (stop - start != CODE || start < 0 || stop > size) {
      store<u64>(out, 0);
      store<u64>(out, 0, 8);
      store<u16>(out, 0, 16);
      continue;
    }
    const code = from + <usize>start;
    store<u64>(out, load<u64>(code));
    store<u64>(out, load<u64>(code, 8), 8);
    store<u16>(out, load<u16>(code, 16), 16);
  }
}
