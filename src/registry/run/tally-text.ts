/** A tally, and whatever stands around it, as JSON; sums of money, which no double need hold, are text. */
export function tallyText(tally: object): string {
  return JSON.stringify(tally, (_, value: unknown) => (typeof value === 'bigint' ? `${value}` : value));
}

export function readTally(text: string): object {
  return JSON.parse(text, (key: string, value: unknown) =>
    (key === 'min' || key === 'max') && typeof value === 'string' ? BigInt(value) : value,
  );
}
