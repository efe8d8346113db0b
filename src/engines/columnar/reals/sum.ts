import { EXACT, type Kernels } from '../kernels/index.ts';
import type { RowNumbers } from '../row-numbers.ts';
import { type Block, type Scratch, U } from './block.ts';
import type { Bounds, Precision } from './bounds.ts';
import { Constant } from './constant.ts';
import { Quotient } from './quotient.ts';
import { Compound, type Real } from './real.ts';
import type { Scale } from './scale.ts';

export class Sum extends Compound {
  readonly scale: Scale = this.finest;
  readonly precision: Precision;
  /** Where it is a quotient and a whole number: together they are one quotient. */
  private readonly quotient: { readonly of: Quotient; readonly term: number } | null;

  constructor(scratch: Scratch, parts: readonly Real[]) {
    super(scratch, parts);
    this.quotient = quotientOf(parts);
    this.precision = this.quotient === null ? this.precisionOfParts : 'nearest';
  }

  reckon(rows: RowNumbers, count: number): Block {
    return this.joined(rows, count, add);
  }

  bound(rows: RowNumbers, count: number, bounds: Bounds): void {
    if (this.quotient) this.quotient.of.boundPlus(this.quotient.term, rows, count, bounds);
    else this.joinedBounds(rows, count, bounds, addBounds);
  }
}

function quotientOf(parts: readonly Real[]): { readonly of: Quotient; readonly term: number } | null {
  const of = parts.find((part) => part instanceof Quotient && part.precision === 'nearest') as Quotient | undefined;
  const others = parts.filter((part) => part !== of);
  const areWhole = others.every(
    (part) => part instanceof Constant && part.scale === 1 && part.ends.isPoint && part.precision === 'whole',
  );
  if (of === undefined || !areWhole) return null;
  const term = others.reduce((sum, part) => sum + (part as Constant).ends.low, 0);
  return Number.isSafeInteger(term) ? { of, term } : null;
}

function addBounds(kernels: Kernels, into: Bounds, part: Bounds, count: number): void {
  kernels.add(into.low, part.low, count);
  kernels.add(into.high, part.high, count);
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
