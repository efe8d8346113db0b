import { controlCharacter, loneSurrogate } from './messages.ts';
import type { Problems } from './problems.ts';

const REPLACEMENT = '\ufffd';

/** Characters that no text of a file may hold, raw or escaped; tab and line breaks are none of them. */
function isControl(unit: number): boolean {
  if (unit < 0x20) return unit !== 0x09 && unit !== 0x0a && unit !== 0x0d;
  // A byte order mark within a text is left over from joining files.
  return (unit >= 0x7f && unit < 0xa0) || unit === 0xfeff;
}

function isLone(text: string, at: number, unit: number): boolean {
  if (unit < 0xd800 || unit > 0xdfff) return false;
  if (unit < 0xdc00) {
    const next = text.charCodeAt(at + 1);
    return !(next >= 0xdc00 && next < 0xe000);
  }
  const before = text.charCodeAt(at - 1);
  return !(before >= 0xd800 && before < 0xdc00);
}

/** Characters that may be refused: control characters, halves of pairs, byte order marks; nearly no text has one besides line breaks. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is looked for
const SUSPICIOUS = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff]/;

/** The first character of `text` from `from` on that is refused, or -1. */
export function refusedCharacterAt(text: string, from = 0): number {
  if (from === 0 && !SUSPICIOUS.test(text)) return -1;
  for (let i = from; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0x20 && unit < 0x7f) continue;
    if (isControl(unit) || isLone(text, i, unit)) return i;
  }
  return -1;
}

export function refusedCharacterMessage(unit: number): ReturnType<typeof controlCharacter> {
  return unit >= 0xd800 && unit < 0xe000 ? loneSurrogate(unit) : controlCharacter(unit);
}

/** A lone carriage return is the line break that JSON and old editors mean by it, but no line break of YAML. Offsets stay. */
export function withLineFeeds(text: string): string {
  return text.replace(/\r(?!\n)/g, '\n');
}

/**
 * Reports refused characters, and gives a text of the same length (so that offsets stay) in which a parser finds none: it uses some of
 * them as signals of its own. A lone carriage return becomes a line feed.
 */
export function maskCharacters(text: string, problems: Problems): string {
  const lines = withLineFeeds(text);
  let masked = '';
  let done = 0;
  for (let at = refusedCharacterAt(lines); at >= 0 && !problems.full; at = refusedCharacterAt(lines, at + 1)) {
    problems.report(at, at + 1, refusedCharacterMessage(lines.charCodeAt(at)));
    masked += lines.slice(done, at) + REPLACEMENT;
    done = at + 1;
  }
  return done === 0 ? lines : masked + lines.slice(done);
}

/** A decoded text without refused characters. */
export function withoutRefused(text: string): string {
  let clean = '';
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    clean += isControl(unit) || isLone(text, i, unit) ? REPLACEMENT : text[i];
  }
  return clean;
}
