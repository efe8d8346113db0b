import { BATCH, type RowNumbers } from '../row-numbers.ts';
import type { Workspace } from '../workspace.ts';

/**
 * Where the ends of a value of each row of a batch stand in a workspace: as its `Precision` says, or infinite where there is none;
 * `NaN` where that takes reckoning with errors. Most rows of most values need no more than this, and it takes a tenth of the time.
 */
export interface Bounds {
  readonly low: number;
  readonly high: number;
}

/**
 * How doubles hold the ends of a value: as whole numbers of its units, below 2^53; as the doubles that are nearest to them; or not
 * without errors.
 */
export type Precision = 'whole' | 'nearest' | 'none';

/** Those of some rows whose bounds are not held; `Scratch` has them. */
export class Rest {
  readonly rows = new Uint32Array(BATCH);
  /** Which of the rows they are. */
  readonly places = new Uint32Array(BATCH);

  /** Gathers them; how many they are. */
  gather(workspace: Workspace, { low, high }: Bounds, rows: RowNumbers, count: number): number {
    const found = workspace.kernels.unheld(low, high, count, workspace.found);
    if (found === 0) return 0;
    const { words } = workspace;
    const from = workspace.found >> 2;
    for (let at = 0; at < found; at++) {
      const place = words[from + at]!;
      this.places[at] = place;
      this.rows[at] = rows[place]!;
    }
    return found;
  }
}
