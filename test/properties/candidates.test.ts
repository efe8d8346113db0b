import { describe, expect, it } from 'vitest';
import { match } from '../../src/index.ts';
import { type Choices, checkChoices, must } from './arbitrary/choices.ts';
import { anyAsOf, anyKnown, anyWorld, slotsOf, writeProfile } from './arbitrary/profiles.ts';
import { anyGrants, anyRules, show } from './arbitrary/rules.ts';
import { runs } from './check-property.ts';
import { textOf } from './oracle/calendar.ts';

/*
 * Matching without what is ineligible: the first enterprises one by one, the later ones by a program made for many. Of both,
 * what is told is what the full match tells, less the ineligible.
 */

const counts = { candidates: 0, leftOut: 0 };

function sameCandidates(choices: Choices): void {
  const { rules, model, files } = anyRules(
    choices,
    choices.chance(50) ? { delivery: 'apply-free', items: 4 } : { items: 4 },
  );
  const day = anyAsOf(choices);
  const asOf = textOf(day);
  const profiles = Array.from({ length: 4 }, () => {
    const slots = slotsOf(model, anyWorld(choices, model, day));
    const provenance = () => (choices.chance(60) ? { source: '市税务局', asOf: day - choices.below(200) } : {});
    return writeProfile(
      choices,
      anyKnown(choices, slots, { exact: choices.pick([30, 80]), absent: 20, provenance }),
      day,
      anyGrants(choices),
    );
  });
  const check = (): void => {
    for (const profile of profiles) {
      const full = match(rules, profile, { asOf });
      const wanted = full.results.filter(({ verdict }) => verdict !== 'ineligible');
      const leftOut = full.results.length - wanted.length;
      const { leftOut: told, ...found } = match(rules, profile, { asOf, ineligible: false });
      must(
        told === leftOut && JSON.stringify(found) === JSON.stringify({ ...full, results: wanted }),
        `${JSON.stringify(found)}, ${told} left out, but ${JSON.stringify({ ...full, results: wanted })}`,
        () => `${show(files)}\n${asOf} ${JSON.stringify(profile)}`,
      );
      counts.candidates += wanted.length;
      counts.leftOut += leftOut;
    }
  };
  check();
  for (let time = 0; time < 33; time++) match(rules, { enterprise: 'E', facts: {} }, { asOf, ineligible: false });
  check();
}

describe('a match without what is ineligible', () => {
  it('tells of everything else what the full match tells', () => {
    checkChoices('candidates', runs(120, 600), sameCandidates, 1500);
    console.log(counts);
    expect(counts.candidates).toBeGreaterThan(100);
    expect(counts.leftOut).toBeGreaterThan(100);
  });
});
