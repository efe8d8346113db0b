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
const NOT_FIRST = /^[，。；：、？！）》〕】」』”’…%‰,.;:?!)\]}]/u;
const NOT_LAST = /[（《〔【「『“‘([{¥]$/u;
const WORD = /[\p{Script=Latin}\p{N}_@.,%/¥'-]/u;
/** What follows a number closely: `1.5亿元`, `2024年`. */
const UNIT = /^[万亿元年月日天人个项次]$/u;
const NUMBER = /[\d万亿]$/;

/** Breaks `text` into lines of at most `columns`: between Chinese characters anywhere, never within a number or a Latin word that fits. */
export function wrap(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  let line: (readonly Cell[])[] = [];
  const end = (): void => {
    lines.push(textOf(line.flat()).trimEnd());
    line = [];
  };
  for (const piece of pieces(displayCells(text), columns)) {
    if (sum(line.flat()) + sum(piece) > columns && textOf(piece).trim() !== '') {
      const carried = carriedOver(line, piece);
      end();
      line.push(...carried);
    }
    if (line.length > 0 || textOf(piece).trim() !== '') line.push(piece);
  }
  if (line.length > 0) end();
  return lines;
}

/** Takes off the end of a line what must go to the next one with `next`, so that neither line begins or ends badly. */
function carriedOver(line: (readonly Cell[])[], next: readonly Cell[]): readonly (readonly Cell[])[] {
  const carried: (readonly Cell[])[] = [];
  for (let first = next; line.length > 1; ) {
    const last = line[line.length - 1]!;
    if (!NOT_FIRST.test(textOf(first)) && !NOT_LAST.test(textOf(last))) break;
    first = line.pop()!;
    carried.unshift(first);
  }
  return carried;
}

/** Words of Latin letters and numbers stay whole, unless they are longer than a line; everything else is a piece by itself. */
function pieces(cells: readonly Cell[], columns: number): readonly (readonly Cell[])[] {
  const found: Cell[][] = [];
  let word: Cell[] | null = null;
  for (const cell of cells) {
    const isUnit = word !== null && UNIT.test(cell.text) && NUMBER.test(textOf(word));
    if (!WORD.test(cell.text) && !isUnit) {
      word = null;
      found.push([cell]);
    } else if (word && sum(word) + cell.columns <= columns) word.push(cell);
    else {
      word = [cell];
      found.push(word);
    }
  }
  return found;
}
