import { describe, expect, it } from 'vitest';
import { type Change, match, type NearMisses, nearMisses, type Verdict } from '../../src/index.ts';
import { type AppliedProfile, applied } from '../match/near-misses-applied.ts';
import { type Choices, checkChoices, must } from './arbitrary/choices.ts';
import { anyAsOf, anyKnown, anyWorld, slotsOf, writeProfile } from './arbitrary/profiles.ts';
import { anyGrants, anyRules, show } from './arbitrary/rules.ts';
import { runs } from './check-property.ts';
import { dayOf, textOf } from './oracle/calendar.ts';

const IN_FAVOUR: readonly Verdict[] = ['eligible', 'review'];

const counts = { missed: 0, told: 0, facts: [0, 0, 0, 0], why: {} as Record<string, number>, through: 0, bounds: 0 };

function verdictOf(rules: Parameters<typeof match>[0], profile: unknown, asOf: string, item: string): Verdict {
  return match(rules, profile, { asOf, items: [item] }).results[0]!.verdict;
}

function nearMiss(choices: Choices): void {
  const { rules, model, files, items } = anyRules(choices);
  const asOf = anyAsOf(choices);
  const known = anyKnown(choices, slotsOf(model, anyWorld(choices, model, asOf)), { exact: 75, absent: 12 });
  const profile = writeProfile(choices, known, asOf, anyGrants(choices)) as unknown as AppliedProfile;
  const day = textOf(asOf);
  for (const { name } of items) {
    const before = verdictOf(rules, profile, day, name);
    const found = nearMisses(rules, profile, { asOf: day, item: name, budget: 3000 });
    const told = (): string => `${show(files)}\n${day} ${JSON.stringify(profile)}\n${JSON.stringify(found, null, 1)}`;
    must(found.verdict === before, `the verdict is ${before}, not ${found.verdict}`, told);
    if (IN_FAVOUR.includes(before)) {
      must(found.misses.length === 0, 'something is missed though nothing is', told);
      continue;
    }
    count(found);
    for (const { changes, verdict, amount } of found.misses) {
      const { results, diagnostics } = match(rules, applied(profile, changes, day), { asOf: day, items: [name] });
      const errors = diagnostics.filter(({ severity }) => severity === 'error').map(({ what }) => what.en);
      must(errors.length === 0, `the changes cannot be written: ${errors.join('; ')}`, told);
      const [result] = results;
      must(result!.verdict === verdict, `told ${verdict}, applied ${result!.verdict}`, told);
      must(JSON.stringify(result!.amount) === JSON.stringify(amount), 'the money is another', told);
      for (const left of changes) {
        const rest = changes.filter((change) => change !== left);
        const without = verdictOf(rules, applied(profile, rest, day), day, name);
        must(!IN_FAVOUR.includes(without), `${left.fact} need not change`, told);
        const nearer = oneStepNearer(left, model.facts.get(left.fact.split('@')[0]!)!.type);
        if (nearer === null) continue;
        const closer = verdictOf(rules, applied(profile, [...rest, { ...left, witness: nearer }], day), day, name);
        must(!IN_FAVOUR.includes(closer), `${left.fact} need only be ${nearer}`, told);
      }
    }
  }
}

function count({ misses, more }: NearMisses): void {
  counts.missed++;
  counts.told += misses.length;
  for (const { changes } of misses) {
    counts.facts[changes.length]!++;
    for (const { through, from } of changes) {
      counts.through += through.length;
      if (typeof from === 'object') counts.bounds++;
    }
  }
  counts.why[more.why] = (counts.why[more.why] ?? 0) + 1;
}

/** The value one step, or half the way, before the one that is told; null where there is none, or nothing exact was known. */
function oneStepNearer({ from, to, witness, beyond }: Change, type: string): string | null {
  if (typeof from !== 'string' || typeof to !== 'string' || typeof witness !== 'string') return null;
  if (beyond) return to === from ? null : to;
  switch (type) {
    case 'integer':
      return nearerBy(1n, 1n, from, to);
    case 'money':
      return nearerBy(1n, 100n, from, to);
    case 'decimal':
    case 'ratio':
      return nearerBy(1n, 1_000_000n, from, to);
    case 'date': {
      const [a, b] = [dayOf(from), dayOf(to)];
      return Math.abs(a - b) <= 1 ? null : textOf(b + Math.sign(a - b));
    }
    default:
      return null;
  }
}

function nearerBy(num: bigint, den: bigint, from: string, to: string): string | null {
  const scale = 10n ** 20n;
  const [a, b] = [scaled(from, scale), scaled(to, scale)];
  const step = (scale * num) / den;
  if ((a > b ? a - b : b - a) <= step) return null;
  return written(a > b ? b + step : b - step);
}

function scaled(text: string, scale: bigint): bigint {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
  const size = BigInt(whole) * scale + BigInt((fraction + '0'.repeat(20)).slice(0, 20));
  return text.startsWith('-') ? -size : size;
}

function written(value: bigint): string {
  const size = (value < 0n ? -value : value).toString().padStart(21, '0');
  return `${value < 0n ? '-' : ''}${size.slice(0, -20)}.${size.slice(-20)}`;
}

describe('a near miss', () => {
  it('applied, settles the item as told; nothing of it can be left out, and no number come nearer', () => {
    checkChoices('near misses', runs(60, 600), nearMiss, 2500);
    console.log(JSON.stringify(counts));
    expect(counts.told).toBeGreaterThan(counts.missed / 10);
  });
});
