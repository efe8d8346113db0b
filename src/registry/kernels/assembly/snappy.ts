import { BEYOND_BEGINNING, BEYOND_END, CUT_OFF, NO_LENGTH, OTHER_LENGTH } from './damage';

/** Where so much is left on both sides, bytes are copied sixteen at a time, some of them in vain. */
const ROOM: usize = 128;
/** A stretch of a tag has at most so many bytes, unless its length stands behind the tag. */
const SHORT: u32 = 60;

/** Undoes Snappy (its format description, raw format) from `from` to `end` into what lies from `to` to `stop`, which it fills. */
export function unsnap(from: usize, end: usize, to: usize, stop: usize): i32 {
  const first = to;
  let whole: u64 = 0;
  for (let shift: u64 = 0; ; shift += 7) {
    if (from >= end || shift > 56) return NO_LENGTH;
    const byte = <u64>load<u8>(from++);
    whole |= (byte & 0x7f) << shift;
    if (byte < 0x80) break;
  }
  if (whole != <u64>(stop - to)) return OTHER_LENGTH;
  while (from + ROOM < end && to + ROOM < stop) {
    const tag = <u32>load<u8>(from);
    let size: usize;
    let distance: usize;
    switch (tag & 3) {
      case 0: {
        const rest = tag >> 2;
        if (rest >= SHORT) {
          const more = rest - SHORT + 1;
          const long = <u64>(load<u32>(from, 1) & lowest(more)) + 1;
          from += 1 + more;
          if (long > <u64>(end - from) || long > <u64>(stop - to)) return BEYOND_END;
          memory.copy(to, from, <usize>long);
          from += <usize>long;
          to += <usize>long;
          continue;
        }
        from++;
        size = rest + 1;
        v128.store(to, v128.load(from));
        for (let done: usize = 16; done < size; done += 16) v128.store(to + done, v128.load(from + done));
        from += size;
        to += size;
        continue;
      }
      case 1:
        size = ((tag >> 2) & 7) + 4;
        distance = (<usize>(tag >> 5) << 8) | <usize>load<u8>(from, 1);
        from += 2;
        break;
      case 2:
        size = (tag >> 2) + 1;
        distance = <usize>load<u16>(from, 1);
        from += 3;
        break;
      default:
        size = (tag >> 2) + 1;
        distance = <usize>load<u32>(from, 1);
        from += 5;
    }
    if (distance == 0 || distance > to - first) return BEYOND_BEGINNING;
    const back = to - distance;
    // What is read at a time has been written before.
    if (distance >= 16) {
      v128.store(to, v128.load(back));
      for (let done: usize = 16; done < size; done += 16) v128.store(to + done, v128.load(back + done));
    } else if (distance >= 8) {
      for (let done: usize = 0; done < size; done += 8) store<u64>(to + done, load<u64>(back + done));
    } else if (distance == 4 || distance <= 2) {
      const pattern: u64 =
        distance == 4
          ? <u64>load<u32>(back) * 0x0000_0001_0000_0001
          : distance == 2
            ? <u64>load<u16>(back) * 0x0001_0001_0001_0001
            : <u64>load<u8>(back) * 0x0101_0101_0101_0101;
      for (let done: usize = 0; done < size; done += 8) store<u64>(to + done, pattern);
    } else for (let done: usize = 0; done < size; done++) store<u8>(to + done, load<u8>(back + done));
    to += size;
  }
  return unsnapRest(from, end, first, to, stop);
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function lowest(bytes: u32): u32 {
  return <u32>-1 >> ((4 - bytes) << 3);
}

/** The same from `from` and `to` on, where no byte can be copied in vain. */
function unsnapRest(from: usize, end: usize, first: usize, to: usize, stop: usize): i32 {
  while (from < end) {
    const tag = <u32>load<u8>(from++);
    const kind = tag & 3;
    const rest = tag >> 2;
    const more: u32 = kind == 0 ? (rest >= SHORT ? rest - SHORT + 1 : 0) : kind == 3 ? 4 : kind;
    if (<usize>more > end - from) return CUT_OFF;
    let word: u64 = 0;
    for (let next: u32 = 0; next < more; next++) word |= <u64>load<u8>(from++) << <u64>(next << 3);
    if (kind == 0) {
      const size = rest >= SHORT ? word + 1 : <u64>(rest + 1);
      if (size > <u64>(end - from) || size > <u64>(stop - to)) return BEYOND_END;
      memory.copy(to, from, <usize>size);
      from += <usize>size;
      to += <usize>size;
      continue;
    }
    const size: usize = kind == 1 ? (rest & 7) + 4 : rest + 1;
    const distance = kind == 1 ? word | (<u64>(tag >> 5) << 8) : word;
    if (distance == 0 || distance > <u64>(to - first) || size > stop - to) return BEYOND_BEGINNING;
    for (let back = to - <usize>distance, until = to + size; to < until; ) store<u8>(to++, load<u8>(back++));
  }
  return to == stop ? 0 : CUT_OFF;
}
