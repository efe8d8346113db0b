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

/** The place of an offset; one beyond the text is the place behind its last character. */
export function positionAt(source: Source, offset: number): Position {
  const starts = lineStarts(source);
  const at = Math.max(0, Math.min(offset, source.text.length));
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= at) low = middle;
    else high = middle - 1;
  }
  let column = 1;
  for (let i = starts[low]!; i < at; i++) {
    const unit = source.text.charCodeAt(i);
    const pairs = unit >= 0xd800 && unit < 0xdc00 && i + 1 < at;
    if (pairs) i++;
    column++;
  }
  return { line: low + 1, column };
}
