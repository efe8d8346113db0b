import type { Places, Width } from './places.ts';
import type { Views } from './plain-arithmetic.ts';

/** What `assembly/places.ts` does, over typed arrays. */
export function plainPlaces(views: () => Views): Places {
  return {
    rank: (numbers, count, table, from, tellsWhole, places) => {
      const { doubles, words } = views();
      const [thresholds, shift, firstKey, lastKey] = words.subarray(
        table >> 2,
        (table >> 2) + 4,
      ) as unknown as number[];
      const before = (table >> 2) + 4;
      const first = from >> 3;
      const last = tellsWhole === 1 ? 4 * thresholds! + 2 : 2 * thresholds! + 1;
      for (let at = 0; at < count; at++) {
        const value = doubles[(numbers >> 3) + at]!;
        if (Number.isNaN(value)) {
          words[(places >> 2) + at] = last;
          continue;
        }
        bits[0] = value;
        const key = value > 0 ? Math.min(Math.max((halves[HIGH]! >>> (shift! - 32)) - firstKey!, 0), lastKey!) : 0;
        let low = value > 0 ? words[before + key]! : 0;
        let high = words[before + key + 1]!;
        while (low < high) {
          const middle = (low + high) >>> 1;
          if (doubles[first + middle]! <= value) low = middle + 1;
          else high = middle;
        }
        const place = doubles[first + thresholds! + low] === value ? 2 * low - 1 : 2 * low;
        words[(places >> 2) + at] = tellsWhole === 1 ? 2 * place + Number(Math.floor(value) !== value) : place;
      }
    },
    joinPlaces: (low, high, count, lowPlaces, highPlaces, stride, apart, odd) => {
      const { doubles, words } = views();
      for (let at = 0; at < count; at++) {
        const least = words[(lowPlaces >> 2) + at]!;
        const most = words[(highPlaces >> 2) + at]!;
        let place = least;
        if (doubles[(low >> 3) + at] !== doubles[(high >> 3) + at])
          place = apart >= 0 ? apart : (least + 1) * stride + most;
        if (odd >= 0 && ((least | most) & 1) === 1) {
          place = odd;
          doubles[(low >> 3) + at] = Number.NaN;
        }
        words[(lowPlaces >> 2) + at] = place;
      }
    },
    sides: (low, high, count, one, isOpen, to) => {
      const { doubles, words } = views();
      for (let at = 0; at < count; at++) {
        const least = doubles[(low >> 3) + at]!;
        const most = doubles[(high >> 3) + at]!;
        words[(to >> 2) + at] = sideOf(least) * 3 + sideOf(most) + (least === most ? one : 0);
        if (isOpen === 1 && least === most) doubles[(low >> 3) + at] = Number.NaN;
      }
    },
    unheld: (low, high, count, places) => {
      const { doubles, words } = views();
      let found = 0;
      for (let at = 0; at < count; at++)
        if (Number.isNaN(doubles[(low >> 3) + at]!) || Number.isNaN(doubles[(high >> 3) + at]!))
          words[(places >> 2) + found++] = at;
      return found;
    },
    translate: (numbers, width, from, count, table, to, widthThere) => {
      const { words } = views();
      const given = wholes(words, numbers, width, count);
      const written = wholes(words, to, widthThere, count);
      for (let at = from; at < count; at++) {
        const found = words[(table >> 2) + given[at]!]!;
        if (found < 0) return at;
        written[at] = found;
      }
      return count;
    },
    addWhere: (numbers, count, last, by, width) => {
      const { words } = views();
      const more = wholes(words, by, width, count);
      const first = numbers >> 2;
      for (let at = first; at < first + count; at++) if (words[at] === last) words[at] = last + more[at - first]!;
    },
  };
}

/** Whole numbers of some bytes each. */
function wholes(
  { buffer }: Int32Array,
  from: number,
  width: Width,
  count: number,
): Uint8Array | Uint16Array | Uint32Array {
  if (width === 1) return new Uint8Array(buffer, from, count);
  return width === 2 ? new Uint16Array(buffer, from, count) : new Uint32Array(buffer, from, count);
}

const sideOf = (end: number): number => (end > 0 ? 2 : end < 0 ? 0 : 1);

const bits = new Float64Array(1);
const halves = new Uint32Array(bits.buffer);
/** Which of its halves is the first of a double: that depends on the machine. */
const HIGH = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1 ? 1 : 0;
