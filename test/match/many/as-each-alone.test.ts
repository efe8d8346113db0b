import { describe, expect, it } from 'vitest';
import { type Rows, rowsOfWorlds } from '../../../src/engines/columnar/index.ts';
import { loadProfiles, loadRules, match } from '../../../src/index.ts';
import { ManyMatcher } from '../../../src/match/many/index.ts';
import { worldOf } from '../../../src/match/world.ts';
import { DELIVERIES, VERDICTS } from '../../../src/policy/types.ts';
import { toDay } from '../../../src/value/civil-date.ts';
import { numbersOf } from '../../engines/columnar/numbers-of.ts';

/* Cases that once were matched otherwise than each enterprise alone. */

const asOf = toDay({ year: 2025, month: 11, day: 1 });

const VOCABULARY = `codes:
  kinds: { a: { label: a }, a1: { label: a1, parent: a }, a2: { label: a2, parent: a }, b: { label: b } }
facts:
  x: { type: decimal, label: x }
  y: { type: decimal, label: y }
  sales: { type: money, label: 销售 }
  listed: { type: boolean, label: 上市 }
  score: { type: decimal, label: 分数, derive: { choose: [{ when: { fact: listed, operator: equal, value: true }, then: x }, { otherwise: 4 }] } }
  total: { type: decimal, label: 合计, derive: { choose: [{ when: { fact: listed, operator: equal, value: true }, then: { sum: [x, y] } }, { otherwise: 6 }] } }
  seven: { type: decimal, label: 七 }
  many: { type: money, label: 多 }
  over: { type: decimal, label: 超, derive: { highest: [{ minus: [{ ratio: [x, seven] }, 3] }, 0] } }
  cap: { type: ratio, label: 上限 }
  other: { type: ratio, label: 另一 }
  capped: { type: ratio, label: 限比, ask: 限比？, derive: { lowest: [{ ratio: [x, seven] }, cap] } }
  base: { type: money, label: 基数 }
  share: { type: ratio, label: 占比, ask: 占比？, derive: { ratio: [sales, base] } }
  whole: { type: decimal, label: 整, max: 4.5, derive: { sum: [x, 0], round: { to: 1, mode: down } } }
  floor: { type: decimal, label: 底, derive: { sum: [x, 0], round: { to: 1, mode: down } } }
  big: { type: decimal, label: 大 }
  bigger: { type: decimal, label: 更大 }
  gap: { type: decimal, label: 差, derive: { highest: [{ minus: [bigger, big] }, 1] } }
  kind: { type: code, codes: kinds, label: 类别, derive: { choose: [{ when: { fact: listed, operator: equal, value: true }, then: { value: a1 } }, { otherwise: { value: b } }] } }
`;

/** Verdict, amount in fen and what is missing, of each enterprise; the same from dictionaries and from doubles. */
function matched(item: string, enterprises: readonly object[]): readonly string[] {
  const { rules, diagnostics } = loadRules([
    { name: 'vocabulary/a.yaml', text: VOCABULARY },
    { name: 'p.yaml', text: `policy: p\ntitle: 政策\nitems:\n  - { id: a, title: t, ${item} }\n` },
  ]);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const files = enterprises.map((facts, at) => ({
    name: `${at}.json`,
    text: JSON.stringify({ enterprise: 'x', facts, grants: [] }),
  }));
  const { profiles } = loadProfiles(rules, files);
  const worlds = profiles.map((profile) => worldOf(profile, rules.vocabulary, asOf));
  const [first, second] = [(rows: Rows) => rows, numbersOf].map((form) => {
    const rows = form(rowsOfWorlds(worlds, () => false));
    const { pairs } = new ManyMatcher(rules.compiled, asOf).match(rows, rows, VERDICTS);
    const { verdicts, amountMin, amountMax, missing, missings } = pairs!;
    return Array.from(worlds, (_, at) =>
      [VERDICTS[verdicts[at]!], amountMin[at], amountMax[at], ...missings[missing[at]!]!].join(' '),
    );
  });
  expect(second).toEqual(first);
  const alone = profiles.map((profile) => {
    const { verdict, amount, missing } = match(rules, profile, { asOf: '2025-11-01' }).results[0]!;
    const fen = (yuan: number | null): number => (yuan === null ? Number.POSITIVE_INFINITY : Math.round(yuan * 100));
    const told = amount === null ? [Number.NaN, Number.NaN] : [fen(amount.min), fen(amount.max)];
    return [verdict, ...told, ...missing].join(' ');
  });
  expect(first).toEqual(alone);
  return first!;
}

describe('many enterprises are matched as each alone', () => {
  it('where one of two whole numbers is no broken one, and another may be', () => {
    // Not listed, the score is 4; listed, it is 2 or 2.7. Between 2 and 4 only whole numbers are as well known to lie as these two.
    const when = 'when: { fact: score, operator: between, value: [3.2, 3.8] }';
    expect(matched(when, [{ x: 2 }, { x: 2.7 }, { x: 3.5, listed: true }])).toEqual([
      'ineligible NaN NaN',
      'undetermined NaN NaN listed',
      'eligible NaN NaN',
    ]);
  });

  it('where a table is read at one of two whole numbers, and a row lies between', () => {
    // Listed, the total is 5 or 5.7; otherwise it is 6. The row from 5.2 is reached from 5.7 to 6, and by neither 5 nor 6.
    const rows =
      '[{ below: 5.2, then: sales }, { from: 5.2, below: 5.8, then: { times: [sales, 9] } }, { from: 5.8, then: { times: [sales, 2] } }]';
    const enterprises = [
      { x: 2, y: 3, sales: 1.01 },
      { x: 2.7, y: 3, sales: 1.01 },
    ];
    expect(matched(`when: always, amount: { bands: { of: total, rows: ${rows} } }`, enterprises)).toEqual([
      'eligible 101 202',
      'eligible 202 909',
    ]);
  });

  it('where a coarse code is given against what derives it', () => {
    // Not listed, the kind is b; that it is an a of some kind is said directly, and counts.
    const item =
      'when: always, amount: { choose: [{ when: { fact: kind, operator: equal, value: a1 }, then: sales }, { otherwise: { times: [sales, 3] } }] }';
    expect(matched(item, [{ listed: false, kind: 'a', sales: 2.01 }])).toEqual(['eligible 201 603']);
  });

  it('where what may be zero is multiplied by what has no end', () => {
    // A seventh of 21, less 3, is zero, and zero times anything is zero; as doubles it is more.
    const item = 'when: always, amount: { times: [over, many] }';
    const many = { min: 0 };
    expect(matched(item, [{ x: { min: 0, max: 21 }, seven: 7, many }])).toEqual(['eligible 0 0']);
    expect(matched(item, [{ x: { min: 0, max: 21.1 }, seven: 7, many }])).toEqual(['eligible 0 Infinity']);
  });

  it('where what is divided by is hardly known in doubles', () => {
    // 10^16 + 3.03 less 10^16 + 0.01 is 3.02: beside 10^16 a double is 2 away from the next. It is at least 1.
    const item = 'when: always, amount: { ratio: [sales, gap] }';
    const enterprise = { sales: 7, big: '10000000000000000.01', bigger: { min: 1, max: '10000000000000003.03' } };
    expect(matched(item, [enterprise])).toEqual(['eligible 232 700']);
  });

  it('where a value is compared with itself', () => {
    // From 25 to 33 lies between the numbers that it is compared with, like any one number; but two of these may differ.
    const when =
      'when: { any: [{ fact: x, operator: ">", value: { fact: x } }, { fact: x, operator: "<", value: 3 }, { fact: x, operator: ">=", value: 100 }] }';
    expect(matched(when, [{ x: { min: 25, max: 33 } }, { x: 27 }, { x: 100 }])).toEqual([
      'undetermined NaN NaN x',
      'ineligible NaN NaN',
      'eligible NaN NaN',
    ]);
  });

  it('where what is capped is one number, whatever the cap is', () => {
    // 14 in 7 are 2, and 1 in 7 is less than any cap from 3 on; of the others it is known within bounds alone.
    const cap = { min: 3 };
    const equal = 'when: { fact: capped, operator: "=", value: { fact: other } }';
    const within = { x: { min: 14, max: 28 }, seven: 7, cap: 5 };
    expect(
      matched(equal, [
        { ...within, other: 3 },
        { x: 14, seven: 7, cap, other: 2 },
      ]),
    ).toEqual(['undetermined NaN NaN capped', 'eligible NaN NaN']);
    const less = 'when: { fact: capped, operator: "<", value: { fact: other } }';
    const other = { min: 0.1, max: 3 };
    const exact = [1, 14].map((x) => ({ x, seven: 7, cap, other }));
    expect(matched(less, [{ ...within, other }, ...exact])).toEqual([
      'undetermined NaN NaN capped other',
      'undetermined NaN NaN other',
      'undetermined NaN NaN other',
    ]);
  });

  it('where a share lies between two numbers that one double stands for', () => {
    // In fen, 564 · 10^12 of 9,007,199,254,740,990 and of one more: 7 · 10^-18 apart, where doubles are 14 · 10^-18 apart.
    const when = 'when: { fact: share, operator: "<", value: { fact: other } }';
    const other = { min: 0.01, max: 0.9 };
    const base = { min: '90071992547409.90', max: '90071992547409.91' };
    expect(
      matched(when, [
        { sales: 1, base: 2, other },
        { sales: '5640000000000', base, other },
      ]),
    ).toEqual(['undetermined NaN NaN other', 'undetermined NaN NaN share other']);
  });

  it('where it is only known within bounds what whole number is reckoned, behind one of whom it is known', () => {
    const when = 'when: { fact: floor, operator: ">=", value: 3 }';
    const within = (min: number, max: number) => ({ x: { min, max } });
    expect(matched(when, [{ x: 1 }, within(4, 9), within(2, 9), within(0, 2), { x: 3 }, {}])).toEqual([
      'ineligible NaN NaN',
      'eligible NaN NaN',
      'undetermined NaN NaN x',
      'ineligible NaN NaN',
      'eligible NaN NaN',
      'undetermined NaN NaN x',
    ]);
  });

  it('where whole numbers are bounded by one that is none', () => {
    // From 2 on and at most 4.5: the last whole one of these is 4.
    const item = 'when: always, amount: { times: [sales, whole] }';
    expect(
      matched(item, [
        { x: { min: 2.5 }, sales: 1.02 },
        { x: 9.5, sales: 1.02 },
      ]),
    ).toEqual(['eligible 204 408', 'eligible 918 918']);
  });
});

it('what is attested may come to more than is reckoned with, where what is told does not', () => {
  const { rules } = loadRules([
    {
      name: 'vocabulary/a.yaml',
      text: 'facts:\n  sales: { type: money, label: 销售 }\n  paid: { type: money, label: 已付, derive: { times: [sales, 1000000] } }\n',
    },
    {
      name: 'p.yaml',
      text: 'policy: p\ntitle: 政策\nitems:\n  - { id: a, title: t, when: always, amount: paid, delivery: apply-free }\n',
    },
  ]);
  // Declared is 5; a million times the hundred billion that are attested is more than 90 trillion.
  const facts = { paid: 5, sales: { value: '100000000000', source: '市税务局', asOf: '2025-10-31' } };
  const { profiles } = loadProfiles(rules, [
    { name: '0.json', text: JSON.stringify({ enterprise: 'x', facts, grants: [] }) },
  ]);
  const alone = match(rules, profiles[0]!, { asOf: '2025-11-01' }).results[0]!;
  expect([alone.amount, alone.delivery]).toEqual([{ min: 5, max: 5 }, 'direct']);
  const rowsOf = (attestedOnly: boolean): Rows =>
    rowsOfWorlds([worldOf(profiles[0]!, rules.vocabulary, asOf, attestedOnly)], () => false);
  const { pairs } = new ManyMatcher(rules.compiled, asOf).match(rowsOf(false), rowsOf(true), VERDICTS);
  const { amountMin, amountMax, deliveries } = pairs!;
  expect([amountMin[0], amountMax[0], DELIVERIES[deliveries[0]!]]).toEqual([500, 500, 'direct']);
});
