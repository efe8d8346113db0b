import type { Provenance } from '../register.ts';
import type { CellsOfPart } from './column-cells.ts';
import type { IdRoom } from './part-values.ts';

/** A column of the source that says something of a fact. */
export interface FactSource {
  /** What bad cells are counted under. */
  readonly column: string;
  readonly provenance: Provenance;
  readonly cells: CellsOfPart;
}

/** A fact, of one year if it is a series, and the columns that speak of it, in the order in which they count. */
export interface FactPlan {
  readonly fact: string;
  readonly year: number | null;
  readonly sources: readonly FactSource[];
  /** The authorities whose word counts; empty: any. */
  readonly holders: readonly string[];
  readonly room: IdRoom;
}

/** What is counted while facts are put together. */
export interface FactCounts {
  badCell(column: string, reason: string, times: number): void;
  disagreement(fact: string): void;
}
