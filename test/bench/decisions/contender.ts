import type { Register } from './register.ts';
import type { Item } from './rules.ts';

/** An engine in one of its documented forms. */
export interface Contender {
  /** The engine, as figures name it. */
  readonly engine: string;
  /** Which form it is, where an engine has several; the fastest one counts. */
  readonly form: string;
  /** Whether it knows of what is not known; one that does not is given rows of which everything is known. */
  readonly threeValued: boolean;
  /** How many rows it is given: as many as it decides in a fraction of a second. */
  rows(items: number): number;
  /** How many of the items it is given, where each costs the same however many there are; else all. */
  readonly items?: number;
  /** Once for all rows: nothing of this is timed. */
  prepare(items: readonly Item[], register: Register): Prepared | Promise<Prepared>;
}

export interface Prepared {
  /** Decides all items for all rows. */
  run(): void | Promise<void>;
  /** What it finds, in full. */
  answers(): Answers | Promise<Answers>;
}

export const FAILS = 0;
export const OPEN = 1;
export const HOLDS = 2;

/** `FAILS`, `OPEN` or `HOLDS` of each row, then of the next item. */
export type Answers = Uint8Array;

/** The answers of whoever decides a row at a time: what it says of each item. */
export function answersByRow(items: number, rows: number, decide: (row: number) => ArrayLike<number>): Answers {
  const answers = new Uint8Array(items * rows);
  for (let row = 0; row < rows; row++) {
    const found = decide(row);
    for (let item = 0; item < items; item++) answers[item * rows + row] = found[item]!;
  }
  return answers;
}
