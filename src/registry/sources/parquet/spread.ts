import type { PageBench } from './page-bench.ts';

/** Which rows of a page have a value: those whose level, a byte from `at` on in the memory of the kernels, is `defined`. */
export interface Levels {
  readonly at: number;
  readonly defined: number;
}

/** Where the integers of `rows` rows lie, of those with a value from `values` on; `missing` stands for the others. */
export function spreadIntegers(
  bench: PageBench,
  values: number,
  levels: Levels | null,
  rows: number,
  missing: number,
): number {
  if (levels === null) return values;
  const to = bench.room(4 * rows);
  bench.kernels.spread32(values, levels.at, levels.defined, rows, missing, to);
  return to;
}

/** The same of doubles, which may lie anywhere; `NaN` stands for the others. */
export function spreadDoubles(bench: PageBench, values: number, levels: Levels | null, rows: number): number {
  if (levels === null) return values;
  const to = bench.room(8 * rows);
  bench.kernels.spread64(values, levels.at, levels.defined, rows, to);
  return to;
}
