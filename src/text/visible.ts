import type { Phrase } from './localized.ts';

/** Stands for a character that has no picture of its own. */
const REPLACEMENT = '\ufffd';

/** Characters without a body that reorder or hide text (byte order marks, bidirectional controls, zero-width spaces). */
function isHidden(code: number): boolean {
  return (
    code === 0x61c ||
    code === 0x200b ||
    code === 0x200e ||
    code === 0x200f ||
    (code >= 0x2028 && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x2069) ||
    code === 0xfeff
  );
}

/**
 * What a terminal may be shown for one character: itself, or a placeholder of one column for what would move the cursor, start an
 * escape sequence, reorder or hide text.
 */
export function visibleCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  if ((code >= 0x80 && code < 0xa0) || (code >= 0xd800 && code < 0xe000) || isHidden(code)) return REPLACEMENT;
  return character;
}

/** A text of one line that can go to a terminal as it is. */
export function visible(text: string): string {
  let shown = '';
  for (const character of text) shown += visibleCharacter(character);
  return shown;
}

const LONGEST = 60;

/** The user's own words as messages quote them: in backticks, in 「」 in Chinese; cut when long, and never raw control characters. */
export function userWords(text: string): Phrase {
  // Cut before looking at characters: a text may be megabytes long.
  const head = [...text.slice(0, LONGEST * 2 + 2)];
  const words = visible(head.length > LONGEST ? `${head.slice(0, LONGEST).join('')}…` : head.join(''));
  return { zh: `「${words}」`, en: `\`${words}\`` };
}
