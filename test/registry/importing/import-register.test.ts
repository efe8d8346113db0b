import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import iconv from 'iconv-lite';
import { afterAll, describe, expect, it } from 'vitest';
import { completeCreditCode } from '../../../src/standards/index.ts';
import { Files, imported } from './importing.ts';

const files = new Files();
afterAll(() => files.remove());

/** An invented credit code for each number. */
const code = (at: number): string => completeCreditCode(`91331083MA${String(at).padStart(6, '0')}`);

const MAPPING = `
enterprise: 信用代码
name: 名称
source: 市市场监管局
asOf: 2025-10-31
facts:
  staff: 人数
  established: 成立
  revenue: [ { column: 营收, year: 2024, unit: 万元 } ]
`;

describe('importing a register from CSV', () => {
  it('keeps what can be used, and says of each other record why not: read is kept and rejected', async () => {
    const csv = [
      '\ufeff名称,信用代码,人数,成立,营收',
      `甲,${code(1)},86,2019-01-05,1280.5`,
      `乙,${code(2).toLowerCase()},"1,200",2019/1/6,—`,
      '丙,无,3,,',
      `丁,${code(1)},4,,`,
      `戊,${code(3)},四,20190107,N/A`,
      `己,${code(4)},5`,
      `"庚
"" 辛",${code(5)},-7,,9000万元`,
      '壬,91331083MA0000061X,8,,',
    ].join('\r\n');
    const folder = files.write({ 'register.csv': csv });
    const { register, rejects, rows } = await imported(folder, MAPPING, join(folder, 'register.csv'));
    expect([register.read, register.kept, register.rejected]).toEqual([8, 4, 4]);
    const bad = (line: number, column: string, value: string, reason: string) => ({
      file: null,
      line,
      column,
      value,
      reason,
    });
    expect(rejects).toEqual([
      bad(3, '信用代码', '无', 'no-identity'),
      bad(4, '信用代码', code(1), 'duplicate'),
      bad(6, '', `己,${code(4)},5`, 'fields'),
      bad(8, '信用代码', '91331083MA0000061X', 'credit-code-check'),
    ]);
    // Dates are days since 1970: 2019-01-05 is 17901. Money is in yuan.
    expect(rows).toEqual([
      {
        enterprise: code(1),
        name: '甲',
        line: 1,
        facts: { staff: 'n86/1,86/1i', established: 'n17901/1,17901/1i', 'revenue.2024': 'n12805000/1,12805000/1i' },
      },
      {
        enterprise: code(2),
        name: '乙',
        line: 2,
        facts: { staff: 'n1200/1,1200/1i', established: 'n17902/1,17902/1i' },
      },
      { enterprise: code(3), name: '戊', line: 5, facts: { established: 'n17903/1,17903/1i' } },
      { enterprise: code(5), name: '庚\n" 辛', line: 7, facts: { 'revenue.2024': 'n90000000/1,90000000/1i' } },
    ]);
    expect(register.badCells).toEqual({ 人数: { 'not-a-number': 1, 'out-of-bounds': 1 } });
  });

  it('is the same in GB18030, in UTF-16 and with other separators as in UTF-8, told by itself', async () => {
    const text = `信用代码\t名称\t人数\t成立\t营收\n${code(1)}\t玉环，阀门\t5\t\t\n${code(2)}\t龘㐀𠮷\t6\t\t\n`;
    const folder = files.write({
      'utf-8.csv': text,
      'gb18030.csv': iconv.encode(text, 'gb18030'),
      'utf-16.csv': iconv.encode(text, 'utf-16le', { addBOM: true }),
      'semicolon.csv': text.replaceAll('\t', ';'),
      'returns.csv': text.replaceAll('\n', '\r'),
    });
    const of = async (name: string) => (await imported(folder, MAPPING, join(folder, name))).rows;
    const expected = await of('utf-8.csv');
    expect(expected.map(({ name }) => name)).toEqual(['玉环，阀门', '龘㐀𠮷']);
    for (const name of ['gb18030.csv', 'utf-16.csv', 'semicolon.csv', 'returns.csv'])
      expect(await of(name)).toEqual(expected);
  });

  it('ends lines as the header ends, whatever breaks lines within its cells', async () => {
    const text = `信用代码,名称,人数,成立,营收|${code(1)},甲,5,,|${code(2)},"乙\n丙",6,,|${code(3)},"丁\r",7,,|`;
    const ends = { 'cr.csv': '\r', 'crlf.csv': '\r\n', 'lf.csv': '\n', 'twice.csv': '\r\r\n' };
    const folder = files.write(
      Object.fromEntries(Object.entries(ends).map(([name, end]) => [name, text.replaceAll('|', end)])),
    );
    for (const name of Object.keys(ends)) {
      const { rows, rejects } = await imported(folder, MAPPING, join(folder, name));
      expect([rows.map((row) => row.enterprise), rejects]).toEqual([[code(1), code(2), code(3)], []]);
    }
  });

  it('rejects the records whose bytes are damaged, and those alone', async () => {
    const line = (at: number, name: string) => `${code(at)},${name},${at},,\n`;
    const damaged = (encoding: string): Buffer => {
      const head = iconv.encode(`信用代码,名称,人数,成立,营收\n${line(1, '甲')}${code(2)},`, encoding);
      const tail = iconv.encode(`,2,,\n${line(3, '丙')}`, encoding);
      return Buffer.concat([head, Buffer.from([0xff, 0xff]), tail]);
    };
    const folder = files.write({ 'utf8.csv': damaged('utf-8'), 'gb.csv': damaged('gb18030') });
    for (const name of ['utf8.csv', 'gb.csv']) {
      const { rows, rejects } = await imported(folder, MAPPING, join(folder, name));
      expect(rows.map((row) => row.line)).toEqual([1, 3]);
      expect(rejects.map(({ line: at, reason }) => [at, reason])).toEqual([[2, 'encoding']]);
    }
  });
});

describe('importing the same records from elsewhere', () => {
  it('gives the same from CSV, JSON Lines, Parquet and rows in code, in parts of any size', async () => {
    const rows = Array.from({ length: 500 }, (_, at) => ({
      信用代码: at % 97 === 5 ? code(3) : code(at),
      名称: `第${at}家`,
      人数: at % 7 === 0 ? null : at,
      成立: at % 5 === 0 ? null : `20${String(10 + (at % 15))}-0${1 + (at % 9)}-15`,
      营收: at % 11 === 0 ? null : at / 8,
    }));
    const csv = rows.map((row) =>
      Object.values(row)
        .map((cell) => cell ?? '')
        .join(','),
    );
    const jsonl = rows.map((row) => JSON.stringify(row)).join('\n');
    const folder = files.write({ 'r.csv': `${Object.keys(rows[0]!).join(',')}\n${csv.join('\n')}`, 'r.jsonl': jsonl });
    const db = await DuckDBInstance.create(':memory:');
    const connection = await db.connect();
    const columns = "{信用代码: 'VARCHAR', 名称: 'VARCHAR', 人数: 'BIGINT', 成立: 'DATE', 营收: 'DOUBLE'}";
    await connection.run(
      `COPY (FROM read_json('${folder}/r.jsonl', columns = ${columns})) TO '${folder}/r.parquet' (ROW_GROUP_SIZE 2048)`,
    );
    connection.closeSync();
    db.closeSync();
    const whole = await imported(folder, MAPPING, join(folder, 'r.csv'));
    expect(whole.register.kept).toBe(494);
    for (const [source, partRows] of [
      [join(folder, 'r.csv'), 7],
      [join(folder, 'r.jsonl'), 100],
      [join(folder, 'r.parquet'), 494],
      [rows, 493],
    ] as const) {
      const { rows: own, rejects, register } = await imported(folder, MAPPING, source, { partRows });
      expect(own).toEqual(whole.rows);
      expect(rejects).toEqual(whole.rejects);
      expect(register.parts).toHaveLength(Math.ceil(494 / partRows));
    }
  });

  it('takes a moment for the day that it is in China, and any object for its text, so that none stops the rest', async () => {
    const rows = [
      { 信用代码: code(1), 名称: null, 营收: null, 成立: new Date('2023-01-05T00:00:00Z') },
      // Midnight in China, as drivers of databases give a day there.
      { 信用代码: code(2), 成立: new Date('2023-01-04T16:00:00Z') },
      { 信用代码: code(3), 成立: new Date('no day'), 人数: { now: 5 } },
      { 信用代码: code(4), 成立: {} },
    ];
    const { rows: own, register } = await imported(files.write({}), MAPPING, rows);
    const day = 'n19362/1,19362/1i';
    expect(own.map(({ facts }) => facts)).toEqual([{ established: day }, { established: day }, {}, {}]);
    expect(register.badCells).toEqual({ 人数: { 'not-a-number': 1 }, 成立: { 'not-a-date': 2 } });
  });

  it('takes a moment in Parquet for the day that it is in China, wherever this machine stands', async () => {
    const folder = files.write({});
    const db = await DuckDBInstance.create(':memory:');
    const connection = await db.connect();
    // Midnight in China, and a minute before it.
    const moments = ['2023-01-04 16:00:00+00', '2023-01-04 15:59:00+00'].map((one) => `TIMESTAMPTZ '${one}'`);
    await connection.run(
      `COPY (SELECT 'a' AS id, ${moments[0]} AS day UNION ALL SELECT 'b', ${moments[1]}) TO '${folder}/r.parquet'`,
    );
    connection.closeSync();
    db.closeSync();
    const { rows, register } = await imported(
      folder,
      'enterprise: id\nfacts: { established: day }\n',
      join(folder, 'r.parquet'),
    );
    expect(rows.map(({ facts }) => facts['established'])).toEqual(['n19362/1,19362/1i', 'n19361/1,19361/1i']);
    expect(register.badCells).toEqual({});
  });

  it('counts a column that no record has, where no header tells that there is none', async () => {
    const mapping = `enterprise: id\nfacts: { staff: 人数, established: day }\n`;
    const joins = `joins:\n  - { file: j.jsonl, key: id, facts: { dishonest: 失信, registeredCapital: 资本 } }\n`;
    const folder = files.write({
      'r.jsonl': '{"id":"a","day":null}\n{"id":"b"}\n{"id":"a"}\n{"day":"2020-01-01"}\n',
      'j.jsonl': '{"id":"b","失信":true}\n{"id":"c","资本":5}\n{"资本":5}\n',
    });
    const rows = [{ id: 'a', day: null }, { id: 'b' }, { id: 'a' }, { id: undefined, day: '2020-01-01' }];
    for (const source of [join(folder, 'r.jsonl'), rows]) {
      const alone = await imported(folder, mapping, source);
      expect(alone.register.badCells).toEqual({ 人数: { 'no-such-column': 2 } });
      // It is there in a record of the joined file, though of an enterprise that is not.
      const joined = await imported(folder, mapping + joins, source);
      expect(joined.register.badCells).toEqual({ 人数: { 'no-such-column': 2 } });
    }
    const { register } = await imported(folder, mapping + joins.replace('失信', '失 信'), rows);
    expect(register.badCells).toEqual({ 人数: { 'no-such-column': 2 }, 'j.jsonl/失 信': { 'no-such-column': 1 } });
  });

  it('reads a column of nothing but different texts as one of texts that come again', async () => {
    const capital = (at: number): string => `${at % 60_000}.${at % 7}(万元人民币)`;
    const lines = Array.from({ length: 70_000 }, (_, at) => `E${at},${capital(at)}`);
    const folder = files.write({ 'r.csv': ['id,资金', ...lines].join('\n') });
    const mapping = 'enterprise: id\nfacts: { registeredCapital: { column: 资金 } }\n';
    const { rows } = await imported(folder, mapping, join(folder, 'r.csv'), { partRows: 40_000 });
    // Tenths of 万元 are thousands of yuan.
    const wrong = rows.findIndex(({ facts }, at) => {
      const yuan = (at % 60_000) * 10_000 + (at % 7) * 1000;
      return facts['registeredCapital'] !== `n${yuan}/1,${yuan}/1i`;
    });
    expect(wrong).toBe(-1);
    expect(rows).toHaveLength(70_000);
  });

  it('rejects lines that are no JSON, and takes lists as they are', async () => {
    const line = (at: number, more: string) => `{"信用代码":"${code(at)}",${more}}`;
    const folder = files.write({
      'r.jsonl': [
        line(1, '"荣誉":["high-tech"],"人数":5'),
        '{"信用代码":"',
        '[1]',
        line(2, '"人数":007'),
        '',
        line(3, '"人\\u6570":12345678901234567890, "荣誉": null'),
        line(4, '"荣誉":[],"人数":"6人"'),
      ].join('\n'),
    });
    const mapping = 'enterprise: 信用代码\nfacts: { staff: 人数, titles: { column: 荣誉 } }\n';
    const { rows, rejects } = await imported(folder, mapping, join(folder, 'r.jsonl'));
    expect(rejects.map(({ line: at, reason }) => [at, reason])).toEqual([
      [2, 'json'],
      [3, 'json'],
      [4, 'json'],
    ]);
    expect(rows.map((row) => [row.line, row.facts['staff'], row.facts['titles'] !== undefined])).toEqual([
      [1, 'n5/1,5/1i', true],
      [5, 'n12345678901234567890/1,12345678901234567890/1i', false],
      [6, 'n6/1,6/1i', true],
    ]);
  });
});

describe('joined files', () => {
  it('belong to the enterprises of their keys, whatever their order; what belongs to none is counted', async () => {
    const folder = files.write({
      'r.csv': ['信用代码,人数', ...[1, 2, 3, 4].map((at) => `${code(at)},`)].join('\n'),
      'tax.csv': [
        '代码,税',
        `${code(3)},30`,
        `${code(9)},90`,
        `${code(1).toLowerCase()},10`,
        `${code(3)},31`,
        '无,1',
        `${code(2)}`,
      ].join('\n'),
      'list.csv': ['代码', code(2), code(4)].join('\n'),
    });
    const mapping = `
enterprise: 信用代码
joins:
  - { file: tax.csv, key: 代码, source: 市税务局, facts: { taxPaid: { column: 税, year: 2024 } } }
  - { file: list.csv, key: 代码, source: 市中级人民法院, facts: { dishonest: { listed: true, unlisted: false } } }
`;
    const inFile = await imported(folder, mapping, join(folder, 'r.csv'), { partRows: 3 });
    async function* fromCode() {
      for (const at of [1, 2, 3, 4]) yield { 信用代码: code(at) };
    }
    const list = [{ 代码: code(2) }, { 代码: code(4) }];
    const { rows, rejects, register } = await imported(folder, mapping, fromCode(), { joins: { 'list.csv': list } });
    expect(inFile.rows).toEqual(rows);
    expect(inFile.rejects).toEqual(rejects);
    expect(inFile.register.joins).toEqual(register.joins);
    expect(rows.map(({ facts }) => facts)).toEqual([
      { 'taxPaid.2024': 'n10/1,10/1i', dishonest: 'oboolean:0,0' },
      { dishonest: 'oboolean:1,1' },
      { 'taxPaid.2024': 'n30/1,30/1i', dishonest: 'oboolean:0,0' },
      { dishonest: 'oboolean:1,1' },
    ]);
    expect(rejects.map(({ file, line, reason }) => [file, line, reason])).toEqual([
      ['tax.csv', 4, 'duplicate'],
      ['tax.csv', 5, 'no-identity'],
      ['tax.csv', 6, 'fields'],
    ]);
    expect(register.joins).toEqual([
      { file: 'tax.csv', read: 6, matched: 2, unmatched: 1, rejected: 3 },
      { file: 'list.csv', read: 2, matched: 2, unmatched: 0, rejected: 0 },
    ]);
  });

  it('are told when no more of them are wanted, such as a database that keeps a cursor open', async () => {
    const folder = files.write({});
    const stopping = new AbortController();
    let [given, ended] = [0, 0];
    async function* fromCode() {
      try {
        for (let at = 0; at < 100_000; at++) {
          if (at === 20_000) stopping.abort();
          given++;
          yield { 信用代码: `E${at}` };
        }
      } finally {
        ended++;
      }
    }
    const mapping = 'enterprise: 信用代码\n';
    await expect(imported(folder, mapping, fromCode(), { signal: stopping.signal })).rejects.toThrow(/abort/i);
    expect(ended).toBe(1);
    expect(given).toBeLessThan(30_000);
    // One that comes to its end is not ended again.
    const few = [{ 信用代码: 'E1' }][Symbol.iterator]();
    let returned = 0;
    const rows = {
      [Symbol.iterator]: () => ({
        next: () => few.next(),
        return: () => ({ done: true as const, value: returned++ }),
      }),
    };
    const { register } = await imported(folder, mapping, rows as Iterable<{ 信用代码: string }>);
    expect(register.kept).toBe(1);
    expect(returned).toBe(0);
  });

  it('keep every row in its line', async () => {
    const count = process.env['HUIQI_DEEP'] ? 5_000_000 : 100_000;
    const folder = files.write({});
    const db = await DuckDBInstance.create(':memory:');
    const connection = await db.connect();
    // The order of the joined file is another one, and a seventh of it is missing.
    await connection.run(`COPY (SELECT 'E' || i AS id FROM range(${count}) t(i)) TO '${folder}/r.parquet'`);
    await connection.run(
      `COPY (SELECT 'E' || i AS id, i::DOUBLE AS n FROM range(${count}) t(i) WHERE i % 7 <> 3 ORDER BY hash(i)) TO '${folder}/j.parquet'`,
    );
    connection.closeSync();
    db.closeSync();
    const mapping = 'enterprise: id\njoins: [ { file: j.parquet, key: id, facts: { staff: n } } ]\n';
    const { register, parts } = await imported(folder, mapping, join(folder, 'r.parquet'), { memoryLimit: '1GB' });
    expect(register.kept).toBe(count);
    for (const part of parts) {
      const { values } = part.columns[0]!;
      if (values.kind !== 'numbers') throw new Error('many numbers');
      for (let row = 0; row < part.count; row++) {
        const at = part.start + row;
        const expected = at % 7 === 3 ? Number.NaN : at;
        if (!Object.is(values.values[row], expected) || part.lines[row] !== at + 1) throw new Error(`row ${at}`);
      }
    }
  });
});

describe('several columns of one fact', () => {
  it('count in their order: the first that is not empty, with its provenance; disagreements are counted', async () => {
    const folder = files.write({
      'r.csv': ['id,a,b', 'E1,5,6', 'E2,,7', 'E3,8,8', 'E4,x,9', 'E5,,'].join('\n'),
    });
    const mapping = `
enterprise: id
facts:
  staff: [ { column: a, source: 甲局 }, { column: b, source: 乙局, asOf: 2025-01-01 } ]
`;
    const { rows, register, parts } = await imported(folder, mapping, join(folder, 'r.csv'));
    expect(rows.map(({ facts }) => facts['staff'])).toEqual([
      'n5/1,5/1i',
      'n7/1,7/1i',
      'n8/1,8/1i',
      undefined,
      undefined,
    ]);
    expect(register.disagreements).toEqual({ staff: 1 });
    expect(register.badCells).toEqual({ a: { 'not-a-number': 1 } });
    const { provenances, provenanceIds } = parts[0]!.columns[0]!;
    expect([...provenanceIds!].map((at) => provenances[at]!.source)).toEqual(['甲局', '乙局', '甲局', '甲局', '甲局']);
  });

  it('disagree where no code can be both', async () => {
    const folder = files.write({ 'r.csv': ['id,a,b', 'E1,是,否', 'E2,否,否', 'E3,,是', 'E4,是,否'].join('\n') });
    const mapping = 'enterprise: id\nfacts: { dishonest: [ { column: a }, { column: b } ] }\n';
    const { rows, register } = await imported(folder, mapping, join(folder, 'r.csv'));
    expect(register.disagreements).toEqual({ dishonest: 2 });
    expect(rows.map(({ facts }) => facts['dishonest'])).toEqual([1, 0, 1, 1].map((at) => `oboolean:${at},${at}`));
  });

  it('narrow each other where they are sets', async () => {
    const folder = files.write({
      'r.csv': 'id\nE1\nE2\n',
      'a.csv': 'id\nE1\n',
      'b.csv': 'id\nE1\nE2\n',
    });
    const mapping = `
enterprise: id
joins:
  - { file: a.csv, key: id, facts: { titles: { listed: high-tech, complete: true } } }
  - { file: b.csv, key: id, facts: { titles: { listed: tech-sme } } }
`;
    const { parts } = await imported(folder, mapping, join(folder, 'r.csv'));
    const { values } = parts[0]!.columns[0]!;
    const said = [0, 1].map((row) => {
      const given = values.domains[(values as { ids: Uint8Array }).ids[row]!]!;
      if (given.kind !== 'set') throw new Error('a set');
      const names = (codes: Iterable<number>) => [...codes].map((at) => given.tree.entries[at]!.code);
      return given.alternatives.map(({ has, lacks }) => [names(has), lacks === 'rest' ? 'rest' : names(lacks)]);
    });
    expect(said).toEqual([[[['high-tech', 'tech-sme'], []]], [[['tech-sme'], ['high-tech']]]]);
  });
});

describe('what cannot be read', () => {
  it('is told with what is there instead', async () => {
    const folder = files.write({
      'r.csv': '信用代碼,人数,成立,营收,名称\n',
      'empty.csv': '',
      'x.xlsx': '',
      'twice.csv': '信用代码,名称,人数,人数,成立,营收\n',
    });
    const of = (name: string) => imported(folder, MAPPING, join(folder, name));
    await expect(of('r.csv')).rejects.toMatchObject({ code: 'missing-column', fix: { zh: '是不是「信用代碼」？' } });
    await expect(of('none.csv')).rejects.toMatchObject({ code: 'unreadable-file' });
    await expect(of('empty.csv')).rejects.toMatchObject({ code: 'no-header' });
    await expect(of('x.xlsx')).rejects.toMatchObject({ code: 'unknown-format' });
    await expect(of('twice.csv')).rejects.toMatchObject({ code: 'column-twice' });
    const joined = 'enterprise: 人数\njoins: [ { file: gone.csv, key: id, facts: { staff: n } } ]\n';
    await expect(imported(folder, joined, join(folder, 'r.csv'))).rejects.toMatchObject({
      code: 'unreadable-file',
      file: join(folder, 'gone.csv'),
    });
  });

  it('is told of a Parquet file that was cut off, or is none', async () => {
    const folder = files.write({ 'none.parquet': 'PAR1 is what it begins with' });
    const db = await DuckDBInstance.create(':memory:');
    const connection = await db.connect();
    await connection.run(`COPY (SELECT 'E' || i AS id FROM range(1000) t(i)) TO '${folder}/r.parquet'`);
    connection.closeSync();
    db.closeSync();
    const bytes = readFileSync(join(folder, 'r.parquet'));
    writeFileSync(join(folder, 'cut.parquet'), bytes.subarray(0, bytes.length / 2));
    for (const name of ['none.parquet', 'cut.parquet'])
      await expect(imported(folder, 'enterprise: id\nfacts: {}\n', join(folder, name))).rejects.toMatchObject({
        code: 'broken-file',
      });
  });
});
