import { Evaluation } from '../../../kernel/evaluate.ts';
import type { ValueNode } from '../../../kernel/node.ts';
import { exactNumber, type NumberDomain } from '../../../value/domain.ts';
import { divide, fromInteger, type Rational } from '../../../value/rational.ts';
import { bareWorld } from '../bare-world.ts';
import type { Rows } from '../columns.ts';
import type { EncodingContext } from '../encoding-context.ts';
import { Ranks, type RankTable } from '../ranks.ts';
import { BATCH, type RowNumbers } from '../row-numbers.ts';
import { DOUBT, POINT } from './block.ts';
import type { Rest } from './bounds.ts';
import { mayBeWhole } from './may-be-whole.ts';
import type { Real } from './real.ts';
import { inUnits } from './scale.ts';

/** Where the ends of a value lie among its thresholds; negative where doubles are in doubt. */
export type Place = number;

/** So many places are looked up in an array. */
const FEW = 1 << 14;

/* For the rows of a batch, while nobody else uses them. */
const lows = new Int32Array(BATCH);
const highs = new Int32Array(BATCH);
const above = new Int32Array(BATCH);
const highest = new Float64Array(BATCH);
const restPlaces = new Float64Array(BATCH);

/**
 * Tells of rows what depends on one number alone that is reckoned from others: once for each place among its thresholds at
 * which its ends lie, by the reference.
 */
export class Placed<T> {
  /** Of thresholds in units. */
  private readonly ranks: Ranks;
  /** By place; of few places an array. */
  private readonly known: T[] | Map<Place, T>;
  private readonly canBeWhole: boolean;
  /** Whether its bounds tell the places of most rows. */
  private readonly isBound: boolean;
  private table: RankTable | null = null;

  constructor(
    private readonly value: ValueNode,
    private readonly real: Real,
    thresholds: readonly Rational[],
    private readonly context: EncodingContext,
    private readonly tell: (evaluation: Evaluation) => T,
  ) {
    this.ranks = new Ranks(thresholds.map((threshold) => inUnits(threshold, real.scale)));
    const most = this.ranks.places * (this.ranks.places + 1);
    this.known = most <= FEW ? new Array<T>(most) : new Map();
    this.canBeWhole = mayBeWhole(value);
    const { precision } = real;
    this.isBound = precision === 'whole' || (precision === 'nearest' && this.ranks.areDoubles);
  }

  begin(rows: Rows): void {
    this.real.begin(rows);
  }

  /** Writes the places of rows. */
  place(rows: RowNumbers, count: number, places: Float64Array): void {
    if (!this.isBound) return this.placeBlock(rows, count, places);
    const { scratch } = this.context;
    const rest = scratch.takeRest();
    const left = this.placeBounds(rows, count, places, rest);
    if (left > 0) this.placeBlock(rest.rows, left, restPlaces);
    for (let at = 0; at < left; at++) places[rest.places[at]!] = restPlaces[at]!;
    scratch.giveRest(rest);
  }

  /** By bounds; how many rows that does not do for: they are in `rest`. */
  private placeBounds(rows: RowNumbers, count: number, places: Float64Array, rest: Rest): number {
    const { real, ranks, canBeWhole } = this;
    const { scratch } = this.context;
    const { workspace } = scratch;
    const bounds = scratch.takeBounds();
    real.bound(rows, count, bounds);
    this.table ??= ranks.put(workspace);
    const { kernels, found } = workspace;
    kernels.rank(bounds.low, count, this.table.words, this.table.from, 0, found);
    lows.set(workspace.words.subarray(found >> 2, (found >> 2) + count));
    kernels.rank(bounds.high, count, this.table.words, this.table.from, 0, found);
    highs.set(workspace.words.subarray(found >> 2, (found >> 2) + count));
    const isNearest = real.precision === 'nearest';
    const { doubles } = workspace;
    const low = bounds.low >> 3;
    const high = bounds.high >> 3;
    for (let at = 0; at < count; at++) {
      const isPoint = doubles[low + at] === doubles[high + at];
      const least = lows[at]!;
      const most = highs[at]!;
      // The double nearest to a number may be a threshold, and the number not.
      if (isNearest && ((least & 1) === 1 || (most & 1) === 1)) doubles[low + at] = Number.NaN;
      places[at] = isPoint ? least : canBeWhole ? -1 : ranks.places * (least + 1) + most;
    }
    const left = rest.gather(workspace, bounds, rows, count);
    scratch.giveBounds(bounds);
    return left;
  }

  private placeBlock(rows: RowNumbers, count: number, places: Float64Array): void {
    const { real, ranks, canBeWhole } = this;
    const block = real.reckon(rows, count);
    const { flags } = block;
    this.rank(block.low, block.lowError, count, lows);
    this.rank(block.high, block.highError, count, highs);
    for (let at = 0; at < count; at++) {
      const isPoint = (flags[at]! & POINT) !== 0;
      const low = lows[at]!;
      const high = highs[at]!;
      const isInDoubt = (flags[at]! & DOUBT) !== 0 || low < 0 || high < 0 || (!isPoint && canBeWhole);
      places[at] = isInDoubt ? -1 : isPoint ? low : ranks.places * (low + 1) + high;
    }
    real.release(block);
  }

  /** What is told at a place. */
  told(place: Place): T {
    const { known } = this;
    const before = known instanceof Map ? known.get(place) : known[place];
    if (before !== undefined) return before;
    const made = this.tell(this.evaluate(this.domainAt(place)));
    if (known instanceof Map) known.set(place, made);
    else known[place] = made;
    return made;
  }

  /** Where numbers surely lie among the thresholds; negative where that is in doubt. The block is used up. */
  private rank(ends: Float64Array, errors: Float64Array, count: number, places: Int32Array): void {
    for (let at = 0; at < count; at++) {
      highest[at] = ends[at]! + errors[at]!;
      ends[at]! -= errors[at]!;
    }
    this.ranks.ofDoubles(ends, count, places);
    this.ranks.ofDoubles(highest, count, above);
    for (let at = 0; at < count; at++) {
      const place = places[at]!;
      if (errors[at] !== 0 && (place % 2 !== 0 || above[at] !== place)) places[at] = -1;
    }
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
