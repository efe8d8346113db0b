import { dayInChina, formatDay } from '../../value/civil-date.ts';
import type { Cell } from '../cells/cell.ts';
import type { Batch, RecordSource } from './batch.ts';

/** A record as plain data, by the names of its columns. A `Date` is the day that it is in China; another object is its JSON. */
export type Row = Readonly<Record<string, Cell | Date | object>>;

const ROWS = 2048;
const PEEKED = 10_000;

/** Rows that code has, once. */
export class RowsSource implements RecordSource {
  readonly columns = null;
  readonly size = 0;
  /** Looked at, and not yet read. */
  private readonly first: Row[] = [];
  private readonly seen = new Set<string>();
  private isOpen = true;
  private readonly rest: AsyncIterator<Row> | Iterator<Row>;

  constructor(rows: AsyncIterable<Row> | Iterable<Row>) {
    this.rest = Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]();
  }

  absent(columns: readonly string[]): readonly string[] {
    return columns.filter((column) => !this.seen.has(column));
  }

  async *peek(columns: readonly string[]): AsyncGenerator<Batch> {
    for (let next = await this.next(); ; next = await this.next()) {
      if (next.done !== true) this.first.push(next.value);
      if (next.done === true || this.first.length === PEEKED) break;
    }
    yield* new RowsSource(this.first).read(columns);
  }

  /** Whoever has the rows is told if no more of them are wanted, such as a database that keeps a cursor open. */
  async close(): Promise<void> {
    if (!this.isOpen) return;
    this.isOpen = false;
    await this.rest.return?.();
  }

  private async *all(): AsyncGenerator<Row> {
    try {
      yield* this.first;
      for (let next = await this.next(); next.done !== true; next = await this.next()) yield next.value;
    } finally {
      await this.close();
    }
  }

  /** What fails to go on, or has come to its end, is closed. */
  private async next(): Promise<IteratorResult<Row>> {
    if (!this.isOpen) return { done: true, value: undefined };
    this.isOpen = false;
    const next = await this.rest.next();
    this.isOpen = next.done !== true;
    return next;
  }

  async *read(columns: readonly string[]): AsyncGenerator<Batch> {
    const had = new Uint8Array(columns.length);
    let line = 0;
    let values: Cell[][] = columns.map(() => []);
    const batch = (): Batch => {
      const count = values[0]?.length ?? 0;
      return {
        count,
        lines: Uint32Array.from({ length: count }, (_, at) => line - count + at + 1),
        columns: values.map((one) => ({ kind: 'cells', values: one })),
        rejects: [],
        bytes: 0,
      };
    };
    for await (const row of this.all()) {
      line++;
      for (let at = 0; at < columns.length; at++) {
        const cell = cellOfRow(row, columns[at]!);
        if (cell !== undefined) had[at] = 1;
        values[at]!.push(cell);
      }
      if (values[0]!.length < ROWS) continue;
      yield batch();
      values = columns.map(() => []);
    }
    for (const [at, column] of columns.entries()) if (had[at] === 1) this.seen.add(column);
    if (values[0]!.length > 0) yield batch();
  }
}

export function cellOfRow(row: Row, column: string): Cell {
  const value = row[column];
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? 'Invalid Date' : formatDay(dayInChina(value.getTime()));
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? JSON.stringify(value) : (value as Cell);
}
