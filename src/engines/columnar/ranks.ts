import { parseNumber } from '../../value/literal.ts';
import {
  add,
  compare,
  fromInteger,
  isInteger,
  multiply,
  type Rational,
  rational,
  toNumber,
} from '../../value/rational.ts';
import type { Workspace } from './workspace.ts';

/** The number that a double stands for: the shortest decimal that gives it back (ECMA-262, `Number::toString`). */
export function decimalOf(value: number): Rational {
  if (Number.isSafeInteger(value)) return fromInteger(value);
  const read = parseNumber(String(value));
  if (!read.ok) throw new RangeError(`${value} stands for no number`);
  return read.value;
}

/** Where thresholds stand in a workspace. */
export interface RankTable {
  readonly words: number;
  readonly from: number;
}

/**
 * Numbers by where they lie among sorted thresholds: `2k` is between threshold `k - 1` and threshold `k`, `2k + 1` is
 * threshold `k` itself. Doubles are placed as the decimals that they stand for, and never wrongly.
 */
export class Ranks {
  /** How many places there are. */
  readonly places: number;
  /** Whether doubles stand for all thresholds, so that the one nearest to a number is on the same side of each, or is it. */
  readonly areDoubles: boolean;
  private readonly thresholds: readonly Rational[];
  /** Of each threshold: the least double that stands for no less. */
  private readonly from: Float64Array;
  /** For zero and each number of thresholds: the double of the last of so many if it stands for exactly that, or `NaN`. */
  private readonly exact: Float64Array;
  /** The first threshold above zero. */
  private readonly positive: number;
  /**
   * By the leading bits of a double above zero, from those before the first such threshold to those behind the last: how many
   * thresholds begin before all that have these bits; and once more how many there are.
   */
  private readonly before: Uint32Array;
  private readonly firstKey: number;
  /** How many bits are behind the leading ones: as few as do not make too many of these. */
  private readonly shift: number = SHORTEST;

  constructor(numbers: readonly Rational[]) {
    const sorted = [...numbers].sort(compare);
    this.thresholds = sorted.filter((number, at) => at === 0 || compare(sorted[at - 1]!, number) !== 0);
    this.places = 2 * this.thresholds.length + 1;
    this.from = new Float64Array(this.thresholds.length);
    this.exact = new Float64Array(this.thresholds.length + 1).fill(Number.NaN);
    this.thresholds.forEach((threshold, at) => {
      let double = toNumber(threshold);
      while (compare(decimalOf(double), threshold) < 0) double = above(double);
      while (compare(decimalOf(-above(-double)), threshold) >= 0) double = -above(-double);
      // Zero is zero, whatever its sign.
      this.from[at] = double + 0;
      if (compare(decimalOf(double), threshold) === 0) this.exact[at + 1] = double + 0;
    });
    this.areDoubles = !this.exact.subarray(1).some(Number.isNaN);
    const start = this.from.findIndex((double) => double > 0);
    this.positive = start < 0 ? this.from.length : start;
    const [first, last] = [this.from[this.positive], this.from[this.from.length - 1]];
    if (first !== undefined)
      while (this.shift < LONGEST && leadingBits(last!, this.shift) - leadingBits(first, this.shift) > MOST_KEYS)
        this.shift++;
    const keys = Array.from(this.from.subarray(this.positive), (double) => leadingBits(double, this.shift));
    this.firstKey = (keys[0] ?? 0) - 1;
    this.before = new Uint32Array(keys.length === 0 ? 3 : keys[keys.length - 1]! - this.firstKey + 3);
    let at = 0;
    for (let key = 0; key < this.before.length; key++) {
      while (at < keys.length && keys[at]! < this.firstKey + key) at++;
      this.before[key] = this.positive + at;
    }
  }

  /** Where the number lies that a double stands for; infinities lie at the ends. */
  ofDouble(value: number): number {
    one[0] = value;
    this.ofDoubles(one, 1, placeOfOne);
    return placeOfOne[0]!;
  }

  /** Writes the places of the first so many doubles. */
  ofDoubles(values: Float64Array, count: number, places: Int32Array): void {
    const { from, before, positive, shift, firstKey, exact } = this;
    const lastKey = before.length - 2;
    for (let at = 0; at < count; at++) {
      const value = values[at]!;
      let low = 0;
      let high = positive;
      if (value > 0) {
        scratch[0] = value;
        const key = Math.min(Math.max((words[HIGH]! >>> (shift - 32)) - firstKey, 0), lastKey);
        low = before[key]!;
        high = before[key + 1]!;
      }
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (from[middle]! <= value) low = middle + 1;
        else high = middle;
      }
      places[at] = exact[low] === value ? 2 * low - 1 : 2 * low;
    }
  }

  /** Writes what the kernel `rank` reads of them. */
  put(workspace: Workspace): RankTable {
    const { from, exact, before, shift, firstKey } = this;
    const words = [from.length, shift, firstKey, before.length - 2, ...before];
    const table = {
      words: workspace.take(words.length * 4),
      from: workspace.take(from.byteLength + exact.byteLength),
    };
    workspace.words.set(words, table.words >> 2);
    workspace.doubles.set(from, table.from >> 3);
    workspace.doubles.set(exact, (table.from >> 3) + from.length);
    return table;
  }

  of(value: Rational): number {
    let low = 0;
    let high = this.thresholds.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compare(this.thresholds[middle]!, value) <= 0) low = middle + 1;
      else high = middle;
    }
    return low > 0 && compare(this.thresholds[low - 1]!, value) === 0 ? 2 * low - 1 : 2 * low;
  }

  /** A number that lies at a place: a whole one if there is, or one that is none if that is asked for. */
  at(place: number, isWhole = true): Rational {
    if (place % 2 === 1) return this.thresholds[(place - 1) / 2]!;
    const [below, next] = [this.thresholds[place / 2 - 1], this.thresholds[place / 2]];
    const half = rational(1n, 2n);
    if (below === undefined && next === undefined) return isWhole ? fromInteger(0) : half;
    const start = below ?? add(next!, fromInteger(-4));
    const end = next ?? add(below!, fromInteger(4));
    const middle = multiply(add(start, end), half);
    const floor = fromInteger(middle.num / middle.den - (middle.num % middle.den < 0n ? 1n : 0n));
    const whole = [floor, add(floor, fromInteger(1))].find(
      (number) => compare(number, start) > 0 && compare(number, end) < 0,
    );
    if (isWhole) return whole ?? middle;
    if (!isInteger(middle)) return middle;
    const above = add(middle, half);
    return compare(above, end) < 0 ? above : multiply(add(middle, end), half);
  }
}

/** The least double above a finite one. */
export function above(value: number): number {
  if (value === 0) return Number.MIN_VALUE;
  scratch[0] = value;
  bits[0]! += value > 0 ? 1n : -1n;
  return scratch[0]!;
}

/** Of leading bits with that many behind there are four of the fraction, or eight. */
const LONGEST = 48;
const SHORTEST = 44;
/** With so many leading bits what is told of them stays in the near cache. */
const MOST_KEYS = 2048;

/** Sign, exponent and the first bits of the fraction: in the order of the doubles, as long as these are not negative. */
function leadingBits(value: number, shift: number): number {
  scratch[0] = value;
  return words[HIGH]! >>> (shift - 32);
}

const scratch = new Float64Array(1);
const bits = new BigInt64Array(scratch.buffer);
const words = new Uint32Array(scratch.buffer);
const one = new Float64Array(1);
const placeOfOne = new Int32Array(1);
/** Which of its words is the first of a double: that depends on the machine. */
const HIGH = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1 ? 1 : 0;
