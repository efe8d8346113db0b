import { type Block, both, EXACT, settle, U } from './block.ts';
import { Compound, type RowNumbers } from './real.ts';
import type { Scale } from './scale.ts';

export class Sum extends Compound {
  readonly scale: Scale = this.finest;

  reckon(rows: RowNumbers, count: number): Block {
    const [first, ...others] = this.parts;
    const sum = first!.reckonIn(this.scale, rows, count);
    for (const other of others) {
      const part = other.reckonIn(this.scale, rows, count);
      addEnds(sum.low, sum.lowError, part.low, part.lowError, count);
      addEnds(sum.high, sum.highError, part.high, part.highError, count);
      for (let at = 0; at < count; at++) sum.flags[at] = both(sum.flags[at]!, part.flags[at]!);
      settle(sum, count);
      this.scratch.give(part);
    }
    return sum;
  }
}

function addEnds(
  sums: Float64Array,
  sumErrors: Float64Array,
  ends: Float64Array,
  errors: Float64Array,
  count: number,
): void {
  for (let at = 0; at < count; at++) {
    const sum = sums[at]! + ends[at]!;
    const error = sumErrors[at]! + errors[at]!;
    sums[at] = sum;
    // Whole numbers stay whole.
    sumErrors[at] = error === 0 && Math.abs(sum) <= EXACT ? 0 : error + Math.abs(sum) * U;
  }
}
