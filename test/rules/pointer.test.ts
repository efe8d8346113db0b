import { describe, expect, it } from 'vitest';
import { loadRules, renderDiagnostic } from '../../src/index.ts';
import { readCoverage } from './coverage-file.ts';
import { entryProblems } from './pointer.ts';
import { testedItems } from './tested-items.ts';

const FILES = [
  {
    name: 'rules/vocabulary/facts.yaml',
    text: `
facts:
  region: { type: code, codes: region, label: 所在地 }
  taxPaid: { type: money, period: year, label: 税额 }
  landMu: { type: decimal, label: 面积 }
  taxPerMu: { type: money, label: 亩均税收, derive: { ratio: [taxPaid, landMu] } }
  area: { type: decimal, label: 租赁面积 }
  dishonest: { type: boolean, label: 失信 }
  staff: { type: integer, label: 人数 }
conditions:
  good-standing: { not: { fact: dishonest, operator: equal, value: true }, id: standing }
`,
  },
  {
    name: 'rules/rent.yaml',
    text: `
policy: rent
title: 租赁
region: "330302"
requires: { condition: good-standing }
facts:
  large: { type: money, label: 大户, derive: { times: [taxPerMu, 2] } }
items:
  - id: factory
    title: 厂房
    when: { all: [{ fact: large, operator: ">=", value: 1万, id: large-enough }] }
    review: [{ note: 是否同一实际控制人, by: 区经信局 }]
    amount: { times: [area, 3] }
    limit: { times: 1 }
  - id: office
    title: 办公
    when: always
    ceiling: 5万
stacking:
  - { rule: highest, items: [factory, office] }
`,
  },
  {
    name: 'rules/rent.test.yaml',
    text: `
cases:
  - { title: 恰一万元, facts: {}, expect: { factory: { verdict: undetermined } } }
`,
  },
  {
    name: 'rules/later.yaml',
    text: `
policy: later
title: 后来
supersedes: [rent/office]
items: [{ id: one, title: 一, when: always }]
`,
  },
];

const { rules, diagnostics } = loadRules(FILES);
const cases = testedItems(FILES);

function problemsOf(pointer: string, items = '[rent/factory, rent/office]'): readonly string[] {
  const text = `clause-1:\n  items: ${items}\n  conditions:\n    规上: ${pointer}\n`;
  return readCoverage({ name: 'c.yaml', text }).flatMap((entry) => entryProblems(entry, { rules, cases }));
}

describe('a pointer from a clause into the rules', () => {
  it('is judged on rules without errors', () => {
    expect(diagnostics.map((one) => renderDiagnostic(one, 'en'))).toEqual([]);
  });

  it.each([
    ['a fact that a condition reads', '{ reads: [large] }'],
    ['a fact of the document under its full name', '{ reads: [rent/large] }'],
    ['a fact that derived ones read', '{ reads: [taxPaid, landMu, taxPerMu] }'],
    ['a fact that a named condition of `requires` reads', '{ reads: [dishonest] }'],
    ['a fact that only the amount reads', '{ reads: [area] }'],
    ['a fact asked of the amount', '{ amount: [area] }'],
    ['the id of a condition', '{ id: large-enough }'],
    ['the id of a condition inside a named one', '{ id: standing }'],
    ['words of a review note', '{ review: 同一实际控制人 }'],
    ['the gate of the region', '{ gate: region }'],
    ['the gate of a limit', '{ gate: limit }'],
    ['the gate of `requires`', '{ gate: requires }'],
    ['the gate of what supersedes an item', '{ gate: superseded, item: rent/office }'],
    ['a stacking rule', '{ stacking: highest }'],
    ['words in the title of a case', '{ case: 一万元 }'],
    ['several things of one item', '{ reads: [taxPaid], review: 实际控制人, gate: limit }'],
    ['one thing that every item has', '{ gate: region, every: true }'],
    ['one thing of each item', '[{ reads: [area], item: rent/factory }, { gate: superseded, item: rent/office }]'],
  ])('holds for %s', (_what, pointer) => {
    expect(problemsOf(pointer)).toEqual([]);
  });

  it.each([
    [
      'a fact that nothing reads',
      '{ reads: [staff] }',
      'rent/factory does not read staff in its conditions or amount (but rent/large, taxPerMu, taxPaid, landMu, dishonest, area)',
    ],
    [
      'a fact that the amount does not read',
      '{ amount: [taxPaid] }',
      'rent/factory does not read taxPaid in its amount (but area)',
    ],
    [
      'an id that is not there',
      '{ id: small }',
      'rent/factory has no condition with the id small (but large-enough, standing)',
    ],
    ['words that no review says', '{ review: 遴选 }', 'rent/factory has no review whose note says 遴选'],
    ['a gate that is open', '{ gate: effective }', 'rent/factory has no gate effective'],
    ['a policy that stands', '{ gate: superseded, item: rent/factory }', 'rent/factory is superseded by no policy'],
    [
      'a word that names no gate',
      '{ gate: window }',
      'rent/factory cannot have the gate window (known: region, effective, limit, requires, superseded)',
    ],
    ['a stacking rule of another kind', '{ stacking: cap }', 'rent/factory is named by no stacking rule cap'],
    ['a title that no case has', '{ case: 两万元 }', 'rent/factory has no test case whose title says 两万元'],
    [
      'an item without what another has',
      '{ amount: [area], item: rent/office }',
      'rent/office does not read area in its amount (but nothing)',
    ],
    ['a thing that not every item has', '{ gate: limit, every: true }', 'rent/office has no gate limit'],
    [
      'an item that the entry does not name',
      '{ reads: [area], item: later/one }',
      'later/one is not among the items of the entry',
    ],
    ['two things of two items', '{ reads: [area], gate: superseded }', 'rent/factory is superseded by no policy'],
  ])('fails for %s, and says which clause, which condition and why', (_what, pointer, why) => {
    expect(problemsOf(pointer)).toContain(`c.yaml:2:3 clause-1: conditions: 规上: ${why}`);
  });

  it('fails in an entry that names an item that does not exist', () => {
    expect(problemsOf('{ gate: region }', '[rent/factory, rent/shop]')).toEqual([
      'c.yaml:2:3 clause-1: items: there is no item rent/shop',
    ]);
  });
});

describe('an entry of the coverage', () => {
  const problemsOfEntry = (text: string) =>
    readCoverage({ name: 'c.yaml', text: `clause-1: ${text}\n` }).flatMap((entry) => entry.problems);

  it.each([
    ['left out with a reason', '{ left: 只发给个人 }'],
    ['encoded, of a clause without conditions', '{ items: [rent/factory], conditions: {} }'],
    [
      'encoded, with what the lists do not say',
      '{ items: [rent/factory], conditions: {}, further: { 最高额: { stacking: highest } } }',
    ],
  ])('may be %s', (_what, text) => {
    expect(problemsOfEntry(text)).toEqual([]);
  });

  it.each([
    ['nothing', '{}', '`left` (why not encoded) or `items` (what encodes it) is missing'],
    [
      'a reason and items',
      '{ left: 略, items: [a/b] }',
      '`left` stands alone: what is left out has no items and no conditions',
    ],
    ['an empty reason', '{ left: "" }', 'left: a text is expected'],
    ['items without conditions', '{ items: [a/b] }', '`conditions` is missing (`{}` if the clause has none)'],
    ['no items', '{ items: [], conditions: {} }', 'items: a list is expected, with at least one name'],
    [
      'an unknown key',
      '{ items: [a/b], conditions: {}, condition: {} }',
      'the entry: unknown key `condition` (known: left, items, conditions, exclusions, further)',
    ],
    [
      'a pointer by a note',
      '{ items: [a/b], conditions: { 规上: { note: 略 } } }',
      'conditions: 规上: unknown key `note` (known: reads, amount, id, review, gate, stacking, case, item, every, because)',
    ],
    [
      'a pointer at nothing',
      '{ items: [a/b], conditions: { 规上: { because: 略 } } }',
      'conditions: 规上: points at nothing',
    ],
    [
      'a word that is not true',
      '{ items: [a/b], conditions: { 规上: { gate: region, every: false } } }',
      'conditions: 规上: every: only `true` may stand',
    ],
    ['no pointers', '{ items: [a/b], conditions: { 规上: [] } }', 'conditions: 规上: no pointer'],
    [
      'a word for a pointer',
      '{ items: [a/b], conditions: { 规上: aboveScale } }',
      'conditions: 规上: a map is expected',
    ],
  ])('is told when it has %s', (_what, text, problem) => {
    expect(problemsOfEntry(text)).toContain(problem);
  });

  it('is not read from a file that says a clause twice', () => {
    expect(() => readCoverage({ name: 'c.yaml', text: 'a: { left: 甲 }\na: { left: 乙 }\n' })).toThrow('c.yaml:2:1');
  });
});
