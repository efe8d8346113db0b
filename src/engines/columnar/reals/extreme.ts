import { type Block, both, put, type Scratch } from './block.ts';
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
    const { low, lowError, high, highError, flags } = extreme;
    for (const other of others) {
      const part = other.reckonIn(this.scale, rows, count);
      for (let at = 0; at < count; at++) {
        const [a, aError, b, bError] = [low[at]!, lowError[at]!, part.low[at]!, part.lowError[at]!];
        const takesLow = isLeast ? b < a : b > a;
        const [c, cError, d, dError] = [high[at]!, highError[at]!, part.high[at]!, part.highError[at]!];
        const takesHigh = isLeast ? d < c : d > c;
        put(
          extreme,
          at,
          takesLow ? b : a,
          errorOf(a, aError, b, bError, takesLow),
          takesHigh ? d : c,
          errorOf(c, cError, d, dError, takesHigh),
          both(flags[at]!, part.flags[at]!),
        );
      }
      this.scratch.give(part);
    }
    return extreme;
  }
}

/** Where two are surely apart, the error of the one that counts is all there is. */
function errorOf(a: number, aError: number, b: number, bError: number, takesB: boolean): number {
  if (Math.abs(a - b) > aError + bError) return takesB ? bError : aError;
  return Math.max(aError, bError);
}
