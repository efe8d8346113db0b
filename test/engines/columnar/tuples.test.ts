import { expect, it } from 'vitest';
import {
  type DictionaryColumn,
  Encoder,
  everyRow,
  programOf,
  type Rows,
  readsWithDerived,
  Tuples,
} from '../../../src/engines/columnar/index.ts';
import { loadRules } from '../../../src/index.ts';
import { toDay } from '../../../src/value/civil-date.ts';
import { BOOLEANS, exactNumber } from '../../../src/value/domain.ts';
import { fromInteger } from '../../../src/value/rational.ts';

const asOf = toDay({ year: 2025, month: 11, day: 1 });

const VOCABULARY = `facts:
  listed: { type: boolean, label: 上市 }
  founded: { type: date, label: 成立 }
  moved: { type: date, label: 迁入 }
`;

const POLICY = `policy: p
title: 政策
items:
  - id: a
    title: t
    when: always
    amount:
      choose:
        - { when: { fact: listed, operator: equal, value: true }, then: { each: 100, per: { sum: [{ yearsSince: founded }, { yearsSince: moved }] } } }
        - { otherwise: 5 }
`;

/** Every day of so many, each so many rows long, over and over. */
function days(many: number, each: number, count: number): DictionaryColumn {
  return {
    kind: 'dictionary',
    ids: Uint16Array.from({ length: count }, (_, row) => Math.floor(row / each) % many),
    domains: Array.from({ length: many }, (_, at) => exactNumber(fromInteger(asOf - at))),
  };
}

it('forgets combinations where it has met too many, though it has told the same of all', () => {
  const { rules } = loadRules([
    { name: 'vocabulary/a.yaml', text: VOCABULARY },
    { name: 'p.yaml', text: POLICY },
  ]);
  const { amount, verdict } = rules.compiled.items[0]!;
  const { context } = new Encoder(programOf(rules.compiled, asOf));
  // Nobody is listed, and of nobody is it asked how old they are: one kind of enterprise, of 1,024 × 1,025 pairs of days.
  const count = 1024 * 1025;
  const nobody: DictionaryColumn = {
    kind: 'dictionary',
    ids: new Uint8Array(count),
    domains: [{ kind: 'option', tree: BOOLEANS, options: [0, 0] }],
  };
  const columns = new Map([
    ['listed', nobody],
    ['founded', days(1024, 1, count)],
    ['moved', days(1025, 1024, count)],
  ]);
  const rows: Rows = {
    count,
    world: () => {
      throw new Error('nobody is looked at alone');
    },
    hasGrants: () => false,
    column: (fact) => columns.get(fact),
  };
  let told = 0;
  const tuples = new Tuples(readsWithDerived([verdict], amount, context), context, (evaluation) => {
    told++;
    return evaluation.number(amount!);
  });
  tuples.begin(rows);
  tuples.places(everyRow(count), count);
  expect(told).toBe(1);
  tuples.begin(rows);
  tuples.places(everyRow(1), 1);
  expect(told).toBe(2);
});
