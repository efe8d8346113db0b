import { BATCH, EXACT } from './block.ts';
import type { RowNumbers } from './real.ts';

/**
 * The ends of a value of each row of a batch, as its `Precision` says, or infinite where there is none; `NaN` where that takes
 * reckoning with errors. Most rows of most values need no more than this, and it takes a tenth of the time.
 */
export interface Bounds {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/**
 * How doubles hold the ends of a value: as whole numbers of its units, below 2^53; as the doubles that are nearest to them; or not
 * without errors.
 */
export type Precision = 'whole' | 'nearest' | 'none';

/** `NaN` for the first ends that are neither below 2^53 nor infinite. */
export function hold(ends: Float64Array, count: number): void {
  for (let at = 0; at < count; at++) {
    const size = Math.abs(ends[at]!);
    if (!(size <= EXACT) && size !== Infinity) ends[at] = Number.NaN;
  }
}

/** Those of some rows whose bounds are not held. */
export class Rest {
  readonly rows = new Uint32Array(BATCH);
  /** Which of the rows they are. */
  readonly places = new Uint32Array(BATCH);

  /** Gathers them; how many they are. */
  gather({ low, high }: Bounds, rows: RowNumbers, count: number): number {
    let found = 0;
    for (let at = 0; at < count; at++) {
      if (!Number.isNaN(low[at]!) && !Number.isNaN(high[at]!)) continue;
      this.places[found] = at;
      this.rows[found++] = rows[at]!;
    }
    return found;
  }
}
