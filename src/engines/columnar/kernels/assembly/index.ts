/*
 * The inner loops of the columnar engine in AssemblyScript, for WebAssembly with 128-bit vectors. `plain.ts` is the same in
 * TypeScript, bit for bit. `npm run kernels` compiles them into `wasm.ts`.
 *
 * A block has 4,096 rows, a plane 512 bytes. A summary says of a plane what its bytes need not: 0 no row, 1 every row,
 * 2 some; only then are its bytes written.
 */

const ROWS: usize = 4096;
const BYTES: usize = 512;

const NO_ROW: i32 = 0;
const EVERY_ROW: i32 = 1;
const SOME_ROWS: i32 = 2;

/** The rows whose class is marked in a table of 16 bytes a chunk (0 or 255 for each class); the summary. */
export function lookup(classes: usize, table: usize, chunks: i32, target: usize): i32 {
  let any = 0;
  let all = 0xffff;
  for (let at: usize = 0; at < ROWS; at += 16) {
    const ids = v128.load(classes + at);
    // A swizzle gives zero for indices of 16 and more.
    let hit = i8x16.swizzle(v128.load(table), ids);
    for (let chunk = 1; chunk < chunks; chunk++) {
      const shifted = i8x16.sub(ids, i8x16.splat(<i8>(chunk << 4)));
      hit = v128.or(hit, i8x16.swizzle(v128.load(table + (<usize>chunk << 4)), shifted));
    }
    const bits = i8x16.bitmask(hit);
    store<u16>(target + (at >> 3), <u16>bits);
    any |= bits;
    all &= bits;
  }
  return any == 0 ? NO_ROW : all == 0xffff ? EVERY_ROW : SOME_ROWS;
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
    let decided = false;
    for (let part = 0; part < count; part++) {
      const source = <usize>load<i32>(ops + (<usize>part << 2));
      const summary = <i32>load<u8>(summaries + source);
      if (summary == decisive) {
        decided = true;
        break;
      }
      if (summary == SOME_ROWS) {
        store<usize>(scratch + (<usize>mixed << 2), planes + source * BYTES);
        mixed++;
      }
    }
    ops += <usize>count << 2;
    if (decided || mixed == 0) {
      store<u8>(summaries + plane, <u8>(decided ? decisive : 1 - decisive));
      continue;
    }
    store<u8>(summaries + plane, <u8>(isAnd ? all(mixed, scratch, planes + plane * BYTES) : any(mixed, scratch, planes + plane * BYTES)));
  }
}

/** The rows of all of some planes. */
function all(count: i32, parts: usize, target: usize): i32 {
  let some = i32x4.splat(0);
  for (let at: usize = 0; at < BYTES; at += 32) {
    let first = v128.load(load<usize>(parts) + at);
    let second = v128.load(load<usize>(parts) + at, 16);
    for (let part = 1; part < count; part++) {
      const from = load<usize>(parts + (<usize>part << 2)) + at;
      first = v128.and(first, v128.load(from));
      second = v128.and(second, v128.load(from, 16));
    }
    v128.store(target + at, first);
    v128.store(target + at, second, 16);
    some = v128.or(some, v128.or(first, second));
  }
  return v128.any_true(some) ? SOME_ROWS : NO_ROW;
}

/** The rows of any of some planes. */
function any(count: i32, parts: usize, target: usize): i32 {
  let every = i32x4.splat(-1);
  for (let at: usize = 0; at < BYTES; at += 32) {
    let first = v128.load(load<usize>(parts) + at);
    let second = v128.load(load<usize>(parts) + at, 16);
    for (let part = 1; part < count; part++) {
      const from = load<usize>(parts + (<usize>part << 2)) + at;
      first = v128.or(first, v128.load(from));
      second = v128.or(second, v128.load(from, 16));
    }
    v128.store(target + at, first);
    v128.store(target + at, second, 16);
    every = v128.and(every, v128.and(first, second));
  }
  return i32x4.all_true(i32x4.eq(every, i32x4.splat(-1))) ? EVERY_ROW : SOME_ROWS;
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
