import { halfWidth } from '../../value/literal.ts';

/** A word as it is compared: half-width, without spaces around it, in small letters. */
export function fold(text: string): string {
  return halfWidth(text).trim().toLowerCase();
}

const UNKNOWN = new Set(['', 'n/a', 'null', '无']);

/** Whether a cell says that nothing is known: empty, a dash, `N/A`, `NULL` or `无`, in any width and case. */
export function isUnknownWord(text: string): boolean {
  const folded = fold(text);
  return UNKNOWN.has(folded) || /^[-\u2010-\u2015\u2212]+$/.test(folded);
}
