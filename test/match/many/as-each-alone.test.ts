import { describe, expect, it } from 'vitest';
import { type Rows, rowsOfWorlds } from '../../../src/engines/columnar/index.ts';
import { loadProfiles, loadRules, match } from '../../../src/index.ts';
import { ManyMatcher } from '../../../src/match/many/index.ts';
import { worldOf } from '../../../src/match/world.ts';
import { VERDICTS } from '../../../src/policy/types.ts';
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
    const fen = (yuan: number | null | undefined): number => (yuan == null ? Number.NaN : Math.round(yuan * 100));
    return [verdict, fen(amount?.min), fen(amount?.max), ...missing].join(' ');
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
});
