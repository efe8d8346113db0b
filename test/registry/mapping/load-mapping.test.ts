import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadMapping } from '../../../src/registry/mapping/load-mapping.ts';
import type { MappedColumn, Mapping } from '../../../src/registry/mapping/mapping.ts';
import { parseDay } from '../../../src/value/civil-date.ts';
import { marked, showMark } from '../../check/marked.ts';
import { told, toldDomain, VOCABULARY } from '../cells/reading.ts';
import { BROKEN_MAPPINGS } from './broken-mappings.ts';

const AS_OF = parseDay('2025-11-01')!;
const load = (text: string) => loadMapping({ name: 'm.yaml', text }, VOCABULARY, AS_OF);

function mappingOf(text: string): Mapping {
  const { mapping, diagnostics } = load(text);
  expect(diagnostics.map(({ code }) => code)).toEqual([]);
  return mapping!;
}

const columnsOf = (columns: readonly MappedColumn[]) =>
  columns.map(({ fact, year, column, provenance }) => [fact, year, column, provenance.source, provenance.asOf]);

const EXAMPLE = `enterprise: 统一社会信用代码
name: 企业名称
source: 市市场监管局
asOf: 2025-10-31
facts:
  established: 注册日期
  capital: { column: 注册资金, unit: 万元 }
  region: [{ column: 注册地址, from: address }, { from: credit-code, source: null }]
  aboveScale: { column: 规上, "true": [是, Y], "false": [否, N], source: 市统计局, asOf: 2025-09-30 }
  titles: { column: 荣誉, separator: "；", translate: { 高企: high-tech } }
  revenue: [ { column: 营收2023, year: 2023, unit: 万元 }, { column: 营收2024, year: 2024, unit: 万元 } ]
  rd: { expense: 研发 }
  growth: 增长
joins:
  - { file: tax.csv, key: 纳税人识别号, source: 市税务局, asOf: 2025-09-30, facts: { profit: 利润 } }
  - { file: listed.csv, key: { column: 编号, form: any }, facts: { aboveScale: { listed: true, unlisted: false } } }
  - { file: hightech.csv, key: 信用代码, facts: { titles: { listed: high-tech, complete: true } } }
  - { file: sme.csv, key: 信用代码, facts: { titles: { listed: [sme, listed] } } }
  - { file: upscale.csv, key: 信用代码, facts: { aboveScale: { listed: true, complete: true } } }
  - { file: branches.csv, key: 信用代码, facts: { kind: { listed: branch } } }
`;

describe('a mapping', () => {
  const mapping = mappingOf(EXAMPLE);
  // 2025-10-31 is day 20392, 2025-09-30 day 20361.
  it('says which column is which fact, of which year, whose and of when', () => {
    const market = ['市市场监管局', 20392];
    expect(columnsOf(mapping.columns)).toEqual([
      ['established', null, '注册日期', ...market],
      ['capital', null, '注册资金', ...market],
      ['region', null, '注册地址', ...market],
      ['region', null, '统一社会信用代码', undefined, 20392],
      ['aboveScale', null, '规上', '市统计局', 20361],
      ['titles', null, '荣誉', ...market],
      ['revenue', 2023, '营收2023', ...market],
      ['revenue', 2024, '营收2024', ...market],
      ['rd.expense', null, '研发', ...market],
      ['growth', null, '增长', ...market],
    ]);
  });

  it('says which columns identify and name a row', () => {
    const { enterprise, name, joins } = mapping;
    expect([enterprise.column, enterprise.form, name?.column]).toEqual(['统一社会信用代码', 'either', '企业名称']);
    expect(joins.map(({ file, key }) => [file, key.column, key.form])).toEqual([
      ['tax.csv', '纳税人识别号', 'either'],
      ['listed.csv', '编号', 'any'],
      ['hightech.csv', '信用代码', 'either'],
      ['sme.csv', '信用代码', 'either'],
      ['upscale.csv', '信用代码', 'either'],
      ['branches.csv', '信用代码', 'either'],
    ]);
  });

  it('gives each column the reader that its form asks for', () => {
    const read = (column: string, cell: string) =>
      told(mapping.columns.find((one) => one.column === column)!.reader.read(cell));
    expect(read('注册资金', '50')).toBe('500000');
    expect(read('营收2023', '0.5')).toBe('5000');
    expect(read('研发', '50')).toBe('50');
    expect(read('规上', 'y')).toBe('true');
    expect(read('规上', '1')).toBe('bad not-a-boolean');
    expect(read('荣誉', '高企；sme')).toBe('{high-tech,sme}');
    expect(read('注册地址', '浙江省玉环市').split('|')[0]).toBe('331083');
    expect(read('统一社会信用代码', '91331021MA28G00X5B').split('|')[0]).toBe('331083');
  });

  it('says what a list says of those on it, and of the others', () => {
    const said = mapping.joins.map(({ presences }) =>
      presences.map(({ fact, listed, unlisted }) => [fact, toldDomain(listed), unlisted && toldDomain(unlisted)]),
    );
    expect(said).toEqual([
      [],
      [['aboveScale', 'true', 'false']],
      [['titles', '{high-tech} not {}', '{} not {high-tech}']],
      [['titles', '{sme,listed} not {}', null]],
      [['aboveScale', 'true', 'false']],
      [['kind', 'branch', null]],
    ]);
  });

  it('takes what a file does not say of its own from the whole', () => {
    expect(mapping.joins.map(({ columns, presences }) => [...columns, ...presences][0]!.provenance)).toEqual([
      { source: '市税务局', asOf: 20361 },
      ...Array.from({ length: 5 }, () => ({ source: '市市场监管局', asOf: 20392 })),
    ]);
  });

  it('may name nothing but who there is', () => {
    expect(mappingOf('enterprise: id\n')).toMatchObject({ name: null, columns: [], joins: [] });
    expect(mappingOf('enterprise: id\nname: null\nfacts: null\njoins: null\n')).toMatchObject({
      name: null,
      columns: [],
    });
  });

  it('may be JSON', () => {
    const { mapping: read } = loadMapping(
      { name: 'm.json', text: '{"enterprise":"id","facts":{"staff":"人数"}}' },
      VOCABULARY,
    );
    expect(read?.columns.map(({ fact, column }) => [fact, column])).toEqual([['staff', '人数']]);
  });

  it('with warnings is used, with errors not', () => {
    expect(load('enterprise: a\nasOf: 2026-01-01\n').mapping).not.toBeNull();
    expect(load('enterprise: a\nfacts: { staf: b }\n').mapping).toBeNull();
  });

  it('without an as-of date is not held against one', () => {
    expect(loadMapping({ name: 'm.yaml', text: 'enterprise: a\nasOf: 2026-01-01\n' }, VOCABULARY).diagnostics).toEqual(
      [],
    );
  });
});

describe('a broken mapping', () => {
  it.each(BROKEN_MAPPINGS)('%s', (_, written) => {
    const { text, marks } = marked(written);
    const found = load(text).diagnostics.map(({ line, column, code, span, source }) =>
      showMark({ line, column, code, text: source.text.slice(span.start, span.end) }),
    );
    expect(found.sort()).toEqual(marks.map(showMark).sort());
  });

  const raised = BROKEN_MAPPINGS.flatMap(([, written]) => load(marked(written).text).diagnostics);

  it('is told by every message that there is', () => {
    const source = readFileSync(new URL('../../../src/registry/mapping/messages.ts', import.meta.url), 'utf8');
    const codes = [...source.matchAll(/code: '([a-z-]+)'/g)].map((match) => match[1]!);
    expect(codes.length).toBeGreaterThan(15);
    expect(codes.filter((code) => !raised.some((one) => one.code === code))).toEqual([]);
  });

  it('is told in both languages, in one line, with why or what to do', () => {
    for (const { code, what, why, fix } of raised) {
      expect([code, why !== undefined || fix !== undefined]).toEqual([code, true]);
      for (const phrase of [what, why, fix]) {
        if (!phrase) continue;
        expect([code, /[\u4e00-\u9fff]/.test(phrase.zh), /[\n.。]$/.test(phrase.zh + phrase.en)]).toEqual([
          code,
          true,
          false,
        ]);
        expect([code, phrase.en.replace(/`[^`]*`/g, '')]).toEqual([
          code,
          expect.not.stringMatching(/[\u4e00-\u9fff]{4}|[「」“”]/),
        ]);
      }
    }
  });

  it('suggests what was probably meant', () => {
    const fixes = (text: string) => load(text).diagnostics.map(({ fix }) => fix?.en);
    expect(fixes('enterprise: a\nfacts: { staf: b }\n')).toEqual(['did you mean `staff`?']);
    expect(fixes('enterprise: a\nfacts: { 从业人员数: b }\n')).toEqual(['did you mean `staff`?']);
    expect(fixes('enterprise: a\nsource: 市市场监督管理局\n')).toEqual(['did you mean `市市场监管局`?']);
    expect(fixes('enterprise: a\nfacts: { kind: { column: b, translate: { 有限公司: compny } } }\n')).toEqual([
      'did you mean `company` (公司)?',
    ]);
    expect(fixes('enterprise: a\nfacts: { capital: { column: b, unit: 斤 } }\n')).toEqual([
      'known: 元, 千元, 万元, 百万元, 亿元',
    ]);
  });
});
