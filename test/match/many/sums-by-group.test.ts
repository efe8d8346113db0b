import { describe, expect, it } from 'vitest';
import { rowsOfWorlds } from '../../../src/engines/columnar/index.ts';
import { loadProfiles, loadRules } from '../../../src/index.ts';
import { ManyMatcher } from '../../../src/match/many/index.ts';
import { worldOf } from '../../../src/match/world.ts';
import { toDay } from '../../../src/value/civil-date.ts';

const asOf = toDay({ year: 2025, month: 11, day: 1 });

const { rules } = loadRules([
  {
    name: 'vocabulary/a.yaml',
    text: `facts:
  region: { type: code, codes: region, label: 所在地 }
  sales: { type: money, label: 销售 }
`,
  },
  {
    name: 'p.yaml',
    text: 'policy: p\ntitle: 政策\nitems:\n  - { id: a, title: t, when: always, amount: { rate: 10%, of: sales, atMost: 1万 } }\n',
  },
]);

describe('sums by county', () => {
  it('have of each enterprise what it gets itself, whichever stand beside each other', () => {
    const given: readonly (readonly [string, number | null])[] = [
      ['331081', 10],
      ['331083', 1000],
      ['331081', 30],
      ['331002', 500_000],
      ['331083', 2000],
      ['331002', null],
    ];
    const { profiles } = loadProfiles(
      rules,
      given.map(([region, sales], at) => ({
        name: `${at}.json`,
        text: JSON.stringify({ enterprise: `${at}`, facts: { region, sales } }),
      })),
    );
    const rows = rowsOfWorlds(
      profiles.map((profile) => worldOf(profile, rules.vocabulary, asOf)),
      () => false,
    );
    const { tally } = new ManyMatcher(rules.compiled, asOf).match(rows, rows, null);
    const sums = Object.entries(tally.byRegion).map(([region, { amount }]) => [region, amount.min, amount.max]);
    // A tenth each, at most 10,000 yuan; of what is not known nothing at least, and all at most.
    expect(sums.sort()).toEqual([
      ['331002', 1_000_000n, 2_000_000n],
      ['331081', 400n, 400n],
      ['331083', 30_000n, 30_000n],
    ]);
    expect(tally.items[0]!.amount).toEqual({ min: 1_030_400n, max: 2_030_400n });
  });
});

// Enterprises are told apart by their size, for which it is asked before they are put into that order.
it.each(['kind', 'size'])('a derived %s goes with its row into the order of counties, in each part anew', (fact) => {
  const { rules: withKinds } = loadRules([
    {
      name: 'vocabulary/a.yaml',
      text: `codes:
  kinds: { a: { label: a }, b: { label: b } }
facts:
  region: { type: code, codes: region, label: 所在地 }
  listed: { type: boolean, label: 上市 }
  ${fact}: { type: code, codes: kinds, label: 类别, derive: { choose: [{ when: { fact: listed, operator: equal, value: true }, then: { value: a } }, { otherwise: { value: b } }] } }
`,
    },
    {
      name: 'p.yaml',
      text: `policy: p\ntitle: 政策\nitems:\n  - { id: a, title: t, when: always, amount: { choose: [{ when: { fact: ${fact}, operator: equal, value: a }, then: 100 }, { otherwise: 7 }] } }\n`,
    },
  ]);
  const matcher = new ManyMatcher(withKinds.compiled, asOf);
  const sumsOf = (given: readonly (readonly [region: string, listed: boolean])[]) => {
    const { profiles } = loadProfiles(
      withKinds,
      given.map(([region, listed], at) => ({
        name: `${at}.json`,
        text: JSON.stringify({ enterprise: `${at}`, facts: { region, listed } }),
      })),
    );
    const worlds = profiles.map((profile) => worldOf(profile, withKinds.vocabulary, asOf));
    const rows = rowsOfWorlds(worlds, () => false);
    const { byRegion } = matcher.match(rows, rows, null).tally;
    return Object.fromEntries(Object.entries(byRegion).map(([region, { amount }]) => [region, amount.min]));
  };
  // In fen: 100 yuan for who is listed, else 7.
  expect(
    sumsOf([
      ['331083', true],
      ['331002', false],
      ['331081', true],
      ['331002', false],
    ]),
  ).toEqual({ '331002': 1400n, '331081': 10_000n, '331083': 10_000n });
  expect(
    sumsOf([
      ['331081', false],
      ['331083', false],
      ['331002', true],
    ]),
  ).toEqual({ '331002': 10_000n, '331081': 700n, '331083': 700n });
});
