/** So many rows are reckoned at once: what a few values of them take stays in the cache. */
export const BATCH = 1024;

/** What is known of a value of a row: that it is exactly one number; that doubles leave it in doubt. */
export const POINT = 1;
export const DOUBT = 2;

/**
 * The ends of a value of each row of a batch, in doubles, and how far these may be away from the exact ones. Where that may not
 * do, the row is in doubt, and whoever asks has the reference reckon.
 */
export interface Block {
  readonly low: Float64Array;
  readonly lowError: Float64Array;
  readonly high: Float64Array;
  readonly highError: Float64Array;
  readonly flags: Uint8Array;
}

/** Blocks to reckon in, used again and again. */
export class Scratch {
  private readonly free: Block[] = [];

  take(): Block {
    const ends = (): Float64Array => new Float64Array(BATCH);
    return (
      this.free.pop() ?? {
        low: ends(),
        lowError: ends(),
        high: ends(),
        highError: ends(),
        flags: new Uint8Array(BATCH),
      }
    );
  }

  give(block: Block): void {
    this.free.push(block);
  }
}

/** Half a unit in the last place, and a little more. */
export const U = 2 ** -52;
export const EXACT = Number.MAX_SAFE_INTEGER;
/** Beyond this no figure means anything, and errors of errors might overflow. */
const HUGE = 1e200;

/** Writes the ends of a row; in doubt where they are too large for doubles, or one infinity less another. */
export function put(
  { low, lowError, high, highError, flags }: Block,
  at: number,
  least: number,
  leastError: number,
  most: number,
  mostError: number,
  known: number,
): void {
  low[at] = least;
  high[at] = most;
  const [lowest, highest] = [Number.isFinite(least) ? leastError : 0, Number.isFinite(most) ? mostError : 0];
  lowError[at] = lowest;
  highError[at] = highest;
  const isSound = least <= Infinity && most <= Infinity && lowest < HUGE && highest < HUGE;
  flags[at] = isSound && ((known & POINT) === 0 || Math.abs(least) < HUGE) ? known : known | DOUBT;
}

/** The flags of what is reckoned from two values. */
export function both(a: number, b: number): number {
  return (a & b & POINT) | ((a | b) & DOUBT);
}

/** What is lost when a sum or product is rounded to a double: nothing where whole numbers stay whole and small. */
export function rounding(result: number, errors: number): number {
  return errors === 0 && Number.isInteger(result) && Math.abs(result) <= EXACT ? 0 : Math.abs(result) * U;
}

/** How far a double may be away from the number it stands for. */
export function ownError(value: number): number {
  return Number.isSafeInteger(value) ? 0 : Math.abs(value) * U;
}

/** The first rows of a block in units that are so many times smaller. */
export function magnify(block: Block, count: number, times: number): void {
  if (times === 1) return;
  const { low, lowError, high, highError } = block;
  for (let at = 0; at < count; at++) {
    const [least, most] = [low[at]! * times, high[at]! * times];
    const [leastError, mostError] = [lowError[at]!, highError[at]!];
    low[at] = least;
    high[at] = most;
    lowError[at] = Number.isFinite(least) ? leastError * times + rounding(least, leastError) : 0;
    highError[at] = Number.isFinite(most) ? mostError * times + rounding(most, mostError) : 0;
  }
}
