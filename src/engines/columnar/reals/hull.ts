import type { Kernels } from '../kernels/index.ts';
import type { RowNumbers } from '../row-numbers.ts';
import { type Block, DOUBT } from './block.ts';
import type { Bounds } from './bounds.ts';
import { Compound } from './real.ts';
import type { Scale } from './scale.ts';

/** Everything from the one to the other. */
export class Hull extends Compound {
  readonly scale: Scale = this.finest;
  readonly precision = this.precisionOfParts;

  reckon(rows: RowNumbers, count: number): Block {
    return this.joined(rows, count, widen);
  }

  bound(rows: RowNumbers, count: number, bounds: Bounds): void {
    this.joinedBounds(rows, count, bounds, widenBounds);
  }
}

function widenBounds(kernels: Kernels, into: Bounds, part: Bounds, count: number): void {
  kernels.least(into.low, part.low, count);
  kernels.greatest(into.high, part.high, count);
}

function widen({ low, lowError, high, highError, flags }: Block, part: Block, count: number): void {
  for (let at = 0; at < count; at++) {
    low[at] = Math.min(low[at]!, part.low[at]!);
    lowError[at] = Math.max(lowError[at]!, part.lowError[at]!);
    high[at] = Math.max(high[at]!, part.high[at]!);
    highError[at] = Math.max(highError[at]!, part.highError[at]!);
    // From one to another is no single number.
    flags[at]! &= DOUBT;
  }
}
