import type { GrantMeasure, GrantPeriod } from '../kernel/node.ts';
import type { World } from '../kernel/world.ts';
import type { FactValue, Grant, Profile } from '../policy/profile.ts';
import type { FactDeclaration, Vocabulary } from '../policy/vocabulary.ts';
import { addPeriod, fromDay } from '../value/civil-date.ts';
import { exactNumber } from '../value/domain.ts';
import { greatest, type Interval, NOT_NEGATIVE, plus, point } from '../value/interval.ts';
import { fromInteger, ZERO } from '../value/rational.ts';

/** What a profile says on a day. With `attestedOnly`, facts that are declared or stale count as never asked. */
export function worldOf(profile: Profile, vocabulary: Vocabulary, asOf: number, attestedOnly = false): World {
  const asOfYear = fromDay(asOf).year;
  const today = exactNumber(fromInteger(asOf));
  return {
    asOf,
    asOfYear,
    given: (name, year) => {
      if (name === 'asOf') return today;
      const value = givenValue(profile, name, year, asOfYear);
      if (value === undefined || (attestedOnly && !isAttested(value, vocabulary.facts.get(name)!, asOf)))
        return undefined;
      return value.domain;
    },
    granted: (measure, items, per) => granted(profile.grants, measure, items, per, asOf, asOfYear),
  };
}

/** What the profile says of a fact in a year; a value without a year is that of the year before the as-of date's. */
export function givenValue(
  profile: Profile,
  name: string,
  year: number | null,
  asOfYear: number,
): FactValue | undefined {
  const given = profile.facts.get(name);
  if (given === undefined) return undefined;
  if (year === null) return given.plain;
  return given.years.get(year) ?? (year === asOfYear - 1 ? given.plain : undefined);
}

/** The name of a fact and its year as results write them: `staff`, `revenue@2024`. */
export function factAndYear(name: string): { readonly fact: string; readonly year: number | null } {
  const at = name.lastIndexOf('@');
  return at < 0 ? { fact: name, year: null } : { fact: name.slice(0, at), year: Number(name.slice(at + 1)) };
}

/** Whether the enterprise was asked for a fact, a series with its year, and does not know. */
export function isRefused(profile: Profile, name: string, asOfYear: number): boolean {
  const { fact, year } = factAndYear(name);
  return givenValue(profile, fact, year, asOfYear)?.domain === null;
}

/** Whether an authority that may say so has said it, and lately enough (FORMAT, section 4). */
export function isAttested(value: FactValue, { holders, maxAge }: FactDeclaration, asOf: number): boolean {
  if (value.source === undefined || (holders.length > 0 && !holders.includes(value.source))) return false;
  if (maxAge === undefined) return true;
  return value.asOf !== undefined && value.asOf <= asOf && addPeriod(value.asOf, maxAge) >= asOf;
}

function granted(
  grants: readonly Grant[] | null,
  measure: GrantMeasure,
  items: readonly string[],
  per: GrantPeriod,
  asOf: number,
  asOfYear: number,
): Interval {
  if (grants === null) return NOT_NEGATIVE;
  const counted = grants.filter(
    (grant) => items.includes(grant.item) && grant.date <= asOf && falls(grant, per, asOf, asOfYear),
  );
  const amounts = counted.map((grant): Interval => (grant.amount === undefined ? NOT_NEGATIVE : point(grant.amount)));
  switch (measure) {
    case 'times':
      return point(fromInteger(counted.length));
    case 'amount':
      return amounts.reduce(plus, point(ZERO));
    case 'best':
      return amounts.reduce(greatest, point(ZERO));
  }
}

/** Whether a grant counts, on a day, for what is reckoned `per` a year or a time. */
export function falls({ date, year }: Grant, per: GrantPeriod, asOf: number, asOfYear: number): boolean {
  switch (per.kind) {
    case 'lifetime':
      return true;
    case 'year':
      return year === asOfYear;
    case 'period':
      return addPeriod(date, per) > asOf;
  }
}
