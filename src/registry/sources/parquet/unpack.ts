import { NotUnderstood } from './not-understood.ts';

/**
 * The first `count` numbers of `width` bits of Parquet's mixture of runs and bit-packed groups of eight (Parquet format, "Run
 * Length Encoding / Bit-Packing Hybrid") between `at` and `end`.
 */
export function unpack(
  bytes: Uint8Array,
  at: number,
  end: number,
  width: number,
  count: number,
  out: Int32Array | Uint8Array,
): void {
  if (width > 24) throw new NotUnderstood(`numbers of ${width} bits`);
  if (width === 0) {
    out.fill(0, 0, count);
    return;
  }
  const mask = (1 << width) - 1;
  const whole = (width + 7) >> 3;
  const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let from = at;
  let to = 0;
  while (to < count) {
    let head = 0;
    for (let shift = 0; ; shift += 7) {
      if (from >= end || shift > 28) throw new NotUnderstood('runs that end too early');
      const byte = bytes[from++]!;
      head |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    head >>>= 0;
    if ((head & 1) === 0) {
      if (from + whole > end) throw new NotUnderstood('a run without its number');
      let value = 0;
      for (let next = 0; next < whole; next++) value |= bytes[from++]! << (8 * next);
      const stop = Math.min(count, to + (head >>> 1));
      out.fill(value & mask, to, stop);
      to = stop;
      continue;
    }
    const groups = head >>> 1;
    const stop = Math.min(count, to + 8 * groups);
    if (from + Math.ceil(((stop - to) * width) / 8) > end) throw new NotUnderstood('groups that end too early');
    const after = from + groups * width;
    // Numbers are taken out of the four bytes that they begin in, as long as there are so many; they take 24 bits at most.
    const inWords = Math.min(stop - to, Math.floor(((bytes.length - from - 4) * 8) / width));
    let bit = 0;
    for (const until = to + inWords; to < until; bit += width)
      out[to++] = (words.getInt32(from + (bit >>> 3), true) >>> (bit & 7)) & mask;
    for (; to < stop; bit += width) {
      let value = 0;
      for (let next = 0; next < width; next++)
        value |= ((bytes[from + ((bit + next) >>> 3)]! >>> ((bit + next) & 7)) & 1) << next;
      out[to++] = value;
    }
    from = after;
  }
}
