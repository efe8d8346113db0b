import { BYTES, EVERY_ROW, type Kernels, NO_ROW, ROWS, SOME_ROWS } from './kernels.ts';
import { plainArithmetic } from './plain-arithmetic.ts';
import { plainPlaces } from './plain-places.ts';
import { intersect, unite } from './plain-planes.ts';

const WORDS = BYTES / 4;

/** The inner loops over typed arrays: what `assembly/index.ts` does, bit for bit, without WebAssembly. */
export function plainKernels(bytes: number): Kernels {
  let memory = new ArrayBuffer(Math.ceil(bytes / 16) * 16);
  let octets = new Uint8Array(memory);
  let pairs = new Uint16Array(memory);
  let words = new Int32Array(memory);
  let views = { doubles: new Float64Array(memory), words };
  const count = (plane: number): number => bitsIn(words, plane >> 2, (plane >> 2) + WORDS);
  /** Where the parts of an operation stand, in words. */
  let parts = new Int32Array(64);

  return {
    ...plainArithmetic(() => views),
    ...plainPlaces(() => views),
    name: 'plain',
    get memory() {
      return memory;
    },
    grow: (more) => {
      const before = octets;
      memory = new ArrayBuffer(memory.byteLength + Math.ceil(more / 16) * 16);
      octets = new Uint8Array(memory);
      octets.set(before);
      pairs = new Uint16Array(memory);
      words = new Int32Array(memory);
      views = { doubles: new Float64Array(memory), words };
    },
    classify: (ids, wide, classes, planes, summaries) => {
      octets.fill(NO_ROW, summaries, summaries + classes);
      const column = wide ? pairs : octets;
      const from = wide ? ids >> 1 : ids;
      let id = 0;
      for (let row = 0; row < ROWS; row++) {
        id = column[from + row]!;
        if (id >= classes) continue;
        const plane = (planes >> 2) + id * WORDS;
        if (octets[summaries + id] === NO_ROW) {
          words.fill(0, plane, plane + WORDS);
          octets[summaries + id] = SOME_ROWS;
        }
        words[plane + (row >> 5)]! |= 1 << (row & 31);
      }
      // Only the class of the last row may be that of all.
      if (id < classes && count(planes + id * BYTES) === ROWS) octets[summaries + id] = EVERY_ROW;
    },
    connect: (ops, end, planes, summaries) => {
      for (let at = ops >> 2; at < end >> 2; ) {
        const plane = words[at]!;
        const isAnd = words[at + 1] === 1;
        const last = at + 3 + words[at + 2]!;
        const decisive = isAnd ? NO_ROW : EVERY_ROW;
        let found = EVERY_ROW - decisive;
        let mixed = 0;
        for (let part = at + 3; part < last; part++) {
          const source = words[part]!;
          const summary = octets[summaries + source]!;
          if (summary === SOME_ROWS) {
            if (mixed === parts.length) parts = doubled(parts);
            parts[mixed++] = (planes + source * BYTES) >> 2;
          } else if (summary === decisive) {
            found = decisive;
            mixed = 0;
            break;
          }
        }
        if (mixed > 0) found = (isAnd ? intersect : unite)(words, parts, mixed, (planes + plane * BYTES) >> 2);
        octets[summaries + plane] = found;
        at = last;
      }
    },
    list: (plane, first, out) => {
      let to = out >> 2;
      for (let word = 0; word < WORDS; word++) {
        let bits = words[(plane >> 2) + word]!;
        while (bits !== 0) {
          words[to++] = first + (word << 5) + 31 - Math.clz32(bits & -bits);
          bits &= bits - 1;
        }
      }
      return to - (out >> 2);
    },
    count,
    countRange: (plane, from, to) => {
      if (from >= to) return 0;
      const first = (plane >> 2) + (from >> 5);
      const last = (plane >> 2) + ((to - 1) >> 5);
      const head = -1 << (from & 31);
      const tail = -1 >>> (-to & 31);
      if (first === last) return bitsOf(words[first]! & head & tail);
      return bitsOf(words[first]! & head) + bitsIn(words, first + 1, last) + bitsOf(words[last]! & tail);
    },
  };
}

function doubled(parts: Int32Array): Int32Array<ArrayBuffer> {
  const room = new Int32Array(parts.length * 2);
  room.set(parts);
  return room;
}

function bitsIn(words: Int32Array, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at++) sum += bitsOf(words[at]!);
  return sum;
}

/** How many bits of a word are set: of pairs, of fours, of eights, and these added up. */
function bitsOf(word: number): number {
  const twos = word - ((word >>> 1) & 0x5555_5555);
  const fours = (twos & 0x3333_3333) + ((twos >>> 2) & 0x3333_3333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}
