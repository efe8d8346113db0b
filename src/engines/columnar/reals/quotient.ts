import { EXACT } from '../kernels/index.ts';
import type { RowNumbers } from '../row-numbers.ts';
import { type Block, both, DOUBT, POINT, type Scratch, settle, U } from './block.ts';
import type { Bounds, Precision } from './bounds.ts';
import { multiplyAt } from './product.ts';
import { Compound, type Real } from './real.ts';
import type { Scale } from './scale.ts';

export class Quotient extends Compound {
  readonly scale: Scale = 1;
  readonly precision: Precision;
  /** The units in which both are reckoned. */
  private readonly common: Scale;

  constructor(
    scratch: Scratch,
    private readonly of: Real,
    private readonly by: Real,
  ) {
    super(scratch, [of, by]);
    this.common = this.finest;
    this.precision = this.precisionOfParts === 'whole' ? 'nearest' : 'none';
  }

  reckon(rows: RowNumbers, count: number): Block {
    const of = this.of.reckonIn(this.common, rows, count);
    const by = this.by.reckonIn(this.common, rows, count);
    for (let at = 0; at < count; at++) divideAt(of, by, at);
    this.scratch.give(by);
    settle(of, count);
    return of;
  }

  bound(rows: RowNumbers, count: number, bounds: Bounds): void {
    this.boundPlus(0, rows, count, bounds);
  }

  /** As `bound`, of the quotient and a whole number: together they are one quotient again. */
  boundPlus(term: number, rows: RowNumbers, count: number, bounds: Bounds): void {
    this.of.boundIn(this.common, rows, count, bounds);
    const by = this.scratch.takeBounds();
    this.by.boundIn(this.common, rows, count, by);
    this.scratch.workspace.kernels.divide(bounds.low, bounds.high, by.low, by.high, count, term);
    this.scratch.giveBounds(by);
  }
}

/** Divides a value of a block by that of another, which is used up. What is not surely above zero divides nothing. */
function divideAt(of: Block, by: Block, at: number): void {
  const known = both(of.flags[at]!, by.flags[at]!);
  const low = by.low[at]!;
  const lowError = by.lowError[at]!;
  if (low + lowError <= 0) {
    of.low[at] = Number.NEGATIVE_INFINITY;
    of.high[at] = Number.POSITIVE_INFINITY;
    of.lowError[at] = 0;
    of.highError[at] = 0;
    of.flags[at] = known & DOUBT;
  } else if (low - lowError <= 0 || by.high[at]! - by.highError[at]! <= 0) of.flags[at] = known | DOUBT;
  else if ((known & POINT) !== 0) {
    divideEnd(of.low, of.lowError, by.low, by.lowError, at);
    of.flags[at] = known;
  } else {
    invert(by, at);
    multiplyAt(of, by, at);
  }
}

function divideEnd(
  ends: Float64Array,
  errors: Float64Array,
  byEnds: Float64Array,
  byErrors: Float64Array,
  at: number,
): void {
  const total = ends[at]!;
  const totalError = errors[at]!;
  const by = byEnds[at]!;
  const byError = byErrors[at]!;
  const value = total / by;
  ends[at] = value;
  const isExact =
    totalError === 0 && byError === 0 && Number.isInteger(value) && Math.abs(total) <= EXACT && value * by === total;
  errors[at] = isExact ? 0 : (totalError + Math.abs(value) * byError) / (by - byError) + Math.abs(value) * U;
}

/** One divided by what is surely above zero. */
function invert({ low, lowError, high, highError }: Block, at: number): void {
  const by = low[at]!;
  const byError = lowError[at]!;
  const isEndless = high[at] === Number.POSITIVE_INFINITY;
  const most = high[at]!;
  const mostError = highError[at]!;
  low[at] = isEndless ? 0 : 1 / most;
  lowError[at] = isEndless ? 0 : mostError / (most * (most - mostError)) + U / most;
  high[at] = 1 / by;
  highError[at] = byError / (by * (by - byError)) + U / by;
}
