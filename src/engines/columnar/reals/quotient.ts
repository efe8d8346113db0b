import { type Block, both, DOUBT, EXACT, POINT, put, type Scratch, U } from './block.ts';
import { multiplyAt } from './product.ts';
import { Compound, type Real, type RowNumbers } from './real.ts';
import type { Scale } from './scale.ts';

export class Quotient extends Compound {
  readonly scale: Scale = 1;
  /** The units in which both are reckoned. */
  private readonly common: Scale;

  constructor(
    scratch: Scratch,
    private readonly of: Real,
    private readonly by: Real,
  ) {
    super(scratch, [of, by]);
    this.common = this.finest;
  }

  reckon(rows: RowNumbers, count: number): Block {
    const of = this.of.reckonIn(this.common, rows, count);
    const by = this.by.reckonIn(this.common, rows, count);
    for (let at = 0; at < count; at++) divideAt(of, by, at);
    this.scratch.give(by);
    return of;
  }
}

/** Divides a value of a block by that of another, which is used up. What is not surely above zero divides nothing. */
function divideAt(of: Block, by: Block, at: number): void {
  const [low, lowError] = [by.low[at]!, by.lowError[at]!];
  const known = both(of.flags[at]!, by.flags[at]!);
  if (low + lowError <= 0) put(of, at, -Infinity, 0, Infinity, 0, known & DOUBT);
  else if (low - lowError <= 0) of.flags[at] = known | DOUBT;
  else if ((known & POINT) !== 0) dividePoints(of, at, low, lowError, known);
  else {
    invert(by, at);
    multiplyAt(of, by, at);
  }
}

function dividePoints(of: Block, at: number, by: number, byError: number, known: number): void {
  const [total, totalError] = [of.low[at]!, of.lowError[at]!];
  const value = total / by;
  const isExact =
    totalError === 0 &&
    byError === 0 &&
    Number.isInteger(value) &&
    Math.abs(value) <= EXACT &&
    Math.abs(total) <= EXACT &&
    value * by === total;
  const error = isExact ? 0 : (totalError + Math.abs(value) * byError) / (by - byError) + Math.abs(value) * U;
  put(of, at, value, error, value, error, known);
}

/** One divided by what is surely above zero. */
function invert(by: Block, at: number): void {
  const [low, lowError, high, highError] = [by.low[at]!, by.lowError[at]!, by.high[at]!, by.highError[at]!];
  const [least, most] = [high === Infinity ? 0 : 1 / high, 1 / low];
  const leastError = high === Infinity ? 0 : highError / (high * (high - highError)) + least * U;
  const mostError = lowError / (low * (low - lowError)) + most * U;
  put(by, at, least, leastError, most, mostError, by.flags[at]!);
}
