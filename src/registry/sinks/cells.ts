import type { VerdictBatch } from './verdict-batch.ts';

/**
 * What a spreadsheet takes for a formula, or for the end of the cell before, when a cell begins with it (OWASP, "CSV Injection"):
 * the full-width signs too, which those of East Asia read as the others.
 */
const EXECUTED = /^[=+\-@\t\r\n＝＋－＠]/;
const QUOTED = /[",\r\n]/;

/** A cell of a CSV file (RFC 4180). What a spreadsheet would execute gets an apostrophe before it. */
export function csvCell(text: string): string {
  const harmless = EXECUTED.test(text) ? `'${text}` : text;
  return QUOTED.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** Sums of fen as yuan with two decimals, from their 64 bits, which are never negative. */
export function yuanOf(values: BigInt64Array, nulls: Uint8Array): (at: number) => string | null {
  const words = new Uint32Array(values.buffer, values.byteOffset, values.length * 2);
  return (at) => {
    if (nulls[at]) return null;
    // At most 2^53, so that a double holds it.
    const fen = words[at * 2 + 1]! * 2 ** 32 + words[at * 2]!;
    const rest = fen % 100;
    return `${(fen - rest) / 100}.${rest < 10 ? '0' : ''}${rest}`;
  };
}

/** The identities of a batch, each read once. */
export function identitiesOf({ enterprises: { bytes, offsets } }: VerdictBatch): readonly string[] {
  const decoder = new TextDecoder();
  return Array.from({ length: offsets.length - 1 }, (_, at) =>
    decoder.decode(bytes.subarray(offsets[at], offsets[at + 1])),
  );
}
