import { BYTES, EVERY_ROW, NO_ROW, SOME_ROWS } from './kernels.ts';

/*
 * Planes combined word by word. A loop of its own for two, three and four parts keeps their places in registers and writes
 * every word once; four words at a time take a third less than one by one. What more parts there are is added to the
 * target in the same way.
 */

const WORDS = BYTES / 4;

/** The rows of all of some planes, which stand at places in words; the summary. */
export function intersect(words: Int32Array, parts: Int32Array, count: number, target: number): number {
  const a = parts[0]!;
  const b = parts[1]!;
  const c = parts[2]!;
  const d = parts[3]!;
  if (count === 1) return copy(words, a, target);
  if (count === 2) return all2(words, a, b, target);
  if (count === 3) return all3(words, a, b, c, target);
  let summary = all4(words, a, b, c, d, target);
  let next = 4;
  for (; next + 1 < count && summary !== NO_ROW; next += 2)
    summary = all3(words, target, parts[next]!, parts[next + 1]!, target);
  return next < count && summary !== NO_ROW ? all2(words, target, parts[next]!, target) : summary;
}

/** The rows of any of some planes, which stand at places in words; the summary. */
export function unite(words: Int32Array, parts: Int32Array, count: number, target: number): number {
  const a = parts[0]!;
  const b = parts[1]!;
  const c = parts[2]!;
  const d = parts[3]!;
  if (count === 1) return copy(words, a, target);
  if (count === 2) return any2(words, a, b, target);
  if (count === 3) return any3(words, a, b, c, target);
  let summary = any4(words, a, b, c, d, target);
  let next = 4;
  for (; next + 1 < count && summary !== EVERY_ROW; next += 2)
    summary = any3(words, target, parts[next]!, parts[next + 1]!, target);
  return next < count && summary !== EVERY_ROW ? any2(words, target, parts[next]!, target) : summary;
}

/** Of which some rows are in and some are not. */
function copy(words: Int32Array, from: number, to: number): number {
  words.copyWithin(to, from, from + WORDS);
  return SOME_ROWS;
}

function all2(words: Int32Array, a: number, b: number, target: number): number {
  let some = 0;
  for (let at = 0; at < WORDS; at += 4) {
    const first = words[a + at]! & words[b + at]!;
    const second = words[a + at + 1]! & words[b + at + 1]!;
    const third = words[a + at + 2]! & words[b + at + 2]!;
    const fourth = words[a + at + 3]! & words[b + at + 3]!;
    words[target + at] = first;
    words[target + at + 1] = second;
    words[target + at + 2] = third;
    words[target + at + 3] = fourth;
    some |= first | second | third | fourth;
  }
  return some === 0 ? NO_ROW : SOME_ROWS;
}

function all3(words: Int32Array, a: number, b: number, c: number, target: number): number {
  let some = 0;
  for (let at = 0; at < WORDS; at += 4) {
    const first = words[a + at]! & words[b + at]! & words[c + at]!;
    const second = words[a + at + 1]! & words[b + at + 1]! & words[c + at + 1]!;
    const third = words[a + at + 2]! & words[b + at + 2]! & words[c + at + 2]!;
    const fourth = words[a + at + 3]! & words[b + at + 3]! & words[c + at + 3]!;
    words[target + at] = first;
    words[target + at + 1] = second;
    words[target + at + 2] = third;
    words[target + at + 3] = fourth;
    some |= first | second | third | fourth;
  }
  return some === 0 ? NO_ROW : SOME_ROWS;
}

function all4(words: Int32Array, a: number, b: number, c: number, d: number, target: number): number {
  let some = 0;
  for (let at = 0; at < WORDS; at += 4) {
    const first = words[a + at]! & words[b + at]! & words[c + at]! & words[d + at]!;
    const second = words[a + at + 1]! & words[b + at + 1]! & words[c + at + 1]! & words[d + at + 1]!;
    const third = words[a + at + 2]! & words[b + at + 2]! & words[c + at + 2]! & words[d + at + 2]!;
    const fourth = words[a + at + 3]! & words[b + at + 3]! & words[c + at + 3]! & words[d + at + 3]!;
    words[target + at] = first;
    words[target + at + 1] = second;
    words[target + at + 2] = third;
    words[target + at + 3] = fourth;
    some |= first | second | third | fourth;
  }
  return some === 0 ? NO_ROW : SOME_ROWS;
}

function any2(words: Int32Array, a: number, b: number, target: number): number {
  let every = -1;
  for (let at = 0; at < WORDS; at += 4) {
    const first = words[a + at]! | words[b + at]!;
    const second = words[a + at + 1]! | words[b + at + 1]!;
    const third = words[a + at + 2]! | words[b + at + 2]!;
    const fourth = words[a + at + 3]! | words[b + at + 3]!;
    words[target + at] = first;
    words[target + at + 1] = second;
    words[target + at + 2] = third;
    words[target + at + 3] = fourth;
    every &= first & second & third & fourth;
  }
  return every === -1 ? EVERY_ROW : SOME_ROWS;
}

function any3(words: Int32Array, a: number, b: number, c: number, target: number): number {
  let every = -1;
  for (let at = 0; at < WORDS; at += 4) {
    const first = words[a + at]! | words[b + at]! | words[c + at]!;
    const second = words[a + at + 1]! | words[b + at + 1]! | words[c + at + 1]!;
    const third = words[a + at + 2]! | words[b + at + 2]! | words[c + at + 2]!;
    const fourth = words[a + at + 3]! | words[b + at + 3]! | words[c + at + 3]!;
    words[target + at] = first;
    words[target + at + 1] = second;
    words[target + at + 2] = third;
    words[target + at + 3] = fourth;
    every &= first & second & third & fourth;
  }
  return every === -1 ? EVERY_ROW : SOME_ROWS;
}

function any4(words: Int32Array, a: number, b: number, c: number, d: number, target: number): number {
  let every = -1;
  for (let at = 0; at < WORDS; at += 4) {
    const first = words[a + at]! | words[b + at]! | words[c + at]! | words[d + at]!;
    const second = words[a + at + 1]! | words[b + at + 1]! | words[c + at + 1]! | words[d + at + 1]!;
    const third = words[a + at + 2]! | words[b + at + 2]! | words[c + at + 2]! | words[d + at + 2]!;
    const fourth = words[a + at + 3]! | words[b + at + 3]! | words[c + at + 3]! | words[d + at + 3]!;
    words[target + at] = first;
    words[target + at + 1] = second;
    words[target + at + 2] = third;
    words[target + at + 3] = fourth;
    every &= first & second & third & fourth;
  }
  return every === -1 ? EVERY_ROW : SOME_ROWS;
}
