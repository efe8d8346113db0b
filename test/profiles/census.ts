import { loadRules, match } from '../../src/index.ts';
import type { Profile } from '../../src/policy/profile.ts';
import { yamlFiles } from '../rules/shipped.ts';
import { STANDING_DAY } from './standing-day.ts';

/** A condition in the language of the rules: `value` as YAML writes it. */
export interface Class {
  readonly name: string;
  readonly fact: string;
  readonly operator: string;
  readonly value: string;
}

/** How many enterprises surely are of each class on the standing day, decided by a policy made for the count. */
export function census(profiles: readonly Profile[], classes: readonly Class[]): ReadonlyMap<string, number> {
  const items = classes.map(
    ({ fact, operator, value }, at) =>
      `  - { id: class-${at}, title: 统计, when: { fact: ${fact}, operator: ${operator}, value: ${value} } }`,
  );
  const text = ['policy: census', 'title: 统计', 'items:', ...items].join('\n');
  const { rules } = loadRules([...yamlFiles('rules/vocabulary'), { name: 'census.yaml', text }]);
  const counts = classes.map(() => 0);
  for (const profile of profiles) {
    match(rules, profile, { asOf: STANDING_DAY }).results.forEach(({ verdict }, at) => {
      if (verdict === 'eligible') counts[at] = counts[at]! + 1;
    });
  }
  return new Map(classes.map(({ name }, at) => [name, counts[at]!]));
}
