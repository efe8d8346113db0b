import type { Domain } from '../../value/domain.ts';

/** A value as a source has it: text, a number or truth value of a typed column, or a list. A bigint is a whole number of any size. */
export type Cell = string | number | bigint | boolean | null | undefined | readonly Cell[];

/** What a cell says. */
export type CellReading =
  | { readonly kind: 'known'; readonly domain: Domain }
  /** Empty, or a word for it: nothing is known. */
  | { readonly kind: 'empty' }
  /** It cannot be read; `reason` is a stable code, by which bad cells are counted. */
  | { readonly kind: 'bad'; readonly reason: string };

/** Reads the cells of one column for one fact. */
export interface CellReader {
  read(cell: Cell): CellReading;
  /**
   * For columns of doubles and of dates (as days since 1970-01-01): the number that is meant, where a double holds it exactly
   * as its shortest decimal; `NaN` where `read` has to say. Absent for facts that are neither numbers nor dates.
   */
  readNumber?(cell: number): number;
}
