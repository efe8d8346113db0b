import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cell } from '../../../src/registry/cells/cell.ts';
import { DuckDbParquet } from '../../../src/registry/duckdb/parquet-source.ts';
import type { RecordSource } from '../../../src/registry/sources/batch.ts';
import { cellIn } from '../../../src/registry/sources/cell-in.ts';
import { openParquet } from '../../../src/registry/sources/parquet/parquet-source.ts';
import { type Column, parquetFile } from './parquet-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'huiqi-read-parquet-'));
const limits = { memoryLimit: '512MB', threads: 2, tempFolder: join(folder, 'temp') };
let connection: DuckDBConnection;
let files = 0;
beforeAll(async () => {
  connection = await (await DuckDBInstance.create()).connect();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Read {
  readonly lines: readonly number[];
  readonly columns: Readonly<Record<string, readonly Cell[]>>;
  /** What columns came as. */
  readonly kinds: ReadonlySet<string>;
}

async function readAll(source: RecordSource, names = source.columns!, only?: 'peek'): Promise<Read> {
  const lines: number[] = [];
  const columns = Object.fromEntries(names.map((name) => [name, [] as Cell[]]));
  const kinds = new Set<string>();
  for await (const batch of source[only ?? 'read'](names)) {
    lines.push(...batch.lines.subarray(0, batch.count));
    for (const [at, name] of names.entries()) {
      const column = batch.columns[at]!;
      kinds.add(column.kind);
      for (let row = 0; row < batch.count; row++) columns[name]!.push(cellIn(column, row));
    }
  }
  return { lines, columns, kinds };
}

const own = (path: string) => openParquet(path, limits);
const duckDb = (path: string) => DuckDbParquet.open(path, limits);

async function written(select: string, options: string): Promise<string> {
  const path = join(folder, `${files++}.parquet`);
  await connection.run(`COPY (${select}) TO '${path}' (FORMAT parquet, ${options})`);
  return path;
}

function writtenHere(columns: readonly Column[]): string {
  const path = join(folder, `${files++}.parquet`);
  writeFileSync(path, parquetFile(columns));
  return path;
}

/** Every type that is read here, with and without gaps, of few values and of many. */
const ALL = `
  SELECT i::INTEGER AS id,
    'E' || i AS texts,
    CASE WHEN i % 3 > 0 THEN repeat('长', (i % 90)::INTEGER) END AS long_texts,
    CASE i % 5 WHEN 0 THEN '台州' WHEN 1 THEN '' WHEN 2 THEN NULL ELSE 'x' || i % 5 END AS few,
    CASE WHEN i % 7 > 0 THEN i / 8.0 END::DOUBLE AS doubles,
    (i % 4 / 3.0)::DOUBLE AS few_doubles,
    CASE WHEN i % 11 = 0 THEN 'nan'::DOUBLE WHEN i % 11 = 1 THEN 'infinity'::DOUBLE ELSE -i END AS odd_doubles,
    (i % 100 - 50)::TINYINT AS bytes, (i - 9000)::SMALLINT AS shorts,
    CASE WHEN i % 2 = 0 THEN DATE '1969-12-01' + (i % 400)::INTEGER END AS days,
    CASE WHEN i % 2 = 0 THEN i END::BIGINT AS longs,
    CASE WHEN i % 3 = 0 THEN (9007199254740993 + i) * (i % 2 * 2 - 1) WHEN i % 3 = 1 THEN 999999999999999 END::BIGINT AS long_longs,
    CASE WHEN i % 13 > 0 THEN i - 700.25 END::DECIMAL(18,2) AS money,
    (i * 123456789012.5)::DECIMAL(18,1) AS much, (i % 3)::DECIMAL(9,0) AS whole_decimals,
    ((i % 9 - 4) / 100.0)::DECIMAL(2,2) AS parts, (i / 1000.0)::DECIMAL(8,3) AS small_decimals,
    i % 3 = 0 AS truth, CASE WHEN i % 4 > 0 THEN i % 3 = 0 END AS truth_or_not, NULL::VARCHAR AS nothing,
    CASE i % 6 WHEN 0 THEN NULL WHEN 1 THEN [] WHEN 2 THEN ['高企'] WHEN 3 THEN ['高企', NULL, 'b'] WHEN 4 THEN [NULL] ELSE ['b', 'x' || i % 12] END AS lists
  FROM range(5000) t(i)`;

describe('reading a Parquet file', () => {
  it.each(['UNCOMPRESSED', 'SNAPPY', 'GZIP', 'ZSTD', 'BROTLI'])(
    'gives the cells that DuckDB gives, compressed as %s, in any row groups',
    async (codec) => {
      for (const size of [2048, 100_000]) {
        const path = await written(ALL, `COMPRESSION ${codec}, ROW_GROUP_SIZE ${size}`);
        const [here, there] = [await readAll(await own(path)), await readAll(await duckDb(path))];
        expect(here.lines).toEqual(there.lines);
        for (const [name, cells] of Object.entries(there.columns))
          expect({ [name]: here.columns[name] }).toEqual({ [name]: cells });
        // Only DuckDB has no dictionaries: so it is known who has read.
        const known = codec !== 'ZSTD' || 'zstdDecompressSync' in (await import('node:zlib'));
        expect(here.kinds.has('dictionary')).toBe(known);
        expect(there.kinds.has('dictionary')).toBe(false);
      }
    },
  );

  it('leaves to DuckDB the types and encodings that it does not know, unless nobody asks for them', async () => {
    const select = `SELECT 'E' || i AS id, i::FLOAT AS f, TIMESTAMP '2024-05-06 07:08:09' AS t, {'a': i} AS s, [i] AS numbers, i::UBIGINT AS u
      FROM range(3000) t(i)`;
    const path = await written(select, 'COMPRESSION SNAPPY');
    const [here, there] = [await readAll(await own(path)), await readAll(await duckDb(path))];
    expect(here).toEqual(there);
    const delta = await written(`SELECT 'E' || i AS id, i * 7919 AS n FROM range(3000) t(i)`, 'PARQUET_VERSION V2');
    expect((await readAll(await own(delta))).columns).toEqual((await readAll(await duckDb(delta))).columns);
    expect((await readAll(await own(path), ['id'])).columns['id']).toEqual(there.columns['id']);
  });

  it('knows how many records there are, tells how far it is, and shows the first ten thousand beforehand', async () => {
    const path = await written(`SELECT 'E' || i AS id FROM range(25000) t(i)`, 'ROW_GROUP_SIZE 4096');
    const source = await own(path);
    expect(source.rows).toBe(25000);
    const { lines } = await readAll(source, ['id'], 'peek');
    expect(lines.length).toBeGreaterThanOrEqual(10_000);
    expect(lines.length).toBeLessThan(25_000);
    let bytes = 0;
    for await (const batch of source.read(['id'])) {
      expect(batch.bytes).toBeGreaterThan(bytes);
      bytes = batch.bytes;
    }
    expect(bytes).toBe(source.size);
  });

  it('does not take columns apart whose names differ in case alone: DuckDB numbers them', async () => {
    const path = writtenHere([
      { name: 'id', type: 'text', pages: [{ values: ['a', 'b'] }] },
      { name: 'ID', type: 'text', pages: [{ values: ['c', 'd'] }] },
    ]);
    expect((await own(path)).columns).toEqual((await duckDb(path)).columns);
  });
});

describe('pages of a Parquet file', () => {
  /** 300 texts, so that batches end where pages of either column end. */
  const texts = Array.from({ length: 300 }, (_, at) => (at % 7 === 3 ? null : `第${at}`));
  const few = texts.map((_, at) => (at % 5 === 0 ? null : `w${at % 3}`));

  it.each([1, 2] as const)('may end anywhere, and have a dictionary or none, in version %i', async (version) => {
    const path = writtenHere([
      { name: 'a', type: 'text', version, pages: [{ values: texts.slice(0, 11) }, { values: texts.slice(11) }] },
      {
        name: 'b',
        type: 'text',
        version,
        dictionary: ['w0', 'w1', 'w2'],
        pages: [
          { values: few.slice(0, 150) },
          { values: few.slice(150, 151) },
          { values: few.slice(151), plain: true },
        ],
      },
    ]);
    const here = await readAll(await own(path));
    expect(here.columns).toEqual({ a: texts, b: few });
    expect(here.kinds).toEqual(new Set(['text', 'dictionary']));
    expect((await readAll(await duckDb(path))).columns).toEqual(here.columns);
  });

  it('may end within a list', async () => {
    const path = writtenHere([
      {
        name: 'l',
        type: 'list',
        dictionary: ['a', 'b'],
        pages: [
          // [a, b, a], null, [], [b, then c, d in the next two pages], [null, c]
          {
            levels: [
              [0, 3],
              [1, 3],
              [1, 3],
              [0, 0],
              [0, 1],
              [0, 3],
            ],
            values: ['a', 'b', 'a', 'b'],
          },
          { levels: [[1, 3]], values: ['c'], plain: true },
          {
            levels: [
              [1, 3],
              [0, 2],
              [1, 3],
            ],
            values: ['d', 'c'],
            plain: true,
          },
        ],
        rows: 5,
      },
    ]);
    const here = await readAll(await own(path));
    expect(here.columns['l']).toEqual([['a', 'b', 'a'], null, [], ['b', 'c', 'd'], [null, 'c']]);
    expect(here.kinds).toEqual(new Set(['dictionary']));
  });

  it('are read by DuckDB from where they are not understood, so that each record comes once', async () => {
    const path = writtenHere([
      {
        name: 'a',
        type: 'text',
        pages: [{ values: texts.slice(0, 100) }, { values: texts.slice(100), asDelta: true }],
      },
    ]);
    const here = await readAll(await own(path));
    expect(here.lines).toEqual(texts.map((_, at) => at + 1));
    expect(here.columns['a']).toEqual(texts);
  });

  it('that are damaged are told of as DuckDB tells it', async () => {
    const sound = readFileSync(await written(`SELECT 'E' || i AS id FROM range(3000) t(i)`, 'COMPRESSION SNAPPY'));
    const path = join(folder, 'damaged.parquet');
    const read = async (change: (bytes: Buffer) => void): Promise<string> => {
      const bytes = Buffer.from(sound);
      change(bytes);
      writeFileSync(path, bytes);
      return own(path)
        .then((source) => readAll(source))
        .then(
          () => 'read',
          (error: Error & { readonly code?: string }) => error.code ?? error.message,
        );
    };
    expect(await read(() => {})).toBe('read');
    expect(await read((bytes) => bytes.fill(0xff, 4, 12))).toBe('broken-file');
    const footer = sound.length - 8 - sound.readUInt32LE(sound.length - 8);
    expect(await read((bytes) => bytes.fill(0xff, footer, footer + 10))).toBe('broken-file');
    expect(await read((bytes) => bytes.writeUInt32LE(0x7fffffff, bytes.length - 8))).toBe('broken-file');
    const latin = writtenHere([{ name: 'a', type: 'text', pages: [{ values: [Buffer.from([0xe9, 0x41])] }] }]);
    await expect(readAll(await own(latin))).rejects.toMatchObject({ code: 'broken-file' });
  });
});
