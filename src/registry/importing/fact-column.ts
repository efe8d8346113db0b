import type { RegisterColumn } from '../register.ts';
import { type CellsOfPart, type Entry, NUMBER } from './column-cells.ts';
import { combine } from './combine.ts';
import type { FactCounts, FactPlan } from './fact-plan.ts';
import { columnOf } from './part-values.ts';

/** The first `rows` rows of a part, of one fact. */
export function factColumn(plan: FactPlan, rows: number, counts: FactCounts): RegisterColumn {
  for (const { column, cells } of plan.sources) countBad(column, cells, rows, counts);
  const { fact, year, sources } = plan;
  const only = sources[0]!;
  if (sources.length > 1) return combine(plan, rows, counts);
  return {
    fact,
    year,
    values: columnOf(only.cells, rows, plan.room),
    provenances: [only.provenance],
    provenanceIds: null,
  };
}

function countBad(column: string, { entries, known }: CellsOfPart, rows: number, counts: FactCounts): void {
  if (!known.some(({ kind }) => kind === 'bad')) return;
  const bad = Uint8Array.from(known, ({ kind }) => (kind === 'bad' ? 1 : 0));
  const times = new Map<number, number>();
  for (let row = 0; row < rows; row++) {
    const entry = entries[row]!;
    if (entry !== NUMBER && bad[entry] === 1) times.set(entry, (times.get(entry) ?? 0) + 1);
  }
  for (const [entry, count] of times) counts.badCell(column, (known[entry] as Entry & { kind: 'bad' }).reason, count);
}
