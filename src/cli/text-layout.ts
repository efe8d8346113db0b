import { type Cell, displayCells } from '../text/display-cells.ts';

/* Text in columns of a terminal, where a Chinese character takes two. Colours are put on afterwards: they have no width. */

const sum = (cells: readonly Cell[]): number => cells.reduce((columns, cell) => columns + cell.columns, 0);
const textOf = (cells: readonly Cell[]): string => cells.map((cell) => cell.text).join('');

export function columnsOf(text: string): number {
  return sum(displayCells(text));
}

/** `text` in exactly `columns`: filled with spaces, or cut with an ellipsis. */
export function inColumns(text: string, columns: number, side: 'left' | 'right' = 'left'): string {
  const cells = displayCells(text);
  const width = sum(cells);
  if (width <= columns) {
    const space = ' '.repeat(columns - width);
    return side === 'left' ? textOf(cells) + space : space + textOf(cells);
  }
  const kept = cellsWithin(cells, columns - 1);
  return `${textOf(kept)}…${' '.repeat(columns - 1 - sum(kept))}`;
}

function cellsWithin(cells: readonly Cell[], columns: number): readonly Cell[] {
  let used = 0;
  const end = cells.findIndex((cell) => {
    used += cell.columns;
    return used > columns;
  });
  return end < 0 ? cells : cells.slice(0, end);
}

/** What may not begin a line (避头点), and what may not end one. */
const NOT_FIRST = /^[，。；：、？！）》」』”’%‰,.;:?!)\]}]/u;
const NOT_LAST = /[（《「『“‘([{¥]$/u;
const WORD = /[\p{Script=Latin}\p{N}_@.,%/¥–-]/u;

/** Breaks `text` into lines of at most `columns`: between Chinese characters anywhere, never within a number or a Latin word that fits. */
export function wrap(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  let line: Cell[] = [];
  for (const piece of pieces(displayCells(text))) {
    if (line.length > 0 && sum(line) + sum(piece) > columns && !NOT_FIRST.test(textOf(piece))) {
      const carried = NOT_LAST.test(textOf(line)) && line.length > 1 ? [line.pop()!] : [];
      lines.push(textOf(line).trimEnd());
      line = carried;
    }
    if (line.length > 0 || textOf(piece).trim() !== '') line.push(...piece);
    while (sum(line) > columns + 2) {
      const head = cellsWithin(line, columns);
      lines.push(textOf(head));
      line = line.slice(head.length);
    }
  }
  if (line.length > 0) lines.push(textOf(line).trimEnd());
  return lines;
}

/** Words of Latin letters and numbers stay whole; everything else is a piece by itself. */
function pieces(cells: readonly Cell[]): readonly (readonly Cell[])[] {
  const found: Cell[][] = [];
  let word: Cell[] | null = null;
  for (const cell of cells) {
    if (!WORD.test(cell.text)) {
      word = null;
      found.push([cell]);
    } else if (word) word.push(cell);
    else {
      word = [cell];
      found.push(word);
    }
  }
  return found;
}
