import { describe, expect, it } from 'vitest';
import { checkTestFile, runRuleTests } from '../../src/authoring/index.ts';
import { loadRules } from '../../src/match/rule-set.ts';
import { POLICY, VOCABULARY } from '../cli/workspace.ts';

const { rules } = loadRules([
  { name: 'rules/vocabulary/all.yaml', text: VOCABULARY },
  { name: 'rules/yuhuan/yuhuan.yaml', text: POLICY },
]);
const NAME = 'rules/yuhuan/yuhuan.test.yaml';
const file = (text: string, name = NAME) => ({ name, text });
const problems = (text: string, name = NAME): readonly string[] =>
  checkTestFile(file(text, name), rules).diagnostics.map(({ line, column, code }) => `${line}:${column} ${code}`);
const oneCase = (facts: string, expected: string, more = ''): string =>
  `asOf: 2025-11-01\ncases:\n  - title: 一\n    facts: ${facts}\n${more}    expect: ${expected}\n`;
const differences = (text: string): readonly string[] =>
  runRuleTests(rules, file(text)).cases.flatMap((one) =>
    one.differences.map(({ item, aspect, expected, actual }) => `${item} ${aspect}: ${expected.en} / ${actual.en}`),
  );

const IN = 'region: "331083", dishonest: false';

describe('a rule test', () => {
  it('passes where everything that is expected came', () => {
    const text = oneCase(
      `{ ${IN}, staff: { value: 10, source: 市人力社保局 }, revenue: { 2024: 1亿 } }`,
      `
      hiring: { verdict: eligible, amount: 20万, open: false, delivery: application, missing: [], missingForAmount: [] }
      yuhuan/growth: { verdict: undetermined, amount: { min: 0, max: 2000万 }, missing: [revenue@-2], open: true }`,
    );
    const outcome = runRuleTests(rules, file(text));
    expect(outcome.diagnostics).toEqual([]);
    expect(outcome).toMatchObject({ passed: true, cases: [{ passed: true, asOf: '2025-11-01', title: { zh: '一' } }] });
  });

  it('tells every difference, with what was expected and what came', () => {
    const text = oneCase(
      `{ ${IN}, staff: 10 }`,
      `
      hiring: { verdict: review, amount: 20.01万, open: true, delivery: apply-free, missing: [staff] }
      growth: { verdict: eligible, amount: null, missingForAmount: [revenue] }`,
    );
    expect(differences(text)).toEqual([
      'yuhuan/hiring verdict: review / eligible',
      'yuhuan/hiring amount: ¥200,100 / ¥200,000',
      'yuhuan/hiring open: open / closed',
      'yuhuan/hiring delivery: apply-free / application',
      'yuhuan/hiring missing: staff / none',
      'yuhuan/growth verdict: eligible / undetermined',
      'yuhuan/growth amount: no money / ¥0–¥20,000,000',
      'yuhuan/growth missingForAmount: revenue@2024 / none',
    ]);
  });

  it('points at the expectation that was not met, and says why', () => {
    const { diagnostics, passed } = runRuleTests(
      rules,
      file(oneCase(`{ ${IN}, staff: 9 }`, '{ hiring: { verdict: eligible } }')),
    );
    expect(passed).toBe(false);
    expect(diagnostics).toEqual([
      expect.objectContaining({
        code: 'test-failed',
        line: 5,
        column: 34,
        what: {
          zh: '「yuhuan/hiring」的结论应为可享受，实得不符合',
          en: 'the verdict of `yuhuan/hiring` should be eligible, but is ineligible',
        },
        why: { zh: '不成立：从业人员数不低于10人', en: 'does not hold: staff is at least 10 people' },
      }),
    ]);
  });

  it('compares amounts exactly, to the fen', () => {
    const facts = `{ ${IN}, staff: 10 }`;
    expect(differences(oneCase(facts, '{ hiring: { amount: 200000.00 } }'))).toEqual([]);
    expect(differences(oneCase(facts, '{ hiring: { amount: 200000.01 } }'))).toHaveLength(1);
    expect(differences(oneCase(facts, '{ hiring: { amount: 200000.001 } }'))).toHaveLength(1);
    expect(differences(oneCase(facts, '{ hiring: { amount: { min: 0, max: null } } }'))).toHaveLength(1);
  });

  it('compares missing facts without their order, and takes the bare name of a series for last year', () => {
    const facts = '{ region: "331083" }';
    expect(differences(oneCase(facts, '{ growth: { missing: [revenue, dishonest, revenue@2023] } }'))).toEqual([]);
    expect(differences(oneCase(facts, '{ growth: { missing: [revenue@-1, dishonest] } }'))).toEqual([
      'yuhuan/growth missing: dishonest, revenue@2024 / dishonest, revenue@2023, revenue@2024',
    ]);
  });

  it('of a case counts its own day before that of the file', () => {
    const text = oneCase(`{ ${IN}, staff: 10 }`, '{ hiring: { open: true } }', '    asOf: 2025-12-31\n');
    expect(runRuleTests(rules, file(text))).toMatchObject({ passed: true, cases: [{ asOf: '2025-12-31' }] });
  });

  it('takes grants into account', () => {
    const limited = POLICY.replace('amount: 20万', 'amount: 20万\n    limit: { times: 1 }');
    const loaded = loadRules([
      { name: 'rules/vocabulary/all.yaml', text: VOCABULARY },
      { name: 'rules/yuhuan/yuhuan.yaml', text: limited },
    ]);
    const grants = '    grants: [{ item: yuhuan/hiring, date: 2024-01-01, amount: 20万 }]\n';
    const text = oneCase(`{ ${IN}, staff: 10 }`, '{ hiring: { verdict: ineligible } }', grants);
    expect(runRuleTests(loaded.rules, file(text)).passed).toBe(true);
  });

  it('with a mistake in its facts fails without being run', () => {
    const outcome = runRuleTests(rules, file(oneCase(`{ ${IN}, staff: 十 }`, '{ hiring: { verdict: undetermined } }')));
    expect(outcome.passed).toBe(false);
    expect(outcome.cases[0]).toMatchObject({ passed: false, differences: [], diagnostics: [{ code: 'not-a-number' }] });
  });
});

describe('the check of a test file', () => {
  it.each([
    ['cases: [{ title: 一, expect: { hiring: { verdict: eligible } } }]', ['1:9 no-as-of']],
    ['asOf: 2025-02-30\ncases: [{ title: 一, expect: { hiring: { open: true } } }]', ['1:7 impossible-date']],
    ['asOf: 2025-11-01\ncases: []', ['2:8 empty-list']],
    ['asOf: 2025-11-01', ['1:1 missing-key']],
    [oneCase('{}', '{ hirng: { open: true } }'), ['5:15 unknown-item']],
    [oneCase('{}', '{ yuhuan/hirng: { open: true } }'), ['5:15 unknown-item']],
    [oneCase('{}', '{ hiring: {} }'), ['5:15 no-expectation']],
    [oneCase('{}', '{ hiring: { verdikt: eligible } }'), ['5:25 unknown-key']],
    [oneCase('{}', '{ hiring: { verdict: elgible } }'), ['5:34 unknown-word']],
    [oneCase('{}', '{ hiring: { open: yes } }'), ['5:31 not-a-boolean']],
    [oneCase('{}', '{ hiring: { amount: 20,000 } }').replace('20,000', '"20,000"'), ['5:33 thousands-separator']],
    [oneCase('{}', '{ hiring: { amount: 3% } }'), ['5:33 wrong-unit']],
    [oneCase('{}', '{ hiring: { amount: { min: 1 } } }'), ['5:33 missing-key']],
    [oneCase('{}', '{ hiring: { missing: [stafff] } }'), ['5:35 unknown-fact']],
    [oneCase('{}', '{ hiring: { missing: [staff@-1] } }'), ['5:35 no-series']],
    [oneCase('{}', '{ hiring: { missing: [revenue@last] } }'), ['5:35 bad-year']],
    [oneCase('{ stafff: 1 }', '{ hiring: { open: true } }'), ['4:14 unknown-fact']],
    [oneCase('{}', '{ hiring: { open: true } }', '    grants: [{ item: a/b }]\n'), ['5:14 missing-key']],
  ])('%j', (text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  it('tells all mistakes of all cases at once', () => {
    const text = `asOf: 2025-11-01
cases:
  - { title: 一, facts: { stff: 1 }, expect: { hirng: { open: true } } }
  - { titel: 二, expect: { hiring: { verdict: no } } }
`;
    expect(problems(text)).toEqual(['3:26 unknown-fact', '3:47 unknown-item', '4:7 unknown-key', '4:46 unknown-word']);
  });

  it('suggests the item that was meant', () => {
    const { diagnostics } = checkTestFile(file(oneCase('{}', '{ hirng: { open: true } }')), rules);
    expect(diagnostics[0]).toMatchObject({
      what: { zh: '政策「yuhuan」没有事项「hirng」' },
      fix: { zh: '是否应为「hiring」？' },
    });
  });

  it('says that no policy stands beside it where an item is named by its id alone', () => {
    const text = oneCase('{}', '{ hiring: { open: true } }');
    const { diagnostics } = checkTestFile(file(text, 'elsewhere/other.test.yaml'), rules);
    expect(diagnostics[0]).toMatchObject({
      code: 'unknown-item',
      why: { en: 'there is no policy file of the same name beside this one' },
    });
    expect(problems(oneCase('{}', '{ yuhuan/hiring: { open: true } }'), 'elsewhere/other.test.yaml')).toEqual([]);
  });

  it('can be told which policy is meant', () => {
    const text = oneCase(`{ ${IN}, staff: 10 }`, '{ hiring: { verdict: eligible } }');
    expect(runRuleTests(rules, file(text, 'elsewhere/other.test.yaml'), 'yuhuan').passed).toBe(true);
  });
});
