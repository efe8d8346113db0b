import { describe, expect, it } from 'vitest';
import { whyOf } from '../../src/explain/index.ts';
import { Evaluation } from '../../src/kernel/evaluate.ts';
import { loadProfiles } from '../../src/match/load-profiles.ts';
import { loadRules } from '../../src/match/rule-set.ts';
import { worldOf } from '../../src/match/world.ts';
import { parseDay } from '../../src/value/civil-date.ts';
import { VOCABULARY } from '../cli/workspace.ts';

const POLICY = `
policy: p
title: 示例
region: "331083"
effective: { from: 2025-01-01, until: 2026-12-31 }
requires: { condition: good-standing }
items:
  - id: x
    title: 一
    clause: { article: 第一条 }
    when:
      all:
        - { fact: staff, operator: ">=", value: 10 }
        - all:
            - { fact: revenue, operator: ">=", value: 1亿, clause: { article: 第一条（二） } }
            - { any: [{ fact: revenue@-2, operator: "<", value: 1亿 }, { fact: staff, operator: ">", value: 300 }] }
    amount: 20万
    limit: { times: 1, per: P2Y }
  - { id: y, title: 二, when: always, requires: always }
`;

const { rules } = loadRules([
  { name: 'vocabulary/all.yaml', text: VOCABULARY },
  { name: 'p.yaml', text: POLICY },
  {
    name: 'q.yaml',
    text: 'policy: q\ntitle: 新政策\nsupersedes: [p/y]\neffective: { from: 2026-01-01 }\nitems: [{ id: z, title: 三, when: always }]',
  },
]);

function why(profile: string, item = 'p/x', day = '2025-11-01') {
  const { profiles } = loadProfiles(rules, [{ name: 'profile.yaml', text: profile }]);
  const evaluation = new Evaluation(worldOf(profiles[0]!, rules.vocabulary, parseDay(day)!));
  const compiled = rules.compiled.items.find((one) => one.item.name === item)!;
  return whyOf(rules, evaluation, compiled);
}

describe('why', () => {
  it('tells each thing that must hold, what was found, where it stands, and what is missing', () => {
    const parts = why(
      '{ enterprise: a, facts: { region: "331000", staff: 9, dishonest: null, revenue: { 2024: 2亿 } }, grants: null }',
    );
    expect(
      parts.map(({ gate, truth, words, clause, missing }) => [gate, truth, words.zh, clause?.article ?? null, missing]),
    ).toEqual([
      ['in-force', 'true', '文件已正式施行', null, []],
      ['effective', 'true', '有效期2025-01-01至2026-12-31', null, []],
      ['region', 'unknown', '企业位于玉环市', null, ['region']],
      ['requires', 'unknown', '失信被执行人：否', null, ['dishonest']],
      ['when', 'false', '从业人员数不低于10人', '第一条', []],
      ['when', 'true', '2024年营业收入不低于1亿元', '第一条（二）', []],
      ['when', 'unknown', '2023年营业收入低于1亿元或从业人员数高于300人', '第一条', ['revenue@2023']],
      ['limit', 'unknown', '2年内享受未满1次', null, ['grants']],
    ]);
  });

  it('says what supersedes an item, and nothing of a condition that asks nothing', () => {
    const parts = why('{ enterprise: a, facts: { region: "331083" } }', 'p/y', '2026-01-01');
    expect(parts.map(({ gate, truth, words }) => [gate, truth, words.en])).toEqual([
      ['in-force', 'true', 'the document is in force'],
      ['effective', 'true', 'in force from 2025-01-01 until 2026-12-31'],
      ['superseded', 'false', 'not superseded by 新政策'],
      ['region', 'true', 'the enterprise lies in Yuhuan'],
    ]);
  });

  it('together the parts are the verdict', () => {
    for (const facts of ['{}', '{ region: "331083", dishonest: false, staff: 20 }', '{ region: "331082" }']) {
      const parts = why(`{ enterprise: a, facts: ${facts} }`);
      const compiled = rules.compiled.items[0]!;
      const { profiles } = loadProfiles(rules, [{ name: 'p.yaml', text: `{ enterprise: a, facts: ${facts} }` }]);
      const evaluation = new Evaluation(worldOf(profiles[0]!, rules.vocabulary, parseDay('2025-11-01')!));
      const truths = parts.map(({ truth }) => truth);
      const all = truths.includes('false') ? 'false' : truths.includes('unknown') ? 'unknown' : 'true';
      expect(evaluation.truth(compiled.verdict)).toBe(all);
    }
  });
});
