import type { CodeTree } from '../../value/code-tree.ts';
import { subtrees } from '../../value/option-set.ts';
import type { Cell, CellReader, CellReading } from './cell.ts';
import type { CodeWords } from './code-words.ts';
import { bad, EMPTY, known } from './readings.ts';
import type { UnknownWords } from './words.ts';

export interface CodeForm {
  readonly words: CodeWords;
  readonly unknown: UnknownWords;
}

/** One code: as a code of the list, its label, or what the mapping translates. A code above others may be any of those below it. */
export function codeReader({ words, unknown }: CodeForm): CellReader {
  const readings = codeReadings(words.tree);
  const read = (text: string): CellReading => {
    const entries = words.find(text);
    if (entries === null) return EMPTY;
    if (entries !== undefined) return readings(entries);
    return unknown.has(text) ? EMPTY : bad('unknown-code');
  };
  // A number has lost its leading zeros: 111 is the group 111 or the class 0111.
  const readNumber = (text: string): CellReading => {
    const found = [text, `0${text}`].flatMap((one) => words.find(one) ?? []);
    return found.length > 0 ? readings(found) : read(text);
  };
  return singleTexts(read, readNumber);
}

/** Reads the text of one value, whatever kind of column it stands in; that of a number as `readNumber` does. */
export function singleTexts(
  read: (text: string) => CellReading,
  readNumber: (text: string) => CellReading = read,
): CellReader {
  return {
    read: (cell: Cell) => {
      if (cell == null) return EMPTY;
      if (typeof cell === 'string') return read(cell);
      if (typeof cell === 'number' || typeof cell === 'bigint') return readNumber(String(cell));
      return bad(typeof cell === 'boolean' ? 'wrong-kind' : 'a-list');
    },
  };
}

/** What is known where it is any of some entries, or lies below them: one object for the same entries. */
export function codeReadings(tree: CodeTree): (entries: readonly number[]) => CellReading {
  const single: (CellReading | undefined)[] = [];
  const several = new Map<string, CellReading>();
  const make = (entries: readonly number[]): CellReading =>
    known({ kind: 'option', tree, options: subtrees(tree, entries) });
  return (entries) => {
    if (entries.length === 1) {
      const at = entries[0]!;
      single[at] ??= make(entries);
      return single[at];
    }
    const key = entries.join(',');
    const reading = several.get(key) ?? make(entries);
    several.set(key, reading);
    return reading;
  };
}
