import { NotUnderstood } from './not-understood.ts';
import type { PageBench } from './page-bench.ts';
import type { Page } from './pages.ts';
import type { Leaf } from './schema.ts';

/** Where the levels of a page lie, a byte for each value, or null where it has none; and where they end in the page. */
export interface PageLevels {
  readonly repetition: number | null;
  readonly definition: number | null;
  readonly end: number;
}

/** The levels of the page that is on the bench: which values begin a row, and which are there (Parquet format, "Data Pages"). */
export function levelsOf(bench: PageBench, { values, levels, oldLevels }: Page, { defined, empty }: Leaf): PageLevels {
  let at = bench.start;
  const read = (which: 0 | 1, width: number): number => {
    const before = levels === null ? 4 : 0;
    if (oldLevels[which] || at + before > bench.end) throw new NotUnderstood('levels of another kind');
    const length = levels?.[which] ?? new DataView(bench.kernels.memory).getUint32(at, true);
    const end = at + before + length;
    if (end > bench.end) throw new NotUnderstood('levels beyond their page');
    const out = bench.room(values);
    bench.sound(bench.kernels.unpackLevels(at + before, end, width, values, out));
    at = end;
    return out;
  };
  const repetition = empty === null ? null : read(0, 1);
  const definition = defined === 0 ? null : read(1, 32 - Math.clz32(defined));
  return { repetition, definition, end: at };
}
