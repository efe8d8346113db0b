import { describe, expect, it } from 'vitest';
import { match, type Result } from '../../src/index.ts';
import { Choices, checkChoices, must } from './arbitrary/choices.ts';
import {
  anyAsOf,
  anyKnown,
  anyWorld,
  exactly,
  type Knowledge,
  type Known,
  type Slot,
  slotsOf,
  writeProfile,
} from './arbitrary/profiles.ts';
import { type AnyRules, anyGrants, anyRules, loadCleanly, show } from './arbitrary/rules.ts';
import { anyValue } from './arbitrary/values.ts';
import { runs } from './check-property.ts';
import { textOf } from './oracle/calendar.ts';
import type { Json, Model, World } from './oracle/model.ts';

const counts = { undetermined: 0, settledAtLast: 0, withReason: 0, unneeded: 0 };

const GRANTS = 'grants';

/** One enterprise, and everything that could be said of it. */
interface Situation {
  readonly rules: AnyRules;
  readonly asOf: number;
  readonly slots: ReadonlyMap<string, Slot>;
  readonly known: Known;
  readonly grants: Json;
}

/** Base facts of every year, and the derived ones whose values can be written. */
function allSlots(model: Model, world: World): ReadonlyMap<string, Slot> {
  return new Map([...slotsOf(model, world), ...slotsOf(model, world, false)].map((slot) => [slot.key, slot]));
}

function resultOf(situation: Situation, item: string): Result {
  const { asOf, known, grants } = situation;
  const profile = writeProfile(new Choices([]), known, asOf, grants);
  return match(situation.rules.rules, profile, { asOf: textOf(asOf), items: [item] }).results[0]!;
}

/** What is known, and what `more` says instead. */
function withMore(situation: Situation, more: Known, grants = situation.grants): Situation {
  const keys = new Set([...more.keys()].map((slot) => slot.key));
  return {
    ...situation,
    grants,
    known: new Map([...[...situation.known].filter(([slot]) => !keys.has(slot.key)), ...more]),
  };
}

/** Makes exact what is missing. */
function told(choices: Choices, situation: Situation, missing: readonly string[]): Situation {
  const { model } = situation.rules;
  const more = new Map<Slot, Knowledge>();
  for (const name of missing) {
    const slot = situation.slots.get(name);
    if (slot) more.set(slot, exactly(slot));
    else if (name !== GRANTS) {
      // A derived fact without a value of its own, or with one that no decimal writes: the enterprise says one.
      const [fact, year] = name.split('@') as [string, string?];
      const declared = model.facts.get(fact)!;
      const value = anyValue(choices, declared, true);
      more.set({ key: name, fact: declared, year: year === undefined ? null : Number(year), value }, { kind: 'exact' });
    }
  }
  return withMore(situation, more, missing.includes(GRANTS) ? (anyGrants(choices, true) ?? []) : situation.grants);
}

function missing(choices: Choices): void {
  const rules = anyRules(choices);
  const { model } = rules;
  const asked = [...model.facts.values()].filter((fact) => fact.asked && fact.derive !== undefined);
  const behindAsked = new Set(asked.flatMap((fact) => [...fact.reads]));
  for (let round = 0; round < 2; round++) {
    const asOf = anyAsOf(choices);
    const world = anyWorld(choices, model, asOf, true);
    const slots = allSlots(model, world);
    const known = anyKnown(choices, slotsOf(model, world), { exact: 40, absent: 25 });
    const situation: Situation = { rules, asOf, slots, known, grants: anyGrants(choices) };
    for (const { name } of rules.items) checkItem(choices, situation, name, behindAsked);
  }
}

function checkItem(choices: Choices, situation: Situation, name: string, behindAsked: ReadonlySet<string>): void {
  const result = resultOf(situation, name);
  const describe = (): string => {
    const profile = writeProfile(new Choices([]), situation.known, situation.asOf, situation.grants);
    return `${show(situation.rules.files)}\n${textOf(situation.asOf)} ${JSON.stringify({ profile, result })}`;
  };
  const exact = new Set([...situation.known].filter(([, one]) => one.kind === 'exact').map(([slot]) => slot.key));
  for (const fact of [...result.missing, ...result.missingForAmount])
    must(!exact.has(fact), `${fact} is exactly known and said to be missing`, describe);
  if (result.verdict !== 'undetermined')
    return must(result.missing.length === 0, `missing though ${result.verdict}`, describe);
  counts.undetermined++;
  must(
    result.missing.length > 0 || result.reason !== null,
    'undetermined without anything missing and without a reason',
    describe,
  );

  // Whatever else becomes known, the verdict stays open.
  const needed = new Set([...result.missing, ...result.missingForAmount]);
  const isOther = (slot: Slot): boolean =>
    slot.fact.derive === undefined && !exact.has(slot.key) && !behindAsked.has(slot.fact.name);
  const others = (wanted: (slot: Slot) => boolean): Known =>
    new Map(
      [...situation.slots.values()]
        .filter((slot) => isOther(slot) && wanted(slot))
        .map((slot) => [slot, exactly(slot)]),
    );
  const unneeded = others((slot) => !result.missing.includes(slot.key));
  counts.unneeded += unneeded.size;
  const freed = situation.grants === null && !result.missing.includes(GRANTS) ? [] : situation.grants;
  const later = resultOf(withMore(situation, unneeded, freed), name);
  must(later.verdict === 'undetermined', `settled as ${later.verdict} by facts that are not missing`, describe);
  const still = resultOf(
    withMore(
      situation,
      others((slot) => !needed.has(slot.key)),
    ),
    name,
  );
  must(
    JSON.stringify(still.amount) === JSON.stringify(result.amount),
    `the amount becomes ${JSON.stringify(still.amount)}`,
    describe,
  );

  // And if everything that is missing becomes known, it does not.
  let [now, found] = [situation, result];
  for (let steps = 0; found.missing.length > 0; steps++) {
    must(steps < 60, 'there is always more missing', describe);
    now = told(choices, now, found.missing);
    found = resultOf(now, name);
  }
  if (found.verdict !== 'undetermined') counts.settledAtLast++;
  else counts.withReason++;
  must(found.verdict !== 'undetermined' || found.reason !== null, 'it stays open and nothing says why', describe);
}

describe('what is missing', () => {
  it('is what can still settle the verdict: with it the verdict settles, without it never', () => {
    checkChoices('missing', runs(110, 1500), missing, 2500);
    console.log(counts);
    expect(counts.settledAtLast).toBeGreaterThan(counts.undetermined / 3);
  });

  it.each<readonly [facts: Json, missing: readonly string[], reason: string | null]>([
    [{}, ['asked'], null],
    [{ asked: null }, ['asked'], null],
    [{ asked: { min: 1 } }, ['asked'], null],
  ])('is a derived fact itself where it is asked for: %j', (facts, wanted, reason) => {
    expect(undecided('{ sum: [base, 1] }, ask: 多少？', facts)).toEqual({ missing: wanted, reason });
  });

  it.each<readonly [derive: string, facts: Json, missing: readonly string[], reason: string | null]>([
    ['{ sum: [base, other] }', {}, ['base', 'other'], null],
    ['{ sum: [base, other] }', { base: 1, other: null }, ['other'], null],
    ['{ growth: [other, base] }', { base: 0, other: 3 }, [], 'asked cannot be computed: its base is zero or less'],
    ['{ growth: [other, base] }', { base: -1 }, [], 'asked cannot be computed: its base is zero or less'],
    [
      '{ bands: { of: base, rows: [{ below: 1, then: 5 }] } }',
      { base: 2 },
      [],
      'asked has no value: no row or branch applies',
    ],
    ['{ upTo: 9 }', {}, [], 'asked is for the authority to set'],
  ])('is what a derived fact needs, or there is a reason: %s of %j', (derive, facts, wanted, reason) => {
    expect(undecided(derive, facts)).toEqual({ missing: wanted, reason });
  });
});

/** What is missing where a fact that derives so must be at least 5. */
function undecided(
  derive: string,
  facts: Json,
): { readonly missing: readonly string[]; readonly reason: string | null } {
  const { rules } = loadCleanly([
    {
      name: 'vocabulary/a.yaml',
      text: `facts: { base: { type: decimal, label: base }, other: { type: decimal, label: other }, asked: { type: decimal, label: asked, derive: ${derive} } }`,
    },
    {
      name: 'p.yaml',
      text: 'policy: p\ntitle: p\nitems: [{ id: a, title: a, when: { fact: asked, operator: ">=", value: 5 } }]',
    },
  ]);
  const {
    verdict,
    missing: found,
    reason,
  } = match(rules, { enterprise: 'x', facts }, { asOf: '2025-06-01' }).results[0]!;
  expect(verdict).toBe('undetermined');
  return { missing: found, reason: reason?.en ?? null };
}
