/** Bytes of a whole number from zero on. */
export type Width = 1 | 2 | 4;

/**
 * Where numbers of many rows lie, and what is told of that, in arrays as those of `Arithmetic`: ends that are not held are `NaN`. Arrays
 * of whole numbers begin at a multiple of their width.
 */
export interface Places {
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
  addWhere(numbers: number, count: number, last: number, by: number, width: Width): void;
}
