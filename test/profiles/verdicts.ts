import groupBy from 'lodash/groupBy.js';
import { match, type RuleSet, type Verdict } from '../../src/index.ts';
import { enquiryOf } from '../../src/match/enquiry.ts';
import type { Item } from '../../src/policy/policy.ts';
import type { Profile } from '../../src/policy/profile.ts';
import { parseDay } from '../../src/value/civil-date.ts';
import { dayOf, STANDING_DAY } from './standing-day.ts';

/** What one item is to everyone on its day. */
export interface Tried {
  readonly item: Item;
  /** Null: there is no day on which it is valid. It is tried on the standing day then. */
  readonly day: string | null;
  /** The enterprises found so. */
  readonly verdicts: Readonly<Record<Verdict, readonly string[]>>;
  /** Of those within its region: who fails its conditions or those of its policy, and of whom they are unknown. */
  readonly inside: { readonly fail: readonly string[]; readonly unknown: readonly string[] };
}

/** Tries every item on everyone: one match for each enterprise and day. */
export function tryAll(rules: RuleSet, profiles: readonly Profile[]): readonly Tried[] {
  const tried = rules.policies.flatMap((policy) =>
    policy.items.map((item) => ({
      item,
      day: dayOf(item, policy, rules.policies),
      verdicts: { eligible: [], review: [], undetermined: [], ineligible: [] } as Record<Verdict, string[]>,
      inside: { fail: [] as string[], unknown: [] as string[] },
    })),
  );
  const byName = new Map(tried.map((one) => [one.item.name, one]));
  for (const [asOf, itsItems] of Object.entries(groupBy(tried, ({ day }) => day ?? STANDING_DAY))) {
    const items = itsItems.map(({ item }) => item.name);
    for (const profile of profiles) {
      for (const { item, verdict } of match(rules, profile, { asOf, items }).results)
        byName.get(item)!.verdicts[verdict].push(profile.enterprise);
      for (const [item, how] of insideOf(rules, profile, asOf, new Set(items)))
        byName.get(item)!.inside[how].push(profile.enterprise);
    }
  }
  return tried;
}

/** Of the items in whose region the enterprise surely lies, those whose own conditions fail or are unknown. */
function insideOf(
  rules: RuleSet,
  profile: Profile,
  asOf: string,
  names: ReadonlySet<string>,
): readonly (readonly [string, 'fail' | 'unknown'])[] {
  const items = rules.compiled.items.filter(({ item }) => names.has(item.name));
  const { evaluation } = enquiryOf(rules, profile, parseDay(asOf)!, items, []);
  return items.flatMap(({ item, gates }): (readonly [string, 'fail' | 'unknown'])[] => {
    if (gates.some(({ kind, node }) => kind === 'region' && evaluation.truth(node) !== 'true')) return [];
    const own = gates.filter(({ kind }) => kind === 'when' || kind === 'requires');
    const truths = own.map(({ node }) => evaluation.truth(node));
    if (truths.includes('false')) return [[item.name, 'fail']];
    return truths.includes('unknown') ? [[item.name, 'unknown']] : [];
  });
}
