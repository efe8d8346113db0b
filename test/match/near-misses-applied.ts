import type { Change } from '../../src/index.ts';

type Facts = Readonly<Record<string, unknown>>;

export interface AppliedProfile {
  readonly enterprise: string;
  readonly facts: Facts;
  readonly grants?: unknown;
}

/** A profile in which the changes have been made; figures without a year are those of the year before that of `asOf`. */
export function applied(
  profile: AppliedProfile,
  changes: readonly Pick<Change, 'fact' | 'witness'>[],
  asOf: string,
): AppliedProfile {
  const facts: Record<string, unknown> = ungrouped(profile.facts);
  for (const { fact, witness } of changes) {
    const [name, year] = fact.split('@') as [string, string?];
    if (year === undefined) facts[name] = witness;
    else facts[name] = { ...byYear(facts[name], Number(asOf.slice(0, 4)) - 1), [year]: witness };
  }
  return { ...profile, facts };
}

/** `staff: { count: 1 }` as `staff.count: 1`: no fact of the generated vocabularies is called `staff`. */
function ungrouped(facts: Facts): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(facts).flatMap(([name, value]) =>
      name === 'staff' && typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.entries(value).map(([rest, one]) => [`staff.${rest}`, one])
        : [[name, value]],
    ),
  );
}

function byYear(given: unknown, lastYear: number): Record<string, unknown> {
  if (given === undefined) return {};
  const isSeries =
    typeof given === 'object' && given !== null && Object.keys(given).every((key) => /^\d{4}$/.test(key));
  return isSeries ? (given as Record<string, unknown>) : { [lastYear]: given };
}
