import { describe, expect, it } from 'vitest';
import { ENGINES } from '../../src/engines/index.ts';
import { loadProfiles, match, matchUsing, type Profile, type RuleSet } from '../../src/index.ts';
import { worldOf } from '../../src/match/world.ts';
import { type Choices, checkAsyncChoices, must } from './arbitrary/choices.ts';
import { anyAsOf, anyKnown, anyWorld, slotsOf, writeProfile } from './arbitrary/profiles.ts';
import { anyGrants, anyRules, show } from './arbitrary/rules.ts';
import { runs } from './check-property.ts';
import { textOf } from './oracle/calendar.ts';

const [reference, ...others] = ENGINES;
const counts = { true: 0, false: 0, unknown: 0 };

function loaded(rules: RuleSet, profile: unknown): Profile {
  return loadProfiles(rules, [{ name: 'profile.json', text: JSON.stringify(profile) }]).profiles[0]!;
}

async function agree(choices: Choices): Promise<void> {
  // Every other time items that may be apply-free, for which what is attested is decided too.
  const { rules, model, files } = anyRules(choices, choices.chance(50) ? { delivery: 'apply-free' } : {});
  const prepared = await Promise.all(ENGINES.map((engine) => engine.prepare(rules.compiled)));
  let asOf = anyAsOf(choices);
  for (let round = 0; round < 4; round++) {
    // Mostly on the same day, for which engines may keep what they have found.
    if (round > 0 && choices.chance(30)) asOf = anyAsOf(choices);
    const slots = slotsOf(model, anyWorld(choices, model, asOf));
    const [exact, absent] = choices.pick([[30, 25] as const, [80, 5] as const, [30, 70] as const]);
    const provenance = () => (choices.chance(60) ? { source: '市税务局', asOf: asOf - choices.below(200) } : {});
    const known = anyKnown(choices, slots, { exact, absent, provenance });
    const profile = writeProfile(choices, known, asOf, anyGrants(choices));
    const told = (): string => `${show(files)}\n${textOf(asOf)} ${JSON.stringify(profile)}`;
    for (const attestedOnly of [false, true]) {
      const world = worldOf(loaded(rules, profile), rules.vocabulary, asOf, attestedOnly);
      const [said, ...same] = await Promise.all(prepared.map((one) => one.truths(world)));
      for (const truth of said!) counts[truth]++;
      same.forEach((truths, at) => {
        const [wanted, found] = [said!.join(' '), truths.join(' ')];
        must(wanted === found, `${others[at]!.name}: ${found}, but ${reference!.name}: ${wanted}`, told);
      });
    }
    if (round > 0) continue;
    const wanted = JSON.stringify(match(rules, profile, { asOf: textOf(asOf) }).results);
    for (const engine of others) {
      const { results } = await matchUsing(engine, rules, profile, { asOf: textOf(asOf) });
      must(JSON.stringify(results) === wanted, `${engine.name}: ${JSON.stringify(results)}, but ${wanted}`, told);
    }
  }
}

describe('engines', () => {
  it('agree with the reference on random rules and profiles of which little or much is known', async () => {
    await checkAsyncChoices('engines agree', runs(300, 1200), agree, 1500);
    console.log(counts);
    const all = counts.true + counts.false + counts.unknown;
    for (const count of Object.values(counts)) expect(count).toBeGreaterThan(all / 20);
  });
});
