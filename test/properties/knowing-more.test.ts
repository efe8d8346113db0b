import { describe, expect, it } from 'vitest';
import { match, type Result } from '../../src/index.ts';
import { type Choices, checkChoices, must } from './arbitrary/choices.ts';
import { anyAsOf, anyKnown, anyWorld, refined, slotsOf, writeProfile } from './arbitrary/profiles.ts';
import { anyGrants, anyRules, show } from './arbitrary/rules.ts';
import { runs } from './check-property.ts';
import { textOf } from './oracle/calendar.ts';

const SETTLED: readonly Result['verdict'][] = ['eligible', 'review', 'ineligible'];

const counts = { settled: 0, results: 0, narrowed: 0 };

function knowingMore(choices: Choices): void {
  const { rules, model, files } = anyRules(choices);
  for (let round = 0; round < 4; round++) {
    const asOf = anyAsOf(choices);
    const slots = slotsOf(model, anyWorld(choices, model, asOf));
    const coarse = anyKnown(choices, slots, { exact: 35, absent: 20 });
    const fine = refined(choices, coarse);
    const grants = anyGrants(choices);
    const options = { asOf: textOf(asOf) };
    const profiles = [writeProfile(choices, coarse, asOf, grants), writeProfile(choices, fine, asOf, grants)] as const;
    const [before, after] = [match(rules, profiles[0], options), match(rules, profiles[1], options)];
    const told = (): string => `${show(files)}\n${JSON.stringify({ ...options, profiles })}`;
    const mistakes = [...before.diagnostics, ...after.diagnostics].map((one) => one.what.en);
    must(mistakes.length === 0, `profiles that agree are told: ${mistakes.join('; ')}`, told);
    before.results.forEach((result, at) => {
      const now = after.results[at]!;
      counts.results++;
      if (SETTLED.includes(result.verdict)) counts.settled++;
      const stays = now.verdict === result.verdict;
      must(
        stays || !SETTLED.includes(result.verdict),
        `${result.item}: ${result.verdict} becomes ${now.verdict}`,
        told,
      );
      if (!stays) return;
      for (const key of ['amount', 'ceiling'] as const) {
        const [was, is] = [JSON.stringify(result[key]), JSON.stringify(now[key])];
        if (was !== is) counts.narrowed++;
        must(!widened(result[key], now[key]), `${result.item}: ${key} ${was} becomes ${is}`, told);
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
    checkChoices('knowing more', runs(200, 2500), knowingMore, 3000);
    console.log(counts);
    expect(counts.settled).toBeGreaterThan(counts.results / 10);
    expect(counts.narrowed).toBeGreaterThan(0);
  });
});
