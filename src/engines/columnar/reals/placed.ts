import { Evaluation } from '../../../kernel/evaluate.ts';
import type { ValueNode } from '../../../kernel/node.ts';
import { exactNumber, type NumberDomain } from '../../../value/domain.ts';
import { divide, fromInteger, type Rational } from '../../../value/rational.ts';
import { bareWorld } from '../bare-world.ts';
import type { Rows } from '../columns.ts';
import type { EncodingContext } from '../encoding-context.ts';
import { Ranks } from '../ranks.ts';
import { DOUBT, POINT } from './block.ts';
import { mayBeWhole } from './may-be-whole.ts';
import type { Real, RowNumbers } from './real.ts';
import { inUnits } from './scale.ts';

/** Where the ends of a value lie among its thresholds; negative where doubles are in doubt. */
export type Place = number;

/**
 * Tells of rows what depends on one number alone that is reckoned from others: once for each place among its thresholds at
 * which its ends lie, by the reference.
 */
export class Placed<T> {
  /** Of thresholds in units. */
  private readonly ranks: Ranks;
  private readonly known = new Map<Place, T>();
  private readonly canBeWhole: boolean;

  constructor(
    private readonly value: ValueNode,
    private readonly real: Real,
    thresholds: readonly Rational[],
    private readonly context: EncodingContext,
    private readonly tell: (evaluation: Evaluation) => T,
  ) {
    this.ranks = new Ranks(thresholds.map((threshold) => inUnits(threshold, real.scale)));
    this.canBeWhole = mayBeWhole(value);
  }

  begin(rows: Rows): void {
    this.real.begin(rows);
  }

  /** Writes the places of rows. */
  place(rows: RowNumbers, count: number, places: Float64Array): void {
    const { real, ranks, canBeWhole } = this;
    const block = real.reckon(rows, count);
    for (let at = 0; at < count; at++) {
      const flags = block.flags[at]!;
      const isPoint = (flags & POINT) !== 0;
      const low = this.rank(block.low[at]!, block.lowError[at]!);
      const high = isPoint ? low : this.rank(block.high[at]!, block.highError[at]!);
      const isInDoubt = (flags & DOUBT) !== 0 || low < 0 || high < 0 || (!isPoint && canBeWhole);
      places[at] = isInDoubt ? -1 : isPoint ? low : ranks.places * (low + 1) + high;
    }
    real.release(block);
  }

  /** What is told at a place. */
  told(place: Place): T {
    const known = this.known.get(place);
    if (known !== undefined) return known;
    const made = this.tell(this.evaluate(this.domainAt(place)));
    this.known.set(place, made);
    return made;
  }

  /** Where a number surely lies among the thresholds; negative where that is in doubt. */
  private rank(value: number, error: number): number {
    if (error === 0) return this.ranks.ofDouble(value);
    const place = this.ranks.ofDouble(value - error);
    return place % 2 === 0 && this.ranks.ofDouble(value + error) === place ? place : -1;
  }

  /** Which number an end is among those between two thresholds says nothing, nor whether it is endless beyond the last. */
  private domainAt(place: Place): NumberDomain {
    const { places } = this.ranks;
    if (place < places) return exactNumber(this.numberAt(place));
    const [low, high] = [Math.floor(place / places) - 1, place % places];
    return {
      kind: 'number',
      min: low === 0 ? null : this.numberAt(low),
      max: high === places - 1 ? null : this.numberAt(high),
      integral: false,
    };
  }

  private numberAt(place: number): Rational {
    return divide(this.ranks.at(place), fromInteger(this.real.scale));
  }

  private evaluate(domain: NumberDomain): Evaluation {
    const memory = this.context.memory.empty();
    memory.keepDomain(this.value.id, domain);
    return new Evaluation(bareWorld(this.context.asOf), memory);
  }
}
