import { describe, expect, it } from 'vitest';
import { explain, explanationText, loadRules, type Reason } from '../../src/index.ts';

const VOCABULARY = `
facts:
  region: { type: code, codes: region, label: { zh: 住所地, en: domicile } }
  staff: { type: integer, label: { zh: 从业人员数, en: staff }, unit: { zh: 人, en: people }, min: 0 }
  hires: { type: integer, label: { zh: 新招人数, en: new hires }, unit: { zh: 人, en: people }, min: 0 }
  sales: { type: money, label: { zh: 营业收入, en: revenue }, min: 0 }
  revenue: { type: money, period: year, label: { zh: 营业收入, en: revenue }, min: 0 }
  growth: { type: ratio, label: { zh: 营收增速, en: growth }, derive: { growth: [revenue, revenue@-2] } }
  titles: { type: codes, codes: titles, label: { zh: 资质荣誉, en: titles } }
  dishonest: { type: boolean, label: { zh: 失信被执行人, en: dishonest debtor } }
codes:
  titles: { high-tech: { label: { zh: 高新技术企业, en: high-tech enterprise } }, giant: { label: { zh: 小巨人, en: little giant } } }
  region: { "331000": { label: { zh: 台州市, en: Taizhou } }, "331083": { label: { zh: 玉环市, en: Yuhuan }, parent: "331000" }, "331082": { label: { zh: 临海市, en: Linhai }, parent: "331000" } }
conditions:
  black-list:
    any:
      - { fact: dishonest, operator: equal, value: true, clause: { article: 附则一 } }
      - { fact: titles, operator: contains, value: giant, note: { zh: 另有专项, en: has a scheme of its own } }
`;

const POLICY = `
policy: p
title: { zh: 示例政策, en: Example }
effective: { from: 2025-01-01 }
conditions:
  own: { fact: staff, operator: ">", value: 1, clause: { article: 第九条 } }
items:
  - { id: negated, title: 否定, when: { all: [{ not: { fact: staff, operator: "<", value: 100 } }, { not: { condition: black-list } }] } }
  - { id: either, title: 其一, when: { any: [{ fact: staff, operator: ">", value: 100 }, { all: [{ fact: hires, operator: ">", value: 3 }, { fact: dishonest, operator: equal, value: false }] }] } }
  - { id: many, title: 多种, when: { any: [{ fact: staff, operator: equal, value: 1 }, { fact: staff, operator: equal, value: 2 }, { fact: staff, operator: equal, value: 3 }, { fact: staff, operator: equal, value: 4 }] } }
  - { id: four, title: 四项, when: { all: [{ fact: staff, operator: equal, value: 1 }, { fact: staff, operator: equal, value: 2 }, { fact: staff, operator: equal, value: 3 }, { fact: staff, operator: equal, value: 4 }] } }
  - { id: cited, title: 引, when: { all: [{ condition: own }, { not: { condition: black-list } }] } }
  - { id: places, title: 几处, region: ["331083", "331082"], when: always }
  - { id: grown, title: 增长, when: { all: [{ fact: growth, operator: ">", value: 0 }, { fact: staff, operator: ">", value: 1 }] } }
  - { id: old, title: 旧, effective: { from: 2020-01-01, until: 2021-12-31 }, when: always }
  - { id: group, title: 一组, when: { all: [{ any: [{ fact: staff, operator: ">", value: 1 }, { fact: hires, operator: ">", value: 1 }], note: 二者之一 }, { fact: staff, operator: ">", value: 2 }] } }
  - { id: numbered, title: 编号, when: { all: [{ fact: staff, operator: ">", value: 1, id: "2" }, { fact: hires, operator: ">", value: 1 }] } }
  - { id: open, title: “自定”奖励, when: always, amount: unstated }
  - { id: slices, title: 分段, when: always, amount: { bands: { of: sales, mode: slices, rows: [{ below: 500万, rate: 1% }, { from: 500万, below: 800万, rate: 5‰ }, { from: 800万, rate: 2‰ }] } } }
  - { id: county, title: 县级, when: always, amount: 10万 }
  - { id: city, title: 市级, when: always, amount: 20万 }
  - { id: limited, title: 有限, when: always, amount: 10万, limit: [{ times: 3, amount: 30万 }, { times: 1, per: year, of: [county] }, { times: 2, per: P2Y }] }
  - { id: spring, title: 春季, when: always, window: { from: 03-01, until: 04-30 } }
  - { id: autumn, title: 秋季, when: always, window: { from: 10-01, until: 11-30 } }
  - { id: autumn-size, title: 秋季规模, when: { fact: staff, operator: ">", value: 9 }, window: { from: 10-01, until: 11-30 } }
  - { id: ending, title: 至年底, effective: { until: 2025-12-31 }, when: always }
  - { id: closed, title: 已截止, when: always, window: { from: 2025-03-01, until: 2025-04-30 } }
  - { id: floor, title: 层层, when: always, amount: { times: [staff, 500], atLeast: 1000, atMost: 1亿, round: { to: 100, mode: down } } }
  - { id: here, title: 在此, region: "331000", when: always }
stacking:
  - { rule: top-up, ladder: [county, city] }
`;

const { rules, diagnostics } = loadRules([
  { name: 'vocabulary/all.yaml', text: VOCABULARY },
  { name: 'p.yaml', text: POLICY },
]);

function explained(item: string, facts: object = {}, grants: readonly object[] = []) {
  const found = explain(
    rules,
    { enterprise: 'a', facts, grants },
    { asOf: '2025-11-01', item: `p/${item}`, near: false },
  );
  expect(found.diagnostics).toEqual([]);
  return found.explanation!;
}

const flat = (reasons: readonly Reason[]): readonly Reason[] =>
  reasons.flatMap((reason) => [reason, ...flat(reason.parts)]);
const zh = (...given: Parameters<typeof explained>): string => explanationText(explained(...given));
const en = (...given: Parameters<typeof explained>): string => explanationText(explained(...given), { language: 'en' });

describe('what is told aloud', () => {
  it('rests on rules without mistakes', () => expect(diagnostics).toEqual([]));

  it('asks of what is negated the opposite, never what it forbids', () => {
    const { summary } = explained('negated', { staff: 86, titles: ['giant'], dishonest: false });
    expect(summary.zh).toBe(
      'a不能享受“否定”：要求从业人员数不低于100人，实际为86人；要求资质荣誉不包含小巨人，实际为小巨人。',
    );
    expect(summary.en).toBe(
      'a is not eligible for “否定”: required: staff is at least 100 people (found: 86 people); required: titles does not include little giant (found: little giant).',
    );
  });

  it('unfolds a negated group with the verdict, the clause and the note of each part', () => {
    expect(zh('negated', { staff: 120, titles: ['giant'], dishonest: false })).toContain(
      [
        '    ✗ 以下各项均须满足',
        '      ✓ 失信被执行人：否〔附则一〕',
        '        失信被执行人：否（企业自报）',
        '      ✗ 资质荣誉不包含小巨人',
        '        另有专项',
        '        资质荣誉：小巨人（企业自报）',
      ].join('\n'),
    );
  });

  it('gives as data what a negated part would have to be', () => {
    const found = flat(explained('negated', {}).gates);
    const opposites = found.flatMap(({ id, opposite }) => (opposite === null ? [] : [[id, opposite.zh]]));
    expect(opposites).toEqual([
      ['when/1/1', '从业人员数不低于100人'],
      ['when/2/1', '“失信被执行人”为否且资质荣誉不包含小巨人'],
      ['when/2/1/black-list', '“失信被执行人”为否且资质荣誉不包含小巨人'],
      ['when/2/1/black-list/1', '失信被执行人：否'],
      ['when/2/1/black-list/2', '资质荣誉不包含小巨人'],
    ]);
  });

  it('cites this document only for what stands in it', () => {
    const cited = flat(explained('cited').gates).flatMap(({ id, clause }) => (clause ? [[id, clause.document]] : []));
    expect(cited).toEqual([
      ['when/1/p/own', { zh: '示例政策', en: 'Example' }],
      ['when/2/1/black-list/1', null],
    ]);
  });

  it('says where an item applies to one of several places, and what stays undefined', () => {
    expect(zh('places')).toContain('企业位于玉环市或临海市');
    expect(en('places')).toContain('the enterprise lies in Yuhuan or Linhai');
    const { summary } = explained('grown', { revenue: { 2024: 5, 2023: 0 } });
    expect(summary.zh).toMatch(/还须知道：从业人员数；且营收增速无法计算：基数为零或负。$/);
    expect(summary.en).toMatch(/still to be known: staff; and growth cannot be computed: its base is zero or less\.$/);
  });

  it('does not ask for all where one of several is enough', () => {
    const { summary } = explained('either', { staff: 86, hires: 3, dishonest: false });
    expect(summary.zh).toBe(
      'a不能享受“其一”：要求从业人员数高于100人或（新招人数高于3人且“失信被执行人”为否），实际从业人员数为86人，新招人数为3人，失信被执行人为否。',
    );
    expect(summary.en).toContain(
      'required: staff is more than 100 people or (new hires is more than 3 people and “dishonest debtor” is no) (found: staff: 86 people, new hires: 3 people, dishonest debtor: no).',
    );
    // Four ways are too long for a sentence.
    expect(explained('many', { staff: 9 }).summary.zh).toBe('a不能享受“多种”：4项条件须满足其一，均未满足。');
  });

  it('counts the reasons that are left out', () => {
    const { summary } = explained('four', { staff: 9 });
    expect(summary.zh).toMatch(/要求从业人员数为3人，实际为9人；共4项未满足。$/);
    expect(summary.en).toMatch(/\(found: 9 people\); and 1 more\.$/);
  });

  it('says that the day lies outside the period of validity', () => {
    const { summary } = explained('old');
    expect(summary.zh).toBe('a不能享受“旧”：基准日不在有效期内（有效期2020-01-01至2021-12-31）。');
    expect(summary.en).toBe(
      'a is not eligible for “旧”: the as-of date lies outside the period of validity (in force from 2020-01-01 until 2021-12-31).',
    );
  });

  it('tells the note of a group', () => {
    expect(zh('group', { staff: 5 })).toContain('    ✓ 以下各项满足其一即可\n      二者之一\n');
  });

  it('gives no two conditions one id, though an author numbers them by another place', () => {
    const ids = flat(explained('numbered').gates).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.slice(-2)).toEqual(['when/2', 'when/2.place']);
  });

  it('tells an amount that nobody has fixed once, and a title within its title by other quotes', () => {
    const { summary } = explained('open');
    expect(summary.zh).toBe('a可以享受“‘自定’奖励”，金额未定。');
    expect(summary.en).toBe('a is eligible for “‘自定’奖励”; the amount is not fixed.');
    expect(zh('open')).toContain('金额：未定\n  ＝ 由主管部门核定');
  });

  it('reckons slices slice by slice', () => {
    // 5 million at 1 %, 3 million at 0.5 %, 1.5 million at 0.2 %.
    expect(zh('slices', { sales: '950万' })).toContain(
      [
        '金额：6.8万元',
        '  ＝ 按营业收入分段累进',
        '  营业收入：950万元（企业自报）',
        '  不超过500万元的部分的1%：5万元',
        '  500万元至800万元的部分的0.5%：1.5万元',
        '  超过800万元的部分的0.2%：3000元',
      ].join('\n'),
    );
    expect(en('slices', { sales: '600万' })).toContain('0.5% of the part from ¥5,000,000 to ¥8,000,000: ¥5000');
  });

  it('says from what a ladder or a limit takes', () => {
    expect(zh('county', {}, [{ item: 'p/city', date: '2025-01-05', amount: '8万' }])).toContain(
      '金额：2万元\n  ＝ 补差：减去同一阶梯上已得的最高一笔（8万元）\n  本项数额：10万元',
    );
  });

  it('tells limits with what they allow and what is used', () => {
    const text = zh('limited', {}, [{ item: 'p/limited', date: '2024-05-01', amount: '12万' }]);
    expect(text).toContain(
      [
        '  ✓ 累计享受未满3次，且未达金额上限',
        '    金额上限30万元，已享受12万元',
        '    2024-05-01 已享受“有限”，12万元',
        '  ✓ 连同相关事项每年享受未满1次',
        '    尚未享受过',
        '  ✓ 2年内享受未满2次',
        '    2024-05-01 已享受“有限”，12万元',
      ].join('\n'),
    );
    const english = en('limited');
    expect(english).toContain('received fewer than 3 times in all, and less than the limit of money');
    expect(english).toContain('not received yet this year, items that count with it included');
    expect(english).toContain('received fewer than 2 times within 2 years');
    const unknown = explain(rules, { enterprise: 'a', grants: null }, { asOf: '2025-11-01', item: 'p/limited' });
    expect(explanationText(unknown.explanation!)).toContain('    金额上限30万元\n    已获补助情况：未知');
    const used = explained('limited', {}, [{ item: 'p/county', date: '2025-05-01' }]);
    expect(used.summary.zh).toBe('a不能享受“有限”：已达上限（要求连同相关事项每年享受未满1次）。');
  });

  it('says under a heading of its own when an item opens, and that one has closed for good', () => {
    expect(zh('autumn-size', { staff: 1 })).not.toContain('受理');
    expect(zh('spring')).toMatch(/\n受理：2026-03-01起$/);
    expect(zh('closed')).toMatch(/\n受理：目前不受理$/);
    expect(en('spring')).toMatch(/\nopen: from 2026-03-01$/);
    expect(zh('autumn')).toMatch(/\n受理：截至2025-11-30$/);
    // The end of the document has been told.
    expect(zh('ending')).not.toContain('受理');
  });

  it('passes over a floor, a ceiling or a rounding that changes nothing', () => {
    expect(zh('floor', { staff: 20 })).toContain(
      '＝ 从业人员数×500，不低于1000元，不超过1亿元，向下取整到100元\n  从业人员数×500：1万元\n    从业人员数：20人',
    );
    // 1 person: 500 is lifted to 1000.
    expect(zh('floor', { staff: 1 })).toContain(
      '向下取整到100元\n  从业人员数×500，不低于1000元：1000元\n    从业人员数×500：500元',
    );
  });

  it('tells only grants that count for the period of a limit', () => {
    const { gates } = explained('limited', {}, [
      { item: 'p/limited', date: '2023-10-01' },
      { item: 'p/limited', date: '2024-12-01', year: 2025 },
    ]);
    const dates = gates.map(({ test }) => (test?.kind === 'limit' ? test.grants?.map(({ date }) => date) : undefined));
    expect(dates.slice(-3)).toEqual([['2023-10-01', '2024-12-01'], ['2024-12-01'], ['2024-12-01']]);
  });

  it('tells the place that was said although it is all that the code list holds', () => {
    expect(zh('here', { region: '331000' })).toContain('✓ 企业位于台州市\n    住所地：台州市（企业自报）');
    expect(zh('here')).toContain('住所地：未知');
  });
});
