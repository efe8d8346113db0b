import { halfWidth } from '../../value/literal.ts';

/** A word as it is compared: half-width, without spaces around it, in small letters. */
export function fold(text: string): string {
  return halfWidth(text).trim().toLowerCase();
}

const UNKNOWN: ReadonlySet<string> = new Set(['', 'n/a', 'null', '无']);
const DASHES = /^[-\u2010-\u2015\u2212]+$/;

/** No word for what is unknown is longer; most addresses are. */
const LONGEST = 12;

const isLong = (text: string, longest: number): boolean => text.length > longest && text.trim().length > longest;

/** Whether a cell says that nothing is known: empty, a dash, `N/A`, `NULL` or `无`, in any width and case. */
export function isUnknownWord(text: string): boolean {
  if (isLong(text, LONGEST)) return false;
  const folded = fold(text);
  return UNKNOWN.has(folded) || DASHES.test(folded);
}

/** The words of a column that say that nothing is known. */
export interface UnknownWords {
  has(text: string): boolean;
  /** Those that are numbers, as 999999 where a register means that it knows nothing. */
  readonly numbers: ReadonlySet<number>;
}

/** The usual ones and those that the mapping adds. */
export function unknownWords(more: readonly string[]): UnknownWords {
  const added = new Set(more.map(fold));
  const longest = Math.max(...more.map((word) => word.length), 0);
  return {
    has: (text) => isUnknownWord(text) || (added.size > 0 && !isLong(text, longest) && added.has(fold(text))),
    numbers: new Set([...added].filter((word) => word !== '' && !Number.isNaN(Number(word))).map(Number)),
  };
}
