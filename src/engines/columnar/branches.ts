import type { Rows } from './columns.ts';
import type { Placed } from './placed.ts';
import { Real } from './real.ts';
import type { Tuples } from './tuples.ts';

/** A value that is another for each branch: the hull of those that may be reached. */
export class Branches extends Real {
  private suitsTuples = false;

  constructor(
    private readonly parts: readonly Real[],
    private readonly tuples: Tuples<readonly number[]>,
    /** Where rows are told apart by one number that is reckoned itself. */
    private readonly placed: Placed<readonly number[]> | null,
  ) {
    super();
  }
  begin(rows: Rows): void {
    for (const part of this.parts) part.begin(rows);
    this.suitsTuples = this.tuples.suits(rows);
    if (this.suitsTuples) this.tuples.begin(rows);
    else this.placed?.begin(rows);
  }
  reckon(row: number): void {
    const reached = this.suitsTuples ? this.tuples.at(row) : (this.placed?.at(row) ?? null);
    this.isDoubtful = reached === null;
    if (reached === null) return;
    let [low, lowError, high, highError] = [Infinity, 0, -Infinity, 0];
    for (const at of reached) {
      const part = this.parts[at]!;
      part.reckon(row);
      if (part.isDoubtful) this.isDoubtful = true;
      if (part.low < low) low = part.low;
      if (part.high > high) high = part.high;
      lowError = Math.max(lowError, part.lowError);
      highError = Math.max(highError, part.highError);
    }
    this.ends(low, lowError, high, highError);
    this.isPoint = reached.length === 1 && this.parts[reached[0]!]!.isPoint;
  }
}
