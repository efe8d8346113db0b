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
  const bad = badAmong(known);
  if (bad === null) return;
  const times = new Uint32Array(known.length);
  const first: number[] = [];
  countEntries(entries, rows, bad, times, first);
  for (const entry of first) counts.badCell(column, (known[entry] as Entry & { kind: 'bad' }).reason, times[entry]!);
}

/** Of each entry: whether it is bad. Null if none is. */
function badAmong(known: readonly Entry[]): Uint8Array | null {
  let bad: Uint8Array | null = null;
  for (let at = 0; at < known.length; at++) {
    if (known[at]!.kind !== 'bad') continue;
    bad ??= new Uint8Array(known.length);
    bad[at] = 1;
  }
  return bad;
}

/** How often each entry that is bad comes, and which there are in the order in which they come. By itself, as it runs for each row. */
function countEntries(entries: Int32Array, rows: number, bad: Uint8Array, times: Uint32Array, first: number[]): void {
  for (let row = 0; row < rows; row++) {
    const entry = entries[row]!;
    if (entry === NUMBER || bad[entry] === 0) continue;
    if (times[entry] === 0) first.push(entry);
    times[entry]!++;
  }
}
