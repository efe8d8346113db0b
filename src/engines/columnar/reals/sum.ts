import { type Block, both, put, rounding } from './block.ts';
import { Compound, type RowNumbers } from './real.ts';
import type { Scale } from './scale.ts';

export class Sum extends Compound {
  readonly scale: Scale = this.finest;

  reckon(rows: RowNumbers, count: number): Block {
    const [first, ...others] = this.parts;
    const sum = first!.reckonIn(this.scale, rows, count);
    const { low, lowError, high, highError, flags } = sum;
    for (const other of others) {
      const part = other.reckonIn(this.scale, rows, count);
      for (let at = 0; at < count; at++) {
        const [least, most] = [low[at]! + part.low[at]!, high[at]! + part.high[at]!];
        const [leastError, mostError] = [lowError[at]! + part.lowError[at]!, highError[at]! + part.highError[at]!];
        put(
          sum,
          at,
          least,
          leastError + rounding(least, leastError),
          most,
          mostError + rounding(most, mostError),
          both(flags[at]!, part.flags[at]!),
        );
      }
      this.scratch.give(part);
    }
    return sum;
  }
}
