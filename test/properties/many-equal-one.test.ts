import { describe, expect, it } from 'vitest';
import { type KernelsOf, plainKernels, rowsOfWorlds, simdKernels } from '../../src/engines/columnar/index.ts';
import { ROWS } from '../../src/engines/columnar/kernels/kernels.ts';
import { loadProfiles, match, type Profile, type Result, type RuleSet } from '../../src/index.ts';
import { Evaluation } from '../../src/kernel/evaluate.ts';
import { ManyMatcher, type Tally } from '../../src/match/many/index.ts';
import { worldOf } from '../../src/match/world.ts';
import { DELIVERIES, VERDICTS } from '../../src/policy/types.ts';
import type { Rational } from '../../src/value/rational.ts';
import { numbersOf } from '../engines/columnar/numbers-of.ts';
import { type Choices, checkChoices, must } from './arbitrary/choices.ts';
import { anyAsOf, anyKnown, slotsOfTwo, writeProfile } from './arbitrary/profiles.ts';
import { anyGrants, anyRules, show } from './arbitrary/rules.ts';
import { runs } from './check-property.ts';
import { textOf } from './oracle/calendar.ts';

/*
 * Matching many enterprises at once says of each what matching it alone says: verdict, amount, delivery and what is missing; and the
 * tally is what these add up to.
 */

const KERNELS: readonly KernelsOf[] = [(bytes) => simdKernels(bytes)!, plainKernels];
const seen = { pairs: 0, eligible: 0, review: 0, undetermined: 0, 'apply-free': 0, money: 0 };

/** What is said of one enterprise and item, with its amount in fen: of trillions of yuan results in yuan do not tell them. */
interface Alone {
  readonly result: Result;
  readonly min: number;
  readonly max: number;
}

function alone(rules: RuleSet, profile: Profile, asOf: number): readonly Alone[] {
  const evaluation = new Evaluation(worldOf(profile, rules.vocabulary, asOf));
  return match(rules, profile, { asOf: textOf(asOf) }).results.map((result, at) => {
    if (result.amount === null) return { result, min: Number.NaN, max: Number.NaN };
    const { min, max } = evaluation.number(rules.compiled.items[at]!.amount!);
    return { result, min: min === null ? 0 : fen(min), max: max === null ? Number.POSITIVE_INFINITY : fen(max) };
  });
}

/** What doubles do not hold in fen has no upper bound. */
function fen({ num, den }: Rational): number {
  const found = Number((num * 100n) / den);
  return Number.isSafeInteger(found) ? found : Number.POSITIVE_INFINITY;
}

const isBeyondDoubles = ({ min }: Alone): boolean => min === Number.POSITIVE_INFINITY;

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
  const slots = slotsOfTwo(choices, model, asOf);
  const provenance = () => (choices.chance(80) ? { source: '市税务局', asOf: asOf - choices.below(200) } : {});
  const written = (count: number, absences: readonly number[]) =>
    Array.from({ length: count }, () =>
      writeProfile(
        choices,
        anyKnown(choices, slots, { exact: choices.pick([30, 80, 100]), absent: choices.pick(absences), provenance }),
        asOf,
        anyGrants(choices),
      ),
    );
  const readOf = (profiles: readonly unknown[]) =>
    loadProfiles(
      rules,
      profiles.map((profile, at) => ({ name: `${at}.json`, text: JSON.stringify(profile) })),
    ).profiles;
  const profiles = written(choices.between(1, 9), [0, 20]);
  const read = readOf(profiles);
  const length = choices.pick([1, 31, ROWS - 1, ROWS + 1, 17_000]);
  const order = Array.from({ length }, (_, row) => (row * 7 + Math.floor(row / 100)) % read.length);
  const results = read.map((profile) => alone(rules, profile, asOf));
  const rowsOf = (attestedOnly: boolean, of = read, rows = order) => {
    const worlds = of.map((profile) => worldOf(profile, rules.vocabulary, asOf, attestedOnly));
    return rowsOfWorlds(
      rows.map((at) => worlds[at]!),
      (row) => of[rows[row]!]!.grants?.length !== 0,
    );
  };
  // Of those in the part before, less is known, or of other facts.
  const before = choices.chance(70) ? written(choices.between(1, 5), [30, 80]) : profiles;
  const told = (): string =>
    `${show(files)}\n${textOf(asOf)} ${length} rows\n${JSON.stringify(profiles)}\nafter\n${JSON.stringify(before)}`;
  const matcher = new ManyMatcher(rules.compiled, asOf, { kernels: choices.pick(KERNELS) });
  const form = choices.pick([numbersOf, (rows: ReturnType<typeof rowsOf>) => rows]);
  const isBeyond = [...new Set(order)].some((of) => results[of]!.some(isBeyondDoubles));
  if (isBeyond) {
    must(
      throws(() => matcher.match(form(rowsOf(false)), form(rowsOf(true)), VERDICTS)),
      'an amount beyond what doubles hold',
      told,
    );
    return;
  }
  // What is kept from the part before is used.
  const [first, places] = [readOf(before), before.map((_, at) => at)];
  if (!first.some((profile) => alone(rules, profile, asOf).some(isBeyondDoubles)))
    matcher.match(form(rowsOf(false, first, places)), form(rowsOf(true, first, places)), VERDICTS);
  const { pairs, tally } = matcher.match(form(rowsOf(false)), form(rowsOf(true)), VERDICTS);
  must(pairs!.count === length * rules.compiled.items.length, `${pairs!.count} pairs`, told);
  const lists = pairs!.missings.map((list) => [...list].sort().join(';'));
  const expected = results.map((of) =>
    of.map(({ result, min, max }) => ({
      verdict: VERDICTS.indexOf(result.verdict),
      delivery: DELIVERIES.indexOf(result.delivery),
      min,
      max,
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

function checkTally(tally: Tally, results: readonly (readonly Alone[])[], told: () => string): void {
  tally.items.forEach((item, at) => {
    const of = results.map((all) => all[at]!);
    const count = (verdict: string): number => of.filter(({ result }) => result.verdict === verdict).length;
    for (const verdict of VERDICTS) must(item[verdict] === count(verdict), `${verdict}: ${item[verdict]}`, told);
    const missing = new Map<string, number>();
    for (const { result } of of) for (const fact of result.missing) missing.set(fact, (missing.get(fact) ?? 0) + 1);
    must(
      JSON.stringify(Object.entries(item.missing).sort()) === JSON.stringify([...missing].sort()),
      `missing ${JSON.stringify(item.missing)}`,
      told,
    );
    let [min, max, isEndless] = [0n, 0n, false];
    for (const one of of) {
      if (one.result.amount === null) continue;
      if (one.result.verdict !== 'undetermined') min += BigInt(one.min);
      if (one.max === Number.POSITIVE_INFINITY) isEndless = true;
      else max += BigInt(one.max);
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
          sum[0]! + BigInt(one.enterprises),
          sum[1]! + BigInt(one.eligible),
          sum[2]! + BigInt(one.review),
          sum[3]! + BigInt(one.undetermined),
          sum[4]! + one.amount.min,
        ],
        [0n, 0n, 0n, 0n, 0n],
      )
      .join();
  const whole = tally.items.reduce(
    (sum, one) => [
      sum[0]!,
      sum[1]! + BigInt(one.eligible),
      sum[2]! + BigInt(one.review),
      sum[3]! + BigInt(one.undetermined),
      sum[4]! + (one.amount?.min ?? 0n),
    ],
    [BigInt(tally.rows), 0n, 0n, 0n, 0n],
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
