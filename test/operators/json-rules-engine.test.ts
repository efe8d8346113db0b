import fc from 'fast-check';
import { Engine } from 'json-rules-engine';
import { describe, expect, it } from 'vitest';
import { loadRules, match, type RuleSet } from '../../src/index.ts';
import { checkProperty, runs } from '../properties/check-property.ts';

/*
 * "As in json-rules-engine on known facts of the right type": each operator that bears a name of that package is asked
 * there and here, and must answer alike. Codes are of a flat list; on trees ours mean more.
 */
type Scalar = number | string | boolean;
type Value = Scalar | readonly Scalar[];

interface Question {
  readonly fact: 'count' | 'word' | 'grade' | 'flag' | 'grades';
  readonly operator: string;
  readonly given: Value;
  readonly value: Value;
}

const CODES = ['A', 'B', 'C', 'D'] as const;
const VOCABULARY = JSON.stringify({
  codes: { grades: Object.fromEntries(CODES.map((code) => [code, { label: code }])) },
  facts: {
    count: { type: 'integer', label: 'count' },
    word: { type: 'text', label: 'word' },
    grade: { type: 'code', codes: 'grades', label: 'grade' },
    flag: { type: 'boolean', label: 'flag' },
    grades: { type: 'codes', codes: 'grades', label: 'grades' },
  },
});

const loaded = new Map<string, RuleSet>();

function ours({ fact, operator, given, value }: Question): boolean {
  const when = { fact, operator, value };
  const key = JSON.stringify(when);
  const { rules, diagnostics } = loaded.has(key)
    ? { rules: loaded.get(key)!, diagnostics: [] }
    : loadRules([
        { name: 'vocabulary/facts.json', text: VOCABULARY },
        { name: 'p.json', text: JSON.stringify({ policy: 'p', title: 'p', items: [{ id: 'i', title: 'i', when }] }) },
      ]);
  expect(diagnostics).toEqual([]);
  loaded.set(key, rules);
  const found = match(rules, { enterprise: 'E1', facts: { [fact]: given } }, { asOf: '2025-08-01' });
  expect(found.diagnostics).toEqual([]);
  const { verdict } = found.results[0]!;
  expect(['eligible', 'ineligible']).toContain(verdict);
  return verdict === 'eligible';
}

async function theirs({ fact, operator, given, value }: Question): Promise<boolean> {
  const engine = new Engine([{ conditions: { all: [{ fact, operator, value }] }, event: { type: 'holds' } }]);
  return (await engine.run({ [fact]: given })).events.length > 0;
}

const NUMBERS = ['equal', 'notEqual', 'lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'] as const;

/** Known answers, so that two engines that agree on nonsense are found out. */
const TABLE: readonly (readonly [Question['fact'], Value, string, Value, boolean])[] = [
  ['count', 3, 'equal', 3, true],
  ['count', 3, 'equal', 4, false],
  ['count', 3, 'notEqual', 4, true],
  ['count', 3, 'notEqual', 3, false],
  ['count', 3, 'lessThan', 3, false],
  ['count', 2, 'lessThan', 3, true],
  ['count', 3, 'lessThanInclusive', 3, true],
  ['count', 4, 'lessThanInclusive', 3, false],
  ['count', 3, 'greaterThan', 3, false],
  ['count', 4, 'greaterThan', 3, true],
  ['count', 3, 'greaterThanInclusive', 3, true],
  ['count', -4, 'greaterThanInclusive', -3, false],
  ['count', 3, 'in', [1, 3], true],
  ['count', 2, 'in', [1, 3], false],
  ['count', 2, 'notIn', [1, 3], true],
  ['count', 3, 'notIn', [1, 3], false],
  ['word', '水泵', 'equal', '水泵', true],
  ['word', '水泵', 'equal', '水', false],
  ['word', '水泵', 'notEqual', '水', true],
  ['word', '水泵', 'in', ['阀门', '水泵'], true],
  ['word', '水泵', 'notIn', ['阀门'], true],
  ['grade', 'A', 'equal', 'A', true],
  ['grade', 'A', 'notEqual', 'A', false],
  ['grade', 'B', 'in', ['A', 'B'], true],
  ['grade', 'C', 'in', ['A', 'B'], false],
  ['grade', 'C', 'notIn', ['A', 'B'], true],
  ['flag', true, 'equal', true, true],
  ['flag', false, 'equal', true, false],
  ['flag', false, 'notEqual', true, true],
  ['grades', ['A', 'B'], 'contains', 'A', true],
  ['grades', ['A', 'B'], 'contains', 'C', false],
  ['grades', [], 'contains', 'A', false],
  ['grades', ['A', 'B'], 'doesNotContain', 'C', true],
  ['grades', ['A', 'B'], 'doesNotContain', 'B', false],
  ['grades', [], 'doesNotContain', 'A', true],
];

describe('on known facts of the right type, as in json-rules-engine', () => {
  it.each(TABLE)('%s %j %s %j is %s', async (fact, given, operator, value, answer) => {
    const question = { fact, given, operator, value };
    expect({ ours: ours(question), theirs: await theirs(question) }).toEqual({ ours: answer, theirs: answer });
  });

  it('every operator of that name answers alike', async () => {
    const count = fc.integer({ min: -4, max: 4 });
    const word = fc.constantFrom('水泵', '水', '阀门', 'a', '0');
    const code = fc.constantFrom(...CODES);
    const flag = fc.boolean();
    const listOf = <T extends Scalar>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: 1, maxLength: 3 });
    const ask = (fact: Question['fact'], operators: readonly string[], given: fc.Arbitrary<Value>, value = given) =>
      fc.record({ fact: fc.constant(fact), operator: fc.constantFrom(...operators), given, value });
    const question: fc.Arbitrary<Question> = fc.oneof(
      ask('count', NUMBERS, count),
      ask('count', ['in', 'notIn'], count, listOf(count)),
      ask('word', ['equal', 'notEqual'], word),
      ask('word', ['in', 'notIn'], word, listOf(word)),
      ask('grade', ['equal', 'notEqual'], code),
      ask('grade', ['in', 'notIn'], code, listOf(code)),
      ask('flag', ['equal', 'notEqual'], flag),
      ask('grades', ['contains', 'doesNotContain'], fc.uniqueArray(code), code),
    );
    const questions: Question[] = [];
    checkProperty(
      'json-rules-engine',
      fc.property(question, (one) => {
        questions.push(one);
        ours(one);
      }),
      runs(400, 10_000),
    );
    for (const one of questions) expect({ ...one, answer: ours(one) }).toEqual({ ...one, answer: await theirs(one) });
  });
});
