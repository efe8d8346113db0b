import { describe, expect, it } from 'vitest';
import { type KernelsOf, plainKernels, rowsOfWorlds, simdKernels } from '../../src/engines/columnar/index.ts';
import { loadProfiles, match } from '../../src/index.ts';
import { ManyMatcher, type Tally } from '../../src/match/many/index.ts';
import { worldOf } from '../../src/match/world.ts';
import { DELIVERIES, VERDICTS } from '../../src/policy/types.ts';
import { numbersOf } from '../engines/columnar/numbers-of.ts';
import { type Choices, checkChoices, must } from './arbitrary/choices.ts';
import { anyAsOf, anyKnown, anyWorld, slotsOf, writeProfile } from './arbitrary/profiles.ts';
import { anyGrants, anyRules, show } from './arbitrary/rules.ts';
import { runs } from './check-property.ts';
import { textOf } from './oracle/calendar.ts';

/*
 * Matching many enterprises at once says of each what matching it alone says: verdict, amount, delivery and what is missing; and the
 * tally is what these add up to.
 */

const KERNELS: readonly KernelsOf[] = [(bytes) => simdKernels(bytes)!, plainKernels];
const seen = { pairs: 0, eligible: 0, review: 0, undetermined: 0, 'apply-free': 0, money: 0 };

/** What doubles do not hold in fen has no upper bound. */
const fen = (yuan: number | null): number => {
  const found = yuan === null ? Number.POSITIVE_INFINITY : Math.round(yuan * 100);
  return Number.isSafeInteger(found) ? found : Number.POSITIVE_INFINITY;
};

function throws(run: () => void): boolean {
  try {
    run();
  } catch (error) {
    return error instanceof RangeError;
  }
  return false;
}

function manyEqualOne(choices: Choices): void {
  const { rules, model, files } = anyRules(
    choices,
    choices.chance(40) ? { items: 3, delivery: 'apply-free' } : { items: 3 },
  );
  const asOf = anyAsOf(choices);
  const slots = slotsOf(model, anyWorld(choices, model, asOf));
  const provenance = () => (choices.chance(80) ? { source: '市税务局', asOf: asOf - choices.below(200) } : {});
  const profiles = Array.from({ length: choices.between(1, 9) }, () =>
    writeProfile(
      choices,
      anyKnown(choices, slots, { exact: choices.pick([30, 80, 100]), absent: choices.pick([0, 20]), provenance }),
      asOf,
      anyGrants(choices),
    ),
  );
  const { profiles: read } = loadProfiles(
    rules,
    profiles.map((profile, at) => ({ name: `${at}.json`, text: JSON.stringify(profile) })),
  );
  const length = choices.pick([1, 31, 4095, 4097, 9000]);
  const order = Array.from({ length }, (_, row) => (row * 7 + Math.floor(row / 100)) % read.length);
  const results = read.map((profile) => match(rules, profile, { asOf: textOf(asOf) }).results);
  const hasGrants = (row: number): boolean => read[order[row]!]!.grants?.length !== 0;
  const rowsOf = (attestedOnly: boolean) => {
    const worlds = read.map((profile) => worldOf(profile, rules.vocabulary, asOf, attestedOnly));
    return rowsOfWorlds(
      order.map((at) => worlds[at]!),
      hasGrants,
    );
  };
  const told = (): string => `${show(files)}\n${textOf(asOf)} ${length} rows\n${JSON.stringify(profiles)}`;
  const matcher = new ManyMatcher(rules.compiled, asOf, { kernels: choices.pick(KERNELS) });
  const form = choices.pick([numbersOf, (rows: ReturnType<typeof rowsOf>) => rows]);
  const isBeyond = [...new Set(order)].some((of) =>
    results[of]!.some(({ amount }) => amount !== null && !Number.isSafeInteger(fen(amount.min))),
  );
  if (isBeyond) {
    must(
      throws(() => matcher.match(form(rowsOf(false)), form(rowsOf(true)), VERDICTS)),
      'an amount beyond what doubles hold',
      told,
    );
    return;
  }
  // Twice, so that what is kept from the part before is used.
  matcher.match(form(rowsOf(false)), form(rowsOf(true)), VERDICTS);
  const { pairs, tally } = matcher.match(form(rowsOf(false)), form(rowsOf(true)), VERDICTS);
  must(pairs!.count === length * rules.compiled.items.length, `${pairs!.count} pairs`, told);
  const lists = pairs!.missings.map((list) => [...list].sort().join(';'));
  const expected = results.map((of) =>
    of.map((result) => ({
      verdict: VERDICTS.indexOf(result.verdict),
      delivery: DELIVERIES.indexOf(result.delivery),
      min: result.amount ? fen(result.amount.min) : Number.NaN,
      max: result.amount ? fen(result.amount.max) : Number.NaN,
      missing: [...result.missing].sort().join(';'),
    })),
  );
  for (let at = 0; at < pairs!.count; at++) {
    const row = Math.floor(at / rules.compiled.items.length);
    const item = at % rules.compiled.items.length;
    const wanted = expected[order[row]!]![item]!;
    const { rows, items, verdicts, deliveries, amountMin, amountMax, missing } = pairs!;
    const isSame =
      rows[at] === row &&
      items[at] === item &&
      verdicts[at] === wanted.verdict &&
      deliveries[at] === wanted.delivery &&
      Object.is(amountMin[at], wanted.min) &&
      Object.is(amountMax[at], wanted.max) &&
      lists[missing[at]!] === wanted.missing;
    if (!isSame) {
      const found = [rows, items, verdicts, deliveries, amountMin, amountMax].map((of) => of[at]);
      const what = `pair ${at}, profile ${order[row]}: ${found} ${lists[missing[at]!]} is not ${JSON.stringify(wanted)}`;
      must(false, what, told);
    }
    seen.pairs++;
    const verdict = VERDICTS[wanted.verdict]!;
    if (verdict !== 'ineligible') seen[verdict]++;
    if (DELIVERIES[wanted.delivery] === 'apply-free') seen['apply-free']++;
    if (wanted.max > 0) seen.money++;
  }
  checkTally(
    tally,
    order.map((of) => results[of]!),
    told,
  );
}

function checkTally(tally: Tally, results: readonly ReturnType<typeof match>['results'][], told: () => string): void {
  tally.items.forEach((item, at) => {
    const of = results.map((all) => all[at]!);
    const count = (verdict: string): number => of.filter((one) => one.verdict === verdict).length;
    for (const verdict of VERDICTS) must(item[verdict] === count(verdict), `${verdict}: ${item[verdict]}`, told);
    const missing = new Map<string, number>();
    for (const one of of) for (const fact of one.missing) missing.set(fact, (missing.get(fact) ?? 0) + 1);
    must(
      JSON.stringify(Object.entries(item.missing).sort()) === JSON.stringify([...missing].sort()),
      `missing ${JSON.stringify(item.missing)}`,
      told,
    );
    let [min, max, isEndless] = [0n, 0n, false];
    for (const { verdict, amount } of of) {
      if (amount === null) continue;
      if (verdict !== 'undetermined') min += BigInt(fen(amount.min));
      if (!Number.isSafeInteger(fen(amount.max))) isEndless = true;
      else max += BigInt(fen(amount.max));
    }
    if (item.amount === null) must(min === 0n && max === 0n, 'an item without money has some', told);
    else
      must(
        item.amount.min === min && item.amount.max === (isEndless ? null : max),
        `${item.amount.min} to ${item.amount.max}, not ${min} to ${max}`,
        told,
      );
  });
  const pairs = (of: Tally['byRegion']): string =>
    Object.values(of)
      .reduce(
        (sum, one) => [
          sum[0]! + one.enterprises,
          sum[1]! + one.eligible,
          sum[2]! + one.review,
          sum[3]! + one.undetermined,
          sum[4]! + Number(one.amount.min),
        ],
        [0, 0, 0, 0, 0],
      )
      .join();
  const whole = tally.items.reduce(
    (sum, one) => [
      sum[0]!,
      sum[1]! + one.eligible,
      sum[2]! + one.review,
      sum[3]! + one.undetermined,
      sum[4]! + Number(one.amount?.min ?? 0n),
    ],
    [tally.rows, 0, 0, 0, 0],
  );
  must(pairs(tally.byRegion) === whole.join(), `by region ${pairs(tally.byRegion)}, in all ${whole}`, told);
  must(pairs(tally.bySize) === whole.join(), `by size ${pairs(tally.bySize)}, in all ${whole}`, told);
}

describe('many enterprises', () => {
  it('are matched as each alone', () => {
    checkChoices('many equal one', runs(60, 150), manyEqualOne, 3000);
    console.log(seen);
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(20);
  });
});
