import type { Kernels } from '../kernels/index.ts';
import type { RowNumbers } from '../row-numbers.ts';
import type { Block, Scratch } from './block.ts';
import type { Bounds } from './bounds.ts';
import { Compound, type Real } from './real.ts';
import type { Scale } from './scale.ts';

/** The least of several, or the greatest. */
export class Extreme extends Compound {
  readonly scale: Scale = this.finest;
  readonly precision = this.precisionOfParts;

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

  bound(rows: RowNumbers, count: number, bounds: Bounds): void {
    this.joinedBounds(rows, count, bounds, this.isLeast ? takeLeast : takeGreatest);
  }
}

/** `NaN` stays: the end of another may be the one that counts. */
function takeLeast(kernels: Kernels, into: Bounds, part: Bounds, count: number): void {
  kernels.least(into.low, part.low, count);
  kernels.least(into.high, part.high, count);
}

function takeGreatest(kernels: Kernels, into: Bounds, part: Bounds, count: number): void {
  kernels.greatest(into.low, part.low, count);
  kernels.greatest(into.high, part.high, count);
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
