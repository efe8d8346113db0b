import { afterAll, describe, expect, it } from 'vitest';
import type { Item } from '../../src/policy/policy.ts';
import { shippedCast } from './cast.ts';
import { STANDING_DAY } from './standing-day.ts';
import { tryAll } from './verdicts.ts';

const { rules, profiles } = shippedCast();
const tried = tryAll(rules, profiles);
const living = tried.filter(({ day }) => day !== null);

/** Where a person must judge something, `review` is the best that data can find. */
const bestOf = (item: Item): 'eligible' | 'review' => (item.review.length > 0 ? 'review' : 'eligible');

describe('the invented enterprises', () => {
  it.each([
    ['settled in favour', 'best'],
    ['undetermined', 'undetermined'],
    ['ineligible', 'ineligible'],
  ] as const)('make every item that has a day of validity %s for somebody on that day', (_words, wanted) => {
    const lacking = living.flatMap(({ item, day, verdicts }) => {
      const verdict = wanted === 'best' ? bestOf(item) : wanted;
      return verdicts[verdict].length > 0 ? [] : [`${item.name} on ${day}: nobody is ${verdict}`];
    });
    expect(lacking).toEqual([]);
  });

  it('never match a draft, nor what a newer document has superseded from the outset', () => {
    const dead = tried.filter(({ day }) => day === null);
    expect(dead.length).toBeGreaterThan(0);
    const found = dead.flatMap(({ item, verdicts: { eligible, review, undetermined } }) =>
      [...eligible, ...review, ...undetermined].map((enterprise) => `${item.name}: ${enterprise}`),
    );
    expect(found).toEqual([]);
  });

  it('have a day for every item, unless its document is a draft or superseded by one without a beginning', () => {
    const drafts = rules.policies.filter(({ status }) => status === 'draft').map(({ id }) => id);
    const dayless = new Set(tried.filter(({ day }) => day === null).map(({ item }) => item.name.split('/')[0]));
    expect([...dayless].filter((id) => !drafts.includes(id!))).toEqual(['cn-startup-loan-2015']);
    expect(drafts.filter((id) => !dayless.has(id))).toEqual([]);
  });

  it('are tried on the standing day wherever it is a day of validity', () => {
    const others = new Set(living.filter(({ day }) => day !== STANDING_DAY).map(({ item }) => item.name.split('/')[0]));
    expect([...others].sort()).toEqual([
      'cixi-2021-40',
      'cn-hiring-2023',
      'lucheng-2019-agriculture',
      'lucheng-2019-industry',
      'lucheng-2019-trade',
      'taizhou-2022-40',
      'tiantai-2022-rent',
      'yantai-hiring-2023',
      'yuhuan-2020',
      'yuhuan-2023',
      'zj-hidden-champion-2022',
    ]);
  });
});

afterAll(() => {
  const fail = living.filter(({ inside }) => inside.fail.length > 0).length;
  const unknown = living.filter(({ inside }) => inside.unknown.length > 0).length;
  console.log(
    `of ${living.length} items, ${fail} fail and ${unknown} are unknown by conditions of their own for somebody inside the region`,
  );
});
