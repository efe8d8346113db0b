import type { Domain } from '../../value/domain.ts';
import type { BadCell } from './bad-cells.ts';

/** A value as a source has it: text, a number or truth value of a typed column, or a list. A bigint is a whole number of any size. */
export type Cell = string | number | bigint | boolean | null | undefined | readonly Cell[];

/** What a cell says. */
export type CellReading =
  /** Of codes, truth values and places, equal domains that one reader gives are one object. */
  | { readonly kind: 'known'; readonly domain: Domain }
  /** Empty, or a word for it: nothing is known. */
  | { readonly kind: 'empty' }
  /** It cannot be read; `reason` is a stable code, by which bad cells are counted. `BAD_CELLS` says each in words. */
  | { readonly kind: 'bad'; readonly reason: BadCell };

/** Reads the cells of one column for one fact. It keeps nothing of one cell for the next: any order gives the same. */
export interface CellReader {
  read(cell: Cell): CellReading;
  /**
   * For columns of doubles and of dates (as days since 1970-01-01): the number that is meant, where a double holds it exactly
   * as its shortest decimal; `NaN` where `read` has to say. Absent for facts that are neither numbers nor dates. Of a date that
   * stands in a column of numbers (20230105, a serial number of Excel) only `read` knows.
   */
  readNumber?(cell: number): number;
  /**
   * For text that is a plain decimal of ASCII (`86`, `-0.5`, `1280.25`; neither a leading zero nor more than fifteen digits), given as
   * the double that it stands for: the number that `read` takes from that text, or `NaN` where `read` has to say. Absent where
   * such text may mean something else.
   */
  readDecimal?(cell: number): number;
  /** What `readNumber` does, and `readDecimal` where there is one, as data: for many numbers at once. Absent where it does more. */
  readonly direct?: DirectNumbers;
  /**
   * Only for sets in text whose mapping names no separator: the separator that the column uses, as a sample of its cells shows
   * it (the same sample whatever the number of workers), and the reader for it, to which a cell with another separator is bad.
   * Without it, each cell is split at the one separator that stands in it.
   */
  settle?(sample: Iterable<Cell>): SettledReader;
}

/** Numbers that are read without a second look: others `readNumber` may still read, or `read`. */
export interface DirectNumbers {
  /** The power of ten that they are counted in. */
  readonly exponent: number;
  /** Whether they have to be whole. */
  readonly integral: boolean;
  readonly low: Edge | null;
  readonly high: Edge | null;
}

/** The double at a bound. */
export interface Edge {
  readonly at: number;
  /** Whether the double stands for the bound itself. Where it does not, `read` has to decide on it. */
  readonly included: boolean;
}

/** `separator` is null where no cell of the sample holds several codes; it is to be reported. */
export interface SettledReader {
  readonly reader: CellReader;
  readonly separator: string | null;
}
