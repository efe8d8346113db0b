import { describe, expect, it } from 'vitest';
import { checkTestFile } from '../../src/authoring/test-file.ts';
import { loadProfiles } from '../../src/match/load-profiles.ts';
import { match } from '../../src/match/match.ts';
import { loadRules } from '../../src/match/rule-set.ts';
import { renderDiagnostic } from '../../src/text/render-diagnostic.ts';

/* The examples of the format, as whole files: what the format shows, the check accepts. */

const VOCABULARY = `
format: 1
facts:
  staff:
    type: integer              # boolean integer decimal money ratio date code codes text
    label: { zh: 从业人员数, en: staff }
    unit: 人
    min: 0                     # bounds that always hold; a value outside is refused
    holder: 市人力社保局         # authority, or list of them, whose word counts as attested
    maxAge: P13M               # an older value is stale
    ask: { zh: 企业现有从业人员多少人？, en: How many people work for the enterprise? }
  revenue: { type: money, period: year, label: 营业收入, holder: 市税务局 }      # a series, one value a calendar year
  industry: { type: code, codes: gbt4754-2017, label: 国民经济行业代码 }
  titles: { type: codes, codes: titles, label: 资质荣誉 }                       # a set
  rdExpense: { type: money, period: year, label: 研发费用 }
  rdIntensity: { type: ratio, label: 研发投入强度, derive: { ratio: [rdExpense, revenue] } }
  region: { type: code, codes: region, label: 所在地区, holder: [市市场监管局, 省市场监管局] }
  dishonest: { type: boolean, label: 失信 }
  mainRevenue: { type: money, period: year, label: 主营业务收入 }
  mainRevenueGrowth: { type: ratio, label: 主营增长, derive: { growth: [mainRevenue, mainRevenue@-2] } }
  investment: { type: money, label: 投资额 }
  equipmentInvestment: { type: money, label: 设备投资额 }
  revenueIncrease: { type: money, label: 营收增量, derive: { minus: [revenue, revenue@-2] } }
  established: { type: date, label: 成立日期 }
  score: { type: decimal, label: 得分 }
  scope: { type: text, label: 经营范围 }
  exports: { type: money, label: 出口额 }
  assets: { type: money, label: 资产总额 }
  insuredStaff: { type: integer, label: 参保人数 }
  rd.expense: { type: money, label: 研发 }
  rd.staff: { type: integer, label: 研发人员 }
  size: { type: code, codes: size-2017, label: 规模, derive: { table: size-2017 } }
  insuredSize: { type: code, codes: size-2017, label: 规模, derive: { table: size-2017, with: { staff: insuredStaff } } }
  age: { type: integer, label: 年限, derive: { yearsSince: established } }
  large: { type: boolean, label: 大, derive: { choose: [{ when: { fact: staff, operator: ">=", value: 300 }, then: { value: true } }, { otherwise: { value: false } }] } }
codes:
  titles: { high-tech: { label: 高新技术企业 } }
  region:                      # a tree: an entry may name its parent; old codes name their successor through \`formerly\`
    "330000": { label: 浙江省 }
    "331000": { label: 台州市, parent: "330000" }
    "331083": { label: 玉环市, parent: "331000", formerly: ["331021"] }
conditions:                    # shared by all policies: negative lists, industry lists
  good-standing: { not: { fact: dishonest, operator: equal, value: true } }
`;

const POLICY = `
policy: yuhuan-2025-11
title: 关于促进新时代美丽经济建设的若干意见（2025年修订）
document: { number: 玉政发〔2025〕11号, issuer: 玉环市人民政府, issued: 2025-07-21, url: "https://example.com/a" }
status: in-force
region: "331083"
effective: { from: 2025-07-21, until: 2027-12-31 }
supersedes: [yuhuan-2023, sanmen-2025/complex]
facts:
  equipmentShare: { type: ratio, label: 生产设备投资比率, derive: { ratio: [equipmentInvestment, investment] } }
conditions:
  modern: { fact: equipmentShare, operator: ">=", value: 30% }
requires: { condition: good-standing }
items:
  - id: revenue-first-100m
    title: 主营收入首次达1亿元
    kind: subsidy
    segment: sci-tech
    clause: { article: 二（三）, text: 制造业主营收入首次达1亿元且连续两年增长… }
    when:
      all:
        - { fact: industry, operator: within, value: C }
        - { fact: mainRevenue, operator: ">=", value: 1亿, clause: { article: 二（三）1 } }
        - { fact: mainRevenueGrowth, operator: ">", value: 0 }
        - { fact: mainRevenueGrowth@-2, operator: ">", value: 0 }
    review:
      - { note: 择优遴选, by: 市经信局 }
    amount: 20万
    limit: { times: 1, per: lifetime }
    formerly: [yuhuan-2023/rev-100m]
    window: { from: 03-01, until: 04-30 }
    delivery: direct
    handling: { department: 市经信局, counter: 政策服务窗口, workingDays: 5, materials: [营业执照], url: "https://example.com", phone: 0576-1 }
    note: { zh: 依2025年修订, en: as amended in 2025 }
  - id: everything
    title: { en: everything else }
    requires: always
    region: ["331083", "331021"]
    effective: { until: 2026-12-31 }
    when:
      any:
        - { condition: modern }
        - not: { fact: titles, operator: contains, value: high-tech }
          id: no-title
          note: 无资质
        - { fact: staff, operator: between, value: [10, { fact: insuredStaff }] }
        - { fact: established, operator: onOrAfter, value: { fact: asOf } }
        - { fact: established, operator: between, value: [2020-01-01, 2020-12-31] }
        - { fact: industry, operator: notWithin, value: [C13, C14] }
        - { fact: industry, operator: in, value: [C] }
        - { fact: titles, operator: containsNone, value: [high-tech] }
        - { fact: scope, operator: mentions, value: [机电, 五金] }
        - { fact: scope, operator: mentions, value: 机电 }
        - { fact: revenue@2024, operator: "!=", value: 5 }
        - { fact: revenue@0, operator: "<", value: { fact: mainRevenue@-1 } }
        - { fact: score, operator: notIn, value: [1, 2.5, 3%] }
        - { fact: large, operator: "=", value: true }
    ceiling: { upTo: { rate: 5%, of: revenueIncrease } }
    amount: { sum: [{ each: 500, per: revenueIncrease, every: 100万 }, 20万元], atLeast: 1, atMost: { rate: 15%, of: rdExpense }, round: { to: 10000, mode: down } }
    limit:
      - { times: 2, per: P2Y, of: [revenue-first-100m, other/x] }
      - { amount: 30万, per: year }
    window: [{ from: 2025-03-01 }, { from: 2026-03-01, until: 2026-04-01 }]
  - id: free
    title: 直达
    when: always
    amount:
      bands: { of: revenue, rows: [{ from: 500万, below: 1000万, then: 5万 }, { from: 1000万, then: { choose: [{ when: { fact: staff, operator: ">", value: 5 }, then: 10万 }, { otherwise: unstated }] } }] }
  - id: sliced
    title: 累进
    when: always
    amount: { bands: { of: revenue, mode: slices, rows: [{ below: 1亿, rate: 1% }, { from: 1亿, rate: 8‰ }] } }
  - id: added
    title: 相加
    when: always
    window: { until: 02-29 }
    amount: { add: [{ when: { fact: age, operator: "<=", value: 5 }, then: 5万 }, { when: always, then: { times: [staff, 1500] } }] }
  - id: lowest
    title: 就低
    when: always
    amount: { lowest: [investment, { highest: [500万, { minus: [assets, exports] }] }] }
stacking:
  - { rule: highest, items: [revenue-first-100m, everything] }
  - { rule: choose-one, items: [everything, free] }
  - { rule: cap, items: [everything, "yuhuan-2025-11/*"], max: 500万, per: year }
  - { rule: top-up, ladder: [free, sliced, added], note: 补差 }
`;

const OLD = 'policy: yuhuan-2023\ntitle: 旧\nitems: [{ id: rev-100m, title: 旧项, when: always }]\n';
const SANMEN = 'policy: sanmen-2025\ntitle: 三门\nstatus: draft\nitems: [{ id: complex, title: 综合, when: always }]\n';
const STACKING = 'stacking:\n  - { rule: highest, items: [yuhuan-2025-11/free, "sanmen-2025/*"] }\n';

const PROFILE = `
enterprise: 91331002MA28G00X0X       # unified social credit code, or any id
name: 台州某某机电有限公司
facts:
  region: "331083"
  staff: { value: 86, source: 市人力社保局, asOf: 2025-09-30 }
  revenue: { 2023: 9000万, 2024: { min: 2000万, max: 4亿 } }
  exports: null
  titles: { has: [high-tech], hasNot: [] }
  established: ２０１８－０１－０１
  mainRevenue: 1.2亿
  rd: { expense: 5万, staff: { min: 3 } }
  score: 1.5
  scope: ''
grants:
  - { item: yuhuan-2023/rev-100m, date: 2024-06-01, amount: 20万, year: 2023 }
  - { item: nowhere/loaded, date: 2024-06-01 }
`;

const TEST = `
asOf: 2025-08-01
cases:
  - title: 恰好一亿元
    facts: { region: "331083", industry: C3484, mainRevenue: { 2024: 1亿, 2023: 9900万, 2022: 9000万 }, dishonest: false }
    expect:
      revenue-first-100m: { verdict: review, amount: 20万 }
  - title: 另一天
    asOf: 2025-09-01
    facts: { region: "331083" }
    grants: [{ item: yuhuan-2023/rev-100m, date: 2024-06-01 }]
    expect:
      revenue-first-100m: { verdict: ineligible, missing: [], open: false, delivery: application }
      yuhuan-2025-11/free: { amount: { min: 0, max: null }, missing: [dishonest] }
`;

const FILES = [
  { name: 'rules/vocabulary/all.yaml', text: VOCABULARY },
  { name: 'rules/yuhuan/2025.yaml', text: POLICY },
  { name: 'rules/yuhuan/2023.yaml', text: OLD },
  { name: 'rules/sanmen/2025.yaml', text: SANMEN },
  { name: 'rules/stacking/all.yaml', text: STACKING },
  { name: 'rules/yuhuan/2025.test.yaml', text: TEST },
];

describe('what the format shows', () => {
  const { rules, diagnostics } = loadRules(FILES);
  const rendered = (found: typeof diagnostics) => found.map((one) => renderDiagnostic(one, 'en'));

  it('is accepted as rules, all of it', () => {
    expect(rendered(diagnostics)).toEqual([]);
    expect(rules.policies.map((policy) => policy.items.length)).toEqual([6, 1, 1]);
  });

  it('is accepted as JSON', () => {
    const text =
      '{"policy":"j","title":{"zh":"甲","en":"a"},"items":[{"id":"a","title":"乙","when":"always","amount":200000}]}';
    expect(rendered(loadRules([{ name: 'j.json', text }]).diagnostics)).toEqual([]);
  });

  it('is accepted as a profile, and as one handed over as an object', () => {
    const loaded = loadProfiles(rules, [{ name: 'a.yaml', text: PROFILE }]);
    expect(loaded.diagnostics.map(({ code }) => code)).toEqual(['bad-credit-code']);
    expect(rendered(match(rules, loaded.profiles[0], { asOf: '2025-11-01' }).diagnostics)).toEqual([]);
    const object = {
      enterprise: 'x',
      facts: { staff: 86, titles: ['high-tech'], revenue: { 2024: 5 }, exports: null },
    };
    expect(rendered(match(rules, object, { asOf: '2025-11-01' }).diagnostics)).toEqual([]);
  });

  it('is accepted as a profile without anything that may be absent', () => {
    for (const text of [
      'enterprise: x\n',
      'enterprise: x\nfacts: {}\ngrants: null\n',
      '[]',
      '- enterprise: x\n- enterprise: y\n',
    ])
      expect(rendered(loadProfiles(rules, [{ name: 'a.yaml', text }]).diagnostics)).toEqual([]);
  });

  it('is accepted as rule tests', () => {
    expect(rendered(checkTestFile(FILES[5]!, rules).diagnostics)).toEqual([]);
  });

  it('is accepted as JSON Lines', () => {
    const text = '{"enterprise":"a","facts":{"staff":1}}\n\n{"enterprise":"b","facts":{"staff":{"min":1}}}\n';
    expect(loadProfiles(rules, [{ name: 'a.jsonl', text }])).toMatchObject({ diagnostics: [], profiles: [{}, {}] });
  });
});
