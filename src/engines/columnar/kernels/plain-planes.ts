import { BYTES, EVERY_ROW, NO_ROW, SOME_ROWS } from './kernels.ts';

/*
 * Planes combined word by word. A loop for each number of parts that is frequent keeps their places in registers, and
 * reads and writes every word once; further parts are added to what four of them gave.
 */

const WORDS = BYTES / 4;

/** The rows of all of some planes, which stand at places in words; the summary. */
export function intersect(words: Int32Array, parts: Int32Array, count: number, target: number): number {
  let some = 0;
  const a = parts[0]!;
  if (count === 2) {
    const b = parts[1]!;
    for (let at = 0; at < WORDS; at++) some |= words[target + at] = words[a + at]! & words[b + at]!;
    return some === 0 ? NO_ROW : SOME_ROWS;
  }
  if (count === 1) {
    words.copyWithin(target, a, a + WORDS);
    return SOME_ROWS;
  }
  const b = parts[1]!;
  const c = parts[2]!;
  if (count === 3) {
    for (let at = 0; at < WORDS; at++) some |= words[target + at] = words[a + at]! & words[b + at]! & words[c + at]!;
    return some === 0 ? NO_ROW : SOME_ROWS;
  }
  const d = parts[3]!;
  for (let at = 0; at < WORDS; at++)
    some |= words[target + at] = words[a + at]! & words[b + at]! & words[c + at]! & words[d + at]!;
  for (let part = 4; part < count && some !== 0; part++) {
    const e = parts[part]!;
    some = 0;
    for (let at = 0; at < WORDS; at++) some |= words[target + at]! &= words[e + at]!;
  }
  return some === 0 ? NO_ROW : SOME_ROWS;
}

/** The rows of any of some planes, which stand at places in words; the summary. */
export function unite(words: Int32Array, parts: Int32Array, count: number, target: number): number {
  let every = -1;
  const a = parts[0]!;
  if (count === 2) {
    const b = parts[1]!;
    for (let at = 0; at < WORDS; at++) every &= words[target + at] = words[a + at]! | words[b + at]!;
    return every === -1 ? EVERY_ROW : SOME_ROWS;
  }
  if (count === 1) {
    words.copyWithin(target, a, a + WORDS);
    return SOME_ROWS;
  }
  const b = parts[1]!;
  const c = parts[2]!;
  if (count === 3) {
    for (let at = 0; at < WORDS; at++) every &= words[target + at] = words[a + at]! | words[b + at]! | words[c + at]!;
    return every === -1 ? EVERY_ROW : SOME_ROWS;
  }
  const d = parts[3]!;
  for (let at = 0; at < WORDS; at++)
    every &= words[target + at] = words[a + at]! | words[b + at]! | words[c + at]! | words[d + at]!;
  for (let part = 4; part < count; part++) {
    const e = parts[part]!;
    every = -1;
    for (let at = 0; at < WORDS; at++) every &= words[target + at]! |= words[e + at]!;
  }
  return every === -1 ? EVERY_ROW : SOME_ROWS;
}
