import { expect, it } from 'vitest';
import type { Tally } from '../../../src/match/many/index.ts';
import { tallyOf, tallyText } from '../../../src/registry/run/tally-text.ts';

it('a tally is told as text with all its digits, and read again', () => {
  // More fen than a double holds, no upper end, and an item without money.
  const money = { min: 9_007_199_254_740_993n, max: null };
  const counts = { eligible: 1, review: 0, undetermined: 2 };
  const tally: Tally = {
    rows: 4,
    items: [
      { ...counts, ineligible: 1, amount: money, missing: { 'revenue@2024': 2, min: 1 } },
      { ...counts, ineligible: 1, amount: null, missing: {} },
    ],
    byRegion: {
      '331083': { enterprises: 3, ...counts, amount: { min: 0n, max: 12n } },
      '': { enterprises: 1, ...counts, amount: money },
    },
    bySize: {},
  };
  const text = tallyText(tally);
  expect(text).toContain('"amount":{"min":"9007199254740993","max":null}');
  expect(tallyOf(JSON.parse(text))).toEqual(tally);
});
