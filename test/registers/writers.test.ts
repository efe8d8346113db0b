import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkCreditCode } from '../../src/standards/credit-code.ts';
import { BARE_COLUMNS, DIRTY_COLUMNS, dirtyRow, TYPED_COLUMNS, typedRow } from './columns.ts';
import { csvLine } from './csv-line.ts';
import { writeParquet } from './parquet.ts';
import { enterprisesOf } from './register.ts';
import { type WriteOptions, writeRegister } from './write-register.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'huiqi-registers-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let written = 0;
async function write(options: Omit<WriteOptions, 'seed'>, seed = 7): Promise<string> {
  const own = join(folder, String(written++));
  await writeRegister(own, { ...options, seed });
  return own;
}

function digest(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

async function query(sql: string): Promise<unknown[][]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const reader = await connection.runAndReadAll(sql);
  const rows = reader.getRowsJson();
  connection.closeSync();
  instance.closeSync();
  return rows;
}

describe('a register that is written', () => {
  it.each([
    { format: 'csv', rows: 500, joined: true },
    { format: 'csv', rows: 500, joined: true, encoding: 'gb18030' },
    { format: 'csv', rows: 500, bare: true, encoding: 'utf-8-bom' },
    { format: 'jsonl', rows: 500, joined: true },
    { format: 'parquet', rows: 500 },
  ] as const)('is the same bytes of the same seed, and others of another: %o', async (options) => {
    const [one, same, other] = [await write(options), await write(options), await write(options, 8)];
    expect(readdirSync(one).length).toBe('joined' in options ? 5 : 2);
    for (const file of readdirSync(one)) {
      expect(digest(join(same, file))).toBe(digest(join(one, file)));
      if (file !== 'mapping.yaml') expect(digest(join(other, file))).not.toBe(digest(join(one, file)));
    }
  });

  it('in CSV quotes what needs it', async () => {
    expect(csvLine(['a', 'b,c', 'd"e', 'f\ng', ' h', ''])).toBe('a,"b,c","d""e","f\ng"," h",\n');
    const path = join(await write({ format: 'csv', rows: 3000 }), 'register.csv');
    const rows = await query(`SELECT * FROM read_csv('${path}', all_varchar = true, nullstr = '\\N', header = true)`);
    const expected = [...enterprisesOf({ rows: 3000, seed: 7 })].map((of) => dirtyRow(DIRTY_COLUMNS, 7, of));
    // DuckDB reads an unquoted empty cell as NULL.
    expect(rows.map((row) => row.map((cell) => cell ?? ''))).toEqual(expected);
  });

  it('in GB18030 says what it says in UTF-8', async () => {
    const plain = readFileSync(join(await write({ format: 'csv', rows: 2000, bare: true }), 'register.csv'), 'utf8');
    const bytes = readFileSync(
      join(await write({ format: 'csv', rows: 2000, bare: true, encoding: 'gb18030' }), 'register.csv'),
    );
    const text = new TextDecoder('gb18030', { fatal: true }).decode(bytes);
    const ofLines = (lines: string): string => lines.replaceAll('\r\n', '\n');
    expect(ofLines(text)).toBe(plain);
    expect(text.startsWith(BARE_COLUMNS.map(({ name }) => name).join(','))).toBe(true);
  });

  it('is the same in Parquet as in JSON Lines', async () => {
    const parquet = join(await write({ format: 'parquet', rows: 3000 }), 'register.parquet');
    const lines = readFileSync(join(await write({ format: 'jsonl', rows: 3000 }), 'register.jsonl'), 'utf8').trim();
    const expected = lines.split('\n').map((line) => Object.values(JSON.parse(line) as object));
    const rows = await query(`SELECT * FROM '${parquet}'`);
    const plain = rows.map((row) =>
      row.map((cell, at) => {
        const { type } = TYPED_COLUMNS[at]!;
        return cell !== null && (type === 'BIGINT' || type === 'DECIMAL(18,2)') ? Number(cell) : cell;
      }),
    );
    expect(plain).toEqual(expected);
  });

  it('in Parquet keeps the types of its columns', async () => {
    const parquet = join(await write({ format: 'parquet', rows: 10 }), 'register.parquet');
    const columns = await query(`DESCRIBE SELECT * FROM '${parquet}'`);
    expect(columns.map(([name, type]) => [name, type])).toEqual(TYPED_COLUMNS.map(({ name, type }) => [name, type]));
  });

  it('in Parquet gives every enterprise a credit code of its own, also where DuckDB makes it of another', async () => {
    const options = { rows: 400_000, seed: 7 };
    const [path, same] = [join(folder, 'many.parquet'), join(folder, 'same.parquet')];
    await writeParquet(path, options, 30_000);
    await writeParquet(same, options, 30_000);
    expect(digest(same)).toBe(digest(path));
    const codes = (await query(`SELECT "统一社会信用代码" FROM '${path}'`)).map(([code]) => code as string);
    expect(codes).toHaveLength(400_000);
    expect(codes.slice(0, 30_000)).toEqual([...enterprisesOf({ rows: 30_000, seed: 7 })].map((of) => of.identity));
    // Thirteen stretches of 30,000, and ten thousand of another: in each, one row twice and one old number.
    const twice = codes.length - new Set(codes.map((code) => code.toUpperCase())).size;
    expect([13, 14]).toContain(twice);
    const invalid = codes.filter((code) => !checkCreditCode(code).valid);
    expect([13, 14]).toContain(invalid.length);
    for (const code of invalid) expect(code).toMatch(/^\d{15}$/);
  });

  it('joins by credit codes: some in lower case, one twice, one empty, a few that the register does not have', async () => {
    const own = await write({ format: 'csv', rows: 30_000, joined: true });
    const [keys, dishonest, highTech] = ['tax', 'dishonest', 'hightech'].map((name) =>
      readFileSync(join(own, `${name}.csv`), 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.split(',')[0]!),
    ) as [string[], string[], string[]];
    const register = new Set(
      [...enterprisesOf({ rows: 30_000, seed: 7 })].map(({ identity }) => identity.toUpperCase()),
    );
    expect(keys.filter((key) => key === '')).toHaveLength(1);
    expect(keys.length - new Set(keys).size).toBe(1);
    expect(keys.filter((key) => /[a-z]/.test(key)).length).toBeGreaterThan(0);
    const unknown = keys.filter((key) => key !== '' && !register.has(key.toUpperCase()));
    expect(unknown.length).toBeGreaterThan(5);
    expect(unknown.length).toBeLessThan(40);
    expect(dishonest.length).toBeGreaterThan(100);
    expect(highTech.length).toBeGreaterThan(100);
  });

  it('has values of the types that its columns have', () => {
    for (const of of enterprisesOf({ rows: 2000, seed: 3 })) {
      typedRow(TYPED_COLUMNS, 3, of).forEach((value, at) => {
        const { type, name } = TYPED_COLUMNS[at]!;
        if (value === null) return;
        if (type === 'BOOLEAN') expect(typeof value, name).toBe('boolean');
        else if (type === 'VARCHAR[]') expect(Array.isArray(value), name).toBe(true);
        else if (type === 'VARCHAR' || type === 'DATE') expect(typeof value, name).toBe('string');
        else expect(Number.isFinite(value), name).toBe(true);
        if (type === 'INTEGER' || type === 'BIGINT') expect(Number.isInteger(value), name).toBe(true);
      });
    }
  });
});
