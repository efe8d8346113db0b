import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { completeCreditCode } from '../../../src/standards/index.ts';
import { parquetFile } from '../sources/parquet-file.ts';
import { Files, imported } from './importing.ts';

const files = new Files();
afterAll(() => files.remove());

const code = (at: number): string => completeCreditCode(`91331083MA${String(at).padStart(6, '0')}`);

describe('numbers of a part', () => {
  const staff = 'enterprise: id\nfacts: { staff: a }\n';
  const both = 'enterprise: id\nfacts: { staff: [ { column: a }, { column: b } ] }\n';
  /** So many different numbers, each twice, and after each pair a row that says nothing, or what nobody can read. */
  const lines = (distinct: number): string[] =>
    Array.from({ length: 3 * distinct }, (_, at) => {
      const number = Math.floor(at / 3);
      const cell = at % 3 < 2 ? String(number + 1) : number % 2 === 0 ? '' : 'x';
      return `E${at},${cell},`;
    });
  const read = async (mapping: string, distinct: number) => {
    const folder = files.write({ 'r.csv': ['id,a,b', ...lines(distinct)].join('\n') });
    const { parts, rows } = await imported(folder, mapping, join(folder, 'r.csv'));
    return { kind: parts[0]!.columns[0]!.values.kind, said: rows.map(({ facts }) => facts['staff']) };
  };
  const said = (distinct: number): (string | undefined)[] =>
    Array.from({ length: 3 * distinct }, (_, at) => {
      const number = Math.floor(at / 3) + 1;
      return at % 3 < 2 ? `n${number}/1,${number}/1i` : undefined;
    });

  it.each([
    [256, 'dictionary'],
    [257, 'numbers'],
  ])('that are %i different ones are kept as %s, and say nothing where nothing is said', async (distinct, kind) => {
    expect(await read(staff, distinct)).toEqual({ kind, said: said(distinct) });
    expect(await read(both, distinct)).toEqual({ kind, said: said(distinct) });
  });

  it('are as many where each is written with its unit', async () => {
    for (const [distinct, kind] of [
      [256, 'dictionary'],
      [257, 'numbers'],
    ] as const) {
      const rows = Array.from({ length: 2 * distinct }, (_, at) => `E${at},${at % 2 === 0 ? `${at}人` : ''}`);
      const folder = files.write({ 'r.csv': ['id,a', ...rows].join('\n') });
      const { parts, rows: read } = await imported(folder, staff, join(folder, 'r.csv'));
      expect(parts[0]!.columns[0]!.values.kind).toBe(kind);
      expect(read.map(({ facts }) => facts['staff'])).toEqual(
        rows.map((_, at) => (at % 2 === 0 ? `n${at}/1,${at}/1i` : undefined)),
      );
    }
  });

  it('may become many only after thousands of rows', async () => {
    const rows = Array.from({ length: 9000 }, (_, at) => `E${at},${at < 8600 ? 1 + (at % 3) : at}`);
    const folder = files.write({ 'r.csv': ['id,a', ...rows].join('\n') });
    const { parts, rows: read } = await imported(folder, staff, join(folder, 'r.csv'));
    expect(parts[0]!.columns[0]!.values.kind).toBe('numbers');
    expect(read[8599]!.facts['staff']).toBe('n2/1,2/1i');
    expect(read[8600]!.facts['staff']).toBe('n8600/1,8600/1i');
  });
});

describe('rows of a batch', () => {
  // Of each kind some: codes, one that comes again, one in small letters, another identity, nothing, and a code that is wrong.
  const wrong = '91331083MA0000061X';
  const small = code(4).toLowerCase();
  const ids = [code(1), code(2), code(1), code(3), small, 'x', code(5), null, code(4), code(6), wrong, code(7)];
  const kept = [1, 2, 4, 5, 6, 7, 10, 12];
  const names = ids.map((_, at) => (at === 3 ? null : `第${at + 1}号`));
  const staff = ids.map((_, at) => String(at + 1));
  const mapping = 'enterprise: id\nname: n\nfacts: { staff: a }\n';
  const joins = `${mapping}joins: [ { file: j.csv, key: id, facts: { titles: { listed: high-tech } } } ]\n`;
  const csv = ['id,n,a', ...ids.map((id, at) => `${id ?? ''},${names[at] ?? ''},${staff[at]}`)].join('\n');
  const parquet = parquetFile([
    { name: 'id', type: 'text', pages: [{ values: ids }] },
    { name: 'n', type: 'text', pages: [{ values: names }] },
    { name: 'a', type: 'text', pages: [{ values: staff }] },
  ]);

  it.each([1, 2, 3, 5, 100])(
    'are kept or rejected in their order, whatever file they are in, in parts of %i',
    async (partRows) => {
      const folder = files.write({ 'r.csv': csv, 'r.parquet': parquet, 'j.csv': `id\n${code(2)}\n${code(7)}\n` });
      for (const [source, by] of [
        ['r.csv', mapping],
        ['r.parquet', mapping],
        ['r.csv', joins],
        ['r.parquet', joins],
      ] as const) {
        const { rows, rejects } = await imported(folder, by, join(folder, source), { partRows });
        expect(rows.map(({ enterprise, line, name }) => [line, enterprise, name])).toEqual(
          kept.map((line) => [line, ids[line - 1]!.toUpperCase(), names[line - 1] ?? '']),
        );
        expect(rows.map(({ facts }) => facts['staff'])).toEqual(kept.map((line) => `n${line}/1,${line}/1i`));
        expect(rows.filter(({ facts }) => facts['titles'] !== undefined).map(({ line }) => line)).toEqual(
          by === joins ? [2, 12] : [],
        );
        expect(rejects.map(({ line, reason, value }) => [line, reason, value])).toEqual([
          [3, 'duplicate', code(1)],
          [8, 'no-identity', ''],
          [9, 'duplicate', code(4)],
          [11, 'credit-code-check', wrong],
        ]);
      }
    },
  );

  it('are taken wherever they lie, however many are rejected between them', async () => {
    // Rows 1, 3, 6, 10, 15, … are the same enterprise: ever longer runs between them.
    const again = new Set(Array.from({ length: 60 }, (_, at) => (at * (at + 1)) / 2));
    const all = Array.from({ length: 1800 }, (_, at) => code(again.has(at) ? 0 : at + 1));
    const column = (values: readonly string[]) => [{ values: values.slice(0, 700) }, { values: values.slice(700) }];
    const folder = files.write({
      'r.parquet': parquetFile([
        { name: 'id', type: 'text', pages: column(all) },
        { name: 'n', type: 'text', pages: column(all.map((_, at) => 'n'.repeat(at % 100))) },
        { name: 'a', type: 'text', dictionary: ['0', '1', '2'], pages: column(all.map((_, at) => String(at % 3))) },
      ]),
    });
    const { rows, rejects } = await imported(folder, mapping, join(folder, 'r.parquet'));
    expect(rejects.map(({ line }) => line)).toEqual([...again].filter((at) => at > 0 && at < 1800).map((at) => at + 1));
    const left = all.flatMap((_, at) => (at > 0 && again.has(at) ? [] : [at]));
    expect(rows.map(({ line, name, facts }) => [line, name, facts['staff']])).toEqual(
      left.map((at) => [at + 1, 'n'.repeat(at % 100), `n${at % 3}/1,${at % 3}/1i`]),
    );
  });
});
