import type { Tally } from '../../match/many/tally.ts';

/** A tally as JSON; sums of money, which no double need hold, as text. */
export function tallyText(tally: Tally): string {
  return JSON.stringify(tally, (_, value: unknown) => (typeof value === 'bigint' ? `${value}` : value));
}

export function readTally(text: string): Tally {
  return JSON.parse(text, (key: string, value: unknown) =>
    (key === 'min' || key === 'max') && typeof value === 'string' ? BigInt(value) : value,
  );
}
