import { describe, expect, it } from 'vitest';
import { match, type Result } from '../../src/index.ts';
import { type Choices, checkChoices } from './arbitrary/choices.ts';
import { anyAsOf, anyKnown, anyWorld, refined, slotsOf, writeProfile } from './arbitrary/profiles.ts';
import { anyGrants, anyRules, show } from './arbitrary/rules.ts';
import { runs } from './check-property.ts';
import { textOf } from './oracle/calendar.ts';

const SETTLED: readonly Result['verdict'][] = ['eligible', 'review', 'ineligible'];

const counts = { settled: 0, results: 0, narrowed: 0 };

function knowingMore(choices: Choices): void {
  const { rules, model, files } = anyRules(choices);
  for (let round = 0; round < 3; round++) {
    const asOf = anyAsOf(choices);
    const slots = slotsOf(model, anyWorld(choices, model, asOf));
    const coarse = anyKnown(choices, slots);
    const fine = refined(choices, coarse);
    const grants = anyGrants(choices);
    const options = { asOf: textOf(asOf) };
    const profiles = [writeProfile(choices, coarse, asOf, grants), writeProfile(choices, fine, asOf, grants)] as const;
    const [before, after] = [match(rules, profiles[0], options), match(rules, profiles[1], options)];
    const told = `${show(files)}\n${JSON.stringify({ ...options, profiles })}`;
    expect([...before.diagnostics, ...after.diagnostics], told).toEqual([]);
    before.results.forEach((result, at) => {
      const now = after.results[at]!;
      counts.results++;
      if (SETTLED.includes(result.verdict)) {
        counts.settled++;
        expect(now.verdict, `${result.item}\n${told}`).toBe(result.verdict);
      }
      if (now.verdict !== result.verdict) return;
      for (const key of ['amount', 'ceiling'] as const) {
        if (!widened(result[key], now[key])) {
          if (JSON.stringify(result[key]) !== JSON.stringify(now[key])) counts.narrowed++;
          continue;
        }
        expect.fail(`${result.item}: ${key} ${JSON.stringify([result[key], now[key]])}\n${told}`);
      }
    });
  }
}

function widened(before: Result['amount'], after: Result['amount']): boolean {
  if (before === null || after === null) return before !== after;
  return after.min < before.min || (before.max !== null && (after.max === null || after.max > before.max));
}

describe('knowing more', () => {
  it('never reverses a settled verdict, nor widens an amount whose verdict stays', () => {
    checkChoices('knowing more', runs(600, 6000), knowingMore, 1500);
    console.log(counts);
    expect(counts.settled).toBeGreaterThan(counts.results / 10);
    expect(counts.narrowed).toBeGreaterThan(0);
  });
});
