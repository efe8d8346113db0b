import { setImmediate } from 'node:timers/promises';
import type { Vocabulary } from '../../policy/vocabulary.ts';
import type { MappedColumn, Mapping, Presence } from '../mapping/mapping.ts';
import type { Batch, BatchColumn } from '../sources/batch.ts';
import { cellIn } from '../sources/cell-in.ts';
import { type PartSummary, writePart } from '../store/part-file.ts';
import { type CellsOfPart, ColumnCells, type Entry } from './column-cells.ts';
import { factColumn } from './fact-column.ts';
import type { FactCounts, FactPlan, FactSource } from './fact-plan.ts';
import type { IdentityReader } from './identity-reader.ts';
import type { JoinedFile } from './joined-file.ts';
import { columnsOfMapping } from './mapping-columns.ts';
import { IdRoom } from './part-values.ts';
import { TextsBuilder } from './texts-builder.ts';

/** More runs of rows than these are taken one row by one: they are short. */
const RUNS = 8;

interface MainColumn {
  /** Among the columns of a batch. */
  readonly at: number;
  readonly cells: ColumnCells;
}

interface JoinColumns {
  readonly file: JoinedFile;
  readonly columns: readonly ColumnCells[];
  readonly presences: readonly CellsOfPart[];
}

/** Collects rows into parts, and writes each when it is full. */
export class PartEncoder implements FactCounts {
  readonly badCells: Record<string, Record<string, number>> = {};
  readonly disagreements: Record<string, number> = {};
  onPart: (summary: PartSummary) => void = () => {};

  private parts = 0;
  private start = 0;
  /** Rows that have an identity, and those of them whose cells have been read too. */
  private begun = 0;
  private read = 0;
  private readonly lines: Uint32Array;
  private readonly enterprises: TextsBuilder;
  private readonly names: TextsBuilder | null;
  /** Their column, among those of a batch. */
  private readonly name: number;
  private readonly main: readonly MainColumn[];
  private readonly joins: readonly JoinColumns[];
  private readonly plans: readonly FactPlan[];
  /** Each row of a part, in order. */
  private readonly inOrder: Int32Array;

  constructor(
    mapping: Mapping,
    vocabulary: Pick<Vocabulary, 'facts'>,
    joined: readonly JoinedFile[],
    private readonly folder: string,
    private readonly partRows: number,
  ) {
    this.lines = new Uint32Array(partRows);
    this.enterprises = new TextsBuilder(partRows);
    this.names = mapping.name === null ? null : new TextsBuilder(partRows);
    this.inOrder = Int32Array.from({ length: partRows }, (_, row) => row);
    const wanted = columnsOfMapping(mapping);
    this.name = mapping.name === null ? -1 : wanted.indexOf(mapping.name.column);
    const plans = new Plans(vocabulary, partRows);
    const cellsOf = ({ reader, fact }: MappedColumn): ColumnCells =>
      new ColumnCells(reader, vocabulary.facts.get(fact)!.type, partRows);
    this.main = mapping.columns.map((mapped) => {
      const cells = cellsOf(mapped);
      plans.add(mapped, { column: mapped.column, provenance: mapped.provenance, cells });
      return { at: wanted.indexOf(mapped.column), cells };
    });
    this.joins = joined.map((file) => {
      const prefix = `${file.join.file}/`;
      const columns = file.join.columns.map((mapped) => {
        const cells = cellsOf(mapped);
        plans.add(mapped, { column: `${prefix}${mapped.column}`, provenance: mapped.provenance, cells });
        return cells;
      });
      const presences = file.join.presences.map((presence) => {
        const cells = cellsOfPresence(presence, partRows);
        plans.add(presence, { column: prefix, provenance: presence.provenance, cells });
        return cells;
      });
      return { file, columns, presences };
    });
    this.plans = plans.all;
  }

  /** How many rows the part can still take. */
  get room(): number {
    return this.partRows - this.begun;
  }

  /** A row that is kept, by its identity. What else it says is taken with the rows after it. */
  begin({ bytes, start, end }: IdentityReader): void {
    this.begun++;
    this.enterprises.add(bytes, start, end);
  }

  /** Rows that are kept, of which the identities stand one behind the other, with so many bytes each. */
  beginEach(identities: Uint8Array, size: number): void {
    this.begun += identities.length / size;
    this.enterprises.addEach(identities, size);
  }

  /** What a batch says of the rows that have been begun since the last time, which `rows` names. */
  async take(batch: Batch, rows: Int32Array, count: number): Promise<void> {
    // Rows one after the other are taken together.
    let from = 0;
    for (let runs = 0; from < count; runs++) {
      const to = runs < RUNS ? endOfRun(rows, from, count) : count;
      this.takeRows(batch, rows.subarray(from, to), to - from);
      from = to;
    }
    if (this.room === 0) await this.write();
  }

  private takeRows({ lines, columns }: Batch, rows: Int32Array, count: number): void {
    takeLines(lines, rows, count, this.lines, this.read);
    if (this.names !== null) addTexts(this.names, columns[this.name]!, rows, count);
    for (const { at, cells } of this.main) cells.read(columns[at]!, rows, count, this.read);
    this.read += count;
  }

  async finish(): Promise<void> {
    if (this.begun > 0) await this.write();
  }

  badCell(column: string, reason: string, times: number): void {
    this.badCells[column] ??= {};
    const counts = this.badCells[column];
    counts[reason] = (counts[reason] ?? 0) + times;
  }

  disagreement(fact: string): void {
    this.disagreements[fact] = (this.disagreements[fact] ?? 0) + 1;
  }

  /** Writes what has been collected. */
  private async write(): Promise<void> {
    const rows = this.begun;
    const index = this.parts++;
    for (const { file, columns, presences } of this.joins) {
      const { present, columns: cells } = file.part(index, rows);
      // Of a file of which nothing matched no column is known.
      for (const [at, column] of columns.entries())
        if (cells[at] === undefined) column.readNothing(rows, 0);
        else column.read(cells[at], this.inOrder, rows, 0);
      for (const { entries } of presences) entries.set(present);
    }
    const summary = writePart(this.folder, index, {
      start: this.start,
      count: rows,
      lines: this.lines.subarray(0, rows),
      enterprises: this.enterprises.texts(),
      names: this.names?.texts() ?? null,
      columns: this.plans.map((plan) => factColumn(plan, rows, this)),
    });
    for (const { cells } of this.main) cells.endPart();
    for (const { columns } of this.joins) for (const cells of columns) cells.endPart();
    this.enterprises.clear();
    this.names?.clear();
    this.start += rows;
    this.begun = 0;
    this.read = 0;
    this.onPart(summary);
    // Others come to do something too.
    await setImmediate();
  }
}

/** What is said of each fact and year, in the order of the mapping. */
class Plans {
  private readonly plans = new Map<string, FactPlan & { sources: FactSource[] }>();

  constructor(
    private readonly vocabulary: Pick<Vocabulary, 'facts'>,
    private readonly rows: number,
  ) {}

  add({ fact, year }: { readonly fact: string; readonly year: number | null }, source: FactSource): void {
    const key = `${fact}@${year}`;
    const holders = this.vocabulary.facts.get(fact)!.holders;
    const plan = this.plans.get(key) ?? { fact, year, sources: [], holders, room: new IdRoom(this.rows) };
    plan.sources.push(source);
    this.plans.set(key, plan);
  }

  get all(): readonly FactPlan[] {
    return [...this.plans.values()];
  }
}

function cellsOfPresence({ listed, unlisted }: Presence, rows: number): CellsOfPart {
  const known: Entry[] = [
    unlisted === null ? { kind: 'empty' } : { kind: 'domain', domain: unlisted },
    { kind: 'domain', domain: listed },
  ];
  return { entries: new Int32Array(rows), numbers: new Float64Array(0), known };
}

/** The first place after which rows do not follow each other. By itself, as it runs for each row. */
function endOfRun(rows: Int32Array, from: number, count: number): number {
  if (rows[count - 1]! - rows[from]! === count - 1 - from) return count;
  let to = from + 1;
  while (to < count && rows[to] === rows[to - 1]! + 1) to++;
  return to;
}

/** By itself, as it runs for each row. */
function takeLines(lines: Uint32Array, rows: Int32Array, count: number, out: Uint32Array, to: number): void {
  for (let next = 0; next < count; next++) out[to + next] = lines[rows[next]!]!;
}

function addTexts(texts: TextsBuilder, column: BatchColumn, rows: Int32Array, count: number): void {
  if (column.kind === 'text') texts.addRows(column, rows, count);
  else for (let next = 0; next < count; next++) addText(texts, column, rows[next]!);
}

function addText(texts: TextsBuilder, column: BatchColumn, row: number): void {
  if (column.kind === 'text') {
    const place = row * column.stride + column.at;
    const end = column.ends[place]!;
    const start = end < 0 ? 0 : column.starts[place]!;
    texts.add(column.bytes, start, Math.max(start, end));
    return;
  }
  if (column.kind === 'dictionary' && column.indices[row]! >= 0)
    return addText(texts, column.words, column.indices[row]!);
  const cell = cellIn(column, row);
  const bytes = Buffer.from(cell == null ? '' : String(cell));
  texts.add(bytes, 0, bytes.length);
}
