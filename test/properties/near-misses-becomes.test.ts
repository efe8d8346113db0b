import { describe, expect, it } from 'vitest';
import { loadProfiles, match, nearMisses, type Verdict } from '../../src/index.ts';
import { type AppliedProfile, applied } from '../match/near-misses-applied.ts';
import { type Choices, checkChoices, must } from './arbitrary/choices.ts';
import { anyAsOf, anyKnown, anyWorld, slotsOf, writeProfile } from './arbitrary/profiles.ts';
import { anyGrants, anyRules, loadCleanly, show } from './arbitrary/rules.ts';
import { runs } from './check-property.ts';
import { monthsLater, textOf } from './oracle/calendar.ts';

const IN_FAVOUR: readonly Verdict[] = ['eligible', 'review'];
const YEARS = 1;

const counts = { asked: 0, becomes: 0, undetermined: 0, gates: {} as Record<string, number> };

/** Documents that end, begin and are superseded around the as-of date. */
function withDates(choices: Choices, asOf: number, policy: string): readonly { name: string; text: string }[] {
  const later = (): string => textOf(asOf + choices.between(-20, 360));
  const documents: { name: string; text: string }[] = [];
  const dated = { ...JSON.parse(policy) } as { items: Record<string, unknown>[] };
  for (const item of dated.items) {
    if (choices.chance(30)) item['effective'] = { from: later(), ...(choices.chance(20) && { until: '2029-12-31' }) };
    else if (choices.chance(15)) item['effective'] = { until: later() };
    if (choices.chance(30)) item['when'] = 'always';
    if (choices.chance(40)) item['limit'] = { times: 1, per: choices.pick(['year', 'P2Y', 'P18M', 'P90D']) };
    if (choices.chance(40)) item['when'] = { any: [item['when'], dateAtom(choices)] };
  }
  documents.push({ name: 'p.yaml', text: JSON.stringify(dated) });
  if (choices.chance(25)) {
    const newer = {
      policy: 'newer',
      title: '新文件',
      effective: { from: later() },
      supersedes: [choices.pick(['p', 'p/first'])],
      items: [{ id: 'a', title: 'a', when: 'always' }],
    };
    documents.push({ name: 'newer.yaml', text: JSON.stringify(newer) });
  }
  return documents;
}

/** What holds from some day on. */
function dateAtom(choices: Choices): unknown {
  const since = choices.pick(['yearsSince', 'monthsSince', 'daysSince'] as const);
  return {
    fact: `since.${since}`,
    operator: choices.pick(['>=', '>', '=']),
    value: since === 'daysSince' ? choices.between(300, 2800) : choices.between(1, since === 'yearsSince' ? 7 : 84),
  };
}

function becomes(choices: Choices): void {
  const generated = anyRules(choices);
  const { model } = generated;
  const asOf = anyAsOf(choices);
  const [vocabulary, policy] = generated.files;
  const document = String(policy!.text);
  const since = ['yearsSince', 'monthsSince', 'daysSince'].map(
    (form) => [`since.${form}`, { type: 'integer', label: form, derive: { [form]: 'born' } }] as const,
  );
  const born = { facts: { born: { type: 'date', label: 'born' }, ...Object.fromEntries(since) } };
  const json = document.trimStart().startsWith('{');
  const files = [
    vocabulary!,
    { name: 'vocabulary/born.yaml', text: JSON.stringify(born) },
    ...(json ? withDates(choices, asOf, document) : [policy!]),
  ];
  const { rules } = loadCleanly(files);
  const known = anyKnown(choices, slotsOf(model, anyWorld(choices, model, asOf)), { exact: 80, absent: 8 });
  const written = writeProfile(choices, known, asOf, anyGrants(choices, false, asOf)) as unknown as AppliedProfile;
  const profile = { ...written, facts: { ...written.facts, born: textOf(asOf - choices.between(0, 2500)) } };
  const day = textOf(asOf);
  // Every figure with its year, so that a later day does not read it as another's.
  const pinned = applied(profile, [], day);
  const years = Object.fromEntries(
    Object.entries(pinned.facts).map(([name, value]) => [
      name,
      model.facts.get(name)?.yearly === true && model.facts.get(name)?.derive === undefined
        ? byYear(value, day)
        : value,
    ]),
  );
  const text = JSON.stringify({ ...pinned, facts: years });
  const [read] = loadProfiles(rules, [{ name: 'x.json', text }]).profiles;
  const verdicts = (on: number, item: string): Verdict =>
    match(rules, read, { asOf: textOf(on), items: [item] }).results[0]!.verdict;
  for (const { item } of rules.compiled.items) {
    const now = verdicts(asOf, item.name);
    const found = nearMisses(rules, profile, { asOf: day, item: item.name, budget: 0, horizon: YEARS });
    const told = (): string => `${show(files)}\n${day} ${JSON.stringify(profile)}\n${JSON.stringify(found, null, 1)}`;
    if (IN_FAVOUR.includes(now)) {
      must(found.becomes === null, 'it is so already', told);
      continue;
    }
    counts.asked++;
    let [on, open]: [number | null, number | null] = [null, null];
    for (let later = asOf + 1; later <= monthsLater(asOf, YEARS * 12) && on === null; later++) {
      const verdict = verdicts(later, item.name);
      if (verdict === 'undetermined' && now === 'ineligible') open ??= later;
      if (IN_FAVOUR.includes(verdict)) on = later;
    }
    must((found.becomes?.on ?? null) === (on && textOf(on)), `it becomes so on ${on && textOf(on)}`, told);
    must(found.undeterminedFrom === (open && textOf(open)), `undetermined from ${open && textOf(open)}`, told);
    if (open !== null) counts.undetermined++;
    if (on === null) continue;
    counts.becomes++;
    must(found.becomes!.because.length > 0, 'nothing says why', told);
    for (const { gate } of found.becomes!.because) counts.gates[gate] = (counts.gates[gate] ?? 0) + 1;
  }
}

function byYear(value: unknown, day: string): unknown {
  const isSeries =
    typeof value === 'object' && value !== null && Object.keys(value).every((key) => /^\d{4}$/.test(key));
  return isSeries ? value : { [Number(day.slice(0, 4)) - 1]: value };
}

describe('the day on which an item becomes so by itself', () => {
  it('is the first one that a scan day by day finds', () => {
    checkChoices('becomes', runs(25, 400), becomes, 2500);
    console.log(JSON.stringify(counts));
    expect(counts.becomes).toBeGreaterThan(counts.asked / 20);
  });
});
