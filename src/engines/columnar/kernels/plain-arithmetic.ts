import { type Arithmetic, EXACT, LEFT, MODES } from './arithmetic.ts';
import { isAllowed, stepsOf, unitsOf } from './exact-numbers.ts';

/** The memory as it is now. */
export interface Views {
  readonly doubles: Float64Array;
  readonly words: Int32Array;
}

/** What `assembly/arithmetic.ts` does, over typed arrays. */
export function plainArithmetic(views: () => Views): Arithmetic {
  return {
    gather: (values, rows, count, to) => {
      const { doubles, words } = views();
      for (let at = 0; at < count; at++) {
        const value = doubles[(values >> 3) + words[(rows >> 2) + at]!]!;
        if (value !== LEFT) doubles[(to >> 3) + at] = value;
      }
    },
    add: (to, from, count) => {
      const { doubles } = views();
      for (let at = 0; at < count; at++) doubles[(to >> 3) + at]! += doubles[(from >> 3) + at]!;
      hold(doubles, to >> 3, count);
    },
    scale: (ends, times, count) => {
      const { doubles } = views();
      for (let at = 0; at < count; at++) doubles[(ends >> 3) + at]! *= times;
      hold(doubles, ends >> 3, count);
    },
    least: (to, from, count) => {
      const { doubles } = views();
      for (let at = 0; at < count; at++)
        doubles[(to >> 3) + at] = Math.min(doubles[(to >> 3) + at]!, doubles[(from >> 3) + at]!);
    },
    greatest: (to, from, count) => {
      const { doubles } = views();
      for (let at = 0; at < count; at++)
        doubles[(to >> 3) + at] = Math.max(doubles[(to >> 3) + at]!, doubles[(from >> 3) + at]!);
    },
    multiply: (low, high, byLow, byHigh, count) => {
      const { doubles } = views();
      for (let at = 0; at < count; at++) {
        const a = doubles[(low >> 3) + at]!;
        const b = doubles[(high >> 3) + at]!;
        const x = doubles[(byLow >> 3) + at]!;
        const y = doubles[(byHigh >> 3) + at]!;
        const ax = a === 0 || x === 0 ? 0 : a * x;
        const ay = a === 0 || y === 0 ? 0 : a * y;
        const bx = b === 0 || x === 0 ? 0 : b * x;
        const by = b === 0 || y === 0 ? 0 : b * y;
        doubles[(low >> 3) + at] = Math.min(ax, ay, bx, by);
        doubles[(high >> 3) + at] = Math.max(ax, ay, bx, by);
      }
      hold(doubles, low >> 3, count);
      hold(doubles, high >> 3, count);
    },
    divide: (low, high, byLow, byHigh, count, term) => {
      const { doubles } = views();
      for (let at = 0; at < count; at++) {
        const least = doubles[(low >> 3) + at]!;
        const most = doubles[(high >> 3) + at]!;
        const from = doubles[(byLow >> 3) + at]!;
        const to = doubles[(byHigh >> 3) + at]!;
        let foundLow = Number.NEGATIVE_INFINITY;
        let foundHigh = Number.POSITIVE_INFINITY;
        if (from === to && from > 0) {
          const added = held(from * term);
          foundLow = held(least + added) / from;
          foundHigh = held(most + added) / from;
        } else if (!(from <= 0)) {
          foundLow = least >= 0 ? least / to : least / from;
          foundHigh = most >= 0 ? most / from : most / to;
          if (term !== 0) {
            foundLow = foundLow === 0 || Math.abs(foundLow) === Infinity ? foundLow + term : Number.NaN;
            foundHigh = foundHigh === 0 || Math.abs(foundHigh) === Infinity ? foundHigh + term : Number.NaN;
          }
        }
        doubles[(low >> 3) + at] = foundLow;
        doubles[(high >> 3) + at] = foundHigh;
      }
    },
    round: (ends, count, num, den, whole, mode) => {
      const { doubles } = views();
      const how = MODES[mode]!;
      for (let at = 0; at < count; at++) {
        const scaled = doubles[(ends >> 3) + at]! * den;
        if (!(Math.abs(scaled) <= EXACT)) {
          if (Math.abs(scaled) !== Infinity) doubles[(ends >> 3) + at] = Number.NaN;
          continue;
        }
        doubles[(ends >> 3) + at] = held(stepsOf(scaled, num, how) * whole);
      }
    },
    narrow: (low, high, count, lowest, highest) => {
      const { doubles } = views();
      for (let at = 0; at < count; at++) {
        const least = doubles[(low >> 3) + at]!;
        const most = doubles[(high >> 3) + at]!;
        if (least === most) continue;
        const from = Math.max(least, lowest);
        const to = Math.min(most, highest);
        doubles[(low >> 3) + at] = from < to ? from : Number.NaN;
        doubles[(high >> 3) + at] = to;
      }
    },
    units: (numbers, count, scale, lowest, highest, integral, to) => {
      const { doubles } = views();
      for (let at = 0; at < count; at++) {
        const value = doubles[(numbers >> 3) + at]!;
        if (Number.isNaN(value)) continue;
        doubles[(to >> 3) + at] = unitsOf(value, scale, lowest, highest, integral === 1);
      }
    },
    within: (numbers, count, lowest, highest, integral, to) => {
      const { doubles } = views();
      for (let at = 0; at < count; at++) {
        const value = doubles[(numbers >> 3) + at]!;
        if (Number.isNaN(value)) continue;
        doubles[(to >> 3) + at] = isAllowed(value, lowest, highest, integral === 1) ? value : Number.NaN;
      }
    },
  };
}

function held(end: number): number {
  return Math.abs(end) <= EXACT || Math.abs(end) === Infinity ? end : Number.NaN;
}

function hold(doubles: Float64Array, from: number, count: number): void {
  for (let at = from; at < from + count; at++) doubles[at] = held(doubles[at]!);
}
