import type { Effective, Window } from '../policy/policy.ts';
import { daysInMonth, fromDay, toDay } from '../value/civil-date.ts';

/** Whether an item takes applications on a day, and otherwise when next. Days since 1970-01-01. */
export interface Opening {
  readonly open: boolean;
  /** The last day of the stretch that is open now; null: no end is known. */
  readonly closes: number | null;
  /** The next first day, if it is not open now and opens again while it is in force. */
  readonly opens: number | null;
}

interface Stretch {
  readonly from: number;
  readonly until: number;
}

export function openingOf(windows: readonly Window[], effective: Effective, asOf: number): Opening {
  const { from = Number.NEGATIVE_INFINITY, until = Number.POSITIVE_INFINITY } = effective;
  // Before it is in force, the first window that counts may lie years ahead.
  const year = fromDay(Math.max(asOf, from)).year;
  const always: Stretch = { from: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY };
  const stretches = (windows.length === 0 ? [always] : windows.flatMap((window) => stretchesAround(window, year)))
    .map((stretch) => ({ from: Math.max(stretch.from, from), until: Math.min(stretch.until, until) }))
    .filter((stretch) => stretch.from <= stretch.until)
    .sort((a, b) => a.from - b.from);
  const current = stretches.filter((stretch) => stretch.from <= asOf && asOf <= stretch.until);
  if (current.length > 0) {
    const closes = Math.max(...current.map((stretch) => stretch.until));
    return { open: true, closes: Number.isFinite(closes) ? closes : null, opens: null };
  }
  return { open: false, closes: null, opens: stretches.find((stretch) => stretch.from > asOf)?.from ?? null };
}

/** The stretches of a window that can hold a day of `year`, or be the next one after it. */
function stretchesAround(window: Window, year: number): readonly Stretch[] {
  if (window.kind === 'once') return [window];
  const overNewYear = window.until < window.from;
  return [year - 1, year, year + 1].map((start) => ({
    from: dayIn(start, window.from),
    until: dayIn(overNewYear ? start + 1 : start, window.until),
  }));
}

/** A recurring day in a year; 29 February falls on the 28th where there is none. */
function dayIn(year: number, monthDay: number): number {
  const month = Math.floor(monthDay / 100);
  return toDay({ year, month, day: Math.min(monthDay % 100, daysInMonth(year, month)) });
}
