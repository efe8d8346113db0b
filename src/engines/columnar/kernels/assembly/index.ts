/*
 * The inner loops of the columnar engine in AssemblyScript, for WebAssembly with 128-bit vectors. `plain.ts` is the same in
 * TypeScript, bit for bit. `npm run kernels` compiles them into `wasm.ts`.
 *
 * A block has 8,192 rows, a plane 1,024 bytes. A summary says of a plane what its bytes need not: 0 no row, 1 every row,
 * 2 some; only then are its bytes written.
 */

export * from './arithmetic';
export * from './places';

const ROWS: usize = 8192;
const BYTES: usize = 1024;
/** Bytes that are combined at a time: what fits into the registers. */
const STRIP: usize = 128;

const NO_ROW: i32 = 0;
const EVERY_ROW: i32 = 1;
const SOME_ROWS: i32 = 2;

/** Beyond so many classes, each row is put into its plane by itself. */
const FEW: i32 = 24;

/**
 * Writes a plane for each class, the rows that have it, one after the other from `planes`; and their summaries. Classes
 * are bytes, or pairs of bytes if `wide`.
 */
export function classify(ids: usize, wide: i32, classes: i32, planes: usize, summaries: usize): void {
  if (wide || classes > FEW) return scatter(ids, wide, classes, planes, summaries);
  for (let id = 0; id < classes; id++) {
    const wanted = i8x16.splat(<i8>id);
    const plane = planes + <usize>id * BYTES;
    let any: u64 = 0;
    let all: u64 = ~0;
    for (let at: usize = 0; at < ROWS; at += 64) {
      const bits =
        <u64>(<u32>i8x16.bitmask(i8x16.eq(v128.load(ids + at), wanted))) |
        (<u64>(<u32>i8x16.bitmask(i8x16.eq(v128.load(ids + at, 16), wanted))) << 16) |
        (<u64>(<u32>i8x16.bitmask(i8x16.eq(v128.load(ids + at, 32), wanted))) << 32) |
        (<u64>(<u32>i8x16.bitmask(i8x16.eq(v128.load(ids + at, 48), wanted))) << 48);
      store<u64>(plane + (at >> 3), bits);
      any |= bits;
      all &= bits;
    }
    store<u8>(summaries + <usize>id, <u8>(any == 0 ? NO_ROW : all == ~0 ? EVERY_ROW : SOME_ROWS));
  }
}

/** Each row into the plane of its class; planes of which no row is are not touched. */
function scatter(ids: usize, wide: i32, classes: i32, planes: usize, summaries: usize): void {
  memory.fill(summaries, <u8>NO_ROW, <usize>classes);
  let id: usize = 0;
  for (let row: usize = 0; row < ROWS; row++) {
    id = wide ? <usize>load<u16>(ids + (row << 1)) : <usize>load<u8>(ids + row);
    if (id >= <usize>classes) continue;
    const plane = planes + id * BYTES;
    if (load<u8>(summaries + id) == <u8>NO_ROW) {
      memory.fill(plane, 0, BYTES);
      store<u8>(summaries + id, <u8>SOME_ROWS);
    }
    const at = plane + (row >> 3);
    store<u8>(at, load<u8>(at) | (<u8>1 << <u8>(row & 7)));
  }
  // Only the class of the last row may be that of all.
  if (id < <usize>classes && count(planes + id * BYTES) == <i32>ROWS) store<u8>(summaries + id, <u8>EVERY_ROW);
}

/**
 * Runs the operations from `ops` to `end`: each a plane, 1 for `and` or 0 for `or`, the number of parts, and the parts, as 32-bit
 * integers. `scratch` has room for one address for each part of the longest.
 */
export function connect(ops: usize, end: usize, planes: usize, summaries: usize, scratch: usize): void {
  while (ops < end) {
    const plane = <usize>load<i32>(ops);
    const isAnd = load<i32>(ops, 4);
    const count = load<i32>(ops, 8);
    ops += 12;
    const decisive = isAnd ? NO_ROW : EVERY_ROW;
    let mixed = 0;
    let found = 1 - decisive;
    for (let part = 0; part < count; part++) {
      const source = <usize>load<i32>(ops + (<usize>part << 2));
      const summary = <i32>load<u8>(summaries + source);
      if (summary == decisive) {
        mixed = 0;
        found = decisive;
        break;
      }
      if (summary == SOME_ROWS) {
        store<usize>(scratch + (<usize>mixed << 2), planes + source * BYTES);
        mixed++;
      }
    }
    ops += <usize>count << 2;
    if (mixed > 0) {
      const target = planes + plane * BYTES;
      found = isAnd ? all(mixed, scratch, target) : any(mixed, scratch, target);
    }
    store<u8>(summaries + plane, <u8>found);
  }
}

/** The rows of all of some planes. */
function all(count: i32, parts: usize, target: usize): i32 {
  const first = load<usize>(parts);
  const end = parts + (<usize>count << 2);
  let some = i32x4.splat(0);
  for (let at: usize = 0; at < BYTES; at += STRIP) {
    let from = first + at;
    let a = v128.load(from);
    let b = v128.load(from, 16);
    let c = v128.load(from, 32);
    let d = v128.load(from, 48);
    let e = v128.load(from, 64);
    let f = v128.load(from, 80);
    let g = v128.load(from, 96);
    let h = v128.load(from, 112);
    for (let part = parts + 4; part < end; part += 4) {
      from = load<usize>(part) + at;
      a = v128.and(a, v128.load(from));
      b = v128.and(b, v128.load(from, 16));
      c = v128.and(c, v128.load(from, 32));
      d = v128.and(d, v128.load(from, 48));
      e = v128.and(e, v128.load(from, 64));
      f = v128.and(f, v128.load(from, 80));
      g = v128.and(g, v128.load(from, 96));
      h = v128.and(h, v128.load(from, 112));
    }
    write(target + at, a, b, c, d, e, f, g, h);
    a = v128.or(v128.or(a, b), v128.or(c, d));
    e = v128.or(v128.or(e, f), v128.or(g, h));
    some = v128.or(some, v128.or(a, e));
  }
  return v128.any_true(some) ? SOME_ROWS : NO_ROW;
}

/** The rows of any of some planes. */
function any(count: i32, parts: usize, target: usize): i32 {
  const first = load<usize>(parts);
  const end = parts + (<usize>count << 2);
  let every = i32x4.splat(-1);
  for (let at: usize = 0; at < BYTES; at += STRIP) {
    let from = first + at;
    let a = v128.load(from);
    let b = v128.load(from, 16);
    let c = v128.load(from, 32);
    let d = v128.load(from, 48);
    let e = v128.load(from, 64);
    let f = v128.load(from, 80);
    let g = v128.load(from, 96);
    let h = v128.load(from, 112);
    for (let part = parts + 4; part < end; part += 4) {
      from = load<usize>(part) + at;
      a = v128.or(a, v128.load(from));
      b = v128.or(b, v128.load(from, 16));
      c = v128.or(c, v128.load(from, 32));
      d = v128.or(d, v128.load(from, 48));
      e = v128.or(e, v128.load(from, 64));
      f = v128.or(f, v128.load(from, 80));
      g = v128.or(g, v128.load(from, 96));
      h = v128.or(h, v128.load(from, 112));
    }
    write(target + at, a, b, c, d, e, f, g, h);
    a = v128.and(v128.and(a, b), v128.and(c, d));
    e = v128.and(v128.and(e, f), v128.and(g, h));
    every = v128.and(every, v128.and(a, e));
  }
  return i32x4.all_true(i32x4.eq(every, i32x4.splat(-1))) ? EVERY_ROW : SOME_ROWS;
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function write(to: usize, a: v128, b: v128, c: v128, d: v128, e: v128, f: v128, g: v128, h: v128): void {
  v128.store(to, a);
  v128.store(to, b, 16);
  v128.store(to, c, 32);
  v128.store(to, d, 48);
  v128.store(to, e, 64);
  v128.store(to, f, 80);
  v128.store(to, g, 96);
  v128.store(to, h, 112);
}

/** Writes the places of the rows of a plane (which has some), counted from `first`; how many there are. */
export function list(plane: usize, first: i32, out: usize): i32 {
  let to = out;
  for (let at: usize = 0; at < BYTES; at += 8) {
    let word = load<u64>(plane + at);
    const base = first + <i32>(at << 3);
    while (word != 0) {
      store<i32>(to, base + <i32>ctz(word));
      to += 4;
      word &= word - 1;
    }
  }
  return <i32>((to - out) >> 2);
}

/** How many rows a plane has. */
export function count(plane: usize): i32 {
  let sum: u64 = 0;
  for (let at: usize = 0; at < BYTES; at += 8) sum += popcnt(load<u64>(plane + at));
  return <i32>sum;
}

/** How many rows a plane has from one bit to below another. */
export function countRange(plane: usize, from: i32, to: i32): i32 {
  if (from >= to) return 0;
  const first = plane + (<usize>(from >> 6) << 3);
  const last = plane + (<usize>((to - 1) >> 6) << 3);
  const head: u64 = ~0 << <u64>(from & 63);
  const tail: u64 = ~0 >> <u64>(-to & 63);
  if (first == last) return <i32>popcnt(load<u64>(first) & head & tail);
  let sum: u64 = popcnt(load<u64>(first) & head) + popcnt(load<u64>(last) & tail);
  for (let at = first + 8; at < last; at += 8) sum += popcnt(load<u64>(at));
  return <i32>sum;
}
