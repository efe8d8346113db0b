import { describe, expect, it } from 'vitest';
import { conditionWords } from '../../src/explain/index.ts';
import { loadRules } from '../../src/match/rule-set.ts';

const VOCABULARY = `
facts:
  staff: { type: integer, label: { zh: 从业人员, en: staff }, unit: { zh: 人, en: people } }
  insured: { type: integer, label: { zh: 参保人数, en: insured } }
  revenue: { type: money, period: year, label: { zh: 营业收入, en: revenue } }
  growth: { type: ratio, label: { zh: 增长率, en: growth }, derive: { growth: [revenue, revenue@-2] } }
  founded: { type: date, label: { zh: 成立日期, en: founded } }
  dishonest: { type: boolean, label: { zh: 失信, en: dishonest } }
  titles: { type: codes, codes: titles, label: { zh: 资质, en: titles } }
  scope: { type: text, label: { zh: '经营范围 $&', en: scope } }
codes:
  titles: { a: { label: { zh: 高新技术企业, en: high-tech } }, b: { label: { zh: 小巨人, en: little giant } } }
conditions:
  sound: { fact: dishonest, operator: equal, value: false }
  either: { any: [{ fact: staff, operator: ">", value: 1 }, { condition: sound }] }
`;

function words(condition: string, year: number | null = 2025) {
  const policy = `policy: p\ntitle: 一\nitems: [{ id: x, title: 一, when: ${condition} }]`;
  const { rules, diagnostics } = loadRules([
    { name: 'vocabulary/v.yaml', text: VOCABULARY },
    { name: 'p.yaml', text: policy },
  ]);
  expect(diagnostics).toEqual([]);
  return conditionWords(rules.policies[0]!.items[0]!.when, rules.vocabulary, year);
}

describe('a condition in words', () => {
  it.each([
    ['{ fact: staff, operator: ">=", value: 10 }', '从业人员不低于10人', 'staff is at least 10 people'],
    ['{ fact: staff, operator: "<", value: { fact: insured } }', '从业人员低于参保人数', 'staff is less than insured'],
    [
      '{ fact: revenue, operator: ">", value: 1.5亿 }',
      '2024年营业收入高于1.5亿元',
      'revenue (2024) is more than ¥150,000,000',
    ],
    [
      '{ fact: revenue@2021, operator: "<", value: 20000000 }',
      '2021年营业收入低于2000万元',
      'revenue (2021) is less than ¥20,000,000',
    ],
    [
      '{ fact: revenue, operator: ">", value: { fact: revenue@-2 } }',
      '2024年营业收入高于2023年营业收入',
      'revenue (2024) is more than revenue (2023)',
    ],
    ['{ fact: growth, operator: ">=", value: 0.15 }', '2024年增长率不低于15%', 'growth (2024) is at least 15%'],
    [
      '{ fact: staff, operator: between, value: [10, 99] }',
      '从业人员在10人至99人之间（含两端）',
      'staff is between 10 people and 99 people (both included)',
    ],
    [
      '{ fact: staff, operator: between, value: [10, { fact: insured }] }',
      '从业人员在10人至参保人数之间（含两端）',
      'staff is between 10 people and insured (both included)',
    ],
    ['{ fact: staff, operator: in, value: [1, 2] }', '从业人员为1人、2人之一', 'staff is one of 1 people, 2 people'],
    [
      '{ fact: founded, operator: onOrBefore, value: 2020-01-01 }',
      '成立日期不晚于2020-01-01',
      'founded is on or before 2020-01-01',
    ],
    ['{ fact: dishonest, operator: equal, value: false }', '失信：否', 'dishonest: no'],
    ['{ fact: dishonest, operator: "!=", value: false }', '失信：是', 'dishonest: yes'],
    [
      '{ fact: titles, operator: containsAny, value: [a, b] }',
      '资质至少包含高新技术企业、小巨人之一',
      'titles includes at least one of high-tech, little giant',
    ],
    [
      '{ fact: scope, operator: mentions, value: [软件] }',
      '经营范围 $&提及「软件」之一',
      'scope mentions one of “软件”',
    ],
    ['always', '人人可享', 'open to everyone'],
  ])('%s', (condition, zh, en) => {
    expect(words(condition)).toEqual({ zh, en });
  });

  it('tells years in words where no day is known', () => {
    expect(words('{ fact: revenue, operator: ">", value: 1万 }', null).zh).toBe('上年营业收入高于1万元');
    expect(words('{ fact: revenue@0, operator: ">", value: 1万 }', null).zh).toBe('当年营业收入高于1万元');
    expect(words('{ fact: revenue@-3, operator: ">", value: 1万 }', null)).toEqual({
      zh: '3年前营业收入高于1万元',
      en: 'revenue (3 years ago) is more than ¥10,000',
    });
  });
});

describe('groups in words', () => {
  const A = '{ fact: staff, operator: ">", value: 1 }';
  const B = '{ fact: insured, operator: ">", value: 2 }';
  const C = '{ condition: sound }';

  it.each([
    [`{ all: [${A}, ${B}] }`, '从业人员高于1人且参保人数高于2'],
    [`{ any: [${A}, ${B}] }`, '从业人员高于1人或参保人数高于2'],
    [`{ all: [${A}, { any: [${B}, ${C}] }] }`, '从业人员高于1人且（参保人数高于2或“失信”为否）'],
    [`{ any: [${A}, { all: [${B}, ${C}] }] }`, '从业人员高于1人或（参保人数高于2且“失信”为否）'],
    [`{ all: [${A}, { all: [${B}, ${C}] }] }`, '从业人员高于1人且参保人数高于2且“失信”为否'],
    [`{ all: [${A}, { any: [${B}] }] }`, '从业人员高于1人且参保人数高于2'],
    [`{ all: [${A}, { condition: either }] }`, '从业人员高于1人且（从业人员高于1人或“失信”为否）'],
    [`{ not: ${A} }`, '从业人员不超过1人'],
    [`{ not: { not: ${A} } }`, '从业人员高于1人'],
    [`{ not: ${C} }`, '失信：是'],
    [`{ not: { any: [${A}, ${B}] } }`, '从业人员不超过1人且参保人数不超过2'],
    [`{ any: [${A}, { not: { any: [${B}, ${C}] } }] }`, '从业人员高于1人或（参保人数不超过2且“失信”为是）'],
    ['{ not: { fact: staff, operator: between, value: [1, 2] } }', '并非从业人员在1人至2人之间（含两端）'],
  ])('%s', (condition, zh) => {
    expect(words(condition).zh).toBe(zh);
  });
});
