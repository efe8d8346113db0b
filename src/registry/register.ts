import type { FactColumn } from '../engines/columnar/index.ts';

/** Where the values of a column come from. */
export interface Provenance {
  /** The authority; absent where the enterprises declared it themselves. */
  readonly source?: string;
  /** The day as of which they hold, in days since 1970-01-01. */
  readonly asOf?: number;
}

/** What a register says of one fact, of one year if it is a series. */
export interface RegisterColumn {
  readonly fact: string;
  /** Null unless the fact is a series; of a series, null is the year before that of the as-of date. */
  readonly year: number | null;
  readonly values: FactColumn;
  /** One for all rows, or by `provenanceIds`. */
  readonly provenances: readonly Provenance[];
  readonly provenanceIds: Uint8Array | null;
}

/** Texts of many rows in one piece of memory: each from its offset to the next, in UTF-8. */
export interface Texts {
  readonly bytes: Uint8Array;
  /** One more than there are rows. */
  readonly offsets: Uint32Array;
}

/** Successive rows of a register, as columns. */
export interface RegisterPart {
  /** The place of the first row among all rows that were kept, from 0. */
  readonly start: number;
  readonly count: number;
  readonly enterprises: Texts;
  /** Null where the mapping names none. */
  readonly names: Texts | null;
  /** At most one of each fact and year. */
  readonly columns: readonly RegisterColumn[];
}
