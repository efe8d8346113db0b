import { describe, expect, it } from 'vitest';
import { ConditionWriter } from '../../src/engines/json-rules-engine/conditions.ts';
import { jsonRulesEngine } from '../../src/engines/json-rules-engine/index.ts';
import { loadProfiles, loadRules, type RuleSet } from '../../src/index.ts';
import type { World } from '../../src/kernel/world.ts';
import { worldOf } from '../../src/match/world.ts';
import { parseDay } from '../../src/value/civil-date.ts';

const VOCABULARY = `facts:
  staff: { type: integer, label: 人数 }
  revenue: { type: money, period: year, label: 收入 }
  cost: { type: money, label: 成本 }
  rate: { type: ratio, label: 比率 }
  listed: { type: boolean, label: 上市 }
  scope: { type: text, label: 范围 }
  profit: { type: money, label: 利润, derive: { minus: [revenue, cost] } }
`;
const DAY = parseDay('2025-08-01')!;

/** Rules with items `a`, `b`, … of these conditions. */
function rulesOf(conditions: readonly string[], more = ''): RuleSet {
  const items = conditions.map((when, at) => `  - { id: ${'abcdefgh'[at]}, title: 事项, when: ${when} }\n`).join('');
  const { rules, diagnostics } = loadRules([
    { name: 'vocabulary/a.yaml', text: VOCABULARY },
    { name: 'p.yaml', text: `policy: p\ntitle: 政策\n${more}items:\n${items}` },
  ]);
  expect(diagnostics).toEqual([]);
  return rules;
}

function world(rules: RuleSet, facts: string): World {
  const { profiles, diagnostics } = loadProfiles(rules, [{ name: 'x.yaml', text: `enterprise: x\nfacts: ${facts}` }]);
  expect(diagnostics).toEqual([]);
  return worldOf(profiles[0]!, rules.vocabulary, DAY);
}

async function truths(conditions: readonly string[], facts: string, more = ''): Promise<readonly string[]> {
  const rules = rulesOf(conditions, more);
  const prepared = await jsonRulesEngine.prepare(rules.compiled);
  return prepared.truths(world(rules, facts));
}

describe('the engine json-rules-engine', () => {
  it('says unknown where neither rule fires', async () => {
    const atLeast = (staff: number): string => `{ fact: staff, operator: ">=", value: ${staff} }`;
    const conditions = [8, 9, 20, 21].map(atLeast);
    expect(await truths(conditions, '{ staff: { min: 8, max: 20 } }')).toEqual(['true', 'unknown', 'unknown', 'false']);
    expect(await truths(conditions, '{}')).toEqual(['unknown', 'unknown', 'unknown', 'unknown']);
  });

  it('takes the opposite of what is unknown for unknown', async () => {
    const conditions = [
      '{ not: { fact: listed, operator: equal, value: true } }',
      '{ not: { any: [{ fact: listed, operator: equal, value: true }, { fact: staff, operator: "<", value: 5 }] } }',
      '{ not: { all: [{ fact: listed, operator: equal, value: true }, { fact: staff, operator: "<", value: 5 }] } }',
    ];
    expect(await truths(conditions, '{ staff: 7 }')).toEqual(['unknown', 'unknown', 'true']);
    expect(await truths(conditions, '{ staff: 3 }')).toEqual(['unknown', 'false', 'unknown']);
    expect(await truths(conditions, '{ staff: 3, listed: true }')).toEqual(['false', 'false', 'false']);
  });

  it('compares what a float cannot tell apart', async () => {
    // 2^53 + 1 is no double; 0.1 + 0.2 of doubles is more than 0.3.
    const conditions = [
      '{ fact: cost, operator: ">", value: 9007199254740992 }',
      '{ fact: profit, operator: equal, value: 0.3 }',
    ];
    expect(await truths(conditions.slice(0, 1), '{ cost: 9007199254740993 }')).toEqual(['true']);
    expect(await truths(conditions.slice(1), '{ revenue: 0.1, cost: -0.2 }')).toEqual(['true']);
  });

  it('reads derived facts, other facts, ends of ranges, sets and phrases', async () => {
    const conditions = [
      '{ fact: profit, operator: ">", value: { fact: cost } }',
      '{ fact: cost, operator: between, value: [3, { fact: revenue@2023 }] }',
      '{ fact: staff, operator: in, value: [3, 5] }',
      '{ fact: scope, operator: mentions, value: [泵, 阀] }',
    ];
    const facts = '{ revenue: { 2023: 5, 2024: 9 }, cost: 4, staff: 4, scope: 阀门制造 }';
    // 9 − 4 = 5 > 4; 3 ≤ 4 ≤ 5.
    expect(await truths(conditions, facts)).toEqual(['true', 'true', 'false', 'true']);
  });

  it('decides what no fact can change: everyone, and the items of a draft', async () => {
    expect(await truths(['always', '{ not: always }'], '{}')).toEqual(['true', 'false']);
    expect(await truths(['always'], '{}', 'status: draft\n')).toEqual(['false']);
  });

  it('keeps runs that overlap apart', async () => {
    const rules = rulesOf(['{ fact: staff, operator: ">=", value: 10 }', '{ fact: profit, operator: ">", value: 0 }']);
    const prepared = await jsonRulesEngine.prepare(rules.compiled);
    // One after each microtask: some begin just before another ends.
    const staff = Array.from({ length: 120 }, (_, at) => at % 20);
    const running = [];
    for (const one of staff) {
      running.push(prepared.truths(world(rules, `{ staff: ${one}, cost: 1 }`)));
      await null;
    }
    const found = await Promise.all(running);
    expect(found.map(([first]) => first)).toEqual(staff.map((one) => String(one >= 10)));
  });

  it('goes on after a world that cannot be read', async () => {
    const rules = rulesOf(['{ fact: staff, operator: ">=", value: 10 }']);
    const prepared = await jsonRulesEngine.prepare(rules.compiled);
    const good = world(rules, '{ staff: 12 }');
    const broken: World = {
      ...good,
      given: () => {
        throw new Error('no connection');
      },
    };
    const [first, second] = await Promise.allSettled([prepared.truths(broken), prepared.truths(good)]);
    expect(first).toMatchObject({ status: 'rejected', reason: { message: 'no connection' } });
    expect(second).toEqual({ status: 'fulfilled', value: ['true'] });
  });
});

describe('the conditions of json-rules-engine', () => {
  const written = (rules: RuleSet, at: number, wanted: 'true' | 'false') => {
    const writer = new ConditionWriter(rules.compiled.items);
    const condition = writer.write(rules.compiled.items[at]!.verdict, wanted);
    return { condition, named: writer.named, facts: [...writer.facts.keys()] };
  };

  it('have no `not`: negations are the opposite operators of the atoms', () => {
    const rules = rulesOf([
      '{ not: { any: [{ fact: cost, operator: "<", value: 5 }, { fact: revenue@2023, operator: "<", value: { fact: cost } }] } }',
    ]);
    const { condition, facts } = written(rules, 0, 'true');
    expect(condition).toEqual({
      all: [
        { fact: 'cost', operator: 'certainlyNotLess', value: { fact: facts[1] }, priority: 2 },
        { fact: 'revenue@2023', operator: 'certainlyNotLess', value: { fact: 'cost' }, priority: 1 },
      ],
    });
    expect(written(rules, 0, 'false').condition).toMatchObject({
      any: [{ operator: 'certainlyLess' }, { operator: 'certainlyLess' }],
    });
  });

  it('are named where several items share a group, and written once', () => {
    const group = '{ any: [{ fact: staff, operator: ">", value: 5 }, { fact: listed, operator: equal, value: true }] }';
    const rules = rulesOf([
      `{ all: [${group}, { fact: cost, operator: ">", value: 1 }] }`,
      `{ all: [${group}, { fact: cost, operator: ">", value: 2 }] }`,
    ]);
    const writer = new ConditionWriter(rules.compiled.items);
    const [first, second] = rules.compiled.items.map(({ verdict }) => writer.write(verdict, 'true'));
    expect(writer.named.size).toBe(1);
    const [name] = writer.named.keys();
    for (const verdict of [first, second])
      expect(verdict).toMatchObject({
        all: [
          { operator: 'certainlyLess', value: { fact: 'cost' }, priority: 2 },
          { condition: name, priority: 1 },
        ],
      });
  });

  it('hold names and no values, which the package would copy at every run', () => {
    const rules = rulesOf([
      '{ all: [{ fact: staff, operator: in, value: [3, 5] }, { fact: scope, operator: mentions, value: [泵] }, { fact: cost, operator: between, value: [1, 2] }] }',
    ]);
    const { condition, facts } = written(rules, 0, 'true');
    const atoms = (condition as { all: { fact: string; value: unknown }[] }).all;
    expect(atoms).toHaveLength(3);
    for (const { fact, value } of atoms) {
      expect(facts).toContain(fact);
      expect(facts).toContain((value as { fact: string }).fact);
      expect(Object.keys(value as object)).toEqual(['fact']);
    }
  });
});
