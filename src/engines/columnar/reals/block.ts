import { EXACT } from '../kernels/index.ts';
import { BATCH } from '../row-numbers.ts';
import type { Workspace } from '../workspace.ts';
import { type Bounds, Rest } from './bounds.ts';

/** What is known of a value of a row: that it is exactly one number; that doubles leave it in doubt. */
export const POINT = 1;
export const DOUBT = 2;

/**
 * The ends of a value of each row of a batch, in doubles, and how far these may be away from the exact ones. Where that may not
 * do, the row is in doubt, and whoever asks has the reference reckon.
 *
 * Loops over rows read and write these arrays themselves: a double that is handed to a function, or comes back from one, is put
 * into memory of its own wherever the function is not inlined, and that costs more than reckoning with it; so does taking several
 * from a list (`const [a, b] = [x, y]`).
 */
export interface Block {
  readonly low: Float64Array;
  readonly lowError: Float64Array;
  readonly high: Float64Array;
  readonly highError: Float64Array;
  readonly flags: Uint8Array;
}

/** Blocks and bounds to reckon in, used again and again. */
export class Scratch {
  private readonly free: Block[] = [];
  private readonly freeBounds: Bounds[] = [];
  private readonly freeRests: Rest[] = [];

  /** Where numbers of a batch stand while a kernel reads them. */
  readonly numbers: Bounds;

  constructor(readonly workspace: Workspace) {
    this.numbers = this.takeBounds();
  }

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

  takeBounds(): Bounds {
    const { workspace } = this;
    return this.freeBounds.pop() ?? { low: workspace.take(BATCH * 8), high: workspace.take(BATCH * 8) };
  }

  giveBounds(bounds: Bounds): void {
    this.freeBounds.push(bounds);
  }

  takeRest(): Rest {
    return this.freeRests.pop() ?? new Rest();
  }

  giveRest(rest: Rest): void {
    this.freeRests.push(rest);
  }
}

/** Half a unit in the last place, and a little more. */
export const U = 2 ** -52;
/** Beyond this no figure means anything. What is below it can be multiplied: no end becomes endless unnoticed. */
const HUGE = 1e150;

/**
 * Says of the first rows which are in doubt: their ends are too large for doubles, or one infinity less another. And which are one
 * number, whatever they were reckoned from: nothing times anything is, and so is what is below any cap.
 */
export function settle(block: Block, count: number): void {
  const { low, lowError, high, highError, flags } = block;
  for (let at = 0; at < count; at++) {
    const isPlain =
      Math.abs(low[at]!) < HUGE && Math.abs(high[at]!) < HUGE && lowError[at]! < HUGE && highError[at]! < HUGE;
    if (!isPlain) settleAt(block, at);
    else if ((flags[at]! & POINT) !== 0) {
      high[at] = low[at]!;
      highError[at] = lowError[at]!;
    } else if (low[at] === high[at] && lowError[at] === 0 && highError[at] === 0) flags[at]! |= POINT;
  }
}

/** Whether one row is in doubt. */
export function settleAt({ low, lowError, high, highError, flags }: Block, at: number): void {
  if ((flags[at]! & POINT) !== 0) {
    high[at] = low[at]!;
    highError[at] = lowError[at]!;
  }
  if (!Number.isFinite(low[at]!)) lowError[at] = 0;
  if (!Number.isFinite(high[at]!)) highError[at] = 0;
  const isSound =
    (Math.abs(low[at]!) < HUGE || low[at] === Number.NEGATIVE_INFINITY) &&
    (Math.abs(high[at]!) < HUGE || high[at] === Number.POSITIVE_INFINITY) &&
    lowError[at]! < HUGE &&
    highError[at]! < HUGE;
  if (!isSound) flags[at]! |= DOUBT;
}

/** The flags of what is reckoned from two values. */
export function both(a: number, b: number): number {
  return (a & b & POINT) | ((a | b) & DOUBT);
}

/** How far a double may be away from the number it stands for. */
export function ownError(value: number): number {
  return Number.isSafeInteger(value) ? 0 : Math.abs(value) * U;
}

/** The first rows of a block in units that are so many times smaller. */
export function magnify({ low, lowError, high, highError }: Block, count: number, times: number): void {
  if (times === 1) return;
  magnifyEnds(low, lowError, count, times);
  magnifyEnds(high, highError, count, times);
}

function magnifyEnds(ends: Float64Array, errors: Float64Array, count: number, times: number): void {
  for (let at = 0; at < count; at++) {
    const value = ends[at]! * times;
    ends[at] = value;
    // Whole numbers stay whole.
    if (errors[at] === 0 && Math.abs(value) <= EXACT) continue;
    errors[at] = Number.isFinite(value) ? errors[at]! * times + Math.abs(value) * U : 0;
  }
}
