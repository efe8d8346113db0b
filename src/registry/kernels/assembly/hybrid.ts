import { NO_WORD, RUNS_CUT_OFF } from './damage';

/*
 * Parquet's mixture of runs and bit-packed groups of eight (Parquet format, "Run Length Encoding / Bit-Packing Hybrid"): numbers of
 * a width from 1 to 24 bits.
 */

/** Where the run that is read goes on, and its head: an odd one is of groups. */
let next: usize = 0;
let head: u32 = 0;

/** The head of a run, in groups of seven bits. False if it is not there. */
function readHead(from: usize, end: usize): bool {
  head = 0;
  for (let shift: u32 = 0; ; shift += 7) {
    if (from >= end || shift > 28) return false;
    const byte = <u32>load<u8>(from++);
    head |= (byte & 0x7f) << shift;
    if (byte < 0x80) break;
  }
  next = from;
  return true;
}

/** The number of a run, in as many bytes as its width needs. */
function readRun(width: u32): u32 {
  let value: u32 = 0;
  for (let shift: u32 = 0; shift < width; shift += 8) value |= <u32>load<u8>(next++) << shift;
  return value & ((1 << width) - 1);
}

/** Whether the bytes of a run are there, of which `count` numbers are needed. */
function isWhole(end: usize, width: u32, count: u32): bool {
  const bits = head & 1 ? <u64>count * width : <u64>width;
  return (bits + 7) >> 3 <= <u64>(end - next);
}

/** Writes the first `count` numbers as bytes; they have eight bits at most. */
export function unpackLevels(from: usize, end: usize, width: u32, count: u32, to: usize): i32 {
  const stop = to + count;
  next = from;
  while (to < stop) {
    if (!readHead(next, end)) return RUNS_CUT_OFF;
    const size = <u32>min<u64>(<u64>(stop - to), head & 1 ? <u64>(head >> 1) << 3 : <u64>(head >> 1));
    if (!isWhole(end, width, size)) return RUNS_CUT_OFF;
    if (head & 1) {
      const after = <u64>next + <u64>(head >> 1) * width;
      if (width == 1) bitsToBytes(next, size, to);
      else for (let at: u32 = 0; at < size; at++) store<u8>(to + at, <u8>numberAt(next, end, width, at));
      // It may be said to have more groups than are needed, and there.
      next = <usize>min<u64>(after, <u64>end);
    } else memory.fill(to, <u8>readRun(width), size);
    to += size;
  }
  return 0;
}

/** Writes the first `count` numbers as 32-bit integers, which all have to be below `size`. */
export function unpackIndices(from: usize, end: usize, width: u32, count: u32, size: u32, to: usize): i32 {
  const stop = to + (<usize>count << 2);
  let largest: u32 = 0;
  next = from;
  while (to < stop) {
    if (!readHead(next, end)) return RUNS_CUT_OFF;
    const left = (stop - to) >> 2;
    const some = <u32>min<u64>(<u64>left, head & 1 ? <u64>(head >> 1) << 3 : <u64>(head >> 1));
    if (!isWhole(end, width, some)) return RUNS_CUT_OFF;
    if (head & 1) {
      const after = <u64>next + <u64>(head >> 1) * width;
      largest = max(largest, groupsToWords(next, end, width, some, to));
      next = <usize>min<u64>(after, <u64>end);
    } else {
      const value = readRun(width);
      if (some > 0) largest = max(largest, value);
      for (let at = to, until = to + (<usize>some << 2); at < until; at += 4) store<u32>(at, value);
    }
    to += <usize>some << 2;
  }
  return largest < size || count == 0 ? 0 : NO_WORD;
}

/** The number `at` of groups. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function numberAt(from: usize, end: usize, width: u32, at: u32): u32 {
  const bit = <u64>at * width;
  const first = from + <usize>(bit >> 3);
  const shift = <u32>bit & 7;
  let word: u32 = 0;
  // A number lies in the four bytes that it begins in.
  if (first + 4 <= end) word = load<u32>(first);
  else for (let byte = first; byte < end; byte++) word |= <u32>load<u8>(byte) << (<u32>(byte - first) << 3);
  return (word >> shift) & ((1 << width) - 1);
}

/** The largest of them. */
function groupsToWords(from: usize, end: usize, width: u32, count: u32, to: usize): u32 {
  const mask: u32 = (1 << width) - 1;
  let largest: u32 = 0;
  let at: u32 = 0;
  // Four numbers at a time, each in the four bytes that it begins in: as long as there are so many.
  let bit: u64 = 0;
  for (; at + 4 <= count && from + <usize>((bit + 3 * width) >> 3) + 4 <= end; at += 4, bit += <u64>width << 2) {
    const second = bit + width;
    const third = second + width;
    const fourth = third + width;
    const a = (load<u32>(from + <usize>(bit >> 3)) >> (<u32>bit & 7)) & mask;
    const b = (load<u32>(from + <usize>(second >> 3)) >> (<u32>second & 7)) & mask;
    const c = (load<u32>(from + <usize>(third >> 3)) >> (<u32>third & 7)) & mask;
    const d = (load<u32>(from + <usize>(fourth >> 3)) >> (<u32>fourth & 7)) & mask;
    store<u32>(to, a);
    store<u32>(to, b, 4);
    store<u32>(to, c, 8);
    store<u32>(to, d, 12);
    largest = max(max(largest, max(a, b)), max(c, d));
    to += 16;
  }
  for (; at < count; at++, to += 4) {
    const value = numberAt(from, end, width, at);
    store<u32>(to, value);
    largest = max(largest, value);
  }
  return largest;
}

/** A byte for each of the first `count` bits, 0 or 1. */
function bitsToBytes(from: usize, count: u32, to: usize): void {
  const eights = count >> 3;
  for (let at: u32 = 0; at < eights; at++) {
    const bits = <u64>load<u8>(from + at);
    // Seven bits each multiplied to the place that is seven places further: bit i to place 8·i.
    const bytes = ((bits & 0x7f) * 0x02_0408_1020_4081) & 0x0001_0101_0101_0101;
    store<u64>(to + (<usize>at << 3), bytes | ((bits >> 7) << 56));
  }
  for (let at = eights << 3; at < count; at++)
    store<u8>(to + at, (load<u8>(from + (at >> 3)) >> <u8>(at & 7)) & 1);
}

/** Writes the first `count` bits as 32-bit integers: truth values (Parquet format, "Plain"). */
export function unpackBits(from: usize, end: usize, count: u32, to: usize): i32 {
  if ((<u64>count + 7) >> 3 > <u64>(end - from)) return RUNS_CUT_OFF;
  for (let at: u32 = 0; at < count; at++)
    store<u32>(to + (<usize>at << 2), (<u32>load<u8>(from + (at >> 3)) >> (at & 7)) & 1);
  return 0;
}
