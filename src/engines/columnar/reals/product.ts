import { type Block, both, DOUBT, POINT, put, rounding, type Scratch } from './block.ts';
import { Compound, type Real, type RowNumbers } from './real.ts';
import { type Scale, scaleOfProduct } from './scale.ts';

export class Product extends Compound {
  readonly scale: Scale;
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
  }

  reckon(rows: RowNumbers, count: number): Block {
    const product = this.a.reckon(rows, count);
    const by = this.b.reckon(rows, count);
    for (let at = 0; at < count; at++) multiplyAt(product, by, at);
    this.scratch.give(by);
    if (this.excess !== 1) divideAll(product, count, this.excess);
    return product;
  }
}

/** Multiplies a value of a block by that of another. */
export function multiplyAt(product: Block, by: Block, at: number): void {
  const known = both(product.flags[at]!, by.flags[at]!);
  if ((known & POINT) !== 0) multiplyPoints(product, by, at, known);
  else if (product.low[at]! >= product.lowError[at]! && by.low[at]! >= by.lowError[at]!)
    multiplyPositive(product, by, at, known);
  else multiplyAny(product, by, at, known);
}

function multiplyPoints(a: Block, b: Block, at: number, known: number): void {
  const [x, xError, y, yError] = [a.low[at]!, a.lowError[at]!, b.low[at]!, b.lowError[at]!];
  const value = x * y;
  const error = errorOf(x, xError, y, yError);
  put(a, at, value, error, value, error, known);
}

function multiplyPositive(a: Block, b: Block, at: number, known: number): void {
  const [aLow, aHigh, bLow, bHigh] = [a.low[at]!, a.high[at]!, b.low[at]!, b.high[at]!];
  const [low, high] = [times(aLow, bLow), times(aHigh, bHigh)];
  const lowError = low === Infinity ? 0 : errorOf(aLow, a.lowError[at]!, bLow, b.lowError[at]!);
  const highError = high === Infinity ? 0 : errorOf(aHigh, a.highError[at]!, bHigh, b.highError[at]!);
  put(a, at, low, lowError, high, highError, known);
}

function multiplyAny(a: Block, b: Block, at: number, known: number): void {
  let [low, lowError, high, highError] = [Infinity, 0, -Infinity, 0];
  let worst = 0;
  let flags = known;
  for (let corner = 0; corner < 4; corner++) {
    const [x, xError] = corner < 2 ? [a.low[at]!, a.lowError[at]!] : [a.high[at]!, a.highError[at]!];
    const [y, yError] = corner % 2 === 0 ? [b.low[at]!, b.lowError[at]!] : [b.high[at]!, b.highError[at]!];
    const isEndless = !Number.isFinite(x) || !Number.isFinite(y);
    // Whether it is zero decides whether it is endless.
    if (isEndless && ((Math.abs(x) <= xError && xError > 0) || (Math.abs(y) <= yError && yError > 0))) flags |= DOUBT;
    const value = times(x, y);
    const error = isEndless || (value === 0 && xError === 0 && yError === 0) ? 0 : errorOf(x, xError, y, yError);
    worst = Math.max(worst, error);
    if (value < low) [low, lowError] = [value, error];
    if (value > high) [high, highError] = [value, error];
  }
  put(a, at, low, Math.max(lowError, worst), high, Math.max(highError, worst), flags);
}

function errorOf(a: number, aError: number, b: number, bError: number): number {
  return Math.abs(a) * bError + Math.abs(b) * aError + aError * bError + rounding(a * b, aError + bError);
}

/** Zero times infinity is zero, as in the reference: the unbounded side is never reached. */
function times(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : a * b;
}

/** Back into coarser units. */
function divideAll(block: Block, count: number, by: number): void {
  const { low, lowError, high, highError, flags } = block;
  for (let at = 0; at < count; at++) {
    const [least, most] = [low[at]! / by, high[at]! / by];
    put(
      block,
      at,
      least,
      lowError[at]! / by + rounding(least, 1),
      most,
      highError[at]! / by + rounding(most, 1),
      flags[at]!,
    );
  }
}
