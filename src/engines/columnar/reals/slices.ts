import type { Segment } from '../../../kernel/node.ts';
import { toNumber } from '../../../value/rational.ts';
import { EXACT } from '../kernels/index.ts';
import type { RowNumbers } from '../row-numbers.ts';
import { type Block, type Scratch, settle, U } from './block.ts';
import type { Bounds, Precision } from './bounds.ts';
import { Compound, type Real } from './real.ts';
import { inUnits, type Scale, scaleOf, scaleOfProduct } from './scale.ts';

/** One segment in units; its rate in units of the rates. */
interface Piece {
  readonly from: number;
  readonly below: number;
  readonly rate: number;
  readonly error: number;
  /** Whether all three are whole. */
  readonly isWhole: boolean;
}

/** Each slice of a value at a rate of its own, none of them negative. */
export class Slices extends Compound {
  readonly scale: Scale;
  readonly precision: Precision;
  private readonly pieces: readonly Piece[];

  constructor(
    scratch: Scratch,
    private readonly of: Real,
    segments: readonly Segment[],
  ) {
    super(scratch, [of]);
    const finest = Math.max(1, ...segments.map(({ rate }) => scaleOf(rate)));
    // Ones where finer units would leave too little room.
    const rates = scaleOfProduct(of.scale, finest) === of.scale * finest ? finest : 1;
    this.scale = of.scale * rates;
    this.pieces = segments.map(({ from, below, rate }): Piece => {
      const [start, end, share] = [inUnits(from, of.scale), below && inUnits(below, of.scale), inUnits(rate, rates)];
      return {
        from: toNumber(start),
        below: end === null ? Infinity : toNumber(end),
        rate: toNumber(share),
        error: [start, end ?? start].every(({ den }) => den === 1n) ? U : Infinity,
        isWhole: [start, end ?? start, share].every(({ den }) => den === 1n),
      };
    });
    const areHeld = this.pieces.every(
      ({ isWhole, from, below, rate }) =>
        isWhole && [from, rate].every(Number.isSafeInteger) && (below === Infinity || Number.isSafeInteger(below)),
    );
    this.precision = areHeld ? this.precisionOfParts : 'none';
  }

  reckon(rows: RowNumbers, count: number): Block {
    const block = this.of.reckon(rows, count);
    this.slice(block.low, block.lowError, count);
    this.slice(block.high, block.highError, count);
    settle(block, count);
    return block;
  }

  bound(rows: RowNumbers, count: number, bounds: Bounds): void {
    this.of.bound(rows, count, bounds);
    this.sliceBounds(bounds.low, count);
    this.sliceBounds(bounds.high, count);
  }

  private sliceBounds(place: number, count: number): void {
    const { pieces } = this;
    const { doubles } = this.scratch.workspace;
    const end = (place >> 3) + count;
    for (let at = place >> 3; at < end; at++) {
      const value = doubles[at]!;
      let sum = 0;
      for (const { from, below, rate } of pieces)
        if (value > from && rate !== 0) sum += rate * (Math.min(value, below) - from);
      doubles[at] = !Number.isNaN(value) && (sum <= EXACT || sum === Infinity) ? sum : Number.NaN;
    }
  }

  private slice(ends: Float64Array, errors: Float64Array, count: number): void {
    const { pieces } = this;
    for (let at = 0; at < count; at++) {
      const value = ends[at]!;
      const error = errors[at]!;
      let sum = 0;
      let lost = 0;
      let isWhole = error === 0;
      for (const piece of pieces) {
        if (value + error <= piece.from) continue;
        const part = Math.max(0, Math.min(value, piece.below) - piece.from);
        const share = part === 0 ? 0 : piece.rate * part;
        sum += share;
        lost += piece.rate * error + (Math.abs(share) + Math.abs(sum)) * 4 * piece.error;
        isWhole &&= piece.isWhole && Math.abs(sum) <= EXACT;
      }
      ends[at] = sum;
      errors[at] = isWhole ? 0 : lost;
    }
  }
}
