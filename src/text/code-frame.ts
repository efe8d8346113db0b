import type { Diagnostic } from './diagnostic.ts';
import { type Cell, displayCells } from './display-cells.ts';
import { lineIndexAt, lineStarts, type Source } from './source.ts';

export interface CodeFrameOptions {
  /** Lines shown before and after the marked one; 1 if absent. */
  readonly context?: number;
  /** Columns of source text; 100 if absent. What is longer is cut around the span. */
  readonly width?: number;
  /** Colours the carets. */
  readonly mark?: (carets: string) => string;
}

/**
 * The lines of the source around a diagnostic, with carets right under its span (under its first line, if it has several):
 *
 * ```text
 * 2 | - fact: 研发费用
 * 3 |   operator: >=
 *   |             ^^
 * ```
 *
 * Wide characters count two columns, combining ones none, tabs go to multiples of four. Nothing of the source reaches the terminal
 * that could move its cursor. Empty if the source has no text to show.
 */
export function codeFrame(diagnostic: Diagnostic, options: CodeFrameOptions = {}): string {
  const { source, span } = diagnostic;
  if (source.text === '') return '';
  const { context = 1, width = 100, mark = (carets) => carets } = options;
  const marked = lineIndexAt(source, span.start);
  const last = lastLine(source);
  const first = Math.max(0, marked - context);
  const end = Math.max(marked, Math.min(last, marked + context));
  const digits = String(end + 1).length;
  const gutter = (label: string, text: string): string => `${label.padStart(digits)} | ${text}`.trimEnd();
  const lines: string[] = [];
  for (let line = first; line <= end; line++) {
    if (line !== marked) {
      lines.push(gutter(String(line + 1), contextLine(lineText(source, line), width)));
      continue;
    }
    const { text, before, carets } = markedLine(source, line, span.start, span.end, width);
    lines.push(gutter(String(line + 1), text));
    lines.push(gutter('', ' '.repeat(before) + mark('^'.repeat(carets))));
  }
  return lines.join('\n');
}

function lineText(source: Source, line: number): string {
  const starts = lineStarts(source);
  let end = starts[line + 1] ?? source.text.length;
  const start = starts[line] ?? end;
  while (end > start && (source.text[end - 1] === '\n' || source.text[end - 1] === '\r')) end--;
  return source.text.slice(start, end);
}

/** The end of the last line break begins a line of its own that nobody wants to see. */
function lastLine(source: Source): number {
  const starts = lineStarts(source);
  const last = starts.length - 1;
  return last > 0 && starts[last] === source.text.length ? last - 1 : last;
}

const columnsOf = (cells: readonly Cell[]): number => cells.reduce((sum, cell) => sum + cell.columns, 0);
const textOf = (cells: readonly Cell[]): string => cells.map((cell) => cell.text).join('');

function contextLine(line: string, width: number): string {
  const cells = displayCells(line.slice(0, width * 4));
  if (columnsOf(cells) <= width && line.length <= width * 4) return textOf(cells);
  return `${textOf(fitting(cells, width - 1))}…`;
}

function fitting(cells: readonly Cell[], width: number): Cell[] {
  let columns = 0;
  return cells.filter((cell) => {
    columns += cell.columns;
    return columns <= width;
  });
}

interface MarkedLine {
  readonly text: string;
  readonly before: number;
  readonly carets: number;
}

function markedLine(source: Source, line: number, spanStart: number, spanEnd: number, width: number): MarkedLine {
  const raw = lineText(source, line);
  const lineStart = lineStarts(source)[line] ?? 0;
  const start = Math.max(0, Math.min(spanStart - lineStart, raw.length));
  const end = Math.max(start, Math.min(spanEnd - lineStart, raw.trimEnd().length));
  // Only a window of the line is looked at, since a line may be megabytes long.
  let from = Math.max(0, start - width * 4);
  if (from > 0 && isLowSurrogate(raw, from)) from--;
  const piece = raw.slice(from, start + width * 4);
  const cells = displayCells(piece, from);
  const overlaps = (cell: Cell): boolean => cell.end > start && cell.start < Math.max(end, start + 1);
  const pieceEnd = from + piece.length;
  if (from === 0 && pieceEnd === raw.length && columnsOf(cells) <= width) {
    return { text: textOf(cells), ...caretsUnder(cells, start, overlaps) };
  }
  const shown = windowAround(cells, start, width - 2);
  const cutLeft = (shown[0]?.start ?? 0) > 0;
  const cutRight = (shown.at(-1)?.end ?? 0) < raw.length;
  const { before, carets } = caretsUnder(shown, start, overlaps);
  return {
    text: `${cutLeft ? '…' : ''}${textOf(shown)}${cutRight ? '…' : ''}`,
    before: before + (cutLeft ? 1 : 0),
    carets,
  };
}

function caretsUnder(
  cells: readonly Cell[],
  start: number,
  overlaps: (cell: Cell) => boolean,
): { before: number; carets: number } {
  return {
    before: columnsOf(cells.filter((cell) => cell.end <= start)),
    carets: Math.max(1, columnsOf(cells.filter(overlaps))),
  };
}

/** The cells around `start` that fit, a third of them before it, or more where the line ends soon. */
function windowAround(cells: readonly Cell[], start: number, width: number): readonly Cell[] {
  const at = cells.findIndex((cell) => cell.end > start);
  let first = at < 0 ? cells.length : at;
  const ahead = columnsOf(fitting(cells.slice(first), width));
  const room = Math.max(Math.floor(width / 3), width - ahead);
  for (let columns = 0; first > 0; first--) {
    columns += cells[first - 1]!.columns;
    if (columns > room) break;
  }
  return fitting(cells.slice(first), width);
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit < 0xe000;
}
