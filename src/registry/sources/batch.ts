import type { Cell } from '../cells/cell.ts';

/** Successive records of a source, as the columns that were asked for, in that order. It holds until the next one is read. */
export interface Batch {
  readonly count: number;
  /** The number of each record in its source, from 1. */
  readonly lines: Uint32Array;
  readonly columns: readonly BatchColumn[];
  /** Records that could not be taken apart, up to the last of this batch and behind the last of the one before. */
  readonly rejects: readonly RejectedRecord[];
  /** How much of the source has been read, in bytes; 0 where nobody knows. */
  readonly bytes: number;
}

/** A record that cannot be used. `reason` is a stable code. */
export interface RejectedRecord {
  readonly line: number;
  /** Empty where it is the record as a whole. */
  readonly column: string;
  readonly value: string;
  readonly reason: string;
}

export type BatchColumn = PlainColumn | DictionaryColumn;

/** Cells of rows by themselves. */
export type PlainColumn = BytesColumn | NumbersColumn | ExactColumn | CellsColumn;

/** Cells as UTF-8: that of row `r` lies from `starts[r * stride + at]` to `ends[r * stride + at]`; where that is negative there is none. */
export interface BytesColumn {
  readonly kind: 'text' | 'json';
  readonly bytes: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly at: number;
  readonly stride: number;
}

/** Doubles, or dates as days since 1970-01-01; `NaN` where there is none. */
export interface NumbersColumn {
  readonly kind: 'numbers' | 'days';
  readonly values: Float64Array;
}

/** Decimals and whole numbers of a typed column. */
export interface ExactColumn {
  readonly kind: 'exact';
  /** What cells are: decimals written out, or numbers. */
  readonly of: 'text' | 'json';
  /** `NaN` where there is none; else the double of a plain decimal of at most fifteen digits, or infinity: then only `cell` knows. */
  readonly values: Float64Array;
  cell(row: number): Cell;
}

/**
 * The cell of row `r` is that of row `indices[r]` of `words`; where that is negative there is none. Batches that have the same
 * object for `words` have the same words; there may be more of them from one batch to the next.
 */
export interface DictionaryColumn {
  readonly kind: 'dictionary';
  readonly indices: Int32Array;
  readonly words: PlainColumn;
  /** How many words there are. */
  readonly size: number;
}

export interface CellsColumn {
  readonly kind: 'cells';
  readonly values: readonly Cell[];
}

/** Something that records are read from, again and again. */
export interface RecordSource {
  /** Null where records name their own. */
  readonly columns: readonly string[] | null;
  /** In bytes; 0 where nobody knows. */
  readonly size: number;
  /** How many records there are; absent where nobody knows. */
  readonly rows?: number;
  /** The columns are among those of the source, each once. */
  read(columns: readonly string[]): AsyncIterable<Batch>;
  /** Of a source without a header: which of the columns stand in none of the records that were read. */
  absent?(columns: readonly string[]): readonly string[];
  /** The first records, thousands of them if there are so many: `read` gives them all the same. */
  peek(columns: readonly string[]): AsyncIterable<Batch>;
  /** Nothing more is read. */
  close?(): Promise<void>;
}
