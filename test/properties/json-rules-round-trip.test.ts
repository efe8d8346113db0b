import { describe, expect, it } from 'vitest';
import { match, type Result } from '../../src/index.ts';
import { fromJsonRules, toJsonRules } from '../../src/json-rules/index.ts';
import { type Choices, checkChoices, must } from './arbitrary/choices.ts';
import { anyAsOf, anyKnown, anyWorld, slotsOf, writeProfile } from './arbitrary/profiles.ts';
import { anyRules, show } from './arbitrary/rules.ts';
import { runs } from './check-property.ts';
import { textOf } from './oracle/calendar.ts';

const counts: Record<Result['verdict'] | 'leftOut', number> = {
  eligible: 0,
  review: 0,
  undetermined: 0,
  ineligible: 0,
  leftOut: 0,
};

/** Out and in again with the vocabulary that declares the facts, codes and years: nothing of what is known in part is lost. */
function roundTrip(choices: Choices): void {
  const { rules, model, files } = anyRules(choices);
  const asOf = anyAsOf(choices);
  const options = { asOf: textOf(asOf) };
  const exported = toJsonRules(rules, options);
  const vocabulary = files.filter(({ name }) => name.startsWith('vocabulary/'));
  const imported = fromJsonRules(exported, { vocabulary });
  const told = (profile: unknown): string =>
    `${show(files)}\n${JSON.stringify({ ...options, profile, rules: exported.rules, conditions: exported.conditions }, null, 1)}\n${show(imported.files)}`;
  const mistakes = imported.diagnostics.filter(({ severity }) => severity === 'error');
  must(mistakes.length === 0, `the import tells ${mistakes.map(({ what }) => what.en).join('; ')}`, () => told(null));
  const sound = imported.items.filter(({ event }) => !exported.diagnostics.some(({ item }) => item === event.type));
  counts.leftOut += rules.compiled.items.length - sound.length;
  for (let round = 0; round < 4; round++) {
    const slots = slotsOf(model, anyWorld(choices, model, asOf));
    const profile = writeProfile(choices, anyKnown(choices, slots, { exact: 50, absent: 15 }), asOf);
    const [before, after] = [match(rules, profile, options), match(imported.rules, profile, options)];
    for (const { item, event } of sound) {
      const was = before.results.find((one) => one.item === event.type)!.verdict;
      const is = after.results.find((one) => one.item === item)!.verdict;
      counts[was]++;
      // That a person must judge stands in the event.
      must((was === 'review' ? 'eligible' : was) === is, `${event.type}: ${was} becomes ${is}`, () => told(profile));
    }
  }
}

describe('rules exported and imported again', () => {
  it('give the same verdicts, whatever is known', () => {
    checkChoices('json-rules round trip', runs(100, 1000), roundTrip, 3000);
    console.log(counts);
    const { eligible, undetermined, ineligible, leftOut } = counts;
    for (const count of [eligible, undetermined, ineligible]) expect(count).toBeGreaterThan(20);
    expect(leftOut).toBeLessThan(eligible + undetermined + ineligible);
  });
});
