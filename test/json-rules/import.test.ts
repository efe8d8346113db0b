import { describe, expect, it } from 'vitest';
import { match } from '../../src/index.ts';
import { fromJsonRules } from '../../src/json-rules/index.ts';
import { eligible, fired, importSound } from './both.ts';

const rule = (conditions: unknown, more = {}) => ({ conditions, event: { type: 'e' }, ...more }) as never;
const verdictsOf = (imported: ReturnType<typeof fromJsonRules>, facts: Record<string, unknown>) =>
  match(imported.rules, { enterprise: 'x', facts }, { asOf: '2025-11-01' }).results.map(({ verdict }) => verdict);

describe('an import', () => {
  it('writes a vocabulary and a policy as an officer would', () => {
    const { files } = importSound({
      rules: [
        rule({
          all: [
            { fact: 'staff', operator: 'greaterThanInclusive', value: 10, name: 'not too small' },
            { fact: 'staff', operator: 'lessThanInclusive', value: 300 },
            { fact: 'founded', operator: 'lessThan', value: '2020-01-01' },
            { fact: 'titles', operator: 'someFact:in', value: ['high-tech', 'giant'] },
          ],
        }),
      ],
    });
    expect(files.map(({ name }) => name)).toEqual(['vocabulary/json-rules.yaml', 'json-rules.yaml']);
    expect(files[0]?.text).toBe(`facts:
  staff:
    type: decimal
    label: staff
  founded:
    type: date
    label: founded
  titles:
    type: codes
    codes: titles-values
    label: titles
codes:
  titles-values:
    high-tech:
      label: high-tech
    giant:
      label: giant
    other:
      label:
        zh: 其他
        en: other
`);
    expect(files[1]?.text).toBe(`policy: json-rules
title:
  zh: 自 json-rules-engine 导入的规则
  en: rules imported from json-rules-engine
items:
  - id: e
    title: e
    when:
      all:
        - fact: staff
          operator: ">="
          value: 10
          note: not too small
        - fact: staff
          operator: "<="
          value: 300
        - fact: founded
          operator: before
          value: "2020-01-01"
        - fact: titles
          operator: containsAny
          value:
            - high-tech
            - giant
`);
  });

  it('makes at least and at most of one fact a range, as `between` is exported', () => {
    const { files } = importSound({
      rules: [
        rule({
          all: [
            { fact: 'x', operator: 'greaterThanInclusive', value: 1 },
            { fact: 'x', operator: 'lessThanInclusive', value: 5.5 },
          ],
        }),
      ],
    });
    expect(files[1]?.text).toContain('operator: between\n      value:\n        - 1\n        - 5.5');
  });

  it('takes an empty `all` and an empty `any` for true, as json-rules-engine does', async () => {
    for (const conditions of [
      { all: [] },
      { any: [] },
      { all: [{ any: [] }, { not: { all: [{ not: { all: [] } }] } }] },
    ]) {
      const set = { rules: [rule(conditions)] };
      expect(await fired(set, {})).toEqual(['e']);
      expect(eligible(importSound(set), {})).toEqual(['e']);
    }
  });

  it('orders by priority, and keeps the order of the others', () => {
    const imported = importSound({
      rules: [1, 7, 1, 3].map((priority, at) => rule({ all: [] }, { priority, name: `rule ${at}` })),
    });
    expect(imported.items.map(({ item, rule, priority }) => [item, rule, priority])).toEqual([
      ['json-rules/rule-1', 'rule 1', 7],
      ['json-rules/rule-3', 'rule 3', 3],
      ['json-rules/rule-0', 'rule 0', 1],
      ['json-rules/rule-2', 'rule 2', 1],
    ]);
  });

  it('gives every rule a name of its own', () => {
    const imported = importSound({
      rules: ['over 21(ish)', 'over 21 ish', '优惠', 'over 21(ish)', '!!'].map((name) => rule({ all: [] }, { name })),
    });
    expect(imported.items.map(({ item }) => item)).toEqual([
      'json-rules/over-21-ish',
      'json-rules/over-21-ish-2',
      'json-rules/优惠',
      'json-rules/over-21-ish-3',
      'json-rules/rule-5',
    ]);
  });

  it('reads JSON text, rules that are texts themselves, and numbers as they are written', () => {
    const text =
      '{ "conditions": { "all": [{ "fact": "x", "operator": "equal", "value": 5.0 }] }, "event": { "type": "e" } }';
    for (const json of [text, `[${text}]`, [text], { rules: [text] }]) {
      const imported = fromJsonRules(json as never);
      expect(imported.diagnostics).toEqual([]);
      expect(eligible(imported, { x: 5 })).toEqual(['e']);
    }
    const broken = fromJsonRules([
      text,
      '{ "conditions": { "all": [{ "fact": "x", "operator": "like", "value": 1 }] }, "event": { "type": "f" } }',
    ]);
    expect(broken.diagnostics.map(({ at, path, column }) => `${at} ${path}:${column}`)).toEqual([
      '[1].conditions.all[0].operator json-rules:[1]:54',
    ]);
    expect(broken.items.map(({ event }) => event.type)).toEqual(['e']);
  });

  it('leaves open what is not known, where json-rules-engine would fail', () => {
    const imported = importSound({
      rules: [
        rule({ all: [{ fact: 'status', operator: 'in', value: ['active', 'paused'] }] }),
        rule({
          any: [
            { fact: 'status', operator: 'equal', value: 'active' },
            { fact: 'x', operator: 'lessThan', value: 5 },
          ],
        }),
      ],
    });
    // That rules name two values does not make them the only ones.
    expect(verdictsOf(imported, {})).toEqual(['undetermined', 'undetermined']);
    expect(verdictsOf(imported, { x: { max: 4 } })).toEqual(['undetermined', 'eligible']);
    expect(verdictsOf(imported, { status: 'closed', x: 5 })).toEqual(['ineligible', 'ineligible']);
  });

  it('knows no others where the caller gives all codes', () => {
    const imported = importSound(
      { rules: [rule({ all: [{ fact: 'status', operator: 'in', value: ['active', 'paused'] }] })] },
      { types: { status: { type: 'code', codes: ['active', 'paused'] } } },
    );
    expect(verdictsOf(imported, {})).toEqual(['eligible']);
  });

  it('compares a fact with the members of another by their codes, and says unknown of values that no rule names', () => {
    const imported = importSound({
      rules: [
        rule({ all: [{ fact: 'colour', operator: 'in', value: { fact: 'allowed' } }] }),
        rule({ all: [{ fact: 'allowed', operator: 'contains', value: 'red' }] }),
        rule({ all: [{ fact: 'colour', operator: 'equal', value: 'blue' }] }),
      ],
    });
    const verdicts = (colour: string, ...allowed: string[]) =>
      verdictsOf(imported, imported.profileFacts({ colour, allowed }));
    expect(verdicts('blue', 'red', 'blue')).toEqual(['eligible', 'eligible', 'eligible']);
    expect(verdicts('blue', 'red')).toEqual(['ineligible', 'eligible', 'eligible']);
    expect(verdicts('blue', 'green')).toEqual(['ineligible', 'ineligible', 'eligible']);
    // Neither green nor grey stands in a rule: they may be the same for all that is known.
    expect(verdicts('green', 'grey')).toEqual(['undetermined', 'ineligible', 'ineligible']);
  });

  it('takes types, years and code trees from a vocabulary', () => {
    const vocabulary = [
      {
        name: 'vocabulary/own.yaml',
        text: `
facts:
  revenue: { type: money, period: year, label: 营业收入 }
  region: { type: code, codes: places, label: 所在地 }
  rate: { type: ratio, label: 比率, derive: { growth: [revenue, revenue@-2] } }
codes:
  places: { "33": { label: 浙江 }, "3310": { label: 台州, parent: "33" }, "44": { label: 广东 } }
`,
      },
    ];
    const at = (operator: string, value: unknown) => rule({ all: [{ fact: 'region', operator, value }] });
    const imported = importSound(
      {
        rules: [
          rule({ all: [{ fact: 'revenue@2024', operator: 'greaterThan', value: 100 }] }),
          rule({ all: [{ fact: 'rate', operator: 'greaterThan', value: 0.1 }] }),
          at('equal', '33'),
          at('in', ['33', '3310']),
          at('notEqual', '33'),
          rule({ all: [{ fact: 'staff', operator: 'greaterThan', value: 5 }] }),
        ],
      },
      { vocabulary },
    );
    // Only what it does not declare is declared anew.
    expect(imported.files[0]?.text).toBe('facts:\n  staff:\n    type: decimal\n    label: staff\n');
    const facts = (region: string) => ({ region, revenue: { 2024: 111, 2023: 100 }, staff: 5 });
    // To be equal to 33 in JSON is to be 33 itself, and no one below; a profile that says 33 leaves open which.
    expect(verdictsOf(imported, facts('3310'))).toEqual([
      'eligible',
      'eligible',
      'ineligible',
      'eligible',
      'eligible',
      'ineligible',
    ]);
    expect(verdictsOf(imported, facts('33'))).toEqual([
      'eligible',
      'eligible',
      'undetermined',
      'eligible',
      'undetermined',
      'ineligible',
    ]);
    expect(verdictsOf(imported, facts('44'))).toEqual([
      'eligible',
      'eligible',
      'ineligible',
      'ineligible',
      'eligible',
      'ineligible',
    ]);
  });

  it('takes constant facts for what they are, with members', async () => {
    const set = {
      facts: { limits: { staff: 300, kinds: ['a', 'b'] } },
      rules: [
        rule({ all: [{ fact: 'staff', operator: 'lessThan', value: { fact: 'limits', path: '$.staff' } }] }),
        rule(
          { all: [{ fact: 'kind', operator: 'in', value: { fact: 'limits', path: '$.kinds' } }] },
          { event: { type: 'k' } },
        ),
        rule(
          { all: [{ fact: 'limits', path: '$.kinds', operator: 'contains', value: 'b' }] },
          { event: { type: 'c' } },
        ),
      ],
    };
    for (const [facts, events] of [
      [{ staff: 299, kind: 'b' }, ['c', 'e', 'k']],
      [{ staff: 300, kind: 'c' }, ['c']],
    ] as const) {
      expect(await fired(set, facts)).toEqual(events);
      expect(eligible(importSound(set), facts)).toEqual(events);
    }
  });

  it('resolves members of constant lists, and says nothing of what is not there, as json-rules-engine does', async () => {
    const at = (type: string, fact: string, path: string, operator: string, value: unknown) =>
      rule({ all: [{ fact, path, operator, value }] }, { event: { type } });
    const set = {
      facts: { list: ['a', { b: 2 }], name: 'a', day: { from: '2020-01-01' }, none: { of: null } },
      rules: [
        at('length', 'list', '$.length', 'equal', 2),
        at('no member', 'list', '$.a', 'contains', 'a'),
        at('item', 'list', "$['1'].b", 'equal', 2),
        at('itself', 'name', '$.a', 'equal', 'a'),
        at('below a text', 'day', '$.from.year', 'equal', '2020-01-01'),
        at('below null', 'none', '$.of.it', 'equal', null),
        at('null', 'none', '$.of', 'equal', null),
        at('earlier', 'day', '$.from', 'lessThan', '2020-01-02'),
        at('not earlier', 'day', '$.from', 'lessThan', '2020-01-01'),
      ],
    };
    const events = ['earlier', 'item', 'itself', 'length', 'null'];
    expect(await fired(set, {})).toEqual(events);
    expect(eligible(importSound(set), {})).toEqual(events);
  });

  it('reads `$price` as a member of that name, and an empty path as none', async () => {
    const set = {
      rules: [
        rule({ all: [{ fact: 'o', path: '$price', operator: 'equal', value: 1 }] }),
        rule({ all: [{ fact: 'n', path: '', operator: 'equal', value: 1 }] }, { event: { type: 'n' } }),
        rule({ all: [{ fact: 'o', path: "$['单价 (元)']", operator: 'equal', value: 1 }] }, { event: { type: 'q' } }),
      ],
    };
    for (const [o, events] of [
      [{ price: 1, $price: 2, '单价 (元)': 1 }, ['n', 'q']],
      [{ price: 2, $price: 1, '单价 (元)': 2 }, ['e', 'n']],
    ] as const) {
      expect(await fired(set, { o, n: 1 })).toEqual(events);
      expect(eligible(importSound(set), { o, n: 1 })).toEqual(events);
    }
  });

  it('takes a fact named `asOf` for one of its own, not for the day of the match', async () => {
    const set = { rules: [rule({ all: [{ fact: 'asOf', operator: 'lessThan', value: '2021-01-01' }] })] };
    const imported = importSound(set);
    expect(imported.facts.map(({ name, type }) => `${name} ${type}`)).toEqual(['asOf_ date']);
    expect(imported.diagnostics.map(({ code }) => code)).toEqual(['json-name']);
    for (const [asOf, events] of [
      ['2020-05-01', ['e']],
      ['2025-11-01', []],
    ] as const) {
      expect(await fired(set, { asOf })).toEqual(events);
      expect(eligible(imported, { asOf })).toEqual(events);
    }
  });

  it('looks at a named condition before a group beside it, but at the root of a rule after it', async () => {
    const flag = { all: [{ fact: 'f', operator: 'equal', value: true }] };
    const set = {
      conditions: { flag, both: { condition: 'flag', all: [] } },
      rules: [
        rule({ condition: 'flag', all: [] }, { event: { type: 'root' } }),
        rule({ all: [{ condition: 'flag', any: [] }] }, { event: { type: 'nested' } }),
        rule({ condition: 'both' }, { event: { type: 'named' } }),
      ],
    };
    const imported = importSound(set as never);
    for (const [f, events] of [
      [true, ['named', 'nested', 'root']],
      [false, ['root']],
    ] as const) {
      expect(await fired(set as never, { f })).toEqual(events);
      expect(eligible(imported, { f })).toEqual(events);
    }
    expect(imported.diagnostics.map(({ at, what }) => `${at}: ${what.en.split(', ')[1]}`)).toEqual([
      'conditions.both.condition: and only `condition` counts',
      'rules[0].conditions.condition: and only `all` counts',
      'rules[1].conditions.all[0].condition: and only `condition` counts',
    ]);
  });

  it('of a number in a list of another fact leaves out that rule only', () => {
    const imported = fromJsonRules([
      rule({ all: [{ fact: 'price', operator: 'greaterThan', value: { fact: 'cost' } }] }, { name: 'dear' }),
      rule({ all: [{ fact: 'price', operator: 'in', value: { fact: 'list' } }] }, { name: 'listed' }),
      rule({ all: [{ fact: 'cost', operator: 'greaterThan', value: 3 }] }, { name: 'costly' }),
    ]);
    expect(imported.items.map(({ rule }) => rule)).toEqual(['dear', 'costly']);
    expect(verdictsOf(imported, { price: 5, cost: 4 })).toEqual(['eligible', 'eligible']);
  });

  it('leaves out one rule and imports the others', () => {
    const imported = fromJsonRules([
      rule({ all: [{ fact: 'a', operator: 'equal', value: 1 }] }, { name: 'sound' }),
      rule({ all: [{ fact: 'a', operator: 'like', value: 1 }] }, { name: 'broken' }),
      rule({ all: [{ fact: 'a', operator: 'equal', value: 'text' }] }, { name: 'of another type' }),
    ]);
    expect(imported.items.map(({ rule }) => rule)).toEqual(['sound']);
    expect(imported.diagnostics.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual([
      'sound warning',
      'broken error',
      'of another type error',
    ]);
  });

  it('of nothing is an empty rule set', () => {
    const { files, rules, diagnostics } = fromJsonRules([]);
    expect([files, rules.policies, diagnostics]).toEqual([[], [], []]);
  });
});
