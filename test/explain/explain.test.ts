import { describe, expect, it } from 'vitest';
import { explain, explanationText, loadRules, type Reason, type Step } from '../../src/index.ts';

const VOCABULARY = `
facts:
  region: { type: code, codes: region, label: { zh: 住所地, en: domicile }, holder: 市市场监管局 }
  staff: { type: integer, label: { zh: 从业人员数, en: staff }, unit: { zh: 人, en: people }, min: 0, holder: 市人力社保局, maxAge: P13M, ask: { zh: 企业有多少人？, en: How many people work there? } }
  revenue: { type: money, period: year, label: { zh: 营业收入, en: revenue }, holder: 市税务局, ask: { zh: 全年营业收入多少？, en: What was the revenue? } }
  rdExpense: { type: money, period: year, label: { zh: 研发费用, en: R&D expense }, holder: 市税务局, ask: { zh: 研发费用多少？, en: What was spent on R&D? } }
  rdIntensity: { type: ratio, label: { zh: 研发投入强度, en: R&D intensity }, derive: { ratio: [rdExpense, revenue] } }
  established: { type: date, label: { zh: 成立日期, en: date of establishment } }
  titles: { type: codes, codes: titles, label: { zh: 资质荣誉, en: titles }, holder: 市科技局 }
  dishonest: { type: boolean, label: { zh: 是否失信被执行人, en: dishonest debtor }, holder: 市中级人民法院 }
codes:
  titles: { high-tech: { label: { zh: 高新技术企业, en: high-tech enterprise } }, giant: { label: { zh: 小巨人, en: little giant } } }
  region:
    "331000": { label: { zh: 台州市, en: Taizhou } }
    "331083": { label: { zh: 玉环市, en: Yuhuan }, parent: "331000" }
    "331082": { label: { zh: 临海市, en: Linhai }, parent: "331000" }
conditions:
  good-standing: { fact: dishonest, operator: equal, value: false, clause: { article: 附则 } }
`;

const POLICY = `
policy: p
title: { zh: 研发政策, en: R&D policy }
document: { number: 玉政发〔2025〕1号 }
region: "331083"
effective: { from: 2025-01-01, until: 2026-12-31 }
requires: { condition: good-standing }
items:
  - id: rd
    title: { zh: 研发奖励, en: R&D reward }
    clause: { article: 第三条, text: 研发投入强度3%以上的，按研发费用的10%奖励 }
    when:
      all:
        - { fact: rdIntensity, operator: ">=", value: 3%, id: intensity, clause: { article: 第三条（一） } }
        - any:
            - { fact: titles, operator: contains, value: high-tech }
            - { fact: staff, operator: between, value: [10, 300] }
          note: 两者之一
    amount: { rate: 10%, of: rdExpense, atMost: 20万, round: { to: 1000, mode: down } }
    limit: { amount: 30万, per: year }
    delivery: apply-free
  - id: choice
    title: { zh: 分档补助, en: Tiers }
    when: { not: { any: [{ fact: staff, operator: "<", value: 5 }, { fact: titles, operator: contains, value: giant }] } }
    amount:
      choose:
        - { when: { fact: titles, operator: contains, value: high-tech }, then: { bands: { of: revenue, rows: [{ from: 500万, below: 1000万, then: 5万 }, { from: 1000万, then: 10万 }] } } }
        - { otherwise: 1万 }
  - { id: review, title: { zh: 择优, en: Chosen }, when: always, review: [{ note: { zh: 择优遴选, en: chosen by merit }, by: 市经信局 }] }
`;

const { rules, diagnostics } = loadRules([
  { name: 'vocabulary/all.yaml', text: VOCABULARY },
  { name: 'p.yaml', text: POLICY },
]);

const FACTS = {
  region: { value: '331083', source: '市市场监管局' },
  staff: { value: 86, source: '市人力社保局', asOf: '2024-01-31' },
  revenue: { 2024: { value: '1亿', source: '市税务局', asOf: '2025-05-31' } },
  rdExpense: { 2024: '326.5万' },
  titles: { has: ['high-tech'] },
  dishonest: false,
};

function explained(facts: object, item = 'p/rd', more: object = {}) {
  const profile = { enterprise: 'a', name: '玉环示例公司', facts, ...more };
  const found = explain(rules, profile, { asOf: '2025-11-01', item });
  expect(found.diagnostics).toEqual([]);
  return found.explanation!;
}

const flat = (reasons: readonly Reason[]): readonly Reason[] =>
  reasons.flatMap((reason) => [reason, ...flat(reason.parts)]);
const steps = (step: Step): readonly Step[] => [step, ...step.parts.flatMap(steps)];

describe('an explanation', () => {
  it('rests on rules without mistakes', () => expect(diagnostics).toEqual([]));

  it('holds every gate and condition with its truth, under ids that the rule gives', () => {
    const tree = flat(explained(FACTS).gates).map(({ id, truth }) => [id, truth]);
    expect(tree).toEqual([
      ['in-force', 'true'],
      ['effective', 'true'],
      ['region', 'true'],
      ['requires', 'true'],
      ['requires.condition', 'true'],
      ['requires/good-standing', 'true'],
      ['when', 'true'],
      ['when.condition', 'true'],
      ['when/intensity', 'true'],
      ['when/2', 'true'],
      ['when/2/1', 'true'],
      ['when/2/2', 'true'],
      ['limit', 'true'],
    ]);
  });

  it('names the article of a condition, or that of what it stands in', () => {
    const found = flat(explained(FACTS).gates);
    const articles = found.flatMap(({ id, clause }) => (clause ? [[id, clause.document?.zh, clause.article]] : []));
    expect(articles).toEqual([
      // What all documents share stands in none of them.
      ['requires/good-standing', undefined, '附则'],
      ['when', '玉政发〔2025〕1号', '第三条'],
      ['when/intensity', '玉政发〔2025〕1号', '第三条（一）'],
    ]);
  });

  it('tells what an atom tests, so that a page can show it in its own way', () => {
    const tests = flat(explained(FACTS).gates).flatMap(({ id, test }) => (test ? [[id, test]] : []));
    expect(Object.fromEntries(tests)).toMatchObject({
      'in-force': { kind: 'status', draft: false },
      effective: {
        kind: 'atom',
        fact: 'asOf',
        operator: 'between',
        value: { kind: 'ends', low: { values: ['2025-01-01'] }, high: { values: ['2026-12-31'] } },
      },
      region: { fact: 'region', operator: 'within', value: { kind: 'codes', codes: ['331083'], within: [] } },
      'when/intensity': {
        fact: 'rdIntensity@2024',
        operator: 'greaterThanInclusive',
        value: { kind: 'numbers', values: ['0.03'] },
      },
      'when/2/1': { fact: 'titles', operator: 'contains', value: { codes: ['high-tech'] } },
      'when/2/2': { operator: 'between', value: { low: { values: ['10'] }, high: { values: ['300'] } } },
      limit: {
        kind: 'limit',
        times: null,
        amount: { max: { min: '300000' }, used: { min: '0', max: '0' } },
        grants: [],
      },
    });
  });

  it('tells of each fact its value, who says so, of when, and whether that counts as attested', () => {
    const { facts } = explained({ ...FACTS, dishonest: { value: false, source: '某网站' } });
    const told = Object.values(facts).map(({ fact, knowledge, standing, source, asOf }) => [
      fact,
      knowledge,
      standing,
      source,
      asOf,
    ]);
    expect(told).toEqual([
      ['asOf', 'known', 'attested', null, null],
      ['region', 'known', 'attested', '市市场监管局', null],
      ['dishonest', 'known', 'declared', '某网站', null],
      ['rdIntensity@2024', 'known', 'derived', null, null],
      ['rdExpense@2024', 'known', 'declared', null, null],
      ['revenue@2024', 'known', 'attested', '市税务局', '2025-05-31'],
      ['titles', 'partly', 'declared', null, null],
      // 2024-01-31 and thirteen months are over by 2025-11-01.
      ['staff', 'known', 'stale', '市人力社保局', '2024-01-31'],
    ]);
    expect(explained({ staff: null }).facts['staff']).toMatchObject({ knowledge: 'not-known', standing: null });
    expect(explained({}).facts['staff']).toMatchObject({ knowledge: 'unknown', told: { zh: '未知' } });
  });

  it('unfolds derived facts into what they are reckoned from, exactly', () => {
    const derivation = explained(FACTS).facts['rdIntensity@2024']!.derivation!;
    // 3.265 million of 100 million.
    expect(derivation.value).toEqual({ kind: 'number', min: '0.03265', max: '0.03265', whole: false });
    expect(derivation).toMatchObject({ form: 'ratio', words: { zh: '2024年研发费用÷2024年营业收入' } });
    expect(derivation.parts.map(({ fact }) => fact)).toEqual(['rdExpense@2024', 'revenue@2024']);
    const thirds = explained({ ...FACTS, revenue: { 2024: '3亿' }, rdExpense: { 2024: '1亿' } });
    expect(thirds.facts['rdIntensity@2024']!.value).toMatchObject({ min: '1/3', max: '1/3' });
  });

  it('reckons the amount step by step, down to what limits leave', () => {
    const { amount, result } = explained(FACTS, 'p/rd', {
      grants: [{ item: 'p/rd', date: '2025-03-01', amount: '12万' }],
    });
    // 10 % of 3.265 million is 326,500, at most 200,000, of which 300,000 less 120,000 are left.
    const found = steps(amount!).map(({ form, value }) => [form, value.kind === 'number' ? value.min : null]);
    expect(found).toEqual([
      ['limit', '180000'],
      ['round', '200000'],
      ['atMost', '200000'],
      ['rate', '326500'],
      ['literal', '0.1'],
      ['fact', '3265000'],
      ['literal', '200000'],
    ]);
    expect(result.amount).toEqual({ min: 180000, max: 180000 });
    expect(steps(amount!)[1]!.settings).toEqual({ to: '1000', mode: 'down' });
  });

  it('marks the branch and the row that count, and why', () => {
    const { amount } = explained({ ...FACTS, titles: ['high-tech'] }, 'p/choice');
    const [first, otherwise] = amount!.parts;
    expect([first!.counts, otherwise!.counts]).toEqual(['true', 'false']);
    expect(first!.condition).toMatchObject({ id: 'amount/1/when', truth: 'true', facts: ['titles'] });
    expect(first!.parts.slice(1).map(({ counts, branch }) => [counts, branch?.zh])).toEqual([
      ['false', '2024年营业收入500万元以上、不足1000万元'],
      ['true', '2024年营业收入1000万元以上'],
    ]);
  });

  it('marks what decided, and only that', () => {
    const decisive = (facts: object): readonly string[] =>
      flat(explained(facts).gates).flatMap((reason) =>
        reason.decisive && reason.parts.length === 0 ? [`${reason.id} ${reason.truth}`] : [],
      );
    // One of two is enough for it to hold.
    expect(decisive({ ...FACTS, staff: 9 })).toContain('when/2/1 true');
    expect(decisive({ ...FACTS, staff: 9 })).not.toContain('when/2/2 false');
    // What fails settles it, whatever is unknown; of `any` all fail.
    expect(decisive({ ...FACTS, region: '331082', revenue: null })).toEqual(['region false']);
    expect(decisive({ ...FACTS, titles: [], staff: 9 })).toEqual(['when/2/1 false', 'when/2/2 false']);
    // What is unknown keeps it open.
    expect(decisive({ ...FACTS, rdExpense: null })).toEqual(['when/intensity unknown']);
  });

  it('says which facts must be attested before it is given without an application', () => {
    expect(explained(FACTS).heldBack).toEqual(['dishonest', 'rdExpense@2024', 'titles', 'staff']);
    const attested = {
      ...FACTS,
      dishonest: { value: false, source: '市中级人民法院' },
      rdExpense: { 2024: { value: '326.5万', source: '市税务局' } },
      titles: { has: ['high-tech'], source: '市科技局' },
    };
    expect(explained(attested)).toMatchObject({ heldBack: [], result: { delivery: 'apply-free' } });
  });

  it('is plain data', () => {
    const explanation = explained(FACTS);
    expect(JSON.parse(JSON.stringify(explanation))).toEqual(explanation);
  });

  it('says what is wrong where there is nothing to explain', () => {
    const unknown = explain(rules, { enterprise: 'a' }, { asOf: '2025-11-01', item: 'p/rb' });
    expect(unknown.explanation).toBe(null);
    expect(unknown.diagnostics[0]).toMatchObject({ code: 'unknown-item' });
    const nowhen = explain(rules, { enterprise: 'a' }, { asOf: '2025-02-30', item: 'p/rd' });
    expect(nowhen.explanation).toBe(null);
    expect(nowhen.diagnostics).toHaveLength(1);
  });
});

describe('the text of an explanation', () => {
  const grants = [{ item: 'p/rd', date: '2025-03-01', amount: '12万' }];

  it('is what an officer reads aloud', () => {
    expect(`${explanationText(explained(FACTS, 'p/rd', { grants }))}\n`).toMatchInlineSnapshot(`
      "可享受 · 研发奖励
      玉环示例公司可以享受“研发奖励”，金额18万元。
      依据：玉政发〔2025〕1号 第三条：“研发投入强度3%以上的，按研发费用的10%奖励”
      基准日：2025-11-01
      条件
        ✓ 文件已正式施行
        ✓ 有效期2025-01-01至2026-12-31
        ✓ 企业位于玉环市
          住所地：玉环市（市市场监管局）
        ✓ 政策的共同条件
          ✓ 是否失信被执行人：否〔附则〕
            是否失信被执行人：否（企业自报）
        ✓ 事项的条件：以下各项均须满足
          ✓ 2024年研发投入强度不低于3%〔第三条（一）〕
            2024年研发投入强度：3.265%
              ＝ 2024年研发费用÷2024年营业收入
              2024年研发费用：326.5万元（企业自报）
              2024年营业收入：1亿元（市税务局，截至2025-05-31）
          ✓ 以下各项满足其一即可
            两者之一
            ✓ 资质荣誉包含高新技术企业
              资质荣誉：有高新技术企业，其余未知（企业自报）
            ✓ 从业人员数在10人至300人之间（含两端）
              从业人员数：86人（市人力社保局，截至2024-01-31，已过时）
        ✓ 每年享受未达金额上限
          金额上限30万元，已享受12万元
          2025-03-01 已享受“研发奖励”，12万元
      金额：18万元
        ＝ 以上限的余额为限（上限30万元，已享受12万元）
        2024年研发费用的10%，不超过20万元，向下取整到1000元：20万元
          2024年研发费用的10%，不超过20万元：20万元
            2024年研发费用的10%：32.65万元
              2024年研发费用：326.5万元
      办理方式：直达快享
        ? “是否失信被执行人”为企业自报，经市中级人民法院确认后方可免申即享
        ? “2024年研发费用”为企业自报，经市税务局确认后方可免申即享
        ? “资质荣誉”为企业自报，经市科技局确认后方可免申即享
        ? “从业人员数”的数据已过时，经市人力社保局确认后方可免申即享
      "
    `);
  });

  it('says the same in English', () => {
    const text = explanationText(explained({ ...FACTS, staff: { min: 3 }, titles: ['high-tech'] }, 'p/choice'), {
      language: 'en',
    });
    expect(`${text}\n`).toMatchInlineSnapshot(`
      "undetermined · Tiers
      Whether 玉环示例公司 is eligible for “Tiers” is not settled yet; still to be known: staff.
      by: 玉政发〔2025〕1号
      as of 2025-11-01
      conditions
        ✓ the document is in force
        ✓ in force from 2025-01-01 until 2026-12-31
        ✓ the enterprise lies in Yuhuan
          domicile: Yuhuan (市市场监管局)
        ✓ what the policy requires of all
          ✓ dishonest debtor: no [附则]
            dishonest debtor: no (declared by the enterprise)
        ? the conditions of the item: all of these must hold
          ? staff is at least 5 people
            staff: at least 3 people (declared by the enterprise)
          ✓ titles does not include little giant
            titles: high-tech enterprise (declared by the enterprise)
      still to be known
        ? staff: How many people work there?
      amount: ¥100,000
        = by the case that applies
        ✓ titles includes high-tech enterprise: ¥100,000
          titles: high-tech enterprise
          = by the band of revenue (2024)
          revenue (2024): ¥100,000,000 (市税务局, as of 2025-05-31)
          ✗ revenue (2024) from ¥5,000,000 to below ¥10,000,000
          ✓ revenue (2024) ¥10,000,000 or more: ¥100,000
        ✗ otherwise
      "
    `);
  });

  it('keeps in short only what decided', () => {
    const text = explanationText(explained({ region: '331082', staff: null, dishonest: true }), { short: true });
    expect(`${text}\n`).toMatchInlineSnapshot(`
      "不符合 · 研发奖励
      玉环示例公司不能享受“研发奖励”：要求企业位于玉环市，实际为临海市；“是否失信被执行人”须为否，实际为是。
      依据：玉政发〔2025〕1号 第三条：“研发投入强度3%以上的，按研发费用的10%奖励”
      基准日：2025-11-01
      条件
        ✗ 企业位于玉环市
          住所地：临海市（企业自报）
        ✗ 政策的共同条件
          ✗ 是否失信被执行人：否〔附则〕
            是否失信被执行人：是（企业自报）
      怎样才能符合
        改变三项以内的情况仍不符合，需同时改变更多，如住所地、是否失信被执行人、2024年研发费用、2024年营业收入、资质荣誉
      "
    `);
  });
});
