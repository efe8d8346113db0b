import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { factTypes } from '../../src/authoring/fact-types.ts';
import { checkRules } from '../../src/check/rules.ts';
import { loadRules, match } from '../../src/index.ts';

const VOCABULARY = `
facts:
  staff:
    type: integer
    label: { zh: 从业人员数, en: staff }
    unit: 人
    min: 0
    holder: [市人力社保局, 市统计局]
    ask: { zh: 企业现有从业人员多少人？, en: How many people work for the enterprise? }
  revenue: { type: money, period: year, label: 营业收入, holder: 市税务局 }
  growth: { type: ratio, label: { zh: 增长率, en: growth }, derive: { growth: [revenue, revenue@-2] } }
  established: { type: date, label: 成立日期 }
  dishonest: { type: boolean, label: 是否失信 }
  scope: { type: text, label: 经营范围 }
  industry: { type: code, codes: gbt4754-2017, label: 国民经济行业代码 }
  size: { type: code, codes: levels, label: 规模 }
  titles: { type: codes, codes: levels, label: 资质 }
  rd.expense: { type: money, label: "研发费用 */ danger" }
codes:
  levels:
    small: { label: { zh: 小型, en: small } }
    "2": { label: 中型 }
`;

const EXPECTED = `// Written by huiqi from the vocabulary; do not edit.
import type { BoundedInput, DateInput, FactInput, NumberInput, SeriesInput, SetInput } from 'huiqi';

/** levels */
export type LevelsCode =
  | 'small' // 小型 (small)
  | '2'; // 中型

/** The facts that a profile may give, by name. */
export interface HuiqiFacts {
  /**
   * 从业人员数 (staff) · 人 · 市人力社保局、市统计局
   * 企业现有从业人员多少人？ (How many people work for the enterprise?)
   */
  staff?: BoundedInput<NumberInput>;

  /** 营业收入 · 市税务局 */
  revenue?: SeriesInput<BoundedInput<NumberInput>>;

  /**
   * 增长率 (growth)
   * Derived from other facts; what is given directly counts instead.
   */
  growth?: SeriesInput<BoundedInput<NumberInput>>;

  /** 成立日期 */
  established?: BoundedInput<DateInput>;

  /** 是否失信 */
  dishonest?: FactInput<boolean>;

  /** 经营范围 */
  scope?: FactInput<string>;

  /** 国民经济行业代码 */
  industry?: FactInput<string>;

  /** 规模 */
  size?: FactInput<LevelsCode>;

  /** 资质 */
  titles?: SetInput<LevelsCode>;

  /** 研发费用 *\\/ danger */
  'rd.expense'?: BoundedInput<NumberInput>;
}
`;

const { rules } = loadRules([{ name: 'vocabulary/v.yaml', text: VOCABULARY }]);
const generated = factTypes(rules.vocabulary);

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  exactOptionalPropertyTypes: true,
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2022.d.ts'],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
  types: [],
  paths: { huiqi: [resolve('src/policy/profile-input.ts')] },
};

const onDisk = new Map<string, ts.SourceFile | undefined>();

/** The errors of a program beside the generated text, with `huiqi` standing for the source of its types. */
function errorsOf(program: string, facts = generated): readonly string[] {
  const texts = new Map([
    [resolve('virtual/facts.ts'), facts],
    [resolve('virtual/main.ts'), program],
  ]);
  const host = ts.createCompilerHost(OPTIONS);
  const { getSourceFile, fileExists } = host;
  host.directoryExists = () => true;
  host.fileExists = (name) => texts.has(name) || fileExists(name);
  host.getSourceFile = (name, version, ...rest) => {
    const text = texts.get(name);
    if (text !== undefined) return ts.createSourceFile(name, text, version);
    if (!onDisk.has(name)) onDisk.set(name, getSourceFile(name, version, ...rest));
    return onDisk.get(name);
  };
  return ts
    .getPreEmitDiagnostics(ts.createProgram([...texts.keys()], OPTIONS, host))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

const using = (facts: string, rest = ''): string => `
import type { ProfileInput } from 'huiqi';
import type { HuiqiFacts } from './facts.ts';
export const profile = { enterprise: 'x', facts: { ${facts} }, ${rest} } satisfies ProfileInput<HuiqiFacts>;
`;

describe('the types of facts', () => {
  it('say of each fact what a profile may give', () => {
    expect(generated).toBe(EXPECTED);
  });

  it('let through every way of knowing a fact that a profile has', () => {
    const facts = {
      staff: { value: 86, source: '市人力社保局', asOf: '2025-09-30' },
      revenue: { 2022: null, 2023: '9000万', 2024: { min: 20_000_000, max: '4亿' } },
      growth: '3%',
      established: { max: '2020-12-31' },
      dishonest: false,
      scope: null,
      industry: { value: null, asOf: null },
      size: '2',
      titles: { has: ['small'], source: '市经信局' },
      'rd.expense': { min: null, max: 3 },
    };
    const grants = [{ item: 'a/b', date: '2024-06-01', amount: '20万', year: 2023 }];
    const { diagnostics } = match(rules, { enterprise: 'x', facts, grants }, { asOf: '2025-11-01' });
    expect(diagnostics).toEqual([]);
    const written = (value: object): string => JSON.stringify(value).slice(1, -1);
    expect(errorsOf(using(written(facts), written({ grants, name: '某某公司' })))).toEqual([]);
  });

  it.each([
    ['an unknown fact', 'staf: 3', /'staf' does not exist/],
    ['a number where yes or no stands', 'dishonest: 1', /'number' is not assignable/],
    ['a code that is not in the list', "size: 'tiny'", /"tiny"' is not assignable/],
    ['a code of a set that is not in the list', "titles: ['small', 'tiny']", /"tiny"' is not assignable/],
    ['one code where a set stands', "titles: 'small'", /'string' is not assignable/],
    ['years of a fact that is no series', 'staff: { 2024: 3 }', /'2024' does not exist/],
    ['bounds of a boolean', 'dishonest: { min: 0 }', /'min' does not exist/],
    ['provenance without a value', "staff: { source: '市统计局' }", /is not assignable/],
    ['the as-of date', "asOf: '2025-01-01'", /'asOf' does not exist/],
  ])('refuse %s', (_, facts, message) => {
    const errors = errorsOf(using(facts));
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(message);
  });

  it('compile for the vocabulary of the rules', () => {
    const files = readdirSync('rules', { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.ya?ml$/.test(name))
      .map((name) => ({ name, text: readFileSync(join('rules', name), 'utf8') }));
    const facts = factTypes(checkRules(files).vocabulary);
    expect(errorsOf(using(`region: '331083', titles: ['high-tech'], 'yuhuan-2023/entryMonth': 3`), facts)).toEqual([]);
  });

  it('stand for an empty vocabulary too', () => {
    expect(factTypes({ facts: new Map(), codes: new Map(), conditions: new Map() })).toBe(
      '// Written by huiqi from the vocabulary; do not edit.\n\n/** The facts that a profile may give, by name. */\nexport interface HuiqiFacts {\n}\n',
    );
  });

  it('keep two lists apart whose names read alike, and spell names of any script', () => {
    const text = `
facts:
  a: { type: code, codes: my-list, label: a }
  b: { type: code, codes: my_list, label: b }
  c: { type: code, codes: 奖项, label: c }
  d: { type: code, codes: 2025-awards, label: d }
codes: { my-list: { x: { label: "x\\n* y" } }, my_list: { y: { label: y } }, 奖项: { 甲: { label: "" } }, 2025-awards: { "it's": { label: z } } }
`;
    const facts = factTypes(checkRules([{ name: 'vocabulary/v.yaml', text }]).vocabulary);
    expect([...facts.matchAll(/^export type (\S+)/gm)].map(([, name]) => name)).toEqual([
      'MyListCode',
      'MyListCode2',
      '奖项Code',
      'List2025AwardsCode',
    ]);
    expect(errorsOf(using(`a: 'x', b: 'y', c: '甲', d: "it's"`), facts)).toEqual([]);
  });
});
