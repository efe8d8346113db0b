import { describe, expect, it } from 'vitest';
import { loadProfiles, match } from '../../src/index.ts';
import { Evaluation } from '../../src/kernel/evaluate.ts';
import { worldOf } from '../../src/match/world.ts';
import { type Choices, checkChoices, must } from './arbitrary/choices.ts';
import { anyAsOf, anyWorld, exactly, slotsOf, writeProfile } from './arbitrary/profiles.ts';
import { anyGrants, anyRules, loadCleanly, show } from './arbitrary/rules.ts';
import { runs } from './check-property.ts';
import { dayOf, monthsLater, textOf } from './oracle/calendar.ts';
import { Fraction } from './oracle/fraction.ts';
import { decide } from './oracle/item.ts';
import type { Json } from './oracle/model.ts';

const counts = { items: 0, verdicts: 0, amounts: 0, large: 0 };

const SAFE = Fraction.of(Number.MAX_SAFE_INTEGER).over(Fraction.of(100));

function exact(choices: Choices): void {
  const { rules, model, items, files } = anyRules(choices, { exactOnly: choices.chance(70) });
  const byId = new Map(items.map(({ json }) => [String(json['id']), json]));
  for (let round = 0; round < 3; round++) {
    const asOf = anyAsOf(choices);
    const world = anyWorld(choices, model, asOf, true);
    const grants = anyGrants(choices, true, asOf) as readonly Json[];
    const known = new Map(slotsOf(model, world, false).map((slot) => [slot, exactly(slot)]));
    const json = JSON.stringify(writeProfile(choices, known, asOf, grants));
    const { profiles, diagnostics } = loadProfiles(rules, [{ name: 'profile.json', text: json }]);
    const told = (): string => `${show(files)}\n${textOf(asOf)} ${json}`;
    must(diagnostics.length === 0, `the profile is told: ${diagnostics[0]?.what.en}`, told);
    const { results } = match(rules, profiles[0], { asOf: textOf(asOf) });
    const evaluation = new Evaluation(worldOf(profiles[0]!, rules.vocabulary, asOf));
    results.forEach((result, at) => {
      const wanted = decide(model, world, byId, result.item.slice('p/'.length), grants);
      counts.items++;
      if (wanted.verdict !== null) {
        counts.verdicts++;
        must(result.verdict === wanted.verdict, `${result.item} is ${result.verdict}, not ${wanted.verdict}`, told);
      }
      if (wanted.amount === null) return;
      counts.amounts++;
      const { min, max } = evaluation.number(rules.compiled.items[at]!.amount!);
      const found = [min, max].map((end) => end && new Fraction(end.num, end.den));
      must(
        found.every((end) => end?.is(wanted.amount!)),
        `${result.item} is worth ${found}, not ${wanted.amount}`,
        told,
      );
      if (result.verdict === 'ineligible') must(result.amount === null, 'an ineligible item is worth something', told);
      else if (wanted.amount.against(SAFE) > 0) counts.large++;
      else {
        const number = Number(wanted.amount.toString());
        must(
          result.amount?.min === number && result.amount.max === number,
          `${result.item} is told as ${JSON.stringify(result.amount)}`,
          told,
        );
      }
    });
  }
}

/** The exact value of one amount, with no facts but those given. */
function worth(amount: Json, facts: Json = {}, types: Readonly<Record<string, string>> = {}): string {
  const vocabulary = {
    facts: Object.fromEntries(Object.entries(types).map(([name, type]) => [name, { type, label: name }])),
  };
  const policy = { policy: 'p', title: 'p', items: [{ id: 'a', title: 'a', when: 'always', amount }] };
  const { rules } = loadCleanly([
    { name: 'vocabulary/a.json', text: JSON.stringify(vocabulary) },
    { name: 'p.json', text: JSON.stringify(policy) },
  ]);
  const { profiles } = loadProfiles(rules, [{ name: 'a.json', text: JSON.stringify({ enterprise: 'x', facts }) }]);
  const evaluation = new Evaluation(worldOf(profiles[0]!, rules.vocabulary, 0));
  const { min, max } = evaluation.number(rules.compiled.items[0]!.amount!);
  expect(min).toEqual(max);
  return new Fraction(min!.num, min!.den).toString();
}

describe('exactness', () => {
  it('decides and computes what is fully known as plain rational arithmetic does', () => {
    checkChoices('exactness', runs(250, 1500), exact, 2500);
    console.log(counts);
    expect(counts.verdicts).toBeGreaterThan(counts.items / 2);
    expect(counts.amounts).toBeGreaterThan(counts.items / 4);
    expect(counts.large).toBeGreaterThan(0);
  });

  it('keeps every digit beyond what a double can hold', () => {
    const facts = { a: '9007199254740993.01', b: '90071992547409.9301亿' };
    const types = { a: 'money', b: 'money' };
    expect(worth('a', facts, types)).toBe('9007199254740993.01');
    expect(worth({ sum: ['a', 'b'] }, facts, types)).toBe('9007208261940247750993.01');
    expect(worth({ rate: '0.1%', of: 'a' }, facts, types)).toBe('9007199254740.99');
  });

  it('counts a grant until its date plus the period of the limit', () => {
    const item = { id: 'a', title: 'a', when: 'always', amount: 5, limit: { times: 1, per: 'P18M' } };
    const text = JSON.stringify({ policy: 'p', title: 'p', items: [item] });
    const { rules } = loadCleanly([{ name: 'p.json', text }]);
    for (const asOf of ['2025-08-31', '2025-02-28', '2024-02-29'].map(dayOf)) {
      for (let date = monthsLater(asOf, -18) - 4; date < monthsLater(asOf, -18) + 5; date++) {
        const profile = { enterprise: 'x', grants: [{ item: 'p/a', date: textOf(date) }] };
        const { verdict } = match(rules, profile, { asOf: textOf(asOf) }).results[0]!;
        expect(verdict, textOf(date)).toBe(monthsLater(date, 18) > asOf ? 'ineligible' : 'eligible');
      }
    }
  });

  it('knows no date where no branch gives one, instead of the first day of 1970', () => {
    const no = { when: { fact: 'a', operator: '<', value: 0 }, then: '2020-01-01' };
    const amount = { each: 100, per: { yearsSince: { choose: [no] } } };
    const text = JSON.stringify({ policy: 'p', title: 'p', items: [{ id: 'a', title: 'a', when: 'always', amount }] });
    const { rules } = loadCleanly([
      { name: 'vocabulary/a.yaml', text: 'facts: { a: { type: money, label: a } }' },
      { name: 'p.json', text },
    ]);
    const { results } = match(rules, { enterprise: 'x', facts: { a: 5 } }, { asOf: '2025-06-01' });
    expect(results[0]!.amount).toEqual({ min: 0, max: null });
  });

  it('finds nothing in a slice that has no lower end and ends at zero or below', () => {
    const rows = [
      { below: -1, rate: '45%' },
      { from: -1, below: 1, rate: '5%' },
    ];
    expect(worth({ bands: { of: 'a', mode: 'slices', rows } }, { a: 20 }, { a: 'money' })).toBe('0.1');
    expect(
      worth({ bands: { of: 'a', mode: 'slices', rows: [{ below: 0, rate: '45%' }] } }, { a: 20 }, { a: 'money' }),
    ).toBe('0');
  });

  it('rounds to the fen once, at the end, halves up', () => {
    expect(worth('0.005')).toBe('0.01');
    expect(worth('0.0049999999999999999999')).toBe('0');
    expect(worth({ sum: ['0.004', '0.004', '0.004'] })).toBe('0.01');
    expect(worth({ times: [{ ratio: ['a', 'b'] }, 3] }, { a: 1, b: 3 }, { a: 'money', b: 'integer' })).toBe('1');
    expect(
      worth(
        { times: [{ ratio: ['a', 'b'] }, 3], round: { to: 1, mode: 'down' } },
        { a: 2, b: 3 },
        { a: 'money', b: 'integer' },
      ),
    ).toBe('2');
    expect(worth({ minus: ['0.001', '0.006'] })).toBe('0');
  });
});
