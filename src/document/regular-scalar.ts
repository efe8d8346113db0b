import { CST } from 'yaml';
import { refusedCharacterAt } from './characters.ts';

/* Where the scalars of a regular document end, as the lexer of `yaml` 2.9 has it; -1 where it takes the thorough way to say. */

export const TAB = 0x09;
export const LINE_FEED = 0x0a;
export const CARRIAGE_RETURN = 0x0d;
export const SPACE = 0x20;
export const QUOTE = 0x22;
export const HASH = 0x23;
export const APOSTROPHE = 0x27;
export const COMMA = 0x2c;
export const DASH = 0x2d;
const DOT = 0x2e;
export const COLON = 0x3a;
export const GREATER = 0x3e;
const QUESTION = 0x3f;
export const BRACKET = 0x5b;
const BACKSLASH = 0x5c;
export const BRACKET_END = 0x5d;
export const BRACE = 0x7b;
export const BAR = 0x7c;
export const BRACE_END = 0x7d;

function setOf(characters: string): Uint8Array {
  const set = new Uint8Array(128);
  for (const character of characters) set[character.charCodeAt(0)] = 1;
  return set;
}

/** Nothing plain begins with these. */
const NO_BEGINNING = setOf('\t\n\r ,[]{}#&*!|>\'"%@`');
/** A plain text may end at these. */
const BLOCK_STOPS = setOf('\t\n\r#:');
const FLOW_STOPS = setOf('\t\n\r#:,[]{}');

/** Whether a space, a line break or the end of the text stands somewhere. */
export function isBlankAt(text: string, at: number): boolean {
  if (at >= text.length) return true;
  const unit = text.charCodeAt(at);
  return unit === SPACE || unit === LINE_FEED || unit === CARRIAGE_RETURN;
}

function isFlowSign(unit: number): boolean {
  return unit === COMMA || unit === BRACKET || unit === BRACKET_END || unit === BRACE || unit === BRACE_END;
}

/** Whether a plain scalar may begin here. */
function mayBegin(text: string, at: number, isFlow: boolean): boolean {
  const unit = text.charCodeAt(at);
  if (unit < 128 && NO_BEGINNING[unit] === 1) return false;
  if (unit !== DASH && unit !== QUESTION && unit !== COLON) return true;
  return !isBlankAt(text, at + 1) && !(isFlow && (unit === COLON || isFlowSign(text.charCodeAt(at + 1))));
}

/** Where a plain scalar on one line ends, behind its last character that is no space. */
export function plainEnd(text: string, start: number, isFlow: boolean): number {
  return mayBegin(text, start, isFlow) ? plainLineEnd(text, start, isFlow) : -1;
}

function plainLineEnd(text: string, start: number, isFlow: boolean): number {
  const stops = isFlow ? FLOW_STOPS : BLOCK_STOPS;
  const { length } = text;
  let at = start;
  for (; at < length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 128 || stops[unit] === 0) continue;
    if (unit === TAB) return -1;
    if (unit === HASH) {
      if (text.charCodeAt(at - 1) === SPACE) break;
    } else if (unit === COLON) {
      const next = text.charCodeAt(at + 1);
      if (next === TAB) return -1;
      if (isBlankAt(text, at + 1) || (isFlow && isFlowSign(next))) break;
    } else break;
  }
  while (text.charCodeAt(at - 1) === SPACE) at--;
  return at > start ? at : -1;
}

/** Where a plain scalar ends that goes on in the lines which are indented by more than `indent`. */
export function plainLinesEnd(text: string, start: number, indent: number): number {
  let end = plainEnd(text, start, false);
  for (let next = end; next >= 0; ) {
    let at = spacesEnd(text, next);
    if (text.charCodeAt(at) === CARRIAGE_RETURN) at++;
    if (text.charCodeAt(at) !== LINE_FEED) break;
    next = spacesEnd(text, at + 1);
    const unit = text.charCodeAt(next);
    if (unit === LINE_FEED || unit === CARRIAGE_RETURN) continue;
    if (next >= text.length || unit === HASH || next - at - 1 <= indent) break;
    // Here a dash or a bracket is a character like any other.
    next = plainLineEnd(text, next, false);
    end = next;
  }
  return end;
}

/**
 * Where a quoted scalar ends, behind its quote. If it goes on in further lines, they have to be indented by more than `indent`;
 * at the margin they might be taken for the mark of a document.
 */
export function quotedEnd(text: string, start: number, indent: number): number {
  const quote = text.charCodeAt(start);
  const { length } = text;
  for (let at = start + 1; at < length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === quote) {
      if (quote === QUOTE || text.charCodeAt(at + 1) !== quote) return at + 1;
      at++;
    } else if (unit === BACKSLASH && quote === QUOTE) {
      // A line break behind it is looked at next.
      if (text.charCodeAt(at + 1) === QUOTE || text.charCodeAt(at + 1) === BACKSLASH) at++;
    } else if (unit === LINE_FEED) {
      const next = spacesEnd(text, at + 1);
      const isBlank = text.charCodeAt(next) === LINE_FEED || text.charCodeAt(next) === CARRIAGE_RETURN;
      if (!isBlank && (next - at - 1 <= indent || next === at + 1)) return -1;
    }
  }
  return -1;
}

/** Whether a line begins as the marks of documents do, `---` and `...`. */
export function isMark(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return (unit === DASH || unit === DOT) && text.charCodeAt(at + 1) === unit && text.charCodeAt(at + 2) === unit;
}

/** Where the spaces end that begin at a place. */
export function spacesEnd(text: string, start: number): number {
  let at = start;
  while (text.charCodeAt(at) === SPACE) at++;
  return at;
}

/** Where the line of a place ends: at its line feed, or with the text. */
export function lineEnd(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end;
}

/** A block scalar: where its first line begins, and where the lines end that are its own. */
export interface BlockLines {
  readonly start: number;
  readonly end: number;
}

/** The lines of the block scalar whose sign stands at a place, indented by more than `indent`; null if it is out of the ordinary. */
export function blockLines(text: string, sign: number, indent: number): BlockLines | null {
  const keeps = text.charAt(sign + 1) === '+';
  const header = keeps || text.charCodeAt(sign + 1) === DASH ? sign + 2 : sign + 1;
  const start = headerEnd(text, header);
  if (start < 0) return null;
  let at = spacesEnd(text, start);
  let line = start;
  for (; isBreakAt(text, at); at = spacesEnd(text, line)) line = text.indexOf('\n', at) + 1;
  const own = at - line;
  if (own <= indent || at >= text.length || text.charCodeAt(at) === TAB) return null;
  let last: number;
  do {
    last = lineEnd(text, at);
    at = spacesEnd(text, last + 1);
  } while (isBreakAt(text, at) || at - last - 1 >= own);
  if (text.charCodeAt(at) === TAB) return null;
  return { start, end: keeps ? last + 1 : contentEnd(text, start, last, own) };
}

/** Where the line behind the signs of a block scalar begins; -1 if anything but a comment stands behind them. */
function headerEnd(text: string, start: number): number {
  const at = spacesEnd(text, start);
  if (text.charCodeAt(at) === HASH ? at === start : !isBreakAt(text, at)) return -1;
  return text.indexOf('\n', at) + 1 || -1;
}

/** Blank lines behind a block scalar are none of it, unless they are longer than its indentation. */
function contentEnd(text: string, start: number, last: number, indent: number): number {
  for (let end = last; ; ) {
    let at = end - 1;
    if (text.charCodeAt(at) === CARRIAGE_RETURN) at--;
    const lastUnit = at;
    while (text.charCodeAt(at) === SPACE) at--;
    if (text.charCodeAt(at) !== LINE_FEED || at < start || at + 1 + indent <= lastUnit) return end + 1;
    end = at;
  }
}

function isBreakAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit === LINE_FEED || (unit === CARRIAGE_RETURN && text.charCodeAt(at + 1) === LINE_FEED);
}

/** What a scalar of several lines, or with escapes, says; null if anything is wrong with it. */
export function resolvedText(token: CST.FlowScalar | CST.BlockScalar): string | null {
  let isFaulty = false;
  const { value } = CST.resolveAsScalar(token, true, () => {
    isFaulty = true;
  });
  return isFaulty || refusedCharacterAt(value) >= 0 ? null : value.normalize('NFC');
}
