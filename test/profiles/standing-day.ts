import type { Item, Policy } from '../../src/policy/policy.ts';
import { formatDay, parseDay } from '../../src/value/civil-date.ts';

/** The day on which everything in force is decided; `npm start` shows the same. */
export const STANDING_DAY = '2025-11-01';

/**
 * The day on which an item of a policy is tried: the standing day if it is valid then, otherwise the last day before its
 * end (or before a newer document takes over), or its first day if it has not begun. Null if it has no day at all: its
 * document is a draft, or a newer one has no beginning and thus takes over at once.
 */
export function dayOf(item: Item, policy: Policy, policies: readonly Policy[]): string | null {
  if (policy.status === 'draft') return null;
  const takeovers = policies
    .filter(({ status, supersedes }) => status === 'in-force' && supersedes.some(({ name }) => covers(name, item.name)))
    .map(({ effective }) => (effective.from ?? Number.NEGATIVE_INFINITY) - 1);
  const first = item.effective.from ?? Number.NEGATIVE_INFINITY;
  const last = Math.min(item.effective.until ?? Number.POSITIVE_INFINITY, ...takeovers);
  const day = Math.min(Math.max(parseDay(STANDING_DAY)!, first), last);
  return day < first || !Number.isFinite(day) ? null : formatDay(day);
}

/** `supersedes` names policies or single items. */
function covers(name: string, item: string): boolean {
  return name === item || item.startsWith(`${name}/`);
}
