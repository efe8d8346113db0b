import { type Block, EXACT, U } from './block.ts';
import { Compound, type RowNumbers } from './real.ts';
import type { Scale } from './scale.ts';

export class Sum extends Compound {
  readonly scale: Scale = this.finest;

  reckon(rows: RowNumbers, count: number): Block {
    return this.joined(rows, count, add);
  }
}

function add(sum: Block, part: Block, count: number): void {
  addEnds(sum.low, sum.lowError, part.low, part.lowError, count);
  addEnds(sum.high, sum.highError, part.high, part.highError, count);
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
