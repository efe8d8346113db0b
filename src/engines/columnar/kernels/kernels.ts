import type { Arithmetic } from './arithmetic.ts';
import type { Places } from './places.ts';

/**
 * Rows of a block: so many that what is done once for each item and block counts little, so few that the planes of a thousand
 * items stay in the caches.
 */
export const ROWS = 8192;
/** Bytes of a plane: a bit for each row. */
export const BYTES = ROWS / 8;

/** What is said of a plane beside its bytes, which are written only where some rows are in it and some are not. */
export const NO_ROW = 0;
export const EVERY_ROW = 1;
export const SOME_ROWS = 2;

/**
 * The inner loops of the engine, over one memory in which everything stands at a byte offset. There are two kinds that
 * give the same bits: of WebAssembly with vectors, and of typed arrays where there is no WebAssembly, or none allowed.
 */
export interface Kernels extends Arithmetic, Places {
  readonly name: 'simd' | 'plain';
  /** Another one after `grow`, with what the one before had. */
  readonly memory: ArrayBuffer;
  /** Makes the memory larger by at least so many bytes. */
  grow(bytes: number): void;
  /**
   * Writes a plane for each class, the rows that have it, one after the other from `planes`; and their summaries, one after
   * the other from `summaries`. The classes of the rows are bytes, or 16-bit integers if `wide` is 1; rows whose class is
   * not below `classes` are in none. Only of a plane that is told to have some rows are its bytes of any use.
   */
  classify(ids: number, wide: 0 | 1, classes: number, planes: number, summaries: number): void;
  /**
   * Runs the operations from `ops` to `end`: each a plane, 1 for `and` or 0 for `or`, the number of parts, and the parts, as
   * 32-bit integers. `scratch` has four bytes for each part of the longest.
   */
  connect(ops: number, end: number, planes: number, summaries: number, scratch: number): void;
  /** Writes the places of the rows of a plane as 32-bit integers, counted from `first`; how many there are. */
  list(plane: number, first: number, out: number): number;
  /** How many rows a plane has. */
  count(plane: number): number;
  /** How many rows a plane has from a bit to below another. */
  countRange(plane: number, from: number, to: number): number;
}

/** Makes kernels with a memory of at least so many bytes. */
export type KernelsOf = (bytes: number) => Kernels;
