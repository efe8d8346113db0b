import type { Domain } from '../../value/domain.ts';
import { exactNumber } from '../../value/domain.ts';
import { exactly } from '../../value/interval.ts';
import { add, compare, divide, equals, fromInteger, multiply, type Rational, subtract } from '../../value/rational.ts';
import type { Truth } from '../../value/truth.ts';
import { type Grid, placeAbove, placeBelow, stretch, valueAt } from './grid.ts';

/** What is found of all values of a stretch, or of one value. */
export type Judge = (domain: Domain) => Truth;

/** Whether a value is good enough by what is found of it: surely, or not surely not. */
export type Accepts = (truth: Truth) => boolean;

/** The nearest value that does. `limit` is the one that must be passed where there is no nearest. */
export interface Nearest {
  readonly value: Rational;
  readonly limit: Rational | null;
}

/**
 * Looks for the values of one number that do while all else stays. What is found of a stretch of values holds of each of
 * them, so that a stretch is either settled as a whole or halved: nothing is missed and nothing is guessed. Hints only say
 * where to cut first.
 */
export class Search {
  /** Places at which to cut, sorted. */
  private readonly cuts: readonly bigint[];

  constructor(
    private readonly grid: Grid,
    private readonly judge: Judge,
    private readonly accepts: Accepts,
    private readonly hints: readonly Rational[],
    /** Dates of which nothing is known are looked for around this day. */
    private readonly today: bigint,
  ) {
    const places = hints.flatMap((hint) => {
      const [below, above] = [placeBelow(grid, hint), placeAbove(grid, hint)];
      return below === above ? [below, below + 1n] : [above];
    });
    this.cuts = [...new Set(places)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  }

  /** The nearest value to what is known; of a value not known one that does, with `telling` the one that says most. */
  nearest(present: Domain | null, telling: boolean): Nearest | null {
    const known = present?.kind === 'number' ? present : null;
    const one = known && exactly(known);
    if (one) return this.fromValue(one);
    const { first, last } = this.grid;
    const low = known?.min ? clamp(placeAbove(this.grid, known.min), first, last) : first;
    const high = known?.max ? clamp(placeBelow(this.grid, known.max), first, last) : last;
    return this.within(low, high, telling) ?? this.around(low, high, low, high);
  }

  private fromValue(from: Rational): Nearest | null {
    const [below, above] = [placeBelow(this.grid, from), placeAbove(this.grid, from)];
    const exact = below === above;
    const found = this.around(exact ? below - 1n : below, exact ? above + 1n : above, below, above, from);
    return this.grid.dense ? this.amongHints(from, found) : found;
  }

  /** Values between those of the grid are found where a rule names them. */
  private amongHints(from: Rational, found: Nearest | null): Nearest | null {
    let best = found;
    for (const hint of this.hints) {
      const isNearer = best === null || compare(distance(from, hint), distance(from, best.limit ?? best.value)) < 0;
      const between = placeBelow(this.grid, hint) !== placeAbove(this.grid, hint);
      if (!isNearer || !between || !isDecimal(hint) || equals(hint, from) || !this.allows(hint)) continue;
      if (this.accepts(this.judge(exactNumber(hint)))) best = { value: hint, limit: null };
    }
    return best;
  }

  private allows(value: Rational): boolean {
    const { first, last } = this.grid;
    return placeAbove(this.grid, value) >= first && placeBelow(this.grid, value) <= last;
  }

  /** The nearer of the first place that does from `up` on and of the last one up to `down`. */
  private around(down: bigint, up: bigint, low: bigint, high: bigint, from?: Rational): Nearest | null {
    const { first, last } = this.grid;
    const above = this.first(max(up, first), last, 1);
    const reach = above === null ? null : above - high;
    const lowest = reach === null ? first : max(first, low - reach);
    const below = this.first(lowest, min(down, last), -1);
    if (above === null && below === null) return null;
    if (below !== null && (above === null || low - below < above - high))
      return this.refined(below, from ?? valueAt(this.grid, low), -1);
    return this.refined(above!, from ?? valueAt(this.grid, high), 1);
  }

  /** Of a value known within bounds only: where those that do begin, or where they end if they begin at once. */
  private within(low: bigint, high: bigint, telling: boolean): Nearest | null {
    if (low > high) return null;
    const start = clamp(this.grid.isDate ? this.today : 0n, low, high);
    const up = this.first(start, high, 1);
    const below = this.first(up === null ? low : max(low, start - (up - start)), start - 1n, -1);
    const down = below !== null && (up === null || start - below < up - start);
    const begin = down ? below : up;
    if (begin === null) return null;
    const direction = down ? -1 : 1;
    const near = begin - start <= 1n && start - begin <= 1n;
    if (!near || !telling) return this.refined(begin, valueAt(this.grid, start), direction);
    // A company's dates lie in the past: there they end first.
    const ways: readonly (1 | -1)[] = begin !== start ? [direction] : this.grid.isDate ? [-1, 1] : [1, -1];
    for (const way of ways) {
      const end = way === 1 ? this.not().first(begin, high, 1) : this.not().first(low, begin, -1);
      if (end === null) continue;
      return { value: valueAt(this.grid, way === 1 ? end - 1n : end + 1n), limit: null };
    }
    return { value: valueAt(this.grid, begin), limit: null };
  }

  /** The search for values that do not do. */
  private not(): Search {
    const accepts: Accepts = (truth) => !this.accepts(truth);
    return new Search(this.grid, this.judge, accepts, this.hints, this.today);
  }

  /** The first place that does on the way up from `low` (1), or down from `high` (−1). */
  first(low: bigint, high: bigint, way: 1 | -1, tried = false): bigint | null {
    if (low > high) return null;
    const near = way === 1 ? low : high;
    if (low === high) return !tried && this.accepts(this.judge(stretch(this.grid, near, near))) ? near : null;
    const truth = this.judge(stretch(this.grid, low, high));
    // What is settled of the stretch holds of each of its values.
    if (truth !== 'unknown') return this.accepts(truth) ? near : null;
    if (!tried && this.accepts(this.judge(stretch(this.grid, near, near)))) return near;
    const cut = this.cut(low, high);
    return way === 1
      ? (this.first(low, cut - 1n, way, true) ?? this.first(cut, high, way))
      : (this.first(cut, high, way, true) ?? this.first(low, cut - 1n, way));
  }

  /** A place inside at which the right half begins. */
  private cut(low: bigint, high: bigint): bigint {
    const [from, to] = [rankOf(this.cuts, low + 1n), rankOf(this.cuts, high + 1n)];
    if (from < to) return this.cuts[(from + to) >> 1]!;
    // Around zero the order of magnitude is halved.
    const width = high - low;
    if (low >= 0n && width > 1_000_000n && high > low * 4n) return max(low + 1n, middleOfSizes(low, high));
    if (high <= 0n && width > 1_000_000n && -low > -high * 4n) return max(low + 1n, -middleOfSizes(-high, -low));
    if (low < 0n && high > 0n && width > 1_000_000n) return 0n;
    return low + (width + 1n) / 2n;
  }

  /** Where values lie dense, the exact one before a place of the grid, or the limit that must be passed. */
  private refined(place: bigint, from: Rational, way: 1 | -1): Nearest {
    const value = valueAt(this.grid, place);
    if (!this.grid.dense) return { value, limit: null };
    const before = valueAt(this.grid, place - BigInt(way));
    // Not behind where one stands.
    const start = compare(before, from) < 0 === (way === 1) ? from : before;
    const between = this.hints.filter((hint) => inside(hint, start, value)).sort((a, b) => compare(a, b) * way);
    for (const [at, hint] of between.entries()) {
      const isPresent = equals(hint, from);
      if (!isPresent && isDecimal(hint) && this.accepts(this.judge(exactNumber(hint))))
        return { value: hint, limit: null };
      const next = between[at + 1] ?? value;
      const middle = divide(add(hint, next), fromInteger(2));
      if (!equals(hint, next) && this.accepts(this.judge(exactNumber(middle))))
        return { value: at + 1 < between.length ? decimalNear(middle) : value, limit: isDecimal(hint) ? hint : null };
    }
    return { value, limit: null };
  }
}

const min = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const max = (a: bigint, b: bigint): bigint => (a > b ? a : b);
const clamp = (value: bigint, low: bigint, high: bigint): bigint => max(low, min(value, high));

/** How many of the sorted places lie before one. */
function rankOf(sorted: readonly bigint[], place: bigint): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A number half as many digits on. */
function middleOfSizes(low: bigint, high: bigint): bigint {
  const bits = (low === 0n ? 0 : low.toString(2).length) + high.toString(2).length;
  return 1n << BigInt(bits >> 1);
}

/** From one end, included, to the other, not included; in either order. */
function inside(value: Rational, from: Rational, to: Rational): boolean {
  const [a, b] = [compare(value, from), compare(value, to)];
  return a === 0 || (a > 0 && b < 0) || (a < 0 && b > 0);
}

/** Whether a profile can write it. */
function isDecimal({ den }: Rational): boolean {
  return 10n ** 20n % den === 0n;
}

const FINE = fromInteger(10n ** 18n);

function decimalNear(value: Rational): Rational {
  const scaled = multiply(value, FINE);
  return divide({ num: scaled.num / scaled.den, den: 1n }, FINE);
}

function distance(a: Rational, b: Rational): Rational {
  const apart = subtract(a, b);
  return apart.num < 0n ? { num: -apart.num, den: apart.den } : apart;
}

/** How far apart two numbers are, as a part of the larger of them. */
export function relativeChange(from: Rational, to: Rational): number {
  const size = [from, to].map((one) => Math.abs(Number(one.num) / Number(one.den))).reduce((a, b) => Math.max(a, b));
  const change = subtract(to, from);
  return size === 0 ? 0 : Math.abs(Number(change.num) / Number(change.den)) / size;
}
