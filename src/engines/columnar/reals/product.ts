import { EXACT } from '../kernels/index.ts';
import type { RowNumbers } from '../row-numbers.ts';
import { type Block, both, DOUBT, POINT, type Scratch, settle, U } from './block.ts';
import type { Bounds, Precision } from './bounds.ts';
import { Compound, type Real } from './real.ts';
import { type Scale, scaleOfProduct } from './scale.ts';

export class Product extends Compound {
  readonly scale: Scale;
  readonly precision: Precision;
  /** What the product of the units of both is to be divided by. */
  private readonly excess: number;

  constructor(
    scratch: Scratch,
    private readonly a: Real,
    private readonly b: Real,
  ) {
    super(scratch, [a, b]);
    this.scale = scaleOfProduct(a.scale, b.scale);
    this.excess = (a.scale * b.scale) / this.scale;
    this.precision = this.excess === 1 ? this.precisionOfParts : 'none';
  }

  reckon(rows: RowNumbers, count: number): Block {
    const product = this.a.reckon(rows, count);
    const by = this.b.reckon(rows, count);
    for (let at = 0; at < count; at++) multiplyAt(product, by, at);
    this.scratch.give(by);
    if (this.excess !== 1) {
      divideEnds(product.low, product.lowError, count, this.excess);
      divideEnds(product.high, product.highError, count, this.excess);
    }
    settle(product, count);
    return product;
  }

  bound(rows: RowNumbers, count: number, bounds: Bounds): void {
    this.a.bound(rows, count, bounds);
    const by = this.scratch.takeBounds();
    this.b.bound(rows, count, by);
    this.scratch.workspace.kernels.multiply(bounds.low, bounds.high, by.low, by.high, count);
    this.scratch.giveBounds(by);
  }
}

/** Multiplies a value of a block by that of another. */
export function multiplyAt(product: Block, by: Block, at: number): void {
  const known = both(product.flags[at]!, by.flags[at]!);
  const { low, lowError, high, highError, flags } = product;
  flags[at] = known;
  if ((known & POINT) !== 0) multiplyEnd(low, lowError, by.low, by.lowError, at);
  else if (low[at]! >= lowError[at]! && by.low[at]! >= by.lowError[at]!) {
    multiplyEnd(low, lowError, by.low, by.lowError, at);
    multiplyEnd(high, highError, by.high, by.highError, at);
  } else multiplyAny(product, by, at);
}

/** Zero times infinity is zero, as in the reference: the unbounded side is never reached. `NaN` where it may be zero. */
function multiplyEnd(
  ends: Float64Array,
  errors: Float64Array,
  byEnds: Float64Array,
  byErrors: Float64Array,
  at: number,
): void {
  const x = ends[at]!;
  const y = byEnds[at]!;
  const xError = errors[at]!;
  const yError = byErrors[at]!;
  const value = x === 0 || y === 0 ? 0 : x * y;
  const mayBeZero = value === Infinity && (x <= xError || y <= yError);
  ends[at] = mayBeZero ? Number.NaN : value;
  if (xError === 0 && yError === 0) errors[at] = Math.abs(value) <= EXACT ? 0 : Math.abs(value) * U;
  else errors[at] = Math.abs(x) * yError + Math.abs(y) * xError + xError * yError + Math.abs(value) * U;
}

/** Where signs differ: the lowest and the highest of what the four ends come to. */
function multiplyAny({ low, lowError, high, highError, flags }: Block, by: Block, at: number): void {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  let worst = 0;
  for (let corner = 0; corner < 4; corner++) {
    const x = corner < 2 ? low[at]! : high[at]!;
    const xError = corner < 2 ? lowError[at]! : highError[at]!;
    const y = (corner & 1) === 0 ? by.low[at]! : by.high[at]!;
    const yError = (corner & 1) === 0 ? by.lowError[at]! : by.highError[at]!;
    const value = x === 0 || y === 0 ? 0 : x * y;
    if (Math.abs(x) === Infinity || Math.abs(y) === Infinity) {
      // Whether it is zero decides whether it is endless.
      if ((Math.abs(x) <= xError && xError > 0) || (Math.abs(y) <= yError && yError > 0)) flags[at]! |= DOUBT;
    } else if (xError !== 0 || yError !== 0 || Math.abs(value) > EXACT)
      worst = Math.max(worst, Math.abs(x) * yError + Math.abs(y) * xError + xError * yError + Math.abs(value) * U);
    // What is no number stays none, and is in doubt.
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  low[at] = least;
  lowError[at] = worst;
  high[at] = most;
  highError[at] = worst;
}

/** Back into coarser units. */
function divideEnds(ends: Float64Array, errors: Float64Array, count: number, by: number): void {
  for (let at = 0; at < count; at++) {
    const value = ends[at]! / by;
    ends[at] = value;
    errors[at] = errors[at]! / by + Math.abs(value) * U;
  }
}
