import { readFileSync } from 'node:fs';
import { Engine } from 'json-rules-engine';
import { describe, expect, it } from 'vitest';
import { loadRules, type RuleSet } from '../../src/index.ts';
import { type ToJsonRules, toJsonRules } from '../../src/json-rules/index.ts';

const VOCABULARY = `
facts:
  region: { type: code, codes: places, label: 所在地 }
  staff: { type: integer, label: { zh: 从业人员数, en: staff }, unit: 人 }
  revenue: { type: money, period: year, label: 营业收入 }
  growth: { type: ratio, label: 增长率, derive: { growth: [revenue, revenue@-2] } }
  founded: { type: date, label: 成立日期 }
  scope: { type: text, label: 经营范围 }
  titles: { type: codes, codes: titles, label: 资质 }
  dishonest: { type: boolean, label: 失信 }
  site: { type: code, codes: places, label: 厂址 }
codes:
  places:
    "33": { label: 浙江 }
    "3310": { label: 台州, parent: "33" }
    "331083": { label: 玉环, parent: "3310", formerly: ["331021"] }
    "44": { label: 广东 }
  titles: { high-tech: { label: 高企 }, giant: { label: 小巨人 }, gazelle: { label: 瞪羚 } }
conditions:
  good-standing: { not: { fact: dishonest, operator: equal, value: true } }
`;

function load(...policies: readonly string[]): RuleSet {
  const files = policies.map((text, at) => ({ name: `p${at}.yaml`, text }));
  const { rules, diagnostics } = loadRules([{ name: 'vocabulary/v.yaml', text: VOCABULARY }, ...files]);
  if (diagnostics.length > 0) throw new Error(diagnostics.map(({ what }) => what.en).join('; '));
  return rules;
}

/** One item whose \`when\` is that. */
const when = (condition: string, more = ''): RuleSet =>
  load(`policy: p\ntitle: 政策\nitems:\n  - id: i\n    title: 事项\n    when: ${condition}\n${more}`);

const conditionOf = (condition: string): unknown => {
  const { rules, diagnostics } = toJsonRules(when(condition), { asOf: '2025-08-01' });
  if (diagnostics.length > 0) throw new Error(diagnostics.map(({ what }) => what.en).join('; '));
  return rules[0]?.conditions;
};

async function fires({ rules, conditions }: ToJsonRules, facts: Record<string, unknown>): Promise<readonly string[]> {
  const engine = new Engine(structuredClone(rules) as never);
  for (const [name, condition] of Object.entries(structuredClone(conditions)))
    engine.setCondition(name, condition as never);
  const { events } = await engine.run(facts);
  return events.map(({ type }) => type).sort();
}

describe('an export', () => {
  it.each([
    ['{ fact: staff, operator: ">=", value: 10 }', { fact: 'staff', operator: 'greaterThanInclusive', value: 10 }],
    [
      '{ fact: revenue, operator: ">", value: 1.5亿 }',
      { fact: 'revenue@2024', operator: 'greaterThan', value: 150_000_000 },
    ],
    [
      '{ fact: revenue@0, operator: "<", value: { fact: revenue@2020 } }',
      { fact: 'revenue@2025', operator: 'lessThan', value: { fact: 'revenue@2020' } },
    ],
    ['{ fact: growth@-2, operator: ">", value: 3% }', { fact: 'growth@2023', operator: 'greaterThan', value: 0.03 }],
    ['{ fact: staff, operator: in, value: [1, 5, 7] }', { fact: 'staff', operator: 'in', value: [1, 5, 7] }],
    ['{ fact: dishonest, operator: "!=", value: true }', { fact: 'dishonest', operator: 'notEqual', value: true }],
    ['{ fact: site, operator: within, value: "3310" }', { fact: 'site', operator: 'in', value: ['3310', '331083'] }],
    [
      '{ fact: site, operator: notWithin, value: ["331021", "44"] }',
      { fact: 'site', operator: 'notIn', value: ['331083', '44'] },
    ],
    ['{ fact: site, operator: equal, value: "44" }', { fact: 'site', operator: 'equal', value: '44' }],
    ['{ fact: titles, operator: contains, value: giant }', { fact: 'titles', operator: 'contains', value: 'giant' }],
    [
      '{ fact: titles, operator: containsAny, value: [giant, gazelle] }',
      { fact: 'titles', operator: 'someFact:in', value: ['giant', 'gazelle'] },
    ],
    [
      '{ fact: titles, operator: containsAll, value: [giant, gazelle] }',
      { fact: 'titles', operator: 'everyValue:contains', value: ['giant', 'gazelle'] },
    ],
    [
      '{ fact: titles, operator: containsNone, value: [giant, gazelle] }',
      { fact: 'titles', operator: 'everyFact:notIn', value: ['giant', 'gazelle'] },
    ],
    ['{ fact: scope, operator: mentions, value: 阀门 }', { fact: 'scope', operator: 'swap:in', value: '阀门' }],
    [
      '{ fact: scope, operator: mentions, value: [阀门, 水泵] }',
      { fact: 'scope', operator: 'someValue:swap:in', value: ['阀门', '水泵'] },
    ],
    [
      '{ fact: founded, operator: onOrBefore, value: 2020-02-29 }',
      { fact: 'founded', operator: 'lessThanInclusive', value: '2020-02-29' },
    ],
    [
      '{ fact: founded, operator: after, value: { fact: asOf } }',
      { fact: 'founded', operator: 'greaterThan', value: '2025-08-01' },
    ],
    // The as-of date before the founding: the founding after it.
    [
      '{ fact: asOf, operator: before, value: { fact: founded } }',
      { fact: 'founded', operator: 'greaterThan', value: '2025-08-01' },
    ],
  ])('writes %s', (written, atom) => {
    expect(conditionOf(written)).toEqual({ all: [atom] });
  });

  it('writes a range as two comparisons, everybody as an empty `all`, and what the day settles not at all', () => {
    expect(conditionOf('{ fact: staff, operator: between, value: [10, 300] }')).toEqual({
      all: [
        { fact: 'staff', operator: 'greaterThanInclusive', value: 10 },
        { fact: 'staff', operator: 'lessThanInclusive', value: 300 },
      ],
    });
    expect(conditionOf('always')).toEqual({ all: [] });
    expect(conditionOf('{ not: always }')).toEqual({ not: { all: [] } });
    const staff = { fact: 'staff', operator: 'equal', value: 1 };
    const year = (operator: string) => `{ fact: asOf, operator: ${operator}, value: 2025-08-01 }`;
    const both = (kind: string, operator: string) =>
      conditionOf(`{ ${kind}: [{ fact: staff, operator: equal, value: 1 }, ${year(operator)}] }`);
    expect([both('all', 'onOrAfter'), both('all', 'after'), both('any', 'equal'), both('any', 'before')]).toEqual([
      { all: [staff] },
      { not: { all: [] } },
      { all: [] },
      { all: [staff] },
    ]);
  });

  it('has dates and phrases that json-rules-engine itself compares right', async () => {
    const days = toJsonRules(
      when(
        '{ all: [{ fact: founded, operator: between, value: [2019-12-31, 2020-02-29] }, { fact: scope, operator: mentions, value: [阀门, 水泵] }] }',
      ),
    );
    const scope = '工业阀门制造';
    expect(await fires(days, { founded: '2020-02-29', scope })).toEqual(['p/i']);
    expect(await fires(days, { founded: '2019-12-31', scope })).toEqual(['p/i']);
    expect(await fires(days, { founded: '2020-03-01', scope })).toEqual([]);
    expect(await fires(days, { founded: '2019-09-30', scope })).toEqual([]);
    expect(await fires(days, { founded: '2020-01-01', scope: '软件开发' })).toEqual([]);
  });

  it('carries every gate of a day, the region, and shared conditions by their names', async () => {
    const rules = load(
      `
policy: new
title: 新
region: "3310"
effective: { from: 2025-01-01, until: 2025-12-31 }
supersedes: [old]
requires: { condition: good-standing }
items:
  - { id: a, title: 甲, when: { fact: staff, operator: ">", value: 5 } }
  - { id: b, title: 乙, requires: always, when: always }
`,
      'policy: old\ntitle: 旧\nitems: [{ id: a, title: 甲, when: always }]\n',
      'policy: draft\ntitle: 草案\nstatus: draft\nitems: [{ id: a, title: 甲, when: always }]\n',
    );
    const exported = toJsonRules(rules, { asOf: '2025-08-01' });
    expect(exported.diagnostics).toEqual([]);
    expect(exported.conditions).toEqual({
      'good-standing': { not: { fact: 'dishonest', operator: 'equal', value: true } },
    });
    expect(exported.rules.map(({ name, conditions }) => [name, conditions])).toEqual([
      [
        'new/a',
        {
          all: [
            { fact: 'region', operator: 'in', value: ['3310', '331083'] },
            { condition: 'good-standing' },
            { fact: 'staff', operator: 'greaterThan', value: 5 },
          ],
        },
      ],
      ['new/b', { all: [{ fact: 'region', operator: 'in', value: ['3310', '331083'] }] }],
      ['old/a', { not: { all: [] } }],
      ['draft/a', { not: { all: [] } }],
    ]);
    const facts = { region: '331083', staff: 6, dishonest: false };
    expect(await fires(exported, facts)).toEqual(['new/a', 'new/b']);
    expect(await fires(exported, { ...facts, dishonest: true })).toEqual(['new/b']);
    expect(await fires(exported, { ...facts, region: '33' })).toEqual([]);
    // A year before, the old one still counts.
    expect(await fires(toJsonRules(rules, { asOf: '2024-12-31' }), facts)).toEqual(['old/a']);
  });

  it('says of every fact what must be supplied, and how derived ones are reckoned', () => {
    const { facts } = toJsonRules(
      when(
        '{ all: [{ fact: growth@-2, operator: ">", value: 0 }, { fact: titles, operator: contains, value: giant }, { fact: staff, operator: ">", value: 0 }] }',
      ),
      { asOf: '2025-08-01' },
    );
    expect(facts).toEqual([
      {
        name: 'growth@2023',
        fact: 'growth',
        year: 2023,
        type: 'ratio',
        label: { zh: '增长率' },
        value: 'number',
        from: 'derived',
        definition: { zh: expect.stringContaining('2023年营业收入'), en: expect.stringContaining('2022') },
        reads: ['revenue@2023', 'revenue@2022'],
      },
      {
        name: 'titles',
        fact: 'titles',
        year: null,
        type: 'codes',
        label: { zh: '资质' },
        value: 'strings',
        codes: ['high-tech', 'giant', 'gazelle'],
        from: 'given',
      },
      {
        name: 'staff',
        fact: 'staff',
        year: null,
        type: 'integer',
        label: { zh: '从业人员数', en: 'staff' },
        unit: { zh: '人' },
        value: 'number',
        from: 'given',
      },
    ]);
  });

  it('has amounts, reviews and clauses in the params of its events', () => {
    const more = `
    kind: subsidy
    clause: { article: 第三条, text: 给予补助 }
    review: [{ note: 择优, by: 市经信局 }]
    amount: 20万
    ceiling: { times: [staff, "500.10"], atMost: 10万 }
`;
    const [rule] = toJsonRules(when('always', more)).rules;
    expect(rule?.event).toEqual({
      type: 'p/i',
      params: {
        item: 'p/i',
        policy: 'p',
        title: { zh: '事项' },
        kind: 'subsidy',
        clause: { article: '第三条', text: '给予补助' },
        amount: 200_000,
        ceiling: { times: ['staff', '500.10'], atMost: '10万' },
        review: [{ note: { zh: '择优' }, by: { zh: '市经信局' } }],
        delivery: 'application',
      },
    });
  });

  it('is plain JSON, and not changed by being written as such', () => {
    const exported = toJsonRules(when('{ fact: staff, operator: ">", value: 5 }'));
    expect(JSON.parse(JSON.stringify(exported))).toEqual(exported);
  });
});

describe('what an export tells', () => {
  const told = ({ diagnostics }: ToJsonRules) =>
    diagnostics.map(({ code, severity, item, line }) => `${code} ${severity} ${item} ${line}`);

  it('is that relative years, the day and gates of a day need an as-of date; other items do not', () => {
    for (const condition of [
      '{ fact: revenue, operator: ">", value: 0 }',
      '{ fact: founded, operator: before, value: { fact: asOf } }',
    ]) {
      const exported = toJsonRules(when(condition));
      expect(told(exported)).toEqual(['export-as-of error p/i 6']);
      expect(exported.rules).toEqual([]);
    }
    const rules = load(
      'policy: p\ntitle: 政策\nitems:\n  - { id: a, title: 甲, effective: { from: 2025-01-01 }, when: always }\n  - { id: b, title: 乙, when: { fact: revenue@2023, operator: ">", value: 0 } }\n',
    );
    expect(told(toJsonRules(rules))).toEqual(['export-as-of error p/a 4']);
    expect(toJsonRules(rules).rules.map(({ name }) => name)).toEqual(['p/b']);
    expect(told(toJsonRules(rules, { asOf: '2025-02-30' }))).toEqual([
      'export-bad-as-of error null 1',
      'export-as-of error p/a 4',
    ]);
  });

  it('is what no double holds, what compares trees, and that limits are not carried', () => {
    expect(told(toJsonRules(when('{ fact: staff, operator: ">", value: 90071992547409931 }')))).toEqual([
      'export-inexact-number error p/i 6',
    ]);
    expect(told(toJsonRules(when('{ fact: site, operator: equal, value: { fact: region } }')))).toEqual([
      'export-tree-comparison error p/i 6',
    ]);
    const limited = toJsonRules(when('always', '    limit: { times: 1 }\n'));
    expect(told(limited)).toEqual(['export-limit warning p/i 7']);
    expect(limited.rules.length).toBe(1);
  });

  it('lies in the shared condition that cannot be exported, for every item that uses it', () => {
    const rules = load(`
policy: p
title: 政策
conditions: { same: { fact: site, operator: equal, value: { fact: region } } }
items:
  - { id: a, title: 甲, when: { condition: same } }
  - { id: b, title: 乙, when: { not: { condition: same } } }
  - { id: c, title: 丙, when: { fact: staff, operator: ">", value: 5 } }
`);
    const exported = toJsonRules(rules);
    expect(told(exported)).toEqual(['export-tree-comparison error p/a 4', 'export-tree-comparison error p/b 4']);
    expect(exported.rules.map(({ name }) => name)).toEqual(['p/c']);
    expect(exported.conditions).toEqual({});
    expect(exported.facts.map(({ name }) => name)).toEqual(['staff']);
  });

  it('has a case for every message', () => {
    const source = readFileSync(new URL('../../src/json-rules/export-messages.ts', import.meta.url), 'utf8');
    const codes = [...source.matchAll(/code: '([a-z-]+)'/g)].map((match) => match[1]!);
    const here = readFileSync(new URL(import.meta.url), 'utf8');
    expect(codes.length).toBe(5);
    expect(codes.filter((code) => !here.includes(`${code} `))).toEqual([]);
  });
});
