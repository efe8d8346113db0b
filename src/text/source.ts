/** A text that a user gave, under the name by which diagnostics call it. */
export interface Source {
  readonly name: string;
  readonly text: string;
}

/** A stretch of a source: UTF-16 offsets, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place as people count it: both from 1, the column in characters (code points). */
export interface Position {
  readonly line: number;
  readonly column: number;
}

const lineStartsOf = new WeakMap<Source, readonly number[]>();

/** Offsets at which the lines of `source` begin; `\n`, `\r\n` and a lone `\r` end a line. */
export function lineStarts(source: Source): readonly number[] {
  const known = lineStartsOf.get(source);
  if (known) return known;
  const starts = [0];
  const { text } = source;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 10 || (unit === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  lineStartsOf.set(source, starts);
  return starts;
}

/** The index, from 0, of the line that an offset lies in. */
export function lineIndexAt(source: Source, offset: number): number {
  const starts = lineStarts(source);
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The place of an offset; one beyond the text is the place behind its last character. */
export function positionAt(source: Source, offset: number): Position {
  const at = Math.max(0, Math.min(offset, source.text.length));
  const line = lineIndexAt(source, at);
  const start = lineStarts(source)[line]!;
  return { line: line + 1, column: at - start - pairsBefore(source, at) + pairsBefore(source, start) + 1 };
}

/** How many characters before `offset` take two units. */
function pairsBefore(source: Source, offset: number): number {
  const checkpoints = checkpointsOf(source);
  let pairs = checkpoints[Math.floor(offset / STRIDE)] ?? 0;
  for (let i = offset - (offset % STRIDE); i < offset; i++) if (endsPair(source.text, i)) pairs++;
  return pairs;
}

const STRIDE = 1024;
const checkpointsBySource = new WeakMap<Source, readonly number[]>();

/** The pairs before every 1,024th unit: a minified file is one line of megabytes, and a thousand diagnostics may lie in it. */
function checkpointsOf(source: Source): readonly number[] {
  const known = checkpointsBySource.get(source);
  if (known) return known;
  const checkpoints = [0];
  let pairs = 0;
  for (let i = 0; i < source.text.length; i++) {
    if (endsPair(source.text, i)) pairs++;
    if ((i + 1) % STRIDE === 0) checkpoints.push(pairs);
  }
  checkpointsBySource.set(source, checkpoints);
  return checkpoints;
}

function endsPair(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit < 0xdc00 || unit > 0xdfff) return false;
  const before = text.charCodeAt(at - 1);
  return before >= 0xd800 && before < 0xdc00;
}
