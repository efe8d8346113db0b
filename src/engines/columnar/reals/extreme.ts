import type { Block, Scratch } from './block.ts';
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
    return this.joined(rows, count, (extreme, part) => {
      takeEnds(extreme.low, extreme.lowError, part.low, part.lowError, count, isLeast);
      takeEnds(extreme.high, extreme.highError, part.high, part.highError, count, isLeast);
    });
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
