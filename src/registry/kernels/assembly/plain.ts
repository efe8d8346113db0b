import { CUT_OFF } from './damage';

/* Values one after the other (Parquet format, "Plain"): whole numbers that stand for decimals, and texts. */

/** Beyond it no double stands for one decimal alone. */
const FIFTEEN_DIGITS: f64 = 1e15;

/** Writes quotients of 32-bit whole numbers and a power of ten as doubles. */
export function wholes32(from: usize, count: u32, power: f64, to: usize): void {
  for (const stop = to + (<usize>count << 3); to < stop; to += 8, from += 4)
    store<f64>(to, <f64>load<i32>(from) / power);
}

/** The same of 64-bit ones; infinity in place of those that have more than fifteen digits. How many these are. */
export function wholes64(from: usize, count: u32, power: f64, to: usize): u32 {
  let large: u32 = 0;
  for (const stop = to + (<usize>count << 3); to < stop; to += 8, from += 8) {
    const whole = <f64>load<i64>(from);
    // Both are doubles, so that their quotient is rounded once: correctly.
    if (abs(whole) < FIFTEEN_DIGITS) store<f64>(to, whole / power);
    else {
      large++;
      store<f64>(to, Infinity);
    }
  }
  return large;
}

/**
 * Writes from where to where `count` texts lie, each behind its length in four bytes, as 32-bit integers counted from `from`;
 * `longest` receives the greatest of their lengths.
 */
export function texts(from: usize, end: usize, count: u32, starts: usize, ends: usize, longest: usize): i32 {
  let most: u32 = 0;
  let at = from;
  for (const stop = starts + (<usize>count << 2); starts < stop; starts += 4, ends += 4) {
    if (end - at < 4) return CUT_OFF;
    const size = load<u32>(at);
    at += 4;
    if (size > <u32>(end - at)) return CUT_OFF;
    store<u32>(starts, <u32>(at - from));
    at += size;
    store<u32>(ends, <u32>(at - from));
    most = max(most, size);
  }
  store<u32>(longest, most);
  return 0;
}
