import type { CST } from 'yaml';
import type { DocList, DocMap, DocNode, DocScalar } from './node.ts';
import { RegularFlow } from './regular-flow.ts';
import {
  BAR,
  BRACE,
  BRACKET,
  blockLines,
  CARRIAGE_RETURN,
  COLON,
  DASH,
  GREATER,
  HASH,
  isBlankAt,
  isMark,
  LINE_FEED,
  lineEnd,
  plainLinesEnd,
  resolvedText,
  spacesEnd,
} from './regular-scalar.ts';

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
 * Nodes in block style end at the next line that says something. `indent` is that of the block collection that something stands in, and
 * -1 in none.
 */
class RegularReader extends RegularFlow {
  /** The spaces before the cursor, if it stands at the first character of a line in block style; -1 at the end of the text. */
  private column = 0;

  document(): DocNode | null {
    if (!this.nextLine(0) || this.column < 0) return null;
    const root = this.block(-1, this.column, 1);
    if (root === null || root.kind === 'scalar' || this.column >= 0 || this.isLong()) return null;
    return root;
  }

  /** What stands at the cursor; `column` says where a map would begin, and is -1 where none may. */
  private block(indent: number, column: number, depth: number): DocNode | null {
    const { text } = this;
    const start = this.at;
    const unit = text.charCodeAt(start);
    switch (unit) {
      case DASH:
        if (this.isDash()) return column < 0 ? null : this.blockList(column, depth);
        break;
      case BRACE:
      case BRACKET:
        this.flowIndent = indent;
        return this.ended(unit === BRACE ? this.flowMap(depth) : this.flowList(depth));
      case GREATER:
      case BAR:
        return this.blockScalar(indent);
    }
    const scalar = this.scalar(indent, false);
    if (scalar === null) return null;
    if (this.skipColon()) return column < 0 ? null : this.blockMap(scalar, column, depth);
    if (!this.endLine()) return null;
    return this.column > indent && scalar.style === 'plain' ? this.plainLines(start, indent) : scalar;
  }

  /** `key` was read, and the colon behind it. */
  private blockMap(firstKey: DocScalar, indent: number, depth: number): DocMap | null {
    if (this.exceeds(depth)) return null;
    const from = this.entryCount;
    const start = firstKey.span.start;
    for (let key: DocScalar | null = firstKey; ; ) {
      if (!this.mayBeKey(key)) return null;
      const value = this.blockValue(indent, depth + 1);
      // No operator is a block text.
      if (value === null || (key.text === 'operator' && isBlockText(value))) return null;
      this.entries[this.entryCount++] = { key, value };
      if (this.column < indent) return this.map(from, { start, end: value.span.end });
      if (this.column > indent) return null;
      key = this.scalar(indent, false);
      if (key === null || !this.skipColon()) return null;
    }
  }

  private blockValue(indent: number, depth: number): DocNode | null {
    const { text } = this;
    const at = spacesEnd(text, this.at);
    if (!isLineEndAt(text, at)) {
      this.at = at;
      return this.block(indent, -1, depth);
    }
    if (!this.endLine()) return null;
    if (this.column > indent) return this.block(indent, this.column, depth);
    // The dashes of a list may stand below its key.
    if (this.column === indent && this.isDash()) return this.blockList(indent, depth);
    this.nodes++;
    return { kind: 'scalar', text: '', style: 'plain', span: this.span(at, at) };
  }

  private blockList(indent: number, depth: number): DocList | null {
    if (this.exceeds(depth)) return null;
    const { text } = this;
    const from = this.itemCount;
    const start = this.at;
    for (;;) {
      const dash = this.at;
      const at = spacesEnd(text, dash + 1);
      let column = indent + at - dash;
      if (isLineEndAt(text, at)) {
        this.at++;
        if (!this.endLine() || this.column <= indent) return null;
        column = this.column;
      } else this.at = at;
      const item = this.block(indent, column, depth + 1);
      if (item === null) return null;
      this.items[this.itemCount++] = item;
      if (this.column > indent) return null;
      const isNext = this.column === indent && this.isDash();
      if (!isNext) return this.list(from, this.span(start, item.span.end - this.base));
    }
  }

  private plainLines(start: number, indent: number): DocScalar | null {
    const { text } = this;
    const end = plainLinesEnd(text, start, indent);
    if (end < 0) return null;
    this.at = start;
    const said = resolvedText({ type: 'scalar', offset: start, indent: 0, source: text.slice(start, end) });
    return this.ended(said === null ? null : this.scalarTo(end, said, 'plain'));
  }

  private blockScalar(indent: number): DocScalar | null {
    const { text } = this;
    const offset = this.at;
    const lines = indent < 0 ? null : blockLines(text, offset, indent);
    if (lines === null) return null;
    const source = text.slice(lines.start, lines.end);
    const props = headerTokens(text.slice(offset, lines.start), offset, indent);
    const said = resolvedText({ type: 'block-scalar', offset, indent, props, source });
    if (said === null || !this.nextLine(lines.end)) return null;
    this.nodes++;
    // The lines that are blank behind a block are none of it to its reader.
    const end = lines.start + source.trimEnd().length;
    return { kind: 'scalar', text: said, style: 'block', span: this.span(offset, end) };
  }

  /** Whether the dash of an item stands at the cursor. */
  private isDash(): boolean {
    return this.text.charCodeAt(this.at) === DASH && isBlankAt(this.text, this.at + 1);
  }

  /** Whether a colon follows that makes a key of what was read. */
  private skipColon(): boolean {
    const at = spacesEnd(this.text, this.at);
    if (this.text.charCodeAt(at) !== COLON || !isBlankAt(this.text, at + 1)) return false;
    this.at = at + 1;
    return true;
  }

  /** A node in block style, if its line ends with it. */
  private ended<Node>(node: Node | null): Node | null {
    return node !== null && this.endLine() ? node : null;
  }

  /** Goes on to the next line that says something; false if something else than a comment stands on this one. */
  private endLine(): boolean {
    const { text } = this;
    if (this.at >= text.length) return this.nextLine(text.length);
    let at = spacesEnd(text, this.at);
    if (text.charCodeAt(at) === HASH && at > this.at) at = lineEnd(text, at);
    if (text.charCodeAt(at) === CARRIAGE_RETURN) at++;
    return text.charCodeAt(at) === LINE_FEED ? this.nextLine(at + 1) : at >= text.length && this.nextLine(at);
  }

  /** Goes to the first line from `start` on that says something; false where it would mark a document. */
  private nextLine(start: number): boolean {
    const { text } = this;
    // The end is never looked at: that a text may end is a surprise for which V8 throws away what it has compiled.
    for (let line = start; line < text.length; ) {
      this.lines++;
      const at = spacesEnd(text, line);
      const unit = text.charCodeAt(at);
      if (unit === LINE_FEED || unit === CARRIAGE_RETURN || unit === HASH) line = lineEnd(text, at) + 1;
      else {
        this.at = at;
        this.column = at < text.length ? at - line : -1;
        return at > line || !isMark(text, at);
      }
    }
    this.column = -1;
    return true;
  }
}

/** Whether a line ends at a place, but for a comment. */
function isLineEndAt(text: string, at: number): boolean {
  if (at >= text.length) return true;
  const unit = text.charCodeAt(at);
  return unit === LINE_FEED || unit === CARRIAGE_RETURN || unit === HASH;
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
