import type duckdb from '@duckdb/node-bindings';
import type { Batch, BatchColumn, RecordSource } from '../sources/batch.ts';
import { cellIn } from '../sources/cell-in.ts';
import { sizeOf } from '../sources/file-size.ts';
import { brokenFile } from '../sources/messages.ts';
import { DuckDb, type DuckDbOptions, sqlName, sqlText } from './duckdb.ts';
import { VectorTexts } from './vector-texts.ts';

const PEEKED = 10_000;
/** What DuckDB may make in advance of what is taken from it. */
const AHEAD = '16MB';

/** Eight hours, in microseconds. */
const CHINA = 28_800_000_000;

type Kind = BatchColumn['kind'];

/** How a column comes out of DuckDB. */
interface Taken {
  readonly sql: string;
  readonly kind: Kind;
}

/** A Parquet file as DuckDB reads it. Its types are its own: numbers come as doubles, dates as days, lists as JSON, all else as text. */
export class DuckDbParquet implements RecordSource {
  private constructor(
    private readonly path: string,
    private readonly limits: DuckDbOptions,
    private readonly types: ReadonlyMap<string, string>,
    readonly columns: readonly string[],
    readonly size: number,
  ) {}

  static async open(path: string, limits: DuckDbOptions): Promise<DuckDbParquet> {
    const size = await sizeOf(path);
    const db = await DuckDb.open(limits, path);
    try {
      const names: string[] = [];
      const types = new Map<string, string>();
      const texts = [new VectorTexts(db.bindings, 'text'), new VectorTexts(db.bindings, 'text')] as const;
      const described = await understood(path, db.query(`DESCRIBE SELECT * FROM ${scanOf(path)}`));
      for (;;) {
        const chunk = await db.bindings.fetch_chunk(described);
        const rows = chunk === null ? 0 : db.bindings.data_chunk_get_size(chunk);
        if (chunk === null || rows === 0) break;
        const [name, type] = texts.map((one, at) => one.read(db.bindings.data_chunk_get_vector(chunk, at), rows));
        for (let row = 0; row < rows; row++) {
          const column = String(cellIn(name!, row));
          names.push(column);
          types.set(column, String(cellIn(type!, row)));
        }
      }
      return new DuckDbParquet(path, limits, types, names, size);
    } finally {
      db.close();
    }
  }

  peek(columns: readonly string[]): AsyncGenerator<Batch> {
    return this.take(columns, 0, ` LIMIT ${PEEKED}`);
  }

  /** Without the first `skipped` records. */
  read(columns: readonly string[], skipped = 0): AsyncGenerator<Batch> {
    return this.take(columns, skipped, skipped === 0 ? '' : ` OFFSET ${skipped}`);
  }

  private async *take(columns: readonly string[], skipped: number, limit: string): AsyncGenerator<Batch> {
    const db = await DuckDb.open(this.limits, this.path);
    try {
      const taken = columns.map((column) => takenAs(sqlName(column), this.types.get(column)!));
      const sql = `SELECT ${taken.map((one) => one.sql).join(', ')} FROM ${scanOf(this.path)}${limit}`;
      yield* this.batches(db, sql, taken, skipped);
    } finally {
      db.close();
    }
  }

  private async *batches(db: DuckDb, sql: string, taken: readonly Taken[], skipped: number): AsyncGenerator<Batch> {
    const { bindings } = db;
    const readers = taken.map(({ kind }) => readerOf(db, kind));
    let line = skipped;
    let lines = new Uint32Array(0);
    await db.query(`SET streaming_buffer_size = '${AHEAD}'`);
    const result = await understood(this.path, db.stream(sql));
    for (;;) {
      const chunk = await understood(this.path, bindings.fetch_chunk(result));
      const count = chunk === null ? 0 : bindings.data_chunk_get_size(chunk);
      if (chunk === null || count === 0) return;
      if (lines.length < count) lines = new Uint32Array(count);
      for (let row = 0; row < count; row++) lines[row] = ++line;
      const vectors = readers.map((read, at) => read(bindings.data_chunk_get_vector(chunk, at), count));
      yield { count, lines, columns: vectors, rejects: [], bytes: 0 };
    }
  }
}

/** What DuckDB does not understand of a file is the file's fault: the statements are ours. */
async function understood<T>(path: string, reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    throw brokenFile(path, error);
  }
}

/** Old writers do not say that their texts are texts. */
const scanOf = (path: string): string => `read_parquet(${sqlText(path)}, binary_as_string = true)`;

function takenAs(column: string, type: string): Taken {
  if (/^(DOUBLE|TINYINT|SMALLINT|INTEGER|UTINYINT|USMALLINT|UINTEGER)$/.test(type))
    return { sql: `${column}::DOUBLE`, kind: 'numbers' };
  // A moment, as a clock in China shows it: DuckDB itself would ask this machine where it stands.
  if (type === 'TIMESTAMP WITH TIME ZONE')
    return { sql: `make_timestamp(epoch_us(${column}) + ${CHINA})::VARCHAR`, kind: 'text' };
  if (type === 'DATE') return { sql: column, kind: 'days' };
  // Whole numbers beyond those that a double holds, and truth values, read as JSON.
  if (/^(BIGINT|UBIGINT|HUGEINT|UHUGEINT|BOOLEAN)$/.test(type)) return { sql: `${column}::VARCHAR`, kind: 'json' };
  if (/\]$|^(STRUCT|MAP|UNION|JSON)/.test(type)) return { sql: `to_json(${column})::VARCHAR`, kind: 'json' };
  return { sql: `${column}::VARCHAR`, kind: 'text' };
}

type VectorReader = (vector: duckdb.Vector, count: number) => BatchColumn;

function readerOf({ bindings }: DuckDb, kind: Kind): VectorReader {
  if (kind === 'text' || kind === 'json') {
    const texts = new VectorTexts(bindings, kind);
    return (vector, count) => texts.read(vector, count);
  }
  const days = kind === 'days';
  let values = new Float64Array(0);
  return (vector, count) => {
    const data = bindings.vector_get_data(vector, count * (days ? 4 : 8));
    const validity = bindings.vector_get_validity(vector, Math.ceil(count / 64) * 8) as Uint8Array | null;
    if (values.length < count) values = new Float64Array(count);
    const own = days
      ? new Int32Array(data.buffer, data.byteOffset, count)
      : new Float64Array(data.buffer, data.byteOffset, count);
    values.set(own);
    if (validity !== null)
      for (let row = 0; row < count; row++)
        if ((validity[row >> 3]! & (1 << (row & 7))) === 0) values[row] = Number.NaN;
    return { kind: days ? 'days' : 'numbers', values };
  };
}
