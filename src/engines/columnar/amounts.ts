import { Evaluation, type EvaluationMemory } from '../../kernel/evaluate.ts';
import type { ValueNode } from '../../kernel/node.ts';
import type { Interval } from '../../value/interval.ts';
import { ceil, floor, fromInteger, multiply } from '../../value/rational.ts';
import { Rounded } from './arithmetic.ts';
import { emptyHanded } from './bare-world.ts';
import type { Rows } from './columns.ts';
import type { EncodingContext } from './encoding-context.ts';
import { readsOf } from './reads.ts';
import { realOf } from './real-of.ts';
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
export class AmountColumn implements FenRange {
  /** Of the row that was asked for last. */
  min = 0;
  max = 0;
  /** What it is for everybody who has received nothing; null where that differs. */
  private readonly constant: FenRange | null;
  private isSame = false;
  private readonly readsGrants: boolean;
  private readonly tuples: Tuples<FenRange>;
  private readonly real: Rounded | null;
  private reckons = false;
  private readonly memory: EvaluationMemory;
  private suitsTuples = false;
  private rows: Rows | null = null;

  /** `value` is rounded to the fen. */
  constructor(
    private readonly value: ValueNode,
    context: EncodingContext,
  ) {
    const reads = readsOf([], value, context.asOf);
    this.readsGrants = reads.grants;
    this.memory = context.memory;
    const nobody = new Evaluation(emptyHanded(context.asOf));
    this.constant = reads.facts.length === 0 ? fenRange(nobody.number(value)) : null;
    this.tuples = new Tuples(reads, context, (evaluation) => fenRange(evaluation.number(value)));
    const real = realOf(value, context);
    this.real = real instanceof Rounded && real.isOfFen ? real : null;
  }

  /** To be called before rows are asked for. */
  begin(rows: Rows, someHaveGrants: boolean): void {
    this.rows = rows;
    this.suitsTuples = false;
    this.reckons = false;
    this.isSame = this.constant !== null && !(this.readsGrants && someHaveGrants);
    if (this.constant !== null) return;
    this.suitsTuples = this.tuples.suits(rows);
    if (this.suitsTuples) this.tuples.begin(rows);
    else if (this.real !== null) {
      this.reckons = true;
      this.real.begin(rows);
    }
  }

  /** What it is for all of the rows; null where that differs. */
  same(): FenRange | null {
    return this.isSame ? reckoned(this.constant!) : null;
  }

  /** Itself, until another row is asked for. Throws a `RangeError` where even the least is more than 90 trillion yuan. */
  at(row: number): FenRange {
    const { real } = this;
    if (this.reckons && !(this.readsGrants && this.rows!.hasGrants(row))) {
      real!.reckon(row);
      if (!real!.isDoubtful) {
        this.min = Number.isFinite(real!.lowSteps) ? real!.lowSteps : 0;
        this.max = real!.highSteps;
        return reckoned(this);
      }
    }
    const { min, max } = this.find(row);
    this.min = min;
    this.max = max;
    return reckoned(this);
  }

  private find(row: number): FenRange {
    if (this.reckons || (this.readsGrants && this.rows!.hasGrants(row))) return this.byReference(row);
    if (this.constant !== null) return this.constant;
    return this.suitsTuples ? this.tuples.at(row) : this.byReference(row);
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

function reckoned(range: FenRange): FenRange {
  const { min, max } = range;
  if (!Number.isSafeInteger(min))
    throw new RangeError(`an amount of at least ${min} fen is beyond what is reckoned with: 90 trillion yuan`);
  return Number.isSafeInteger(max) ? range : { min, max: Number.POSITIVE_INFINITY };
}
