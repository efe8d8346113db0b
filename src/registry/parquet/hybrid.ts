import type { ByteWriter } from './byte-writer.ts';

/** How many bits the numbers below `count` take. */
export const widthOf = (count: number): number => (count <= 1 ? 0 : 32 - Math.clz32(count - 1));

/** Runs of at least so many are written as runs. */
const RUN = 8;

/**
 * Numbers of `width` bits in Parquet's mixture of runs and bit-packed groups of eight (Parquet format, "Run Length Encoding /
 * Bit-Packing Hybrid").
 */
export function writeHybrid(out: ByteWriter, numbers: Uint32Array, count: number, width: number): void {
  let at = 0;
  // The first of what is to be packed.
  let loose = 0;
  while (at < count) {
    const value = numbers[at]!;
    let end = at + 1;
    while (end < count && numbers[end] === value) end++;
    // What is packed before a run comes in whole groups: some of the run may go there.
    const start = at + ((RUN - ((at - loose) % RUN)) % RUN);
    if (end - start >= RUN) {
      if (start > loose) writePacked(out, numbers, loose, start, width);
      out.varint((end - start) * 2);
      for (let bits = 0, left = value; bits < width; bits += 8, left >>>= 8) out.byte(left & 0xff);
      loose = end;
    }
    at = end;
  }
  if (loose < count) writePacked(out, numbers, loose, count, width);
}

function writePacked(out: ByteWriter, numbers: Uint32Array, from: number, to: number, width: number): void {
  const groups = Math.ceil((to - from) / RUN);
  out.varint(groups * 2 + 1);
  let bits = 0;
  let held = 0;
  for (let at = from; at < from + groups * RUN; at++) {
    const value = at < to ? numbers[at]! : 0;
    // No width is above 24, so that nothing is lost.
    held |= value << bits;
    bits += width;
    for (; bits >= 8; bits -= 8, held >>>= 8) out.byte(held & 0xff);
  }
}
