import { BYTES, EVERY_ROW, type Kernels, NO_ROW, ROWS, SOME_ROWS } from './kernels.ts';

/** The inner loops over typed arrays: what `assembly/index.ts` does, bit for bit, without WebAssembly. */
export function plainKernels(bytes: number): Kernels {
  const memory = new ArrayBuffer(Math.ceil(bytes / 16) * 16);
  const octets = new Uint8Array(memory);
  const words = new Int32Array(memory);
  const WORDS = BYTES / 4;

  /** All, or any, of the parts whose offsets (in words) stand in `parts`; the summary. */
  const combine = (isAnd: boolean, parts: readonly number[], target: number): number => {
    let some = 0;
    let every = -1;
    for (let word = 0; word < WORDS; word++) {
      let value = words[parts[0]! + word]!;
      for (let part = 1; part < parts.length; part++) {
        const other = words[parts[part]! + word]!;
        value = isAnd ? value & other : value | other;
      }
      words[target + word] = value;
      some |= value;
      every &= value;
    }
    if (isAnd) return some === 0 ? NO_ROW : SOME_ROWS;
    return every === -1 ? EVERY_ROW : SOME_ROWS;
  };

  return {
    name: 'plain',
    memory,
    lookup: (classes, table, chunks, target) => {
      let any = 0;
      let all = -1;
      for (let word = 0; word < ROWS / 32; word++) {
        let bits = 0;
        for (let bit = 0; bit < 32; bit++) {
          const id = octets[classes + (word << 5) + bit]!;
          if (id < chunks << 4) bits |= (octets[table + id]! & 1) << bit;
        }
        words[(target >> 2) + word] = bits;
        any |= bits;
        all &= bits;
      }
      return any === 0 ? NO_ROW : all === -1 ? EVERY_ROW : SOME_ROWS;
    },
    connect: (ops, end, planes, summaries) => {
      const parts: number[] = [];
      for (let at = ops >> 2; at < end >> 2; ) {
        const [plane, isAnd, count] = [words[at]!, words[at + 1]! === 1, words[at + 2]!];
        at += 3;
        const decisive = isAnd ? NO_ROW : EVERY_ROW;
        let decided = false;
        parts.length = 0;
        for (let part = 0; part < count && !decided; part++) {
          const source = words[at + part]!;
          const summary = octets[summaries + source]!;
          if (summary === decisive) decided = true;
          else if (summary === SOME_ROWS) parts.push((planes + source * BYTES) >> 2);
        }
        at += count;
        octets[summaries + plane] = decided
          ? decisive
          : parts.length === 0
            ? EVERY_ROW - decisive
            : combine(isAnd, parts, (planes + plane * BYTES) >> 2);
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
    count: (plane) => {
      let sum = 0;
      for (let word = 0; word < WORDS; word++) {
        let bits = words[(plane >> 2) + word]!;
        bits -= (bits >>> 1) & 0x5555_5555;
        bits = (bits & 0x3333_3333) + ((bits >>> 2) & 0x3333_3333);
        sum += Math.imul((bits + (bits >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
      }
      return sum;
    },
  };
}
