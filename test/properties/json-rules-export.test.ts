import { Engine } from 'json-rules-engine';
import { describe, expect, it } from 'vitest';
import { match } from '../../src/index.ts';
import { fromJsonRules, type ToJsonRules, toJsonRules } from '../../src/json-rules/index.ts';
import { type Choices, checkChoices, must } from './arbitrary/choices.ts';
import { jsonFacts } from './arbitrary/json-facts.ts';
import { anyAsOf, anyWorld, exactly, slotsOf, writeProfile } from './arbitrary/profiles.ts';
import { anyRules, show } from './arbitrary/rules.ts';
import { runs } from './check-property.ts';
import { textOf } from './oracle/calendar.ts';

interface Run {
  readonly exported: ToJsonRules;
  readonly facts: Record<string, unknown>;
  /** The items that the reference finds eligible or for review. */
  readonly expected: readonly string[];
  told(): string;
}

const counts = { runs: 0, unknown: 0, fired: 0, rules: 0, derived: 0, leftOut: 0, conditions: 0 };

/** Rules, exported, and enterprises of which all is known. */
function everythingKnown(choices: Choices): Run[] {
  const { rules, model, files } = anyRules(choices);
  const asOf = anyAsOf(choices);
  const exported = toJsonRules(rules, { asOf: textOf(asOf) });
  const sound = exported.rules.filter(({ name }) => !exported.diagnostics.some(({ item }) => item === name));
  counts.leftOut += rules.compiled.items.length - sound.length;
  return Array.from({ length: 3 }, () => anyWorld(choices, model, asOf, true)).flatMap((world) => {
    const facts = jsonFacts(exported.facts, model, world);
    if (facts === null) {
      counts.unknown++;
      return [];
    }
    counts.derived += exported.facts.filter(({ from }) => from === 'derived').length;
    counts.conditions += Object.keys(exported.conditions).length;
    const known = new Map(slotsOf(model, world, false).map((slot) => [slot, exactly(slot)] as const));
    const profile = writeProfile(choices, known, asOf);
    const { results, diagnostics } = match(rules, profile, { asOf: textOf(asOf) });
    const told = (): string =>
      `${show(files)}\n${textOf(asOf)}\n${JSON.stringify({ profile, exported: { ...exported, diagnostics: [] }, facts }, null, 1)}`;
    must(diagnostics.length === 0, `the profile is told: ${diagnostics.map(({ what }) => what.en).join('; ')}`, told);
    const verdicts = new Map(results.map(({ item, verdict }) => [item, verdict]));
    const decided = sound.filter(({ name }) => verdicts.get(name) !== 'undetermined');
    const expected = decided.filter(({ name }) => verdicts.get(name) !== 'ineligible').map(({ name }) => name);
    counts.runs++;
    counts.fired += expected.length;
    counts.rules += decided.length;
    return [{ exported: { ...exported, rules: decided }, facts, expected, told }];
  });
}

async function firedIn({ exported, facts }: Run): Promise<readonly string[]> {
  const { rules, conditions } = structuredClone({ rules: exported.rules, conditions: exported.conditions });
  const engine = new Engine();
  for (const rule of rules) engine.addRule(rule as never);
  for (const [name, condition] of Object.entries(conditions)) engine.setCondition(name, condition as never);
  const { events } = await engine.run(facts);
  return events.map(({ type }) => type);
}

describe('exported rules', () => {
  it('fire in json-rules-engine where the reference finds an item eligible or for review', async () => {
    const all: Run[] = [];
    checkChoices('exported rules fire', runs(100, 500), (choices) => all.push(...everythingKnown(choices)), 2500);
    for (const run of all) {
      const fired = await firedIn(run);
      must(
        JSON.stringify([...fired].sort()) === JSON.stringify([...run.expected].sort()),
        `fired ${fired.join(', ')}, expected ${run.expected.join(', ')}`,
        run.told,
      );
    }
    console.log(counts);
    expect(counts.fired).toBeGreaterThan(counts.rules / 10);
    expect(counts.fired).toBeLessThan(counts.rules);
    for (const each of [counts.derived, counts.conditions]) expect(each).toBeGreaterThan(0);
    expect(counts.leftOut).toBeLessThan(counts.rules);
  });

  it('mean the same when they are imported again without their vocabulary, where all is known', () => {
    checkChoices(
      'exported rules come back',
      runs(100, 500),
      (choices) => {
        for (const { exported, facts, expected, told } of everythingKnown(choices)) {
          const imported = fromJsonRules(exported);
          const mistakes = imported.diagnostics.filter(({ severity }) => severity === 'error');
          must(mistakes.length === 0, `the import tells ${mistakes.map(({ what }) => what.en).join('; ')}`, told);
          const profile = { enterprise: 'x', facts: imported.profileFacts(facts) };
          const { results, diagnostics } = match(imported.rules, profile, { asOf: '2020-01-01' });
          must(diagnostics.length === 0, `profile: ${diagnostics.map(({ what }) => what.en).join('; ')}`, told);
          const verdicts = imported.items.map(({ event }, at) => `${event.type} ${results[at]?.verdict}`);
          const wanted = exported.rules.map(
            ({ name }) => `${name} ${expected.includes(name) ? 'eligible' : 'ineligible'}`,
          );
          must(JSON.stringify(verdicts) === JSON.stringify(wanted), `${verdicts} instead of ${wanted}`, told);
        }
      },
      2500,
    );
  });
});
