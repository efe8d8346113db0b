import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../src/registry/cells/cell.ts';
import { loadMapping } from '../../../src/registry/mapping/load-mapping.ts';
import { columnName } from '../../../src/registry/mapping/suggest/column-name.ts';
import { suggestMapping } from '../../../src/registry/mapping/suggest/suggest-mapping.ts';
import { checkProperty, runs } from '../../properties/check-property.ts';
import { VOCABULARY } from '../cells/reading.ts';

const suggest = (header: readonly string[], rows: readonly (readonly Cell[])[], language: 'zh' | 'en' = 'zh') =>
  suggestMapping({ file: 'register.csv', header, rows }, VOCABULARY, language);
const load = (text: string) => loadMapping({ name: 'm.yaml', text }, VOCABULARY);
const factLines = (text: string): readonly string[] =>
  text.split('\n').filter((line) => /^ {2}/.test(line) && !/^ *#/.test(line));

describe('the name of a column', () => {
  it.each([
    ['营收(万元)2023', '营收', '万元', 2023],
    ['2024年营业收入（万元）', '营业收入', '万元', 2024],
    ['营业收入_2024', '营业收入', null, 2024],
    ['营业收入2024年度_万元', '营业收入', '万元', 2024],
    ['从业人员数（单位：人）', '从业人员数', '人', null],
    ['资产负债率(%)', '资产负债率', '%', null],
    ['注册资本', '注册资本', null, null],
    ['2024', '', null, 2024],
  ])('%s is %s in %s of %s', (written, base, unit, year) => {
    expect(columnName(written)).toEqual({ written, base, unit, year });
  });
});

describe('a suggested mapping', () => {
  const header = [
    '企业名称',
    '统一社会信用代码',
    '注册日期',
    '企业类型',
    '注册资金',
    '经营范围',
    '所在省份',
    '注册地址',
    '营业收入(万元)2023',
    '营业收入(万元)2024',
    '从业人数',
    '规上',
    '荣誉',
    '占比',
    '行业代码',
  ];
  const rows: Cell[][] = [
    [
      '甲公司',
      '91331002MA28G00X5T',
      '2023-01-05',
      '有限公司',
      '108(万)',
      '阀门',
      '浙江省',
      '浙江省玉环市玉城街道1号',
      '1,280',
      '2000.5',
      '86',
      '是',
      '高新技术企业；sme',
      '35.2',
      '3484',
    ],
    [
      '乙厂',
      '91331021MA28G00X5B',
      '2023/1/5',
      'N/A',
      '30(万美元)',
      '水泵',
      '浙江省',
      '台州市椒江区',
      '',
      '-',
      '１２',
      '否',
      '无',
      '12',
      'C3484',
    ],
    [
      '丙厂',
      '91331000MA28G00X5X',
      '20230105',
      '',
      '50',
      '水泵',
      '浙江省',
      '玉环县',
      '5',
      '6',
      '3',
      'Y',
      'sme',
      '0.5',
      '3484',
    ],
  ];
  const text = suggest(header, rows);

  it('maps the columns that are facts by their names and can be read as such, in the form that suits', () => {
    expect(factLines(text)).toEqual(
      [
        '  established: 注册日期',
        '  capital: 注册资金',
        '  scope: 经营范围',
        '  region: { column: 注册地址, from: address }',
        '  revenue:',
        '    - { column: "营业收入(万元)2023", year: 2023, unit: 万元 }',
        '    - { column: "营业收入(万元)2024", year: 2024, unit: 万元 }',
        '  staff: 从业人数',
        '  aboveScale: 规上',
        '  titles: { column: 荣誉, separator: ; }',
        '  share: { column: 占比, unit: "%" }',
        '  industry: 行业代码',
      ].map((line) => line.replace('separator: ;', 'separator: ";"')),
    );
    expect(text).toContain('enterprise: 统一社会信用代码\nname: 企业名称\n');
  });

  it('loads as it stands', () => {
    const { mapping, diagnostics } = load(text);
    expect(diagnostics).toEqual([]);
    expect(mapping?.columns.length).toBe(11);
  });

  it('leaves what it is not sure of as comments, with what they lack', () => {
    expect(text).toContain(
      '#   kind: 企业类型    # 样本中 0 个能读，1 个不能\n#     「有限公司」不在代码表中，是否 translate 为 company？',
    );
    expect(text).toContain('# 「30(万美元)」外币');
    expect(text).toContain('# 表头没有单位，按元读');
  });

  it('lists the columns that are no fact', () => {
    expect(text).toContain('# 没有对应事实的列：\n# - 所在省份    如「浙江省」\n');
  });

  it('speaks English', () => {
    expect(suggest(header, rows, 'en')).toContain('# columns that are no fact:\n# - 所在省份    like `浙江省`\n');
  });

  it('finds dates as Excel or Americans write them', () => {
    const dates = (cells: readonly Cell[]) =>
      factLines(
        suggest(
          ['税号', '成立日期'],
          cells.map((cell) => ['a', cell]),
        ),
      );
    expect(dates(['44931', '45000'])).toEqual(['  established: { column: 成立日期, form: excel }']);
    expect(dates(['1/25/2023', '2/3/2023'])).toEqual(['  established: { column: 成立日期, form: month-day-year }']);
    expect(dates(['25/1/2023', '2/3/2023'])).toEqual(['  established: { column: 成立日期, form: day-month-year }']);
  });

  it('proposes nothing for a column in a unit that the fact does not have', () => {
    const text = suggest(['税号', '注册资本(万美元)', '人数(万元)', '出口额(万美元)'], [['a', 5, 6, 7]]);
    expect(factLines(text)).toEqual(['  dollars: { column: "出口额(万美元)", unit: 万美元 }']);
    expect(text).toContain(
      '#   capital: "注册资本(万美元)"    # 表头的单位不是该事实的\n#     表头的单位「万美元」不能用',
    );
  });

  it('finds the column of credit codes by what it holds, and else takes the first', () => {
    const code = '91331002MA28G00X5T';
    expect(
      suggest(
        ['编号', '代码'],
        [
          [1, code],
          [2, code],
        ],
      ),
    ).toContain('enterprise: 代码\n');
    expect(suggest(['编号', '人数'], [[1, 5]])).toContain('enterprise: { column: 编号, form: any }\n');
  });

  it('takes the latest year of what is no series, and years before a column without', () => {
    const text = suggest(['税号', '从业人员数2023', '从业人员数2024', '营业收入', '营业收入2024'], [['a', 1, 2, 3, 4]]);
    expect(factLines(text)).toEqual([
      '  staff: 从业人员数2024',
      '  revenue:'.concat(' { column: 营业收入2024, year: 2024 }'),
    ]);
    expect(text).toContain('#   staff: 从业人员数2023 ');
    expect(text).toContain('#   revenue: 营业收入 ');
  });

  it('loads, and holds every column, whatever the header', () => {
    const word = fc.constantFrom(
      '营业收入',
      '注册资本',
      '从业人员数',
      '地址',
      '荣誉',
      '规上',
      '2023',
      '(万元)',
      '（人）',
      ' ',
      '"',
      ':',
      '#',
      '- ',
      '{',
      '是否',
      'null',
      'x',
      "'",
      '\\',
      '\t',
      '\u0007',
      '\n',
      '占比',
      '_%',
      '成立日期',
      '类型',
    );
    const name = fc.array(word, { maxLength: 4 }).map((parts) => parts.join(''));
    const cell = fc.oneof(
      fc.string(),
      fc.constantFrom('5', '是', '2023-01-05', '高新技术企业', null, '浙江省', '108(万)'),
      fc.double(),
      fc.boolean(),
      fc.constant<Cell>(['sme']),
    );
    checkProperty(
      'suggested mappings',
      fc.property(
        fc
          .array(name, { minLength: 1, maxLength: 8 })
          .chain((header) =>
            fc.tuple(
              fc.constant(header),
              fc.array(fc.array(cell, { minLength: header.length, maxLength: header.length }), { maxLength: 4 }),
            ),
          ),
        ([header, rows]) => {
          const text = suggest(header, rows);
          const { mapping, diagnostics } = load(text);
          expect([text, diagnostics.map(({ what }) => what.en)]).toEqual([text, []]);
          const mapped = new Set([
            mapping!.enterprise.column,
            mapping!.name?.column,
            ...mapping!.columns.map(({ column }) => column),
          ]);
          const comments = text
            .split('\n')
            .filter((line) => line.trimStart().startsWith('#'))
            .join('\n');
          // Within quotes or not, control characters as they can be shown.
          for (const column of header)
            if (!mapped.has(column)) {
              const shown = [column.replace(/\s+/g, ' ').replaceAll('\u0007', '␇'), JSON.stringify(column)];
              expect([text, column, shown.some((one) => comments.includes(one))]).toEqual([text, column, true]);
            }
        },
      ),
      runs(300, 20_000),
    );
  });
});
