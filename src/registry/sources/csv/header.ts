import type { Dialect } from './tokenize.ts';

const QUOTE = 0x22;
const FEED = 0x0a;
const RETURN = 0x0d;
/** What may stand between fields: comma, tabulator, semicolon, bar. The first counts where none is in the header. */
const DELIMITERS = [0x2c, 0x09, 0x3b, 0x7c] as const;

export interface Header {
  readonly names: readonly string[];
  readonly dialect: Dialect;
  /** Where the records begin. */
  readonly end: number;
}

/**
 * Reads the first line that is not blank. What separates is what separates there; null if there is no such line, or it does
 * not end within the bytes though they are not all.
 */
export function readHeader(bytes: Uint8Array, all: boolean, delimiter?: number): Header | null {
  let start = 0;
  while (bytes[start] === FEED || bytes[start] === RETURN) start++;
  const counts = new Map<number, number>();
  let quoted = false;
  let end = start;
  for (; end < bytes.length; end++) {
    const byte = bytes[end]!;
    if (byte === QUOTE) quoted = !quoted;
    if (quoted) continue;
    if (byte === FEED || byte === RETURN) break;
    counts.set(byte, (counts.get(byte) ?? 0) + 1);
  }
  let ends = end;
  while (bytes[ends] === RETURN) ends++;
  if (end === start || (ends === bytes.length && !all)) return null;
  const most = Math.max(...DELIMITERS.map((one) => counts.get(one) ?? 0));
  const separator = delimiter ?? DELIMITERS.find((one) => (counts.get(one) ?? 0) === most)!;
  // Old files end their lines with a carriage return alone, be there line feeds within their cells.
  const lineEnd = bytes[end] === RETURN && bytes[ends] !== FEED ? RETURN : FEED;
  const text = new TextDecoder().decode(bytes.subarray(start, end));
  if (end < bytes.length) end += bytes[end] === RETURN && lineEnd === FEED ? 2 : 1;
  return { names: namesOf(text, String.fromCharCode(separator)), dialect: { delimiter: separator, lineEnd }, end };
}

function namesOf(line: string, delimiter: string): readonly string[] {
  const names: string[] = [];
  for (let at = 0; at <= line.length; at++) {
    let name = '';
    if (line[at] === '"') {
      for (at++; at < line.length && (line[at] !== '"' || line[at + 1] === '"'); at++) {
        name += line[at];
        if (line[at] === '"') at++;
      }
      at++;
    }
    const end = line.indexOf(delimiter, at);
    const rest = end < 0 ? line.length : end;
    names.push((name + line.slice(at, rest)).trim());
    at = rest;
  }
  return names;
}
