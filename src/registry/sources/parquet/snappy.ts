import { NotUnderstood } from './not-understood.ts';

/** Where so much is left on both sides, bytes are copied four at a time, some of them in vain. */
const ROOM = 128;
/** A stretch of a tag has at most so many bytes, unless its length stands behind the tag. */
const SHORT = 60;

/** Of tags: how many bytes they give, from the 8th bit on how many follow that say from where, from the 16th what these are added to. */
const TAGS = Int32Array.from({ length: 256 }, (_, tag) => {
  const rest = tag >>> 2;
  switch (tag & 3) {
    case 0:
      return rest < SHORT ? rest + 1 : 0;
    case 1:
      return ((rest & 7) + 4) | (1 << 8) | ((tag >>> 5) << 24);
    case 2:
      return (rest + 1) | (2 << 8);
    default:
      return (rest + 1) | (4 << 8);
  }
});
/** The lowest bytes of a word: none, one, up to four. */
const LOWEST = Int32Array.of(0, 0xff, 0xffff, 0xffffff, -1);

/** Undoes Snappy (its format description, raw format) from `at` to `end` into `out`, which it fills. */
export function unsnap(bytes: Uint8Array, at: number, end: number, out: Uint8Array): void {
  let from = at;
  let whole = 0;
  for (let scale = 1; ; scale *= 0x80) {
    if (from >= end) throw new NotUnderstood('Snappy without its length');
    const byte = bytes[from++]!;
    whole += (byte & 0x7f) * scale;
    if (byte < 0x80) break;
  }
  const { length } = out;
  if (whole !== length) throw new NotUnderstood('Snappy of another length');
  const source = new DataView(bytes.buffer, bytes.byteOffset, end);
  const target = new DataView(out.buffer, out.byteOffset, length);
  const roomIn = end - ROOM;
  const roomOut = length - ROOM;
  let to = 0;
  while (from < roomIn && to < roomOut) {
    const tag = bytes[from]!;
    const entry = TAGS[tag]!;
    const size = entry & 0xff;
    if ((tag & 3) === 0) {
      if (size === 0) {
        const more = (tag >>> 2) - SHORT + 1;
        const long = ((source.getInt32(from + 1, true) & LOWEST[more]!) >>> 0) + 1;
        from += 1 + more;
        if (long > end - from || long > length - to) throw new NotUnderstood('Snappy beyond its end');
        out.set(bytes.subarray(from, from + long), to);
        from += long;
        to += long;
        continue;
      }
      from++;
      target.setInt32(to, source.getInt32(from, true), true);
      target.setInt32(to + 4, source.getInt32(from + 4, true), true);
      target.setInt32(to + 8, source.getInt32(from + 8, true), true);
      target.setInt32(to + 12, source.getInt32(from + 12, true), true);
      for (let done = 16; done < size; done += 8) {
        target.setInt32(to + done, source.getInt32(from + done, true), true);
        target.setInt32(to + done + 4, source.getInt32(from + done + 4, true), true);
      }
      from += size;
      to += size;
      continue;
    }
    const extra = (entry >>> 8) & 7;
    const distance = ((source.getInt32(from + 1, true) & LOWEST[extra]!) | (entry >>> 16)) >>> 0;
    from += 1 + extra;
    if (distance === 0 || distance > to) throw new NotUnderstood('Snappy beyond its beginning');
    let back = to - distance;
    if (distance >= 4) {
      // What is read of each four bytes has been written before them.
      target.setInt32(to, target.getInt32(back, true), true);
      target.setInt32(to + 4, target.getInt32(back + 4, true), true);
      target.setInt32(to + 8, target.getInt32(back + 8, true), true);
      target.setInt32(to + 12, target.getInt32(back + 12, true), true);
      for (let done = 16; done < size; done += 8) {
        target.setInt32(to + done, target.getInt32(back + done, true), true);
        target.setInt32(to + done + 4, target.getInt32(back + done + 4, true), true);
      }
      to += size;
    } else for (const stop = to + size; to < stop; ) out[to++] = out[back++]!;
  }
  unsnapRest(bytes, from, end, out, to);
}

/** The same from `from` and `to` on, where no byte can be copied in vain. */
function unsnapRest(bytes: Uint8Array, first: number, end: number, out: Uint8Array, filled: number): void {
  const { length } = out;
  let from = first;
  let to = filled;
  while (from < end) {
    const tag = bytes[from++]!;
    const entry = TAGS[tag]!;
    const literal = (tag & 3) === 0;
    let size = entry & 0xff;
    const more = !literal ? (entry >>> 8) & 7 : size === 0 ? (tag >>> 2) - SHORT + 1 : 0;
    if (more > end - from) throw new NotUnderstood('Snappy that is cut off');
    let word = 0;
    for (let next = 0; next < more; next++) word += bytes[from++]! * 2 ** (8 * next);
    if (literal) {
      if (size === 0) size = word + 1;
      if (size > end - from || size > length - to) throw new NotUnderstood('Snappy beyond its end');
      out.set(bytes.subarray(from, from + size), to);
      from += size;
      to += size;
      continue;
    }
    const distance = word + (entry >>> 16);
    if (distance === 0 || distance > to || size > length - to) throw new NotUnderstood('Snappy beyond its beginning');
    for (let back = to - distance, stop = to + size; to < stop; ) out[to++] = out[back++]!;
  }
  if (to !== length) throw new NotUnderstood('Snappy that is cut off');
}
