/** Above it doubles no longer hold every whole number. */
export const EXACT = Number.MAX_SAFE_INTEGER;

/** Stands in a column of ends for what is to be left as it is; no end is so large. */
export const LEFT = 2 ** 1000;

export const MODES = ['down', 'up', 'half-up'] as const;

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
}
