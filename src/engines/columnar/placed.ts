import { Evaluation } from '../../kernel/evaluate.ts';
import type { ValueNode } from '../../kernel/node.ts';
import { exactNumber, type NumberDomain } from '../../value/domain.ts';
import type { Rational } from '../../value/rational.ts';
import { bareWorld } from './bare-world.ts';
import type { Rows } from './columns.ts';
import type { EncodingContext } from './encoding-context.ts';
import { Ranks } from './ranks.ts';
import type { Real } from './real.ts';

/**
 * Tells of rows what depends on one number alone that is reckoned from others: once for each place among its thresholds at
 * which its ends lie, by the reference.
 */
export class Placed<T> {
  /** Where the ends of the last row lie. */
  place = 0;
  private readonly ranks: Ranks;
  private readonly told = new Map<number, T>();
  private readonly canBeWhole: boolean;

  constructor(
    private readonly value: ValueNode,
    private readonly real: Real,
    thresholds: readonly Rational[],
    private readonly context: EncodingContext,
    private readonly tell: (evaluation: Evaluation) => T,
  ) {
    this.ranks = new Ranks(thresholds);
    this.canBeWhole = mayBeWhole(value);
  }

  begin(rows: Rows): void {
    this.real.begin(rows);
  }

  /** What is told of a row; null where doubles are in doubt. */
  at(row: number): T | null {
    const { real, ranks } = this;
    real.reckon(row);
    if (real.isDoubtful) return null;
    const low = this.rank(real.low, real.lowError);
    const high = real.isPoint ? low : this.rank(real.high, real.highError);
    if (low < 0 || high < 0 || (!real.isPoint && this.canBeWhole)) return null;
    this.place = real.isPoint ? low : ranks.places * (low + 1) + high;
    const known = this.told.get(this.place);
    if (known !== undefined) return known;
    const made = this.tell(this.evaluate(real.isPoint ? exactNumber(ranks.at(low)) : this.between(low, high)));
    this.told.set(this.place, made);
    return made;
  }

  /** Where a number surely lies among the thresholds; negative where that is in doubt. */
  private rank(value: number, error: number): number {
    if (error === 0) return this.ranks.ofDouble(value);
    const place = this.ranks.ofDouble(value - error);
    return place % 2 === 0 && this.ranks.ofDouble(value + error) === place ? place : -1;
  }

  /** Which number an end is among those between two thresholds says nothing, nor whether it is endless beyond the last. */
  private between(low: number, high: number): NumberDomain {
    const { ranks } = this;
    return {
      kind: 'number',
      min: low === 0 ? null : ranks.at(low),
      max: high === ranks.places - 1 ? null : ranks.at(high),
      integral: false,
    };
  }

  private evaluate(domain: NumberDomain): Evaluation {
    const memory = this.context.memory.empty();
    memory.keepDomain(this.value.id, domain);
    return new Evaluation(bareWorld(this.context.asOf), memory);
  }
}

/** Whether something that is not exactly known can be known to be whole: the reference then leaves out what lies between. */
export function mayBeWhole(value: ValueNode): boolean {
  switch (value.kind) {
    case 'literal':
    case 'undefined':
    case 'slices':
    case 'span':
    case 'quotient':
      return false;
    case 'grants':
      return false;
    case 'fact':
      return (
        value.allowed.kind === 'number' &&
        (value.allowed.integral || (value.derive !== null && mayBeWhole(value.derive)))
      );
    case 'calendar':
      return true;
    case 'round':
      return value.to.den === 1n;
    case 'sum':
    case 'product':
    case 'least':
    case 'greatest':
      return value.of.some(mayBeWhole);
    case 'choose':
      return value.branches.some(({ then }) => mayBeWhole(then)) || mayBeWhole(value.otherwise);
    case 'cases':
      return value.rows.some(({ then }) => mayBeWhole(then)) || mayBeWhole(value.otherwise);
  }
}
