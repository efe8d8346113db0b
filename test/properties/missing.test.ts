import { describe, expect, it } from 'vitest';
import { match, type Result } from '../../src/index.ts';
import { type Choices, checkChoices, must } from './arbitrary/choices.ts';
import {
  anyAsOf,
  anyKnown,
  anyWorld,
  exactly,
  type Known,
  type Slot,
  slotsOf,
  writeProfile,
} from './arbitrary/profiles.ts';
import { anyGrants, anyRules, show } from './arbitrary/rules.ts';
import { runs } from './check-property.ts';
import { textOf } from './oracle/calendar.ts';
import type { Model } from './oracle/model.ts';

const counts = { undetermined: 0, withReason: 0, exactInMissing: 0, othersTried: 0, settledByAll: 0 };

/** The facts behind a name in `missing`: itself, and if it is derived and asked for itself, all that it reads. */
function behind(model: Model, name: string): ReadonlySet<string> {
  const fact = model.facts.get(name.replace(/@.*$/, ''));
  return new Set([name.replace(/@.*$/, ''), ...(fact?.reads ?? [])]);
}

function missing(choices: Choices): void {
  const { rules, model, files } = anyRules(choices);
  for (let round = 0; round < 3; round++) {
    const today = anyAsOf(choices);
    const options = { asOf: textOf(today) };
    const slots = slotsOf(model, anyWorld(choices, model, today, true), false);
    const known = anyKnown(choices, slots, { exact: 45, absent: 30 });
    const grants = anyGrants(choices, true);
    const write = (one: Known) => writeProfile(choices, one, today, grants);
    const profile = write(known);
    const { results, questions } = match(rules, profile, options);
    const told = (): string => `${show(files)}\n${JSON.stringify({ ...options, profile })}`;
    for (const { fact } of questions) {
      must(
        results.some((result) => result.missing.includes(fact)),
        `${fact} is asked for, and no item misses it`,
        told,
      );
      const slot = slots.find((one) => one.key === fact);
      must(!slot || known.get(slot)!.kind !== 'null', `${fact} is asked for again`, told);
    }
    for (const result of results) checkResult(result, { model, known, slots, told });
    const open = results.filter((result) => result.verdict === 'undetermined');
    for (const slot of choices.some(slots, 20)) {
      if (known.get(slot)!.kind === 'exact') continue;
      const after = match(rules, write(new Map([...known, [slot, exactly(slot)]])), options).results;
      for (const result of open) {
        if (result.missing.some((name) => behind(model, name).has(slot.fact.name))) continue;
        counts.othersTried++;
        const now = after.find((one) => one.item === result.item)!;
        must(
          now.verdict === 'undetermined',
          `${result.item}: ${slot.key} is not missing, yet it settles the verdict as ${now.verdict}`,
          told,
        );
      }
    }
    const everything = new Map(slots.map((slot) => [slot, exactly(slot)]));
    for (const result of match(rules, write(everything), options).results) {
      counts.settledByAll++;
      // Years further away than the slots go may still be unknown, and what is undefined stays so.
      const beyond = result.missing.every(
        (name) => !slots.some((slot) => slot.key === name && slot.fact.derive === undefined),
      );
      must(
        result.verdict !== 'undetermined' || (beyond && (result.missing.length > 0 || result.reason !== null)),
        `${result.item} stays undetermined`,
        told,
      );
    }
  }
}

interface Given {
  readonly model: Model;
  readonly known: Known;
  readonly slots: readonly Slot[];
  readonly told: () => string;
}

function checkResult(result: Result, { known, slots, told }: Given): void {
  if (result.verdict !== 'undetermined') {
    must(result.missing.length === 0, `${result.item} is ${result.verdict} and misses ${result.missing}`, told);
    return;
  }
  counts.undetermined++;
  if (result.reason !== null) counts.withReason++;
  must(result.missing.length > 0 || result.reason !== null, `${result.item} is undetermined without a word`, told);
  for (const name of [...result.missing, ...result.missingForAmount]) {
    const slot = slots.find((one) => one.key === name);
    if (!slot) continue;
    counts.exactInMissing++;
    must(known.get(slot)!.kind !== 'exact', `${name} is exactly known and missing`, told);
  }
}

describe('what is missing', () => {
  it('is never exactly known, is never empty without a reason, and nothing else settles a verdict', () => {
    checkChoices('missing', runs(250, 3000), missing, 1200);
    console.log(counts);
    expect(counts.undetermined).toBeGreaterThan(100);
    expect(counts.othersTried).toBeGreaterThan(100);
  });
});
