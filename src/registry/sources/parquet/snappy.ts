import { NotUnderstood } from './not-understood.ts';

/** Longer stretches are copied by the runtime, which takes a moment to be called. */
const LONG = 96;

/** Undoes Snappy (its format description, raw format) from `at` to `end` into `out`, which it fills. */
export function unsnap(bytes: Uint8Array, at: number, end: number, out: Uint8Array): void {
  let from = at;
  let length = 0;
  for (let scale = 1; ; scale *= 0x80) {
    if (from >= end) throw new NotUnderstood('Snappy without its length');
    const byte = bytes[from++]!;
    length += (byte & 0x7f) * scale;
    if (byte < 0x80) break;
  }
  if (length !== out.length) throw new NotUnderstood('Snappy of another length');
  let to = 0;
  while (from < end) {
    const tag = bytes[from++]!;
    if ((tag & 3) === 0) {
      let size = tag >>> 2;
      if (size >= 60) {
        const more = size - 59;
        size = bytes[from]! | (bytes[from + 1]! << 8) | (bytes[from + 2]! << 16) | (bytes[from + 3]! << 24);
        size = more === 4 ? size >>> 0 : size & ((1 << (8 * more)) - 1);
        from += more;
      }
      size++;
      if (size > end - from || size > length - to) throw new NotUnderstood('Snappy beyond its end');
      if (size > LONG) {
        out.set(bytes.subarray(from, from + size), to);
        to += size;
        from += size;
      } else for (const stop = to + size; to < stop; ) out[to++] = bytes[from++]!;
      continue;
    }
    let size: number;
    let distance: number;
    if ((tag & 3) === 1) {
      size = ((tag >>> 2) & 7) + 4;
      distance = ((tag >>> 5) << 8) | bytes[from++]!;
    } else {
      size = (tag >>> 2) + 1;
      distance = bytes[from]! | (bytes[from + 1]! << 8);
      from += 2;
      if ((tag & 3) === 3) {
        distance = (distance | (bytes[from]! << 16) | (bytes[from + 1]! << 24)) >>> 0;
        from += 2;
      }
    }
    if (distance === 0 || distance > to || size > length - to) throw new NotUnderstood('Snappy beyond its beginning');
    for (let back = to - distance, stop = to + size; to < stop; ) out[to++] = out[back++]!;
  }
  if (to !== length) throw new NotUnderstood('Snappy that is cut off');
}
