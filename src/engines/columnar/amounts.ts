import { Evaluation, type EvaluationMemory } from '../../kernel/evaluate.ts';
import type { ValueNode } from '../../kernel/node.ts';
import type { Interval } from '../../value/interval.ts';
import { ceil, floor, fromInteger, multiply } from '../../value/rational.ts';
import { emptyHanded } from './bare-world.ts';
import type { Rows } from './columns.ts';
import { readsWithDerived } from './derived-column.ts';
import type { EncodingContext } from './encoding-context.ts';
import { EXACT } from './kernels/index.ts';
import { DOUBT, type Scratch } from './reals/block.ts';
import type { Real } from './reals/real.ts';
import { realOf } from './reals/real-of.ts';
import { BATCH, type RowNumbers } from './row-numbers.ts';
import { Tuples } from './tuples.ts';

/**
 * The ends of an amount in fen, whole numbers that doubles hold exactly. `max` is `Infinity` where it has no upper bound, or
 * one beyond 2^53 fen: 90 trillion yuan.
 */
export interface FenRange {
  readonly min: number;
  readonly max: number;
}

/**
 * What an item is worth for those for whom it is asked: the same for all, the same for each combination of a few classes,
 * or reckoned for each in doubles, with the reference where these are in doubt.
 */
export class AmountColumn {
  /** Of the rows that were asked for last. */
  readonly min = new Float64Array(BATCH);
  readonly max = new Float64Array(BATCH);
  /** What it is for everybody who has received nothing; null where that differs. */
  private readonly constant: FenRange | null;
  private isSame = false;
  /** Whether doubles hold all that was told of combinations. */
  private areHeld = true;
  private readonly readsGrants: boolean;
  private readonly tuples: Tuples<FenRange>;
  private readonly real: Real | null;
  private way: 'constant' | 'tuples' | 'real' | 'reference' = 'reference';
  private readonly memory: EvaluationMemory;
  private readonly scratch: Scratch;
  private rows: Rows | null = null;
  private asksGrants = false;

  /** `value` is rounded to the fen. */
  constructor(
    private readonly value: ValueNode,
    context: EncodingContext,
  ) {
    const reads = readsWithDerived([], value, context);
    this.readsGrants = reads.grants;
    this.memory = context.memory;
    this.scratch = context.scratch;
    const nobody = new Evaluation(emptyHanded(context.asOf));
    this.constant = reads.facts.length === 0 ? fenRange(nobody.number(value)) : null;
    this.tuples = new Tuples(reads, context, (evaluation) => {
      const range = fenRange(evaluation.number(value));
      this.areHeld &&= isHeld(range);
      return range;
    });
    const isOfFen = value.kind === 'round' && value.to.num === 1n && value.to.den === 100n;
    this.real = isOfFen ? realOf(value, context) : null;
  }

  /** To be called before rows are asked for. */
  begin(rows: Rows, someHaveGrants: boolean): void {
    this.rows = rows;
    this.asksGrants = this.readsGrants && someHaveGrants;
    this.isSame = this.constant !== null && !this.asksGrants;
    if (this.constant !== null) this.way = 'constant';
    else if (this.tuples.suits(rows)) {
      this.way = 'tuples';
      this.tuples.begin(rows);
    } else if (this.real !== null) {
      this.way = 'real';
      this.real.begin(rows);
    } else this.way = 'reference';
  }

  /** What it is for all of the rows; null where that differs. */
  same(): FenRange | null {
    return this.isSame ? reckoned(this.constant!) : null;
  }

  /**
   * Of at most `BATCH` rows, into `min` and `max`, until others are asked for. Throws a `RangeError` where even the least is
   * more than 90 trillion yuan.
   */
  reckon(rows: RowNumbers, count: number): void {
    const beyond = this.reckonAny(rows, count);
    if (beyond !== null) throw tooMuch(beyond);
  }

  /** The same for whoever only compares: an amount that is more than that, or null if none is. */
  reckonAny(rows: RowNumbers, count: number): number | null {
    const { min, max } = this;
    let beyond: number | null = null;
    if (this.fill(rows, count) && !this.asksGrants) return beyond;
    for (let at = 0; at < count; at++) {
      const fits = Math.abs(min[at]!) <= EXACT && (max[at]! <= EXACT || max[at] === Infinity);
      if (fits && !this.asksGrants) continue;
      this.look(rows, at);
      if (!Number.isSafeInteger(min[at])) beyond = min[at]!;
    }
    return beyond;
  }

  private look(rows: RowNumbers, at: number): void {
    const { min, max, asksGrants } = this;
    const row = rows[at]!;
    if (Number.isNaN(min[at]!) || (asksGrants && this.rows!.hasGrants(row))) this.put(at, this.byReference(row));
    if (!Number.isSafeInteger(max[at])) max[at] = Number.POSITIVE_INFINITY;
  }

  /** As if nobody had received anything; `NaN` where only the reference can say. Whether all are surely held. */
  private fill(rows: RowNumbers, count: number): boolean {
    const { min, max, constant, tuples, real } = this;
    switch (this.way) {
      case 'constant':
        min.fill(constant!.min, 0, count);
        max.fill(constant!.max, 0, count);
        return false;
      case 'tuples': {
        const places = tuples.places(rows, count);
        for (let at = 0; at < count; at++) {
          const told = tuples.told[places[at]!]!;
          min[at] = told.min;
          max[at] = told.max;
        }
        return this.areHeld;
      }
      case 'real':
        if (real!.precision === 'whole') return this.fillBounds(real!, rows, count);
        this.fillBlock(real!, rows, count);
        return false;
      case 'reference':
        min.fill(Number.NaN, 0, count);
        return false;
    }
  }

  /** Whether all are surely held. */
  private fillBounds(real: Real, rows: RowNumbers, count: number): boolean {
    const { min, max } = this;
    const { workspace } = this.scratch;
    const bounds = this.scratch.takeBounds();
    real.bound(rows, count, bounds);
    const rest = this.scratch.takeRest();
    const left = rest.gather(workspace, bounds, rows, count);
    const { doubles } = workspace;
    const low = bounds.low >> 3;
    max.set(doubles.subarray(bounds.high >> 3, (bounds.high >> 3) + count));
    for (let at = 0; at < count; at++) {
      const least = doubles[low + at]!;
      min[at] = least === Number.NEGATIVE_INFINITY ? 0 : least;
    }
    this.scratch.giveBounds(bounds);
    if (left > 0) this.fillBlock(real, rest.rows, left, rest.places);
    this.scratch.giveRest(rest);
    return left === 0;
  }

  /** With errors; of rows at some places, or at the first. */
  private fillBlock(real: Real, rows: RowNumbers, count: number, places: RowNumbers | null = null): void {
    const { min, max } = this;
    const block = real.reckon(rows, count);
    const { low, high, flags } = block;
    for (let index = 0; index < count; index++) {
      const at = places === null ? index : places[index]!;
      const isInDoubt = (flags[index]! & DOUBT) !== 0;
      // What lies below zero without end is told as zero, as in results.
      min[at] = isInDoubt ? Number.NaN : Number.isFinite(low[index]!) ? low[index]! : 0;
      max[at] = high[index]!;
    }
    real.release(block);
  }

  private put(at: number, range: FenRange): void {
    this.min[at] = range.min;
    this.max[at] = range.max;
  }

  private byReference(row: number): FenRange {
    const evaluation = new Evaluation(this.rows!.world(row), this.memory.empty());
    return fenRange(evaluation.number(this.value));
  }
}

/** Amounts by their values: equal ones are one. */
export function amountColumns(context: EncodingContext): (value: ValueNode) => AmountColumn {
  const known = new Map<ValueNode, AmountColumn>();
  return (value) => {
    const column = known.get(value) ?? new AmountColumn(value, context);
    known.set(value, column);
    return column;
  };
}

const HUNDRED = fromInteger(100);

/** From yuan. What lies below zero without end is told as zero, as in results. */
export function fenRange({ min, max }: Interval): FenRange {
  return {
    min: min === null ? 0 : Number(floor(multiply(min, HUNDRED))),
    max: max === null ? Number.POSITIVE_INFINITY : Number(ceil(multiply(max, HUNDRED))),
  };
}

function isHeld({ min, max }: FenRange): boolean {
  return Number.isSafeInteger(min) && (max === Number.POSITIVE_INFINITY || Number.isSafeInteger(max));
}

function reckoned({ min, max }: FenRange): FenRange {
  if (!Number.isSafeInteger(min)) throw tooMuch(min);
  return { min, max: Number.isSafeInteger(max) ? max : Number.POSITIVE_INFINITY };
}

function tooMuch(min: number): RangeError {
  return new RangeError(`an amount of at least ${min} fen is beyond what is reckoned with: 90 trillion yuan`);
}
