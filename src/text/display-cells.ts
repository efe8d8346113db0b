import { eastAsianWidth } from 'get-east-asian-width';
import { visibleCharacter } from './visible.ts';

/** One character as people see it, and the columns of a terminal that it takes. */
export interface Cell {
  /** What is printed. */
  readonly text: string;
  readonly columns: number;
  /** UTF-16 offsets within the line. */
  readonly start: number;
  readonly end: number;
}

const TAB = 4;
const EMOJI = /\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f/u;
const MARKS_ONLY = /^[\p{M}\u200c\u200d]+$/u;

function columnsOf(grapheme: string): number {
  if (MARKS_ONLY.test(grapheme)) return 0;
  if (EMOJI.test(grapheme)) return 2;
  return eastAsianWidth(grapheme.codePointAt(0) ?? 0);
}

/** Splits a piece of a line, which begins `offset` units into it, into cells; tabs go to the next multiple of four columns. */
export function displayCells(piece: string, offset = 0): Cell[] {
  const cells: Cell[] = [];
  let column = 0;
  for (const { segment, index } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(piece)) {
    const start = offset + index;
    const columns = segment === '\t' ? TAB - (column % TAB) : 0;
    const cell =
      segment === '\t'
        ? { text: ' '.repeat(columns), columns, start, end: start + 1 }
        : cellOf(segment, start, start + segment.length);
    cells.push(cell);
    column += cell.columns;
  }
  return cells;
}

function cellOf(grapheme: string, start: number, end: number): Cell {
  let text = '';
  // A joiner holds an emoji together; on its own it is as invisible as the others.
  for (const character of grapheme) text += visibleCharacter(character);
  return { text, columns: text === grapheme ? columnsOf(grapheme) : [...text].length, start, end };
}
