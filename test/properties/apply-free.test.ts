import { addMonths } from 'date-fns';
import { describe, expect, it } from 'vitest';
import { match } from '../../src/index.ts';
import { type Choices, checkChoices, must } from './arbitrary/choices.ts';
import {
  anyAsOf,
  anyKnown,
  anyWorld,
  type Known,
  type Provenance,
  type Slot,
  slotsOf,
  writeProfile,
} from './arbitrary/profiles.ts';
import { anyGrants, anyRules, show } from './arbitrary/rules.ts';
import { runs } from './check-property.ts';
import { textOf } from './oracle/calendar.ts';

const counts = { items: 0, applyFree: 0, notForWantOfAttestation: 0 };

const DAY = 86_400_000;

/** FORMAT, section 4, said again: has a holder of the fact said so, and lately enough? */
function isAttested({ fact }: Slot, { source, asOf }: Provenance, today: number): boolean {
  if (source === undefined) return false;
  if (fact.holder.length > 0 && !fact.holder.includes(source)) return false;
  if (fact.maxAge === undefined) return true;
  if (asOf === undefined || asOf > today) return false;
  const period = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?$/.exec(fact.maxAge)!;
  const months = Number(period[1] ?? 0) * 12 + Number(period[2] ?? 0);
  // Whole days in UTC, which no time zone moves.
  const offset = new Date(asOf * DAY).getTimezoneOffset();
  if (offset !== 0) throw new Error('this test reckons in UTC: run it with TZ=UTC');
  const end = addMonths(new Date(asOf * DAY), months).getTime() / DAY + Number(period[3] ?? 0);
  return end >= today;
}

function provenance(today: number): (choices: Choices, slot: Slot) => Provenance {
  return (choices, { fact }) => {
    if (choices.chance(12)) return {};
    const source = choices.chance(90) && fact.holder.length > 0 ? choices.pick(fact.holder) : '某某局';
    const asOf = choices.chance(90)
      ? today - choices.below(420)
      : choices.chance(50)
        ? today + 1 + choices.below(30)
        : undefined;
    return { source, ...(asOf !== undefined && { asOf }) };
  };
}

function onlyAttested(known: Known, today: number): Known {
  return new Map(
    [...known].map(([slot, one]) => [slot, isAttested(slot, one, today) ? one : { kind: 'absent' as const }]),
  );
}

function applyFree(choices: Choices): void {
  const { rules, model, files } = anyRules(choices, { delivery: 'apply-free' });
  for (let round = 0; round < 4; round++) {
    const today = anyAsOf(choices);
    const options = { asOf: textOf(today) };
    const slots = slotsOf(model, anyWorld(choices, model, today));
    const known = anyKnown(choices, slots, { exact: 85, absent: 8, provenance: provenance(today) });
    const grants = anyGrants(choices);
    const all = writeProfile(choices, known, today, grants);
    const attested = writeProfile(choices, onlyAttested(known, today), today, grants);
    const [given, certain] = [match(rules, all, options), match(rules, attested, options)];
    given.results.forEach((result, at) => {
      counts.items++;
      const left = certain.results[at]!;
      const exact = left.amount === null || left.amount.min === left.amount.max;
      const free = result.verdict === 'eligible' && left.verdict === 'eligible' && exact;
      if (result.delivery === 'apply-free') counts.applyFree++;
      else if (result.verdict === 'eligible') counts.notForWantOfAttestation++;
      must(
        (result.delivery === 'apply-free') === free,
        `${result.item}: ${result.delivery} of ${result.verdict}, though with what is attested alone it is ${left.verdict} ${JSON.stringify(left.amount)}`,
        () => `${show(files)}\n${JSON.stringify({ ...options, all, attested })}`,
      );
    });
  }
}

describe('apply-free', () => {
  it('rests on attested and fresh facts alone: without all others the item is still eligible, with one exact amount', () => {
    const zone = process.env['TZ'];
    process.env['TZ'] = 'UTC';
    try {
      checkChoices('apply-free', runs(300, 4000), applyFree, 1200);
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
    console.log(counts);
    expect(counts.applyFree).toBeGreaterThan(20);
    expect(counts.notForWantOfAttestation).toBeGreaterThan(20);
  });
});
