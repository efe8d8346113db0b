import { refusedCharacterAt } from '../../../document/characters.ts';
import { visible } from '../../../text/visible.ts';

const PLAIN = /^[\p{L}_][\p{L}\p{N}_.-]*$/u;
const SPECIAL = /^(?:null|true|false|yes|no|on|off|y|n)$/i;
const LONGEST = 60;

/** A scalar of YAML, quoted where it has to be. */
export function yamlScalar(text: string): string {
  return PLAIN.test(text) && !SPECIAL.test(text) ? text : JSON.stringify(text);
}

/** Whether a file may hold a text at all, and hold it unchanged. */
export function isWritable(text: string): boolean {
  return text.trim() !== '' && refusedCharacterAt(text) < 0 && text.normalize('NFC') === text;
}

/** A text within a comment: one line, and not too long a one. */
export function inComment(text: string): string {
  const line = visible(text.replace(/\s+/g, ' ').slice(0, LONGEST * 2));
  const characters = [...line];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : line;
}
