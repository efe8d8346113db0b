import { type Block, DOUBT, settle } from './block.ts';
import { Compound, type RowNumbers } from './real.ts';
import type { Scale } from './scale.ts';

/** Everything from the one to the other. */
export class Hull extends Compound {
  readonly scale: Scale = this.finest;

  reckon(rows: RowNumbers, count: number): Block {
    const [first, ...others] = this.parts;
    const hull = first!.reckonIn(this.scale, rows, count);
    const { low, lowError, high, highError, flags } = hull;
    for (const other of others) {
      const part = other.reckonIn(this.scale, rows, count);
      for (let at = 0; at < count; at++) {
        low[at] = Math.min(low[at]!, part.low[at]!);
        lowError[at] = Math.max(lowError[at]!, part.lowError[at]!);
        high[at] = Math.max(high[at]!, part.high[at]!);
        highError[at] = Math.max(highError[at]!, part.highError[at]!);
        flags[at] = (flags[at]! | part.flags[at]!) & DOUBT;
      }
      settle(hull, count);
      this.scratch.give(part);
    }
    return hull;
  }
}
