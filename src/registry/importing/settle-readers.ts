import type { Cell } from '../cells/cell.ts';
import type { MappedColumn, Mapping } from '../mapping/mapping.ts';
import type { RecordSource } from '../sources/batch.ts';
import { cellIn } from '../sources/cell-in.ts';

/** So many of the first records show how a column writes its lists. */
const SAMPLE = 10_000;

export interface SettledMapping {
  readonly mapping: Mapping;
  /** By column, those of joined files as `file/column`: the separator that it uses; null where none shows. */
  readonly separators: Readonly<Record<string, string | null>>;
}

/** Looks at the first records where the mapping leaves open how lists are written. */
export async function settleReaders(
  mapping: Mapping,
  main: RecordSource,
  joined: readonly RecordSource[],
): Promise<SettledMapping> {
  const separators: Record<string, string | null> = {};
  const columns = await settle(mapping.columns, main, '', separators);
  const joins = [];
  for (const [at, join] of mapping.joins.entries())
    joins.push({ ...join, columns: await settle(join.columns, joined[at]!, `${join.file}/`, separators) });
  return { mapping: { ...mapping, columns, joins }, separators };
}

async function settle(
  columns: readonly MappedColumn[],
  source: RecordSource,
  prefix: string,
  separators: Record<string, string | null>,
): Promise<readonly MappedColumn[]> {
  const names = [...new Set(columns.flatMap(({ column, reader }) => (reader.settle === undefined ? [] : [column])))];
  if (names.length === 0) return columns;
  const samples = await firstCells(source, names);
  return columns.map((mapped) => {
    const sample = samples.get(mapped.column);
    if (mapped.reader.settle === undefined || sample === undefined) return mapped;
    const { reader, separator } = mapped.reader.settle(sample);
    separators[`${prefix}${mapped.column}`] = separator;
    return { ...mapped, reader };
  });
}

/** The distinct cells of the first records. */
async function firstCells(source: RecordSource, names: readonly string[]): Promise<ReadonlyMap<string, Set<Cell>>> {
  const samples = new Map(names.map((name) => [name, new Set<Cell>()]));
  let left = SAMPLE;
  for await (const { count, columns } of source.peek(names)) {
    const rows = Math.min(left, count);
    for (const [at, name] of names.entries())
      for (let row = 0; row < rows; row++) samples.get(name)!.add(cellIn(columns[at]!, row));
    left -= rows;
    if (left === 0) break;
  }
  return samples;
}
