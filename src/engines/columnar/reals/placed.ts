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

/** What is told of a row that doubles do not decide, and the least that may be told of any: of what is open (`computed.ts`). */
export const IN_DOUBT = -1;
const LEAST = -2;

/** So many places are looked up in an array. */
const FEW = 1 << 14;
/** Kernels tell no more apart. */
const MOST = 2 ** 31 - 1;

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
  /** Places of lower ends are so far apart: there is one for an end that is not held. */
  private readonly stride: number;
  /** Above all places. */
  private readonly inDoubt: number;
  private readonly canBeWhole: boolean;
  /** Whether its bounds tell the places of most rows. */
  private readonly isBound: boolean;
  private table: RankTable | null = null;
  /** Where it stands by place what is told, if it is looked up by kernels. */
  private toldOfPlaces: number | null = null;

  constructor(
    private readonly value: ValueNode,
    private readonly real: Real,
    thresholds: readonly Rational[],
    private readonly context: EncodingContext,
    private readonly tell: (evaluation: Evaluation) => T,
  ) {
    this.ranks = new Ranks(thresholds.map((threshold) => inUnits(threshold, real.scale)));
    this.stride = this.ranks.places + 1;
    this.inDoubt = this.stride * (this.stride + 1);
    this.known = this.inDoubt <= FEW ? new Array<T>(this.inDoubt) : new Map();
    this.canBeWhole = mayBeWhole(value);
    const { precision } = real;
    this.isBound =
      this.inDoubt <= MOST && (precision === 'whole' || (precision === 'nearest' && this.ranks.areDoubles));
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
    if (this.canBeWhole) for (let at = 0; at < count; at++) if (places[at] === this.inDoubt) places[at] = -1;
    this.placeRest(rest, left, places);
    scratch.giveRest(rest);
  }

  /** Writes the places of rows and what is told of them: `IN_DOUBT` where only the reference can say, and never less than `LEAST`. */
  tellAll(this: Placed<number>, rows: RowNumbers, count: number, places: Float64Array, told: Int32Array): void {
    if (!this.isBound || this.known instanceof Map) {
      this.place(rows, count, places);
      for (let at = 0; at < count; at++) told[at] = this.toldOrInDoubt(places[at]!);
      return;
    }
    const { scratch } = this.context;
    const { workspace } = scratch;
    const rest = scratch.takeRest();
    const left = this.placeBounds(rows, count, places, rest);
    this.toldOfPlaces ??= this.tableOfTold();
    const { kernels, told: to } = workspace;
    for (let next = 0; ; ) {
      next = kernels.translate(workspace.places, 4, next, count, this.toldOfPlaces, to, 4);
      if (next === count) break;
      const place = places[next]!;
      workspace.words[(this.toldOfPlaces >> 2) + place] = this.told(place) - LEAST;
    }
    const first = to >> 2;
    const { words } = workspace;
    for (let at = 0; at < count; at++) told[at] = words[first + at]! + LEAST;
    this.placeRest(rest, left, places);
    for (let index = 0; index < left; index++) {
      const at = rest.places[index]!;
      told[at] = this.toldOrInDoubt(places[at]!);
    }
    scratch.giveRest(rest);
  }

  private toldOrInDoubt(this: Placed<number>, place: Place): number {
    return place < 0 ? IN_DOUBT : this.told(place);
  }

  /** By place: how much more is told than the least; -1 where nothing is told yet. */
  private tableOfTold(): number {
    const { stride, inDoubt } = this;
    const { workspace } = this.context.scratch;
    const table = workspace.take((inDoubt + 1) * 4);
    const told = workspace.words.subarray(table >> 2, (table >> 2) + inDoubt + 1);
    told.fill(-1);
    // Where an end is not held nobody looks.
    for (let place = 0; place < stride; place++) {
      told[place * stride + stride - 1] = 0;
      told[stride * stride + place] = 0;
    }
    told[stride * stride + stride - 1] = 0;
    told[inDoubt] = IN_DOUBT - LEAST;
    return table;
  }

  /** By bounds; how many rows that does not do for: they are in `rest`. The places stand in the workspace too. */
  private placeBounds(rows: RowNumbers, count: number, to: Float64Array, rest: Rest): number {
    const { real, ranks, stride, canBeWhole } = this;
    const { scratch } = this.context;
    const { workspace } = scratch;
    const bounds = scratch.takeBounds();
    real.bound(rows, count, bounds);
    this.table ??= ranks.put(workspace);
    const { words, from } = this.table;
    const { kernels, places, given } = workspace;
    kernels.rank(bounds.low, count, words, from, 0, places);
    kernels.rank(bounds.high, count, words, from, 0, given);
    // The double nearest to a number may be a threshold, and the number not.
    const odd = real.precision === 'nearest' ? this.inDoubt : -1;
    const apart = canBeWhole ? this.inDoubt : -1;
    kernels.joinPlaces(bounds.low, bounds.high, count, places, given, stride, apart, odd);
    to.set(workspace.words.subarray(places >> 2, (places >> 2) + count));
    const left = rest.gather(workspace, bounds, rows, count);
    scratch.giveBounds(bounds);
    return left;
  }

  /** With errors; nobody reads the places in the workspace any longer, which others may use meanwhile. */
  private placeRest({ rows, places: at }: Rest, left: number, places: Float64Array): void {
    if (left > 0) this.placeBlock(rows, left, restPlaces);
    for (let index = 0; index < left; index++) places[at[index]!] = restPlaces[index]!;
  }

  private placeBlock(rows: RowNumbers, count: number, places: Float64Array): void {
    const { real, stride, canBeWhole } = this;
    const block = real.reckon(rows, count);
    const { flags } = block;
    this.rank(block.low, block.lowError, count, lows);
    this.rank(block.high, block.highError, count, highs);
    for (let at = 0; at < count; at++) {
      const isPoint = (flags[at]! & POINT) !== 0;
      const low = lows[at]!;
      const high = highs[at]!;
      const isInDoubt = (flags[at]! & DOUBT) !== 0 || low < 0 || high < 0 || (!isPoint && canBeWhole);
      places[at] = isInDoubt ? -1 : isPoint ? low : stride * (low + 1) + high;
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
    const { stride } = this;
    if (place < stride) return exactNumber(this.numberAt(place));
    const [low, high] = [Math.floor(place / stride) - 1, place % stride];
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
