import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DELIVERIES, VERDICTS } from '../../../src/policy/types.ts';
import { rename } from '../../../src/registry/files/whole-file.ts';
import { writeParquet as write } from '../../../src/registry/parquet/write-parquet.ts';
import type { VerdictBatch } from '../../../src/registry/sinks/verdict-batch.ts';

let folder: string;
let db: DuckDBInstance;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'huiqi-parquet-'));
  db = await DuckDBInstance.create(':memory:');
});
afterAll(() => {
  db.closeSync();
  rmSync(folder, { recursive: true, force: true });
});

/** The file with its name. */
const writeParquet: typeof write = async (path, batches, options) => {
  const rows = await write(path, batches, options);
  rename(path);
  return rows;
};

const ITEMS = ['甲/一', '甲/二', '乙/三'];

interface Row {
  readonly enterprise: string;
  readonly item: number;
  readonly verdict: number;
  readonly min: bigint | null;
  readonly max: bigint | null;
  readonly delivery: number;
  readonly missing: string;
}

function batchOf(rows: readonly Row[]): VerdictBatch {
  const names = rows.map(({ enterprise }) => enterprise).filter((name, at, all) => name !== all[at - 1]);
  const bytes = Buffer.from(names.join(''));
  const offsets = new Uint32Array(names.length + 1);
  for (const [at, name] of names.entries()) offsets[at + 1] = offsets[at]! + Buffer.byteLength(name);
  const missings = [...new Set(rows.map(({ missing }) => missing))].reverse();
  let place = -1;
  return {
    count: rows.length,
    enterprises: { bytes, offsets },
    rows: Int32Array.from(rows, ({ enterprise }, at) => (enterprise === rows[at - 1]?.enterprise ? place : ++place)),
    items: Int32Array.from(rows, ({ item }) => item),
    verdicts: Uint8Array.from(rows, ({ verdict }) => verdict),
    amountMin: BigInt64Array.from(rows, ({ min }) => min ?? 7n),
    amountMax: BigInt64Array.from(rows, ({ max }) => max ?? 7n),
    amountMinNulls: Uint8Array.from(rows, ({ min }) => (min === null ? 1 : 0)),
    amountMaxNulls: Uint8Array.from(rows, ({ max }) => (max === null ? 1 : 0)),
    deliveries: Uint8Array.from(rows, ({ delivery }) => delivery),
    missing: Uint32Array.from(rows, ({ missing }) => missings.indexOf(missing)),
    missings,
  };
}

const yuan = (fen: bigint | null): string | null =>
  fen === null ? null : `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`;

async function readBack(path: string): Promise<unknown[]> {
  const connection = await db.connect();
  const result = await connection.runAndReadAll(
    `SELECT enterprise, item, subject, verdict, amount_min::VARCHAR, amount_max::VARCHAR, delivery, missing FROM '${path}'`,
  );
  connection.closeSync();
  return result.getRows();
}

const expected = (rows: readonly Row[]): unknown[] =>
  rows.map((row) => [
    row.enterprise,
    ITEMS[row.item],
    null,
    VERDICTS[row.verdict],
    yuan(row.min),
    yuan(row.max),
    DELIVERIES[row.delivery],
    row.missing,
  ]);

const amount = fc.option(
  fc.oneof(fc.constantFrom(0n, 10_000_000n, 2_000_000_00n), fc.bigInt({ min: 0n, max: 10n ** 18n - 1n })),
);
/** Rows of one enterprise stand together, and no enterprise stands twice. */
const rows = fc
  .uniqueArray(fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }), { maxLength: 12 })
  .chain((names) =>
    fc.tuple(
      ...names.map((enterprise) =>
        fc.array(
          fc.record({
            enterprise: fc.constant(enterprise),
            item: fc.nat(2),
            verdict: fc.nat(3),
            min: amount,
            max: amount,
            delivery: fc.nat(3),
            missing: fc.constantFrom('', 'staff', 'staff;revenue.2024', '主营'),
          }),
          { maxLength: 40 },
        ),
      ),
    ),
  )
  .map((groups): readonly Row[] => groups.flat());

describe('the file of verdicts in Parquet', () => {
  it('is read back by DuckDB as it was written, and is the same bytes however the rows come', async () => {
    const other = join(folder, 'b.parquet');
    let files = 0;
    await fc.assert(
      fc.asyncProperty(
        rows,
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 8, max: 100 }),
        async (all, size, groupRows) => {
          // DuckDB keeps what it has read of a file, and does not see that another one has its name within the same instant.
          const path = join(folder, `${files++}.parquet`);
          expect(await writeParquet(path, all.length > 0 ? [batchOf(all)] : [], { items: ITEMS, groupRows })).toBe(
            all.length,
          );
          expect(await readBack(path)).toEqual(expected(all));
          const pieces = Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
            batchOf(all.slice(at * size, (at + 1) * size)),
          );
          await writeParquet(other, pieces, { items: ITEMS, groupRows });
          expect(readFileSync(other).equals(readFileSync(path))).toBe(true);
          rmSync(path);
        },
      ),
      { numRuns: process.env['HUIQI_DEEP'] ? 2000 : 100 },
    );
  });

  it('has the columns and types that FORMAT names', async () => {
    const path = join(folder, 'types.parquet');
    await writeParquet(path, [], { items: ITEMS });
    const connection = await db.connect();
    const described = await connection.runAndReadAll(`DESCRIBE SELECT * FROM '${path}'`);
    connection.closeSync();
    expect(described.getRows().map(([name, type]) => `${name} ${type}`)).toEqual([
      'enterprise VARCHAR',
      'item VARCHAR',
      'subject VARCHAR',
      'verdict VARCHAR',
      'amount_min DECIMAL(18,2)',
      'amount_max DECIMAL(18,2)',
      'delivery VARCHAR',
      'missing VARCHAR',
    ]);
  });

  it('tells what it cannot write where', async () => {
    await expect(writeParquet(join(folder, 'no/such/x.parquet'), [], { items: ITEMS })).rejects.toMatchObject({
      code: 'not-writable',
    });
  });
});
