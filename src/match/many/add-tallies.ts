import type { GroupTally, ItemTally, Money, Tally } from './tally.ts';

/** The tally of the rows of both, which were matched with the same items. */
export function addTallies(a: Tally, b: Tally): Tally {
  return {
    rows: a.rows + b.rows,
    items: a.items.map((item, at) => addItems(item, b.items[at]!)),
    byRegion: addRecords(a.byRegion, b.byRegion, addGroups),
    bySize: addRecords(a.bySize, b.bySize, addGroups),
  };
}

/** What a tally of no rows is. */
export function emptyTally(hasMoney: readonly boolean[]): Tally {
  const none = { eligible: 0, review: 0, undetermined: 0, ineligible: 0, missing: {} };
  return {
    rows: 0,
    items: hasMoney.map((money) => ({ ...none, amount: money ? { min: 0n, max: 0n } : null })),
    byRegion: {},
    bySize: {},
  };
}

function addItems(a: ItemTally, b: ItemTally): ItemTally {
  return {
    eligible: a.eligible + b.eligible,
    review: a.review + b.review,
    undetermined: a.undetermined + b.undetermined,
    ineligible: a.ineligible + b.ineligible,
    amount: a.amount && b.amount && addMoney(a.amount, b.amount),
    missing: addRecords(a.missing, b.missing, (x, y) => x + y),
  };
}

export function addGroups(a: GroupTally, b: GroupTally): GroupTally {
  return {
    enterprises: a.enterprises + b.enterprises,
    eligible: a.eligible + b.eligible,
    review: a.review + b.review,
    undetermined: a.undetermined + b.undetermined,
    amount: addMoney(a.amount, b.amount),
  };
}

export function addMoney(a: Money, b: Money): Money {
  return { min: a.min + b.min, max: a.max === null || b.max === null ? null : a.max + b.max };
}

export function addRecords<T>(
  a: Readonly<Record<string, T>>,
  b: Readonly<Record<string, T>>,
  add: (a: T, b: T) => T,
): Readonly<Record<string, T>> {
  const sum: Record<string, T> = { ...a };
  for (const [key, value] of Object.entries(b)) sum[key] = Object.hasOwn(sum, key) ? add(sum[key]!, value) : value;
  return sum;
}
