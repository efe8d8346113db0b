import { describe, expect, it } from 'vitest';
import { type FactRequest, loadProfiles, match, matchAsync, type Profile, type Providers } from '../../src/index.ts';
import { Evaluation } from '../../src/kernel/evaluate.ts';
import type { World } from '../../src/kernel/world.ts';
import { worldOf } from '../../src/match/world.ts';
import { type Domain, exactNumber, intersectDomains, type SetDomain } from '../../src/value/domain.ts';
import { ceil, floor, fromInteger } from '../../src/value/rational.ts';
import { Choices, checkAsyncChoices, must } from './arbitrary/choices.ts';
import {
  anyAsOf,
  anyKnown,
  anyWorld,
  exactly,
  type Knowledge,
  type Known,
  slotsOf,
  writeProfile,
} from './arbitrary/profiles.ts';
import { type AnyRules, anyGrants, anyRules, show } from './arbitrary/rules.ts';
import { runs } from './check-property.ts';
import { readsOnce, type Slot, slotsRead } from './match-async-candidates.ts';
import { textOf, yearOf } from './oracle/calendar.ts';
import type { Json } from './oracle/model.ts';

const counts = { asked: 0, settledAtOnce: 0, matches: 0, narrowedAlone: 0, judged: 0 };

/** Choices of completions, the same each time: those of the case itself end, and are made simpler. */
const TAPE = Array.from({ length: 40_000 }, (_, at) => (Math.imul(at + 1, 0x9e3779b1) >>> 8) & 0xffff);

/** How many completions are tried before a question is said to be idle. */
const TRIALS = 600;

function loaded(rules: AnyRules, profile: unknown): Profile {
  return loadProfiles(rules.rules, [{ name: 'profile.json', text: JSON.stringify(profile) }]).profiles[0]!;
}

/** A world in which some facts are what is said instead. */
function instead(world: World, said: ReadonlyMap<string, Domain>): World {
  return {
    ...world,
    given: (name, year) => said.get(year === null ? name : `${name}@${year}`) ?? world.given(name, year),
  };
}

/** The values that a slot can have in a world, as far as they are tried: also its bounds, and what other numbers are. */
function possible({ node, year, candidates }: Slot, world: World, others: readonly Domain[]): readonly Domain[] {
  const given = world.given(node.name, year);
  // Of a set that may be one of several, as few codes as each has.
  const least = (given?.kind === 'set' ? given.alternatives : []).map(
    ({ has }): Domain => ({ ...(given as SetDomain), alternatives: [{ has, lacks: 'rest' }] }),
  );
  const more = node.allowed.kind === 'number' ? others : least;
  return [...candidates, ...more].flatMap((one) => intersectDomains(given ?? node.allowed, one) ?? []);
}

function numbersIn(world: World, slots: Iterable<Slot>): readonly Domain[] {
  return [...slots].flatMap(({ node, year }) => {
    const given = world.given(node.name, year);
    if (given?.kind !== 'number') return [];
    // Beside a bound that is no whole number, the whole ones on both sides: another fact may be only those.
    return [given.min, given.max].flatMap((end) =>
      end === null ? [] : [end, fromInteger(floor(end)), fromInteger(ceil(end))].map(exactNumber),
    );
  });
}

/**
 * Whether some completion of what is not known exists in which the fact makes a difference to some item: that its being
 * known settles what is open without it, or that two of its values give different verdicts. No word of `missing` here.
 */
function canMatter(rules: AnyRules, world: World, slots: ReadonlyMap<string, Slot>, name: string): boolean {
  const choices = new Choices(TAPE);
  const slot = slots.get(name)!;
  const others = [...slots.values()].filter((other) => other !== slot && other.node.derive === null);
  const numbers = numbersIn(world, slots.values());
  const own = possible(slot, world, numbers);
  const verdicts = (said: ReadonlyMap<string, Domain>): string[] => {
    const evaluation = new Evaluation(instead(world, said));
    return rules.rules.compiled.items.map(({ verdict }) => evaluation.truth(verdict));
  };
  for (let trial = 0; trial < TRIALS; trial++) {
    const said = new Map<string, Domain>();
    // First with nothing else known.
    for (const other of trial === 0 ? [] : others) {
      const values = choices.chance(65) ? possible(other, world, numbers) : [];
      if (values.length > 0) said.set(other.name, choices.pick(values));
    }
    const without = verdicts(said);
    const seen = without.map(() => new Set<string>());
    for (const value of own)
      verdicts(new Map([...said, [name, value]])).forEach((truth, at) => {
        seen[at]!.add(truth);
      });
    const narrows = without.some(
      (truth, at) => truth === 'unknown' && (seen[at]!.has('true') || seen[at]!.has('false')),
    );
    if (trial === 0 && narrows) counts.narrowedAlone++;
    if (narrows || seen.some((truths) => truths.has('true') && truths.has('false'))) return true;
  }
  return false;
}

async function asking(choices: Choices): Promise<void> {
  // Of conditions on facts as they are, a completion that makes a difference is found by trying some; where a fact is
  // derived through amounts and tables it may take one value in a million, and only the end is compared.
  const conditionsOnly = choices.chance(70);
  const rules = anyRules(choices, conditionsOnly ? { plain: true, derived: 0 } : {});
  const isJudged = conditionsOnly && readsOnce(rules.rules.compiled);
  const { model } = rules;
  for (let round = 0; round < 2; round++) {
    const asOf = anyAsOf(choices);
    const options = { asOf: textOf(asOf) };
    const world = anyWorld(choices, model, asOf, true);
    const base = slotsOf(model, world, false);
    const derived = slotsOf(model, world).filter(({ fact }) => fact.derive !== undefined);
    const grants = anyGrants(choices, true);
    const known = anyKnown(choices, base, { exact: 25, absent: 55 });
    // What is null stays unknown in the end too.
    const saysNothing = (one: Knowledge): boolean =>
      one.kind === 'null' || (one.kind === 'bounds' && one.min === null && one.max === null);
    const open: Known = new Map([...known].map(([slot, one]) => [slot, saysNothing(one) ? { kind: 'absent' } : one]));
    const full: Known = new Map(base.map((slot) => [slot, exactly(slot)]));
    const start = writeProfile(choices, open, asOf, grants);
    const whole = writeProfile(choices, full, asOf, grants);
    const told = (): string => `${show(rules.files)}\n${JSON.stringify({ ...options, start, whole })}`;

    const bySlot = new Map([...base, ...derived].map((slot) => [slot.key, slot]));
    const slots = slotsRead(rules.rules.compiled, yearOf(asOf));
    const answers = new Map<string, Json>();
    const asked: string[] = [];
    let wrong: unknown = null;
    const fetch = async (request: FactRequest): Promise<unknown> => {
      try {
        return answerTo(request);
      } catch (error) {
        wrong ??= error;
        throw error;
      }
    };
    const answerTo = ({ name }: FactRequest): Json => {
      must(!asked.includes(name), `${name} is asked twice`, told);
      asked.push(name);
      if (isJudged) counts.judged++;
      // What is known at this moment: the profile, and what was answered.
      const now = new Map([
        ...open,
        ...[...answers.keys()].map((key) => [bySlot.get(key)!, exactly(bySlot.get(key)!)] as const),
      ]);
      const profile = loaded(rules, writeProfile(new Choices([]), now, asOf, grants));
      const view = worldOf(profile, rules.rules.vocabulary, asOf);
      must(
        !isJudged || canMatter(rules, view, slots, name),
        `${name} is asked and cannot matter, after ${[...answers.keys()]}`,
        told,
      );
      const slot = bySlot.get(name);
      // A derived fact whose value no decimal writes, or which has none: nobody can tell.
      if (slot === undefined) return null;
      const one = writeProfile(new Choices([]), new Map([[{ ...slot, year: null }, exactly(slot)]]), asOf);
      const value = (one['facts'] as Record<string, Json>)[slot.fact.name]!;
      answers.set(name, value);
      return value;
    };
    const costs = Object.fromEntries([...model.facts.keys()].map((name) => [name, choices.pick([1, 1, 1, 0.5, 3])]));
    const providers: Providers = Object.fromEntries(
      [...model.facts.keys()].map((name) => [name, { fetch, cost: costs[name]! }]),
    );
    const found = await matchAsync(rules.rules, start, { ...options, providers });
    if (wrong !== null) throw wrong;
    counts.matches++;
    counts.asked += asked.length;
    if (asked.length === 0) counts.settledAtOnce++;
    const mistakes = found.diagnostics.map(({ code }) => code);
    must(mistakes.length === 0, `told: ${mistakes}`, told);
    const last = match(rules.rules, whole, options).results;
    found.results.forEach(({ item, verdict }, at) => {
      must(
        verdict === last[at]!.verdict,
        `${item}: ${verdict} after ${asked}, but ${last[at]!.verdict} if all is known`,
        told,
      );
    });
  }
}

describe('asking for what is missing', () => {
  it('asks only for what can still matter, each once, and ends with the verdicts of the profile that knows all', async () => {
    await checkAsyncChoices('match async', runs(300, 1200), asking, 2500);
    console.log(counts);
    expect(counts.asked).toBeGreaterThan(counts.matches / 2);
    expect(counts.judged).toBeGreaterThan(counts.asked / 5);
    expect(counts.narrowedAlone).toBeLessThan(counts.judged);
  });
});
