import { describe, expect, it } from 'vitest';
import { becomesWords, moreWords, nearMissWords } from '../../src/explain/index.ts';
import { loadRules, type NearMisses, type NearMissOptions, nearMisses, type RuleSet } from '../../src/index.ts';

const VOCABULARY = `
codes:
  region:
    "33": { label: 浙江省 }
    "331083": { label: { zh: 玉环市, en: Yuhuan }, parent: "33" }
    "331002": { label: { zh: 椒江区, en: Jiaojiang }, parent: "33" }
  titles:
    high-tech: { label: { zh: 高新技术企业, en: high-tech enterprise } }
    giant: { label: { zh: 小巨人, en: little giant } }
    blacklisted: { label: { zh: 黑名单, en: blacklist } }
  grades: { A: { label: A类 }, B: { label: B类 }, C: { label: C类 } }
facts:
  region: { type: code, codes: region, label: { zh: 所在地, en: region }, controllable: false }
  rdExpense: { type: money, period: year, label: { zh: 研发费用, en: R&D expense }, min: 0 }
  revenue: { type: money, period: year, label: { zh: 营业收入, en: revenue }, min: 0 }
  rdIntensity: { type: ratio, label: { zh: 研发投入强度, en: R&D intensity }, derive: { ratio: [rdExpense, revenue] } }
  growth: { type: ratio, label: { zh: 营收增速, en: growth }, derive: { growth: [revenue, revenue@-2] } }
  staff: { type: integer, label: { zh: 从业人员, en: staff }, unit: { zh: 人, en: people }, min: 0 }
  share: { type: ratio, label: { zh: 主导产品占比, en: share of the main product } }
  dishonest: { type: boolean, label: { zh: 失信被执行人, en: dishonest debtor }, controllable: false }
  titles: { type: codes, codes: titles, label: { zh: 资质荣誉, en: titles } }
  grade: { type: code, codes: grades, label: { zh: 亩均评价, en: grade } }
  scope: { type: text, label: { zh: 经营范围, en: scope } }
  established: { type: date, label: { zh: 成立日期, en: date of establishment }, controllable: false }
  ageYears: { type: integer, label: { zh: 成立满年数, en: full years }, unit: { zh: 年, en: years }, derive: { yearsSince: established } }
  ageDays: { type: integer, label: 天数, derive: { daysSince: established } }
  points: { type: decimal, label: 得分, derive: { bands: { of: staff, rows: [{ below: 20, then: 1 }, { from: 20, below: 50, then: 3 }, { from: 50, then: 2 }] } } }
  bonus: { type: money, label: 奖励, derive: { bands: { of: revenue, mode: slices, rows: [{ from: 100万, below: 300万, rate: 10% }, { from: 300万, rate: 20% }] } } }
  industry: { type: code, codes: gbt4754-2017, label: 行业 }
  hires: { type: integer, label: 新招用, min: 0 }
  hireShare: { type: ratio, label: 新招用占比, derive: { ratio: [hires, staff] } }
  sliced: { type: decimal, label: 分段, derive: { bands: { of: share, mode: slices, rows: [{ from: 0, below: 0.5, rate: 10% }, { from: 0.5, rate: 20% }] } } }
  full: { type: money, label: 满额, derive: { each: 500, per: staff, every: 10 } }
  weaker: { type: money, label: 较低者, derive: { lowest: [rdExpense, { rate: 5%, of: revenue }] } }
  rounded: { type: money, label: 取整, derive: { sum: [revenue], round: { to: 1万, mode: half-up } } }
`;

function rulesOf(items: string, more = ''): RuleSet {
  const { rules, diagnostics } = loadRules([
    { name: 'vocabulary/a.yaml', text: VOCABULARY },
    { name: 'p.yaml', text: `policy: p\ntitle: 政策\n${more}items:\n${items}` },
  ]);
  expect(diagnostics.filter(({ severity }) => severity === 'error').map(({ what }) => what.en)).toEqual([]);
  return rules;
}

function ask(when: string, facts: object, options: Partial<NearMissOptions> = {}): NearMisses {
  const rules = rulesOf(`  - { id: a, title: 事项, when: ${when}, amount: 20万 }`);
  return nearMisses(rules, { enterprise: 'x', facts }, { asOf: '2025-11-01', item: 'p/a', ...options });
}

/** Each near miss as `fact: from → to`, with `>` or `<` before a limit that must be passed. */
function told({ misses }: NearMisses): readonly string[] {
  return misses.map(({ changes }) =>
    changes
      .map(({ fact, from, to, beyond, witness }) => {
        const passed = beyond ? (Number(witness) > Number(to) ? '>' : '<') : '';
        return `${fact}: ${show(from)} → ${passed}${show(to)}`;
      })
      .join(', '),
  );
}

const show = (state: unknown): string => (typeof state === 'string' ? state : JSON.stringify(state));
const atom = (fact: string, operator: string, value: string | number): string =>
  `{ fact: ${fact}, operator: "${operator}", value: ${value} }`;

describe('the nearest value of one fact', () => {
  it.each<readonly [when: string, facts: object, wanted: readonly string[]]>([
    // Whole numbers, to the limit and one beyond it.
    [atom('staff', '>=', 10), { staff: 8 }, ['staff: 8 → 10']],
    [atom('staff', '>', 10), { staff: 8 }, ['staff: 8 → 11']],
    [atom('staff', '<', 10), { staff: 25 }, ['staff: 25 → 9']],
    [atom('staff', '!=', 10), { staff: 10 }, ['staff: 10 → 11']],
    ['{ fact: staff, operator: in, value: [5, 30] }', { staff: 10 }, ['staff: 10 → 5']],
    // Money moves by the fen.
    [atom('revenue', '>', '1亿'), { revenue: '1亿' }, ['revenue@2024: 100000000 → 100000000.01']],
    [atom('revenue', '<', '1亿'), { revenue: '2亿' }, ['revenue@2024: 200000000 → 99999999.99']],
    // Ratios have no value next to a limit.
    [atom('share', '>=', '50%'), { share: '40%' }, ['share: 0.4 → 0.5']],
    [atom('share', '>', '50%'), { share: '40%' }, ['share: 0.4 → >0.5']],
    [atom('share', '<', '50%'), { share: '60%' }, ['share: 0.6 → <0.5']],
    [atom('share', '>', '50%'), { share: '50%' }, ['share: 0.5 → >0.5']],
    ['{ fact: share, operator: between, value: [30%, 0.3000004] }', { share: 0 }, ['share: 0 → 0.3']],
    ['{ fact: share, operator: between, value: [0.3000002, 0.3000004] }', { share: 0 }, ['share: 0 → 0.3000002']],
    // Yes or no, codes, sets and texts.
    [atom('dishonest', '=', 'false'), { dishonest: true }, ['dishonest: true → false']],
    ['{ fact: grade, operator: in, value: [A, B] }', { grade: 'C' }, ['grade: C → B']],
    [atom('region', 'within', '"331083"'), { region: '331002' }, ['region: 331002 → 331083']],
    [atom('titles', 'contains', 'giant'), { titles: [] }, ['titles: [] → ["giant"]']],
    [
      '{ fact: titles, operator: containsAll, value: [giant, high-tech] }',
      { titles: ['giant'] },
      ['titles: ["giant"] → ["giant","high-tech"]'],
    ],
    [
      atom('titles', 'doesNotContain', 'blacklisted'),
      { titles: ['giant', 'blacklisted'] },
      ['titles: ["giant","blacklisted"] → ["giant"]'],
    ],
    [
      atom('titles', 'contains', 'giant'),
      { titles: { has: ['high-tech'] } },
      ['titles: {"has":["high-tech"],"hasNot":[]} → {"has":["high-tech","giant"],"hasNot":[]}'],
    ],
    [atom('scope', 'mentions', '软件'), { scope: '阀门' }, ['scope: 阀门 → 阀门、软件']],
    [atom('scope', '=', '软件'), { scope: '阀门' }, ['scope: 阀门 → 软件']],
    // A date, and what is known within bounds, or not at all.
    [
      atom('established', 'after', '2020-01-01'),
      { established: '2019-05-05' },
      ['established: 2019-05-05 → 2020-01-02'],
    ],
    [atom('staff', '>=', 10), { staff: { min: 5, max: 12 } }, ['staff: {"min":"5","max":"12"} → 10']],
    [atom('staff', '>=', 10), {}, ['staff: null → 10']],
    [atom('staff', '<=', 300), {}, ['staff: null → 300']],
    [atom('dishonest', '=', 'false'), {}, ['dishonest: null → false']],
  ])('of %s with %j', (when, facts, wanted) => {
    const found = ask(when, facts);
    expect(told(found)).toEqual(wanted);
    expect(found.more.why).toBe('none');
  });
});

describe('the nearest value through a derived fact', () => {
  it.each<readonly [when: string, facts: object, wanted: readonly string[]]>([
    // 3% of 1亿 is 300万; 260万 are 3% of 8666.67万, and a fen less does.
    [
      atom('rdIntensity', '>=', '3%'),
      { rdExpense: '260万', revenue: '1亿' },
      ['rdExpense@2024: 2600000 → 3000000', 'revenue@2024: 100000000 → 86666666.66'],
    ],
    // Half more than 8000万 is 1.2亿; 1亿 is half more than 6666.67万.
    [
      atom('growth', '>=', '50%'),
      { revenue: { 2024: '1亿', 2023: '8000万' } },
      ['revenue@2024: 100000000 → 120000000', 'revenue@2023: 80000000 → 66666666.66'],
    ],
    // Three years before 2025-11-01, the last day that does.
    [atom('ageYears', '>=', 3), { established: '2023-05-06' }, ['established: 2023-05-06 → 2022-11-01']],
    [atom('ageYears', '<', 2), { established: '2020-05-06' }, ['established: 2020-05-06 → 2023-11-02']],
    [atom('ageDays', '<=', 90), { established: '2025-01-01' }, ['established: 2025-01-01 → 2025-08-03']],
    // Bands: from 20, and only below 50.
    [atom('points', '>=', 3), { staff: 80 }, ['staff: 80 → 49']],
    [atom('points', '=', 3), { staff: 7 }, ['staff: 7 → 20']],
    // Slices: 200万 at 10% are 20万, another 5万 at 20% stand for 25万.
    [atom('bonus', '>=', '25万'), { revenue: '100万' }, ['revenue@2024: 1000000 → 3250000']],
    // 5% at one half, and another 10% at 20% stand for 7%: just beyond, since no value is next to it.
    [atom('sliced', '>', '0.07'), { share: '10%' }, ['share: 0.1 → >0.6']],
    // Whatever the staff are, no share is known while the hires are not.
    [atom('hireShare', '>=', '15%'), { staff: 20 }, ['hires: null → 3']],
    // A code of more than a thousand: the one that the rule names, or one beside the present one.
    [atom('industry', 'within', 'C'), { industry: 'I6511' }, ['industry: I6511 → C']],
    // 500 for every full ten: 1500 from 30 people on.
    [atom('full', '>=', 1500), { staff: 23 }, ['staff: 23 → 30']],
    // To the nearest ten thousand, halves up: 115,000 is the first that comes to 12万.
    [atom('rounded', '>=', '12万'), { revenue: '10万' }, ['revenue@2024: 100000 → 115000']],
    // A value given directly is the one that changes.
    [atom('rdIntensity', '>=', '3%'), { rdIntensity: '2.6%' }, ['rdIntensity@2024: 0.026 → 0.03']],
    // A fact compared with another can move, and so can the other.
    [
      atom('rdExpense', '>=', '{ fact: revenue@2023 }'),
      { rdExpense: 100, revenue: { 2023: 300 } },
      ['rdExpense@2024: 100 → 300', 'revenue@2023: 300 → 100'],
    ],
  ])('of %s with %j', (when, facts, wanted) => {
    const found = ask(when, facts);
    expect([...told(found)].sort()).toEqual([...wanted].sort());
    expect(found.more.why).toBe('none');
  });

  it('is told with the derived fact, the difference and the money unlocked', () => {
    const found = ask(atom('rdIntensity', '>=', '3%'), { rdExpense: '260万', revenue: '1亿' });
    expect(found.misses[0]).toEqual({
      changes: [
        {
          fact: 'rdExpense@2024',
          from: '2600000',
          to: '3000000',
          beyond: false,
          side: 'at-least',
          witness: '3000000',
          difference: '400000',
          controllable: true,
          through: [{ fact: 'rdIntensity@2024', from: '0.026', to: '0.03' }],
        },
      ],
      verdict: 'eligible',
      amount: { min: 200000, max: 200000 },
      controllable: true,
    });
  });

  it('of two facts that only together move one value, each is as near as the other lets it be', () => {
    // The lower of 研发费用 and 5% of 营业收入: both must reach 100万, and 5% of 2000万 does.
    const found = ask(atom('weaker', '>=', '100万'), { rdExpense: '80万', revenue: '1000万' });
    expect(told(found)).toEqual(['rdExpense@2024: 800000 → 1000000, revenue@2024: 10000000 → 20000000']);
  });
});

describe('sets of facts', () => {
  const all = (...parts: string[]): string => `{ all: [${parts.join(', ')}] }`;

  it('hold nothing that can be left out, and alternatives stand side by side', () => {
    const either = `{ any: [${atom('staff', '>=', 10)}, ${all(atom('grade', '=', 'A'), atom('share', '>=', '50%'))}] }`;
    expect(told(ask(either, { staff: 8, grade: 'C', share: '10%' }))).toEqual([
      'staff: 8 → 10',
      'grade: C → A, share: 0.1 → 0.5',
    ]);
  });

  it('tell of each fact that is not known where what does ends', () => {
    const both = all(atom('staff', '<=', 300), atom('grade', '=', 'A'));
    expect(told(ask(both, { grade: 'C' }))).toEqual(['staff: null → 300, grade: C → A']);
  });

  it('put what is in the hands of the enterprise first', () => {
    const either = `{ any: [${atom('ageYears', '>=', 3)}, ${all(atom('grade', '=', 'A'), atom('staff', '>=', 10))}] }`;
    const { misses } = ask(either, { established: '2024-01-01', grade: 'C', staff: 3 });
    expect(misses.map(({ controllable, changes }) => [controllable, changes.length])).toEqual([
      [true, 2],
      [false, 1],
    ]);
  });

  it('of more than three facts are no near misses: it says so, and which', () => {
    const four = all(
      atom('staff', '>=', 10),
      atom('grade', '=', 'A'),
      atom('share', '>=', '50%'),
      atom('dishonest', '=', 'false'),
    );
    const found = ask(four, { staff: 8, grade: 'C', share: '10%', dishonest: true });
    expect(found.misses).toEqual([]);
    expect(found.more).toEqual({
      why: 'larger',
      gates: [],
      unknown: [],
      facts: ['staff', 'grade', 'share', 'dishonest'],
    });
  });

  it('are not all told where the budget runs out, and it says so', () => {
    const found = ask(all(atom('staff', '>=', 10), atom('grade', '=', 'A')), { staff: 8, grade: 'C' }, { budget: 3 });
    expect(found.more.why).toBe('budget');
  });

  it('are told where the budget runs out just after they are found', () => {
    const [when, facts] = [all(atom('staff', '>=', 10), atom('share', '>', '50%')), { staff: 8, share: '40%' }];
    const told = Array.from({ length: 120 }, (_, budget) => ask(when, facts, { budget }).misses.length);
    expect(new Set(told)).toEqual(new Set([0, 1]));
  });

  it.each<readonly [more: string, item: string, gates: readonly string[]]>([
    ['status: draft\n', '', ['in-force']],
    ['effective: { until: 2024-12-31 }\n', '', ['effective']],
    ['', ', limit: { times: 1 }', ['limit']],
  ])('do not help where the document itself is against it: %s%s', (more, item, gates) => {
    const rules = rulesOf(`  - { id: a, title: a, when: ${atom('staff', '>=', 10)}${item} }`, more);
    const grants = [{ item: 'p/a', date: '2024-05-05' }];
    const found = nearMisses(
      rules,
      { enterprise: 'x', facts: { staff: 8 }, grants },
      { asOf: '2025-11-01', item: 'p/a' },
    );
    expect(found.misses).toEqual([]);
    expect(found.more).toEqual({ why: 'nothing', gates, unknown: [], facts: [] });
  });

  it('do not help where it is not known what has been received, which is no limit that is used up', () => {
    const rules = rulesOf(`  - { id: a, title: a, when: ${atom('staff', '>=', 10)}, limit: { times: 1 } }`);
    const profile = { enterprise: 'x', facts: { staff: 8 }, grants: null };
    const { more } = nearMisses(rules, profile, { asOf: '2025-11-01', item: 'p/a' });
    expect(more).toEqual({ why: 'nothing', gates: ['limit'], unknown: ['limit'], facts: [] });
    expect(moreWords(more, rules.vocabulary)?.zh).toBe(
      '改变企业情况也不能享受：已获补助情况未知，无从判断是否达到上限',
    );
  });

  it('do not help where the conditions exclude each other', () => {
    const found = ask(all(atom('staff', '>', 10), atom('staff', '<', 5)), { staff: 8 });
    expect(found.more).toEqual({ why: 'nothing', gates: [], unknown: [], facts: [] });
  });

  it('are not asked for where the item can be had, and a wrong item or day is told', () => {
    expect(ask(atom('staff', '>=', 10), { staff: 12 })).toMatchObject({ verdict: 'eligible', misses: [] });
    expect(ask('always', {}, { item: 'p/b' }).diagnostics.map(({ code }) => code)).toEqual(['unknown-item']);
    expect(ask('always', {}, { asOf: 'today' }).diagnostics.map(({ code }) => code)).toEqual(['bad-as-of']);
  });
});

describe('the day on which an item becomes so by itself', () => {
  const becomes = (item: string, facts: object, grants: object[] = [], more = ''): NearMisses =>
    nearMisses(
      rulesOf(`  - { id: a, title: a, ${item} }`, more),
      { enterprise: 'x', facts, grants },
      { asOf: '2025-11-01', item: 'p/a' },
    );

  it('is that on which a company is old enough', () => {
    const found = becomes(`when: ${atom('ageYears', '>=', 3)}`, { established: '2024-02-29' });
    expect(found.becomes).toEqual({
      on: '2027-02-28',
      verdict: 'eligible',
      because: [{ gate: 'when', facts: [{ fact: 'ageYears', from: '2', to: '3' }] }],
      opens: null,
    });
  });

  it('is New Year where a limit counts by the year, and a day after a grant where it counts by periods', () => {
    const grants = [{ item: 'p/a', date: '2025-03-31' }];
    expect(becomes('when: always, limit: { times: 1, per: year }', {}, grants).becomes?.on).toBe('2026-01-01');
    // It counts while its date and two years lie after the day.
    expect(becomes('when: always, limit: { times: 1, per: P2Y }', {}, grants).becomes).toEqual({
      on: '2027-03-31',
      verdict: 'eligible',
      because: [{ gate: 'limit', facts: [] }],
      opens: null,
    });
    expect(becomes('when: always, limit: { times: 1 }', {}, grants).becomes).toBeNull();
  });

  it('is that on which the document comes into force', () => {
    const found = becomes('when: always', {}, [], 'effective: { from: 2026-03-01 }\n');
    expect(found.becomes).toMatchObject({ on: '2026-03-01', because: [{ gate: 'effective' }] });
  });

  it('never comes for what a newer document supersedes before', () => {
    const { rules } = loadRules([
      { name: 'vocabulary/a.yaml', text: VOCABULARY },
      { name: 'p.yaml', text: `policy: p\ntitle: p\nitems: [{ id: a, title: a, when: ${atom('ageYears', '>=', 3)} }]` },
      {
        name: 'q.yaml',
        text: 'policy: q\ntitle: q\neffective: { from: 2026-01-01 }\nsupersedes: [p]\nitems: [{ id: a, title: a, when: always }]',
      },
    ]);
    const profile = { enterprise: 'x', facts: { established: '2023-12-31' } };
    expect(nearMisses(rules, profile, { asOf: '2025-11-01', item: 'p/a' }).becomes).toBeNull();
    expect(nearMisses(rules, profile, { asOf: '2025-11-01', item: 'q/a' }).becomes?.on).toBe('2026-01-01');
    expect(nearMisses(rules, profile, { asOf: '2026-02-01', item: 'p/a' }).more.gates).toEqual(['superseded']);
  });

  it('is not told where figures of the new year are unknown; that day is', () => {
    const found = becomes(`when: ${atom('revenue', '>=', '1亿')}`, { revenue: '9000万' });
    expect(found.becomes).toBeNull();
    expect(found.undeterminedFrom).toBe('2026-01-01');
  });

  it('comes with the day on which its window opens', () => {
    const found = becomes(`when: ${atom('staff', '>=', 10)}, window: { from: 03-01, until: 04-30 }`, { staff: 8 });
    expect(found.opens).toBe('2026-03-01');
    // Old enough the day before it opens, the year after.
    const aged = becomes(`when: ${atom('ageYears', '>=', 3)}, window: { from: 03-01, until: 04-30 }`, {
      established: '2024-02-29',
    });
    expect(aged.becomes).toMatchObject({ on: '2027-02-28', opens: '2027-03-01' });
  });

  it('lies within the years that are looked ahead', () => {
    const rules = rulesOf(`  - { id: a, title: a, when: ${atom('ageYears', '>=', 3)} }`);
    const profile = { enterprise: 'x', facts: { established: '2024-02-29' } };
    const within = (horizon: number) =>
      nearMisses(rules, profile, { asOf: '2025-11-01', item: 'p/a', horizon }).becomes;
    expect([within(1), within(2)?.on]).toEqual([null, '2027-02-28']);
  });
});

describe('in words', () => {
  const words = (when: string, facts: object) => {
    const rules = rulesOf(`  - { id: a, title: 事项, when: ${when}, amount: 20万 }`);
    const found = nearMisses(rules, { enterprise: 'x', facts }, { asOf: '2025-11-01', item: 'p/a' });
    return { found, rules, miss: found.misses[0] && nearMissWords(found.misses[0], rules.vocabulary) };
  };

  it.each<readonly [when: string, facts: object, zh: string, en: string]>([
    [
      atom('rdIntensity', '>=', '3%'),
      { rdExpense: '260万', revenue: '1亿' },
      '2024年研发投入强度由2.6%提高到3%：2024年研发费用需增加40万元（由260万元增至300万元），可享受，可得20万元',
      'R&D intensity (2024) from 2.6% to 3%: ¥400,000 more R&D expense (2024) (from ¥2,600,000 to ¥3,000,000): eligible, worth ¥200,000',
    ],
    [
      atom('share', '>', '50%'),
      { share: '40%' },
      '主导产品占比需提高10个百分点多（由40%提高到高于50%），可享受，可得20万元',
      'over 10 percentage points more share of the main product (from 40% to more than 50%): eligible, worth ¥200,000',
    ],
    [
      atom('staff', '<=', 10),
      { staff: 12 },
      '从业人员需减少2人（由12人减至10人），可享受，可得20万元',
      '2 people less staff (from 12 people to 10 people): eligible, worth ¥200,000',
    ],
    [
      atom('titles', 'contains', 'high-tech'),
      { titles: [] },
      '资质荣誉：增加高新技术企业，可享受，可得20万元',
      'titles: add high-tech enterprise: eligible, worth ¥200,000',
    ],
    [
      atom('dishonest', '=', 'false'),
      { dishonest: true },
      '失信被执行人由是改为否，可享受，可得20万元（失信被执行人非企业所能改变）',
      "dishonest debtor from yes to no: eligible, worth ¥200,000 (not in the enterprise's hands: dishonest debtor)",
    ],
    [
      atom('staff', '>=', 10),
      {},
      '从业人员需不低于10人（目前未知），可享受，可得20万元',
      'staff would have to be at least 10 people (not known now): eligible, worth ¥200,000',
    ],
    [
      atom('staff', '<=', 10),
      { staff: { min: 20, max: 30 } },
      '从业人员需不高于10人（目前为20人至30人），可享受，可得20万元',
      'staff would have to be at most 10 people (now 20 people to 30 people): eligible, worth ¥200,000',
    ],
    [
      '{ fact: staff, operator: in, value: [5, 30] }',
      { staff: { min: 6, max: 9 } },
      '从业人员需为5人（目前为6人至9人），可享受，可得20万元',
      'staff would have to be 5 people (now 6 people to 9 people): eligible, worth ¥200,000',
    ],
    [
      `{ all: [${atom('titles', 'contains', 'giant')}, ${atom('titles', 'doesNotContain', 'blacklisted')}] }`,
      {},
      '资质荣誉需包含小巨人，不得包含黑名单（目前未知），可享受，可得20万元',
      'titles would have to include little giant and would have to be without blacklist (now not known): eligible, worth ¥200,000',
    ],
    [
      atom('region', 'within', '"331083"'),
      { region: '331002' },
      '所在地由椒江区改为玉环市，可享受，可得20万元（所在地非企业所能改变）',
      "region from Jiaojiang to Yuhuan: eligible, worth ¥200,000 (not in the enterprise's hands: region)",
    ],
  ])('%s of %j', (when, facts, zh, en) => {
    expect(words(when, facts).miss).toEqual({ zh, en });
  });

  it('tells the day with its reason, and why there is nothing', () => {
    const { found, rules } = words(atom('ageYears', '>=', 3), { established: '2023-05-06' });
    expect(becomesWords(found.becomes!, rules.vocabulary)).toEqual({
      zh: '2026-05-06起可享受：成立满年数由2年增至3年',
      en: 'eligible from 2026-05-06: full years from 2 years to 3 years',
    });
    expect(moreWords({ why: 'nothing', gates: ['superseded'], unknown: [], facts: [] }, rules.vocabulary)).toEqual({
      zh: '改变企业情况也不能享受：已被新文件取代',
      en: 'no change of facts helps: a newer document has superseded it',
    });
    expect(moreWords(found.more, rules.vocabulary)).toBeNull();
  });
});
