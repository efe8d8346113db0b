/* Civil dates for the oracles, by the clock of JavaScript in UTC. Days are counted from 1970-01-01. */

const MILLISECONDS = 86_400_000;

export function dayOf(text: string): number {
  return Date.parse(`${text}T00:00:00Z`) / MILLISECONDS;
}

export function textOf(day: number): string {
  return new Date(day * MILLISECONDS).toISOString().slice(0, 10);
}

export function yearOf(day: number): number {
  return new Date(day * MILLISECONDS).getUTCFullYear();
}

/** From 1 to 12. */
export function monthOf(day: number): number {
  return new Date(day * MILLISECONDS).getUTCMonth() + 1;
}

/** The same day of the month, or its last. */
export function monthsLater(day: number, months: number): number {
  const date = new Date(day * MILLISECONDS);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0));
  return (
    Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(date.getUTCDate(), last.getUTCDate())) / MILLISECONDS
  );
}

/** Counted one by one. */
export function monthsSince(day: number, asOf: number): number {
  let months = 0;
  while (monthsLater(day, months + 1) <= asOf) months++;
  while (monthsLater(day, months) > asOf) months--;
  return months;
}

export function yearsSince(day: number, asOf: number): number {
  let years = 0;
  while (monthsLater(day, 12 * (years + 1)) <= asOf) years++;
  while (monthsLater(day, 12 * years) > asOf) years--;
  return years;
}
