import type { Rows } from '../columns.ts';
import type { Tuples } from '../tuples.ts';
import { BATCH, type Block, DOUBT, POINT, type Scratch } from './block.ts';
import type { Placed } from './placed.ts';
import { Compound, type Real, type RowNumbers } from './real.ts';
import type { Scale } from './scale.ts';

/** Which branches may be reached: 1 for each that may, and whether that is only one. */
export interface Reached {
  readonly marks: Uint8Array;
  readonly isOne: boolean;
}

/** A value that is another for each branch: the hull of those that may be reached. */
export class Branches extends Compound {
  readonly scale: Scale = this.finest;
  private suitsTuples = false;
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

  private reach(rows: RowNumbers, count: number): void {
    const { reached, tuples, placed } = this;
    if (this.suitsTuples) {
      const places = tuples.places(rows, count);
      for (let at = 0; at < count; at++) reached[at] = tuples.told[places[at]!]!;
    } else if (placed !== null) {
      const places = new Float64Array(count);
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
