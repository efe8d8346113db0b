/** Above it doubles no longer hold every whole number. */
export const EXACT = Number.MAX_SAFE_INTEGER;

/** Stands in a column of ends for what is to be left as it is; no end is so large. */
export const LEFT = 2 ** 1000;

export const MODES = ['down', 'up', 'half-up'] as const;

/** Bytes of a whole number from zero on. */
export type Width = 1 | 2 | 4;

/**
 * Numbers of many rows at once: arrays of doubles, each beginning at a byte offset that is a multiple of sixteen and as long as
 * an even count: of an odd count of rows, the one after the last may be overwritten. The ends of a value stand in two of them; an
 * end is infinite where there is none. What is said to be held is a whole number of less than 2^53, whatever its sign, or infinite:
 * `NaN` takes the place of what is not. Ends that are added, multiplied, divided and rounded are held themselves, or `NaN`; what
 * they are multiplied by, divided by and rounded to are whole numbers of less than 2^53.
 */
export interface Arithmetic {
  /** Writes the values of rows, which are 32-bit integers; `LEFT` leaves what stood there. */
  gather(values: number, rows: number, count: number, to: number): void;
  /** Held sums. */
  add(to: number, from: number, count: number): void;
  /** Held multiples, `times` being above zero. */
  scale(ends: number, times: number, count: number): void;
  /** The lesser of two numbers each; `NaN` where one is. So too the greater. */
  least(to: number, from: number, count: number): void;
  greatest(to: number, from: number, count: number): void;
  /** The lowest and the highest of the products of ends, held; zero times infinity is zero, and so is zero times what is not held. */
  multiply(low: number, high: number, byLow: number, byHigh: number, count: number): void;
  /**
   * The ends of quotients and a whole number, each the double that is nearest to it; `NaN` where that takes two roundings. With a
   * term it takes only one where one number divides and doubles hold the term times that, also added to what is divided; and where
   * a quotient is zero or infinite. What is not surely above zero divides nothing: that may be anything.
   */
  divide(low: number, high: number, byLow: number, byHigh: number, count: number, term: number): void;
  /**
   * Rounds to steps of `num / den`, of which each is `whole` units of the result, held; `NaN` also where `den` times an end is not
   * held. `mode` is a place in `MODES`.
   */
  round(ends: number, count: number, num: number, den: number, whole: number, mode: number): void;
  /** The ends within bounds, where they are not one number; low is `NaN` where less than two numbers are left. */
  narrow(low: number, high: number, count: number, lowest: number, highest: number): void;
  /**
   * Writes the units that numbers are, as the decimals that doubles stand for, `scale` to one, which is a power of ten: where that is
   * a whole number of them, of less than 10^15, and the number is between bounds; or at one if it is whole, and of less than 2^53. If
   * `integral` is 1 it has to be whole everywhere. Else `NaN`; where a number is `NaN`, what stood there stays.
   */
  units(
    numbers: number,
    count: number,
    scale: number,
    lowest: number,
    highest: number,
    integral: number,
    to: number,
  ): void;
  /** As `units`, but the numbers themselves, of any size and as many decimals. */
  within(numbers: number, count: number, lowest: number, highest: number, integral: number, to: number): void;
  /**
   * Where numbers lie among sorted thresholds, as `Ranks` says; `2 * place + 1` instead of `2 * place` for those that are not whole
   * if `tellsWhole` is 1. Of `NaN`, the one after all others.
   *
   * `table` has 32-bit integers: how many thresholds there are; how many bits of a double are behind its leading ones; the leading bits
   * for which it is told first, before all thresholds above zero, how many thresholds begin before them, and how many leading bits
   * follow; then, for each of these and the next, how many thresholds begin before them. At `from` stand the thresholds, and behind
   * them, for zero and each number of thresholds: the last of so many if it is a double itself, or `NaN`.
   */
  rank(numbers: number, count: number, table: number, from: number, tellsWhole: number, places: number): void;
  /**
   * Writes one number for the two places at which ends lie, over those of the lower ends: that of both where the ends are one number,
   * else `(low + 1) * stride + high`, or `apart` if that is not below zero. Where a place is odd, `odd` if that is not below zero, and
   * the lower end becomes `NaN`.
   */
  joinPlaces(
    low: number,
    high: number,
    count: number,
    lowPlaces: number,
    highPlaces: number,
    stride: number,
    apart: number,
    odd: number,
  ): void;
  /**
   * Writes on which sides of zero ends lie, as 32-bit integers: three times 0, 1 or 2 for the lower end below, at or above it, plus the
   * same for the higher one; and `one` more where they are one number. If `isOpen` is 1, the lower end of these becomes `NaN`.
   */
  sides(low: number, high: number, count: number, one: number, isOpen: number, to: number): void;
  /** Writes which of some rows have an end that is `NaN`, as 32-bit integers; how many. */
  unheld(low: number, high: number, count: number, places: number): number;
  /**
   * Writes what a table of 32-bit integers has for whole numbers from a place on, of which each takes one, two or four bytes, as does
   * what is written, where they stand themselves or elsewhere; the place of the first for which it has less than zero, or `count`.
   */
  translate(
    numbers: number,
    width: Width,
    from: number,
    count: number,
    table: number,
    to: number,
    widthThere: Width,
  ): number;
  /** To those of some 32-bit integers that are `last`, adds whole numbers of one, two or four bytes. */
  shift(numbers: number, count: number, last: number, by: number, width: Width): void;
}
