import { readFileSync } from 'node:fs';
import { Rule } from 'json-rules-engine';
import { describe, expect, it } from 'vitest';
import { type FromJsonRulesOptions, fromJsonRules, type JsonRulesDiagnostic } from '../../src/json-rules/index.ts';

const rule = (condition: unknown, more = {}) => ({ conditions: { all: [condition] }, event: { type: 'e' }, ...more });
const atom = (operator: string, value: unknown, more = {}) => ({ fact: 'f', operator, value, ...more });
const first = 'conditions.all[0]';

interface Case {
  readonly json: unknown;
  readonly options?: FromJsonRulesOptions;
  /** Each as `code severity place`. */
  readonly told: readonly string[];
}

/** One rule each, with what is told of it, by hand. */
const CASES: Readonly<Record<string, Case>> = {
  'what is no rule': { json: { name: 'x' }, told: ['no-json-rules error '] },
  'a text that is no rule': { json: 'hello', told: ['no-json-rules error '] },
  'a rule without conditions': { json: { event: { type: 'e' } }, told: ['json-rule-lacks error '] },
  'a rule without event': { json: { conditions: { all: [] } }, told: ['json-rule-lacks error '] },
  'an event without type': { json: { conditions: { all: [] }, event: {} }, told: ['json-rule-lacks error event'] },
  'a comparison that lacks its value': {
    json: rule({ fact: 'f', operator: 'equal' }),
    told: [`json-rule-lacks error ${first}`],
  },
  'a comparison at the root': {
    json: { conditions: atom('equal', 1), event: { type: 'e' } },
    told: ['json-root-condition error conditions'],
  },
  '`all` that is no list': {
    json: { conditions: { all: atom('equal', 1) }, event: { type: 'e' } },
    told: ['json-rule-shape error conditions.all'],
  },
  '`not` that is a list': {
    json: rule({ not: [atom('equal', 1)] }),
    told: [`json-rule-shape error ${first}.not`],
  },
  'a priority that is not above zero': {
    json: rule(atom('equal', 1), { priority: -2 }),
    told: ['json-rule-shape error priority'],
  },
  'several groups in one place': {
    json: { conditions: { all: [atom('equal', 2)], any: [atom('equal', 1)] }, event: { type: 'e' } },
    told: ['json-several-groups warning conditions.all'],
  },
  'unknown keys': {
    json: rule(atom('equal', 1, { valeu: 2 }), { prioritty: 2 }),
    told: [`json-unknown-key warning ${first}.valeu`, 'json-unknown-key warning prioritty'],
  },
  'an operator of its own': {
    json: rule(atom('greaterThanOrEqual', 1)),
    told: [`json-operator error ${first}.operator`],
  },
  'a decorator of its own': {
    json: rule(atom('someFacts:equal', 1)),
    told: [`json-decorator error ${first}.operator`],
  },
  callbacks: { json: rule(atom('equal', 1), { onSuccess: () => 1 }), told: ['json-callback warning onSuccess'] },
  'the priority of a condition': {
    json: rule(atom('equal', 1, { priority: 3 })),
    told: [`json-condition-priority warning ${first}.priority`],
  },
  'a fact in the params of an event': {
    json: rule(atom('equal', 1), { event: { type: 'e', params: { who: { fact: 'g' } } } }),
    told: ['json-event-fact warning event.params.who'],
  },
  'a condition that is not there': {
    json: { rules: [rule({ condition: 'good-standng' })], conditions: { 'good-standing': { all: [] } } },
    told: [`json-unknown-condition error rules[0].${first}.condition`],
  },
  'conditions in a circle': {
    json: { rules: [rule({ condition: 'a' })], conditions: { a: { condition: 'b' }, b: { not: { condition: 'a' } } } },
    told: [
      `json-broken-condition error rules[0].${first}.condition`,
      'json-condition-circle error conditions.a.condition',
      'json-condition-circle error conditions.b.not.condition',
    ],
  },
  'equality with an object': {
    json: rule(atom('equal', { a: 1 })),
    told: [`json-never-equal error ${first}.value`],
  },
  'a list among the values of `in`': {
    json: rule(atom('in', ['a', ['b']])),
    told: [`json-never-equal error ${first}.value[1]`],
  },
  'an order of texts': { json: rule(atom('lessThan', 'abc')), told: [`json-not-ordered error ${first}.value`] },
  'an order with null': { json: rule(atom('lessThan', null)), told: [`json-not-ordered error ${first}.value`] },
  'a number as text': { json: rule(atom('lessThan', '18')), told: [`json-number-as-text warning ${first}.value`] },
  'a number that no double holds': {
    json: '{"conditions":{"all":[{"fact":"f","operator":"equal","value":9007199254740993}]},"event":{"type":"e"}}',
    told: [`json-inexact-number warning ${first}.value`],
  },
  'a number beyond measure': { json: rule(atom('equal', 1e40)), told: [`json-number-too-large error ${first}.value`] },
  'a decorator that wants a list': {
    json: rule(atom('someValue:equal', 1)),
    told: [`json-list-needed error ${first}.value`],
  },
  '`in` of a text': { json: rule(atom('in', 'abc')), told: [`json-list-needed error ${first}.value`] },
  'an order of the values of a list': {
    json: rule(atom('someFact:greaterThan', 5)),
    told: [`json-set-of-numbers error ${first}.fact`],
  },
  'two lists': {
    json: rule(atom('everyFact:in', { fact: 'g' })),
    told: [`json-two-sets error ${first}.value.fact`],
  },
  'a path with an index': {
    json: rule(atom('equal', 1, { path: '$.a[0].b' })),
    told: [`json-path error ${first}.path`],
  },
  'a path with a filter': {
    json: rule(atom('equal', 1, { path: '$..a[?(@.b > 1)]' })),
    told: [`json-path error ${first}.path`],
  },
  params: {
    json: rule(atom('equal', 1, { params: { unit: 'years' } })),
    told: [`json-params warning ${first}.fact`],
  },
  'a comparison with null': { json: rule(atom('notEqual', null)), told: [`json-null warning ${first}.fact`] },
  'a name that cannot be one': {
    json: rule({ fact: '1st fact', operator: 'equal', value: 1 }),
    told: [`json-name warning ${first}.fact`],
  },
  'two types of one fact': {
    json: [rule(atom('greaterThan', 5)), rule(atom('equal', 'many'))],
    told: [
      'json-type-conflict warning [0].conditions.all[0].value',
      'json-type-conflict error [1].conditions.all[0].value',
    ],
  },
  'two kinds of values in one list': {
    json: rule({ all: [atom('contains', 5), atom('contains', 'five')] }),
    told: [`json-type-conflict error ${first}.all[1].value`],
  },
  'another type than declared': {
    json: rule(atom('equal', 'x')),
    options: { types: { f: 'integer' } },
    told: [`json-declared-type error ${first}.value`],
  },
  'a code that the list has not': {
    json: rule(atom('equal', 'bluu')),
    options: { types: { f: { type: 'code', codes: ['red', 'blue'] } } },
    told: [`json-unknown-code error ${first}.value`],
  },
  'a list and a fact compared by their codes': {
    json: rule(atom('in', { fact: 'g' })),
    told: [`json-open-list warning ${first}.fact`],
  },
  'a fact that is only compared with another': {
    json: rule(atom('lessThan', { fact: 'g' })),
    told: [`json-assumed-type warning ${first}.fact`, `json-assumed-type warning ${first}.value.fact`],
  },
  'what the check of the files refuses': {
    json: rule(atom('swap:in', ' '), {}),
    options: { types: { f: 'text' } },
    told: ['json-not-importable error '],
  },
  'a piece of a text, or a value of a list': {
    json: rule(atom('swap:in', 'x')),
    told: [`json-assumed-type warning ${first}.fact`],
  },
  'a type of a fact that no rule reads': {
    json: rule(atom('equal', 'x')),
    options: { types: { f: 'text', ff: 'text' } },
    told: ['json-unused-type warning '],
  },
  'params of an event that are no object': {
    json: rule(atom('equal', 1), { event: { type: 'e', params: ['x'] } }),
    told: ['json-event-params warning event.params'],
  },
  'conditions nested deeper than a rule file may be': {
    json: [rule(Array.from({ length: 58 }).reduce((inner: unknown) => ({ not: inner }), atom('equal', 1)))],
    told: ['json-not-importable error [0]'],
  },
  'more decorators than anybody means': {
    json: rule(atom(`${'not:'.repeat(20_000)}equal`, 1)),
    told: [`json-decorator error ${first}.operator`],
  },
  'a path with wildcards, unions and the like in quotes': {
    json: ["['*']", "['..']", "['a,b']", "['(1)']", "['0:1']", "['^']", "['@number()']", '.$'].map((path) =>
      rule(atom('equal', 1, { path: `$${path}` })),
    ),
    told: Array.from({ length: 8 }, (_, at) => `json-path error [${at}].${first}.path`),
  },
  'a path that begins with a dot or a bracket': {
    json: ['.a', "['a']"].map((path) => rule(atom('equal', 1, { path }))),
    told: [0, 1].map((at) => `json-path error [${at}].${first}.path`),
  },
  'a fact in a list of another, and in an order': {
    json: [rule(atom('in', { fact: 'g' })), rule(atom('greaterThan', 5))],
    told: [
      `json-open-list warning [0].${first}.fact`,
      `json-type-conflict warning [0].${first}.fact`,
      `json-type-conflict error [1].${first}.value`,
    ],
  },
  'a fact in an order, and in a list of another': {
    json: [rule(atom('greaterThan', 5)), rule(atom('in', { fact: 'g' }))],
    told: [
      `json-type-conflict warning [0].${first}.value`,
      `json-type-conflict error [1].${first}.fact`,
      `json-open-list warning [1].${first}.fact`,
    ],
  },
  'a date in a list of another, and in an order': {
    json: [rule(atom('in', { fact: 'g' })), rule(atom('greaterThan', '2020-01-01'))],
    told: [
      `json-open-list warning [0].${first}.fact`,
      `json-type-conflict warning [0].${first}.fact`,
      `json-type-conflict error [1].${first}.value`,
    ],
  },
  'a rule as an object of a program': {
    json: [new Rule(rule(atom('equal', 1)) as never)],
    told: ['json-rule-instance error [0]'],
  },
  'a fact that a function computes': {
    json: { rules: [rule(atom('equal', 1))], facts: { f: () => 1 } },
    told: ['json-dynamic-fact warning facts.f'],
  },
  'a value that is no data': {
    json: rule(atom('equal', Number.NaN)),
    told: [`not-a-number error ${first}.value`],
  },
};

const read = ({ json, options }: Case) => fromJsonRules(json as never, options);
const all: readonly JsonRulesDiagnostic[] = Object.values(CASES).flatMap((one) => read(one).diagnostics);

describe('what an import tells', () => {
  it.each(Object.entries(CASES))('of %s', (_, one) => {
    const { diagnostics, items } = read(one);
    expect(diagnostics.map(({ code, severity, at }) => `${code} ${severity} ${at}`)).toEqual(one.told);
    // A rule with an error is left out, one with a warning is not.
    const rules = Array.isArray(one.json) ? one.json.length : 1;
    const broken = diagnostics.filter(
      ({ severity, code }) => severity === 'error' && !code.startsWith('json-condition'),
    ).length;
    expect(items.length).toBe(rules - broken);
  });

  it('has a case for every message', () => {
    const source = readFileSync(new URL('../../src/json-rules/import-messages.ts', import.meta.url), 'utf8');
    const codes = [...source.matchAll(/code: '([a-z-]+)'/g)].map((match) => match[1]!);
    expect(codes.length).toBeGreaterThan(25);
    const raised = new Set(all.map(({ code }) => code));
    expect(codes.filter((code) => !raised.has(code))).toEqual([]);
  });

  it('is one line in both languages, in lower case, without a full stop, and says why or what to do', () => {
    for (const { code, what, why, fix } of all.filter((one) => one.code.includes('json'))) {
      expect([code, why !== undefined || fix !== undefined]).toEqual([code, true]);
      for (const phrase of [what, why, fix]) {
        if (!phrase) continue;
        expect(phrase.zh).toMatch(/[\u4e00-\u9fff]/);
        for (const text of [phrase.zh, phrase.en]) expect(text).not.toMatch(/[\n\r]|[.。]$/);
        expect(phrase.en.replace(/^json-rules-engine/, '').charAt(0)).toBe(
          phrase.en
            .replace(/^json-rules-engine/, '')
            .charAt(0)
            .toLowerCase(),
        );
      }
    }
  });

  it('suggests the operator, decorator, key, condition or code that was probably meant', () => {
    const fixes = all.map(({ fix }) => fix?.en ?? '').join('\n');
    for (const near of ['someFact', 'value', 'priority', 'good-standing', 'blue'])
      expect(fixes).toContain(`did you mean \`${near}\`?`);
  });

  it('stands at line and column of JSON that was given as text', () => {
    const text =
      '[\n  { "conditions": { "all": [\n    { "fact": "f", "operator": "startsWith", "value": 1 } ] },\n    "event": { "type": "e" } }\n]';
    const { diagnostics } = fromJsonRules(text, { name: 'rules.json' });
    expect(diagnostics.map(({ path, line, column, at }) => `${path}:${line}:${column} ${at}`)).toEqual([
      'rules.json:3:32 [0].conditions.all[0].operator',
    ]);
  });

  it('stands at the named condition that the check of the files refuses', () => {
    const { diagnostics } = fromJsonRules(
      {
        rules: [rule({ all: [] })],
        conditions: { sound: { all: [] }, blank: { all: [atom('swap:in', ' ')] } },
      } as never,
      { types: { f: 'text' } },
    );
    expect(diagnostics.map(({ code, at, line }) => `${code} ${at} ${line}`)).toEqual([
      'json-not-importable conditions.blank 20',
    ]);
  });

  it('leaves what is no type to the program that wrote it', () => {
    expect(() => fromJsonRules([], { types: { f: 'number' as never } })).toThrow(/`f`.*integer/);
  });

  it('never throws, whatever is given', () => {
    const circle: Record<string, unknown> = { rules: [] };
    circle['conditions'] = circle;
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    const deep = `${'{"not":'.repeat(500)}{}${'}'.repeat(500)}`;
    const given = [
      null,
      undefined,
      5,
      [],
      {},
      '',
      '{',
      '[1, 2',
      [null, 5, 'x', '{'],
      { rules: 5 },
      { rules: [], facts: 3, conditions: 3 },
      circle,
      proxy,
      new Map(),
      [new Date(0)],
      deep,
      '{"rules": [{"conditions": {"__proto__": 1}, "event": {"type": "e"}}]}',
      [
        {
          conditions: { all: [{ fact: '__proto__', operator: 'equal', value: '__proto__' }] },
          event: { type: 'constructor' },
        },
      ],
      [
        {
          conditions: {
            all: [{ fact: 'constructor', path: '$.__proto__', operator: 'contains', value: 'constructor' }],
          },
          event: { type: '__proto__' },
        },
      ],
    ];
    for (const json of given) {
      const { rules, files } = fromJsonRules(json as never);
      expect(rules.policies.length).toBeLessThanOrEqual(files.length);
    }
  });
});
