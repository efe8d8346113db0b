import { type Block, both, type Scratch, settle } from './block.ts';
import { Compound, type Real, type RowNumbers } from './real.ts';
import type { Scale } from './scale.ts';

/** The least of several, or the greatest. */
export class Extreme extends Compound {
  readonly scale: Scale = this.finest;

  constructor(
    scratch: Scratch,
    parts: readonly Real[],
    private readonly isLeast: boolean,
  ) {
    super(scratch, parts);
  }

  reckon(rows: RowNumbers, count: number): Block {
    const { isLeast } = this;
    const [first, ...others] = this.parts;
    const extreme = first!.reckonIn(this.scale, rows, count);
    for (const other of others) {
      const part = other.reckonIn(this.scale, rows, count);
      takeEnds(extreme.low, extreme.lowError, part.low, part.lowError, count, isLeast);
      takeEnds(extreme.high, extreme.highError, part.high, part.highError, count, isLeast);
      for (let at = 0; at < count; at++) extreme.flags[at] = both(extreme.flags[at]!, part.flags[at]!);
      settle(extreme, count);
      this.scratch.give(part);
    }
    return extreme;
  }
}

function takeEnds(
  found: Float64Array,
  foundErrors: Float64Array,
  ends: Float64Array,
  errors: Float64Array,
  count: number,
  isLeast: boolean,
): void {
  for (let at = 0; at < count; at++) {
    const a = found[at]!;
    const aError = foundErrors[at]!;
    const b = ends[at]!;
    const bError = errors[at]!;
    const takes = isLeast ? b < a : b > a;
    if (takes) found[at] = b;
    if (aError === 0 && bError === 0) continue;
    // Where two are surely apart, the error of the one that counts is all there is.
    const isApart = Math.abs(a - b) > aError + bError;
    foundErrors[at] = isApart ? (takes ? bError : aError) : Math.max(aError, bError);
  }
}
