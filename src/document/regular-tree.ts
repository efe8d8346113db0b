import type { CST } from 'yaml';
import type { Span } from '../text/source.ts';
import { LIMITS } from './limits.ts';
import type { DocEntry, DocList, DocMap, DocNode, DocScalar, ScalarStyle } from './node.ts';
import {
  APOSTROPHE,
  BAR,
  BRACE,
  BRACE_END,
  BRACKET,
  BRACKET_END,
  blockLines,
  CARRIAGE_RETURN,
  COLON,
  COMMA,
  DASH,
  DOT,
  GREATER,
  HASH,
  isBlankAt,
  LINE_FEED,
  lineEnd,
  plainEnd,
  plainLinesEnd,
  QUOTE,
  quotedEnd,
  resolvedText,
  SPACE,
  spacesEnd,
  TAB,
} from './regular-scalar.ts';
import { isReservedKey } from './reserved-keys.ts';

/**
 * Reads a document in which nothing is out of the ordinary, in one pass over its characters. Null where anything is: the thorough way,
 * which goes through `yaml`, then says what it means, or what is wrong with it. Nearly all files are read here, in a tenth of the
 * time, and most of all where nothing is compiled yet; a test holds the two together.
 *
 * `base` is where the text begins in its source.
 */
export function regularTree(text: string, base: number): DocNode | null {
  return new RegularReader(text, base).document();
}

/**
 * Every method that reads something begins at its first character, and ends behind its last, for nodes in block style at the next line
 * that says something. `indent` is that of the block collection that something stands in, and -1 in none.
 */
class RegularReader {
  #at = 0;
  /** The spaces before the cursor, if it stands at the first character of a line in block style; -1 at the end of the text. */
  #column = 0;
  #nodes = 0;
  /** Entries and items of what is not read to its end, the innermost last: lists that grow one by one would take twice the room. */
  readonly #entries: DocEntry[] = [];
  #entryCount = 0;
  readonly #items: DocNode[] = [];
  #itemCount = 0;
  #lines = 0;
  /** The brackets around the cursor, and the indentation of the block that they stand in. */
  #brackets = 0;
  #flowIndent = -1;
  /** Whether the text is in NFC, and with it every part. */
  readonly #isNormal: boolean;

  constructor(
    readonly text: string,
    readonly base: number,
  ) {
    this.#isNormal = text.normalize('NFC') === text;
  }

  document(): DocNode | null {
    if (!this.#nextLine(0) || this.#column < 0) return null;
    const root = this.#block(-1, this.#column, 1);
    if (root === null || root.kind === 'scalar' || this.#column >= 0 || this.#isLong()) return null;
    return root;
  }

  /** Whether there are too many values, or may be too many tokens for the thorough way, which counts them. */
  #isLong(): boolean {
    const mayTokens = this.text.length > LIMITS.tokens && 12 * this.#nodes + 6 * this.#lines > LIMITS.tokens;
    return mayTokens || this.#nodes > LIMITS.nodes;
  }

  /** What stands at the cursor; `column` says where a map would begin, and is -1 where none may. */
  #block(indent: number, column: number, depth: number): DocNode | null {
    const { text } = this;
    const start = this.#at;
    const unit = text.charCodeAt(start);
    switch (unit) {
      case DASH:
        if (this.#isDash()) return column < 0 ? null : this.#blockList(column, depth);
        break;
      case BRACE:
      case BRACKET:
        this.#flowIndent = indent;
        return this.#ended(unit === BRACE ? this.#flowMap(depth) : this.#flowList(depth));
      case GREATER:
      case BAR:
        return this.#blockScalar(indent);
    }
    const scalar = this.#scalar(indent, false);
    if (scalar === null) return null;
    if (this.#skipColon()) return column < 0 ? null : this.#blockMap(scalar, column, depth);
    if (!this.#endLine()) return null;
    return this.#column > indent && scalar.style === 'plain' ? this.#plainLines(start, indent) : scalar;
  }

  /** `key` was read, and the colon behind it. */
  #blockMap(firstKey: DocScalar, indent: number, depth: number): DocMap | null {
    if (this.#exceeds(depth)) return null;
    const from = this.#entryCount;
    const start = firstKey.span.start;
    for (let key: DocScalar | null = firstKey; ; ) {
      if (!this.#mayBeKey(key)) return null;
      const value = this.#blockValue(indent, depth + 1);
      // No operator is a block text.
      if (value === null || (key.text === 'operator' && isBlockText(value))) return null;
      this.#entries[this.#entryCount++] = { key, value };
      if (this.#column < indent) return this.#map(from, { start, end: value.span.end });
      if (this.#column > indent) return null;
      key = this.#scalar(indent, false);
      if (key === null || !this.#skipColon()) return null;
    }
  }

  #blockValue(indent: number, depth: number): DocNode | null {
    const { text } = this;
    const at = spacesEnd(text, this.#at);
    if (!isLineEndAt(text, at)) {
      this.#at = at;
      return this.#block(indent, -1, depth);
    }
    if (!this.#endLine()) return null;
    if (this.#column > indent) return this.#block(indent, this.#column, depth);
    // The dashes of a list may stand below its key.
    if (this.#column === indent && this.#isDash()) return this.#blockList(indent, depth);
    this.#nodes++;
    return { kind: 'scalar', text: '', style: 'plain', span: this.#span(at, at) };
  }

  #blockList(indent: number, depth: number): DocList | null {
    if (this.#exceeds(depth)) return null;
    const { text } = this;
    const from = this.#itemCount;
    const start = this.#at;
    for (;;) {
      const dash = this.#at;
      const at = spacesEnd(text, dash + 1);
      let column = indent + at - dash;
      if (isLineEndAt(text, at)) {
        this.#at++;
        if (!this.#endLine() || this.#column <= indent) return null;
        column = this.#column;
      } else this.#at = at;
      const item = this.#block(indent, column, depth + 1);
      if (item === null) return null;
      this.#items[this.#itemCount++] = item;
      if (this.#column > indent) return null;
      const isNext = this.#column === indent && this.#isDash();
      if (!isNext) return this.#list(from, this.#span(start, item.span.end - this.base));
    }
  }

  #flowMap(depth: number): DocMap | null {
    if (this.#exceeds(depth)) return null;
    const { text } = this;
    const start = this.#at++;
    const from = this.#entryCount;
    this.#brackets++;
    let goesOn = this.#gap();
    while (goesOn && text.charCodeAt(this.#at) !== BRACE_END) {
      const key = this.#scalar(this.#flowIndent, true);
      if (key === null || !this.#mayBeKey(key)) return null;
      this.#at = spacesEnd(text, this.#at);
      if (text.charCodeAt(this.#at) !== COLON) return null;
      this.#at++;
      const value = this.#gap() ? this.#flowValue(depth + 1) : null;
      if (value === null) return null;
      this.#entries[this.#entryCount++] = { key, value };
      goesOn = this.#nextInFlow(BRACE_END);
    }
    if (!goesOn) return null;
    this.#brackets--;
    return this.#map(from, this.#span(start, ++this.#at));
  }

  #flowList(depth: number): DocList | null {
    if (this.#exceeds(depth)) return null;
    const { text } = this;
    const start = this.#at++;
    const from = this.#itemCount;
    this.#brackets++;
    let goesOn = this.#gap();
    while (goesOn && text.charCodeAt(this.#at) !== BRACKET_END) {
      const item = this.#flowValue(depth + 1);
      if (item === null) return null;
      this.#items[this.#itemCount++] = item;
      goesOn = this.#nextInFlow(BRACKET_END);
    }
    if (!goesOn) return null;
    this.#brackets--;
    return this.#list(from, this.#span(start, ++this.#at));
  }

  #flowValue(depth: number): DocNode | null {
    switch (this.text.charCodeAt(this.#at)) {
      case BRACE:
        return this.#flowMap(depth);
      case BRACKET:
        return this.#flowList(depth);
      default:
        return this.#scalar(this.#flowIndent, true);
    }
  }

  /** Goes on to the next value between brackets, or to their end; false if something else stands there. */
  #nextInFlow(end: number): boolean {
    if (!this.#gap()) return false;
    const unit = this.text.charCodeAt(this.#at);
    if (unit !== COMMA) return unit === end;
    this.#at++;
    return this.#gap();
  }

  /** Passes over spaces, line breaks and comments between brackets; false if something is odd about them. */
  #gap(): boolean {
    const { text } = this;
    let at = this.#at;
    let line = -1;
    for (; ; at++) {
      const unit = text.charCodeAt(at);
      if (unit === SPACE || unit === TAB) continue;
      if (unit === LINE_FEED) {
        this.#lines++;
        line = at + 1;
      } else if (unit === HASH) {
        // At the margin, `yaml` may take one for a comment without a space before it.
        if (at === this.#at || at === line) return false;
        at = text.indexOf('\n', at) - 1;
        if (at < 0) return false;
      } else if (unit !== CARRIAGE_RETURN) break;
    }
    this.#at = at;
    return line < 0 || this.#isIndentedInFlow(line, at);
  }

  /** The last bracket may stand as far to the left as the line of the first. */
  #isIndentedInFlow(line: number, at: number): boolean {
    const column = spacesEnd(this.text, line) - line;
    if (column > this.#flowIndent) return column > 0 || !isMark(this.text, at);
    const unit = this.text.charCodeAt(at);
    return column === this.#flowIndent && this.#brackets === 1 && (unit === BRACE_END || unit === BRACKET_END);
  }

  /** A scalar, which is plain on one line, or quoted. */
  #scalar(indent: number, isFlow: boolean): DocScalar | null {
    this.#nodes++;
    const { text } = this;
    const start = this.#at;
    const unit = text.charCodeAt(start);
    if (unit === QUOTE || unit === APOSTROPHE) return this.#quoted(unit, indent);
    const end = plainEnd(text, start, isFlow);
    return end < 0 ? null : this.#scalarTo(end, text.slice(start, end), 'plain');
  }

  #quoted(quote: number, indent: number): DocScalar | null {
    const { text } = this;
    const start = this.#at;
    const end = quotedEnd(text, start, indent);
    if (end < 0) return null;
    const said = text.slice(start + 1, end - 1);
    if (isLiteral(said, quote)) return this.#scalarTo(end, said, 'quoted');
    const type = quote === QUOTE ? 'double-quoted-scalar' : 'single-quoted-scalar';
    const resolved = resolvedText({ type, offset: start, indent: 0, source: text.slice(start, end) });
    return resolved === null ? null : this.#scalarTo(end, resolved, 'quoted');
  }

  #plainLines(start: number, indent: number): DocScalar | null {
    const { text } = this;
    const end = plainLinesEnd(text, start, indent);
    if (end < 0) return null;
    this.#at = start;
    const said = resolvedText({ type: 'scalar', offset: start, indent: 0, source: text.slice(start, end) });
    return this.#ended(said === null ? null : this.#scalarTo(end, said, 'plain'));
  }

  #blockScalar(indent: number): DocScalar | null {
    const { text } = this;
    const offset = this.#at;
    const lines = indent < 0 ? null : blockLines(text, offset, indent);
    if (lines === null) return null;
    const source = text.slice(lines.start, lines.end);
    const props = headerTokens(text.slice(offset, lines.start), offset, indent);
    const said = resolvedText({ type: 'block-scalar', offset, indent, props, source });
    if (said === null || !this.#nextLine(lines.end)) return null;
    this.#nodes++;
    // The lines that are blank behind a block are none of it to its reader.
    const end = lines.start + source.trimEnd().length;
    return { kind: 'scalar', text: said, style: 'block', span: this.#span(offset, end) };
  }

  /** The scalar from the cursor to `end`, behind which the cursor goes. */
  #scalarTo(end: number, text: string, style: ScalarStyle): DocScalar {
    const span = this.#span(this.#at, end);
    this.#at = end;
    return { kind: 'scalar', text: this.#isNormal ? text : text.normalize('NFC'), style, span };
  }

  /** The map of the last entries, which are taken from the list; null if a key stands in it twice. */
  #map(from: number, span: Span): DocMap | null {
    const entries = this.#entries.slice(from, this.#entryCount);
    this.#entryCount = from;
    return areDistinct(entries) ? { kind: 'map', entries, span } : null;
  }

  #list(from: number, span: Span): DocList {
    const items = this.#items.slice(from, this.#itemCount);
    this.#itemCount = from;
    return { kind: 'list', items, span };
  }

  #mayBeKey({ text, style, span }: DocScalar): boolean {
    if (text === '<<' || isReservedKey(text)) return false;
    return style !== 'quoted' || !this.text.slice(span.start - this.base, span.end - this.base).includes('\n');
  }

  /** Whether the dash of an item stands at the cursor. */
  #isDash(): boolean {
    return this.text.charCodeAt(this.#at) === DASH && isBlankAt(this.text, this.#at + 1);
  }

  /** Whether a colon follows that makes a key of what was read. */
  #skipColon(): boolean {
    const at = spacesEnd(this.text, this.#at);
    if (this.text.charCodeAt(at) !== COLON || !isBlankAt(this.text, at + 1)) return false;
    this.#at = at + 1;
    return true;
  }

  /** A node in block style, if its line ends with it. */
  #ended<Node>(node: Node | null): Node | null {
    return node !== null && this.#endLine() ? node : null;
  }

  /** Goes on to the next line that says something; false if something else than a comment stands on this one. */
  #endLine(): boolean {
    const { text } = this;
    if (this.#at >= text.length) return this.#nextLine(text.length);
    let at = spacesEnd(text, this.#at);
    if (text.charCodeAt(at) === HASH && at > this.#at) at = lineEnd(text, at);
    if (text.charCodeAt(at) === CARRIAGE_RETURN) at++;
    return text.charCodeAt(at) === LINE_FEED ? this.#nextLine(at + 1) : at >= text.length && this.#nextLine(at);
  }

  /** Goes to the first line from `start` on that says something; false where it would mark a document. */
  #nextLine(start: number): boolean {
    const { text } = this;
    // The end is never looked at: that a text may end is a surprise for which V8 throws away what it has compiled.
    for (let line = start; line < text.length; ) {
      this.#lines++;
      const at = spacesEnd(text, line);
      const unit = text.charCodeAt(at);
      if (unit === LINE_FEED || unit === CARRIAGE_RETURN || unit === HASH) line = lineEnd(text, at) + 1;
      else {
        this.#at = at;
        this.#column = at < text.length ? at - line : -1;
        return at > line || !isMark(text, at);
      }
    }
    this.#column = -1;
    return true;
  }

  #exceeds(depth: number): boolean {
    this.#nodes++;
    return depth > LIMITS.depth;
  }

  #span(start: number, end: number): Span {
    return { start: this.base + start, end: this.base + end };
  }
}

/** Whether a line ends at a place, but for a comment. */
function isLineEndAt(text: string, at: number): boolean {
  if (at >= text.length) return true;
  const unit = text.charCodeAt(at);
  return unit === LINE_FEED || unit === CARRIAGE_RETURN || unit === HASH;
}

/** Keys up to which it pays to compare each with each. */
const FEW_KEYS = 8;

function areDistinct(entries: readonly DocEntry[]): boolean {
  const { length } = entries;
  if (length > FEW_KEYS) return new Set(entries.map(({ key }) => key.text)).size === length;
  for (let i = 1; i < length; i++) {
    const { text } = entries[i]!.key;
    for (let j = 0; j < i; j++) if (entries[j]!.key.text === text) return false;
  }
  return true;
}

/** Whether a quoted text is what stands between the quotes. */
function isLiteral(said: string, quote: number): boolean {
  return !said.includes(quote === QUOTE ? '\\' : "'") && !said.includes('\n');
}

/** What a block scalar begins with, up to its first line. */
function headerTokens(header: string, offset: number, indent: number): CST.SourceToken[] {
  const signs = /^[|>][+-]?/.exec(header)![0];
  const behind = header.slice(signs.length);
  return [
    { type: 'block-scalar-header', offset, indent, source: signs },
    { type: 'newline', offset: offset + signs.length, indent, source: behind },
  ];
}

function isBlockText(node: DocNode): boolean {
  return node.kind === 'scalar' && node.style === 'block';
}

/** Whether a line begins as the marks of documents do, `---` and `...`. */
function isMark(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return (unit === DASH || unit === DOT) && text.charCodeAt(at + 1) === unit && text.charCodeAt(at + 2) === unit;
}
