import type { Rows } from '../columns.ts';
import { BATCH, type RowNumbers } from '../row-numbers.ts';
import type { Tuples } from '../tuples.ts';
import { type Block, DOUBT, POINT, type Scratch } from './block.ts';
import type { Bounds } from './bounds.ts';
import { Constant } from './constant.ts';
import type { Placed } from './placed.ts';
import { Compound, type Real } from './real.ts';
import type { Scale } from './scale.ts';

/** Which branches may be reached: 1 for each that may, and whether that is only one. */
export interface Reached {
  readonly marks: Uint8Array;
  readonly isOne: boolean;
  /** The ends of all that may be reached, in the finest units, where these are constants; else null. */
  readonly ends: { readonly low: number; readonly high: number } | null;
}

/** What is reached of some values. */
export function reachedOf(parts: readonly Real[], branches: readonly number[]): Reached {
  const finest = Math.max(1, ...parts.map(({ scale }) => scale));
  const ends = branches.map((branch) => {
    const part = parts[branch]!;
    if (!(part instanceof Constant) || part.precision !== 'whole') return null;
    const times = finest / part.scale;
    return { low: part.ends.low * times, high: part.ends.high * times };
  });
  const held = ends.filter((end) => end !== null && [end.low, end.high].every(isHeld)) as {
    low: number;
    high: number;
  }[];
  return {
    marks: Uint8Array.from(parts, (_, branch) => Number(branches.includes(branch))),
    isOne: branches.length === 1,
    ends:
      held.length < branches.length
        ? null
        : { low: Math.min(...held.map(({ low }) => low)), high: Math.max(...held.map(({ high }) => high)) },
  };
}

const isHeld = (end: number): boolean => Number.isSafeInteger(end) || Math.abs(end) === Infinity;

/** A value that is another for each branch: the hull of those that may be reached. */
export class Branches extends Compound {
  readonly scale: Scale = this.finest;
  readonly precision = this.precisionOfParts;
  private suitsTuples = false;
  private places = new Float64Array(0);
  private readonly reached: (Reached | null)[] = new Array<Reached | null>(BATCH).fill(null);

  constructor(
    scratch: Scratch,
    parts: readonly Real[],
    private readonly tuples: Tuples<Reached>,
    /** Where rows are told apart by one number that is reckoned itself. */
    private readonly placed: Placed<Reached> | null,
  ) {
    super(scratch, parts);
  }

  override begin(rows: Rows): void {
    super.begin(rows);
    this.suitsTuples = this.tuples.suits(rows);
    if (this.suitsTuples) this.tuples.begin(rows);
    else this.placed?.begin(rows);
  }

  reckon(rows: RowNumbers, count: number): Block {
    const { reached, scratch } = this;
    this.reach(rows, count);
    const hull = scratch.take();
    hull.low.fill(Number.POSITIVE_INFINITY, 0, count);
    hull.high.fill(Number.NEGATIVE_INFINITY, 0, count);
    hull.lowError.fill(0, 0, count);
    hull.highError.fill(0, 0, count);
    for (let at = 0; at < count; at++) {
      const found = reached[at];
      hull.flags[at] = !found ? DOUBT : found.isOne ? POINT : 0;
    }
    this.parts.forEach((part, branch) => {
      if (!this.isReached(branch, count)) return;
      const block = part.reckonIn(this.scale, rows, count);
      for (let at = 0; at < count; at++) if (reached[at]?.marks[branch] === 1) join(hull, block, at);
      part.release(block);
    });
    return hull;
  }

  bound(rows: RowNumbers, count: number, bounds: Bounds): void {
    const { reached, scratch } = this;
    this.reach(rows, count);
    const { doubles } = scratch.workspace;
    const low = bounds.low >> 3;
    const high = bounds.high >> 3;
    let isOpen = false;
    for (let at = 0; at < count; at++) {
      const found = reached[at];
      if (!found) {
        doubles[low + at] = Number.NaN;
      } else if (found.ends !== null) {
        doubles[low + at] = found.ends.low;
        doubles[high + at] = found.ends.high;
      } else {
        doubles[low + at] = Number.POSITIVE_INFINITY;
        doubles[high + at] = Number.NEGATIVE_INFINITY;
        isOpen = true;
      }
    }
    if (isOpen) this.widen(rows, count, bounds);
  }

  /** By what is reached and is no constant. */
  private widen(rows: RowNumbers, count: number, bounds: Bounds): void {
    const { reached, scratch } = this;
    const some = scratch.takeBounds();
    this.parts.forEach((part, branch) => {
      if (!this.isReached(branch, count)) return;
      part.boundIn(this.scale, rows, count, some);
      const { doubles } = scratch.workspace;
      for (let at = 0; at < count; at++) {
        const found = reached[at];
        if (!found || found.ends !== null || found.marks[branch] === 0) continue;
        const low = (bounds.low >> 3) + at;
        const high = (bounds.high >> 3) + at;
        doubles[low] = Math.min(doubles[low]!, doubles[(some.low >> 3) + at]!);
        doubles[high] = Math.max(doubles[high]!, doubles[(some.high >> 3) + at]!);
      }
    });
    scratch.giveBounds(some);
  }

  private reach(rows: RowNumbers, count: number): void {
    const { reached, tuples, placed } = this;
    if (this.suitsTuples) {
      const places = tuples.places(rows, count);
      for (let at = 0; at < count; at++) reached[at] = tuples.told[places[at]!]!;
    } else if (placed !== null) {
      if (this.places.length === 0) this.places = new Float64Array(BATCH);
      const { places } = this;
      placed.place(rows, count, places);
      for (let at = 0; at < count; at++) reached[at] = places[at]! < 0 ? null : placed.told(places[at]!);
    } else reached.fill(null, 0, count);
  }

  private isReached(branch: number, count: number): boolean {
    for (let at = 0; at < count; at++) if (this.reached[at]?.marks[branch] === 1) return true;
    return false;
  }
}

function join(hull: Block, { low, lowError, high, highError, flags }: Block, at: number): void {
  if (low[at]! < hull.low[at]!) hull.low[at] = low[at]!;
  if (high[at]! > hull.high[at]!) hull.high[at] = high[at]!;
  hull.lowError[at] = Math.max(hull.lowError[at]!, lowError[at]!);
  hull.highError[at] = Math.max(hull.highError[at]!, highError[at]!);
  // One number only where one branch alone is reached, and is one.
  hull.flags[at] = (hull.flags[at]! & flags[at]! & POINT) | ((hull.flags[at]! | flags[at]!) & DOUBT);
}
