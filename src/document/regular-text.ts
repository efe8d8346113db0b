import type { Span } from '../text/source.ts';
import { LIMITS } from './limits.ts';
import type { DocEntry, DocList, DocMap, DocNode, DocScalar, ScalarStyle } from './node.ts';
import { APOSTROPHE, plainEnd, QUOTE, quotedEnd, resolvedText } from './regular-scalar.ts';
import { isReservedKey } from './reserved-keys.ts';

/**
 * A cursor in a text, and what it takes from there: scalars, and the lists and maps that were read so far. Every method that reads
 * something begins at its first character, and ends behind its last; it gives null where something is out of the ordinary.
 */
export abstract class RegularText {
  protected at = 0;
  protected lines = 0;
  protected nodes = 0;
  /** Entries and items of what is not read to its end, the innermost last: lists that grow one by one would take twice the room. */
  protected readonly entries: DocEntry[] = [];
  protected entryCount = 0;
  protected readonly items: DocNode[] = [];
  protected itemCount = 0;
  /** Whether the text is in NFC, and with it every part. */
  private readonly isNormal: boolean;

  constructor(
    protected readonly text: string,
    /** Where it begins in its source. */
    protected readonly base: number,
  ) {
    this.isNormal = text.normalize('NFC') === text;
  }

  /** A scalar, which is plain on one line, or quoted. */
  protected scalar(indent: number, isFlow: boolean): DocScalar | null {
    this.nodes++;
    const { text } = this;
    const start = this.at;
    const unit = text.charCodeAt(start);
    if (unit === QUOTE || unit === APOSTROPHE) return this.quoted(unit, indent);
    const end = plainEnd(text, start, isFlow);
    return end < 0 ? null : this.scalarTo(end, text.slice(start, end), 'plain');
  }

  private quoted(quote: number, indent: number): DocScalar | null {
    const { text } = this;
    const start = this.at;
    const end = quotedEnd(text, start, indent);
    if (end < 0) return null;
    const said = text.slice(start + 1, end - 1);
    if (isLiteral(said, quote)) return this.scalarTo(end, said, 'quoted');
    const type = quote === QUOTE ? 'double-quoted-scalar' : 'single-quoted-scalar';
    const resolved = resolvedText({ type, offset: start, indent: 0, source: text.slice(start, end) });
    return resolved === null ? null : this.scalarTo(end, resolved, 'quoted');
  }

  /** The scalar from the cursor to `end`, behind which the cursor goes. */
  protected scalarTo(end: number, text: string, style: ScalarStyle): DocScalar {
    const span = this.span(this.at, end);
    this.at = end;
    return { kind: 'scalar', text: this.isNormal ? text : text.normalize('NFC'), style, span };
  }

  /** The map of the last entries, which are taken from the list; null if a key stands in it twice. */
  protected map(from: number, span: Span): DocMap | null {
    const entries = this.entries.slice(from, this.entryCount);
    this.entryCount = from;
    return areDistinct(entries) ? { kind: 'map', entries, span } : null;
  }

  protected list(from: number, span: Span): DocList {
    const items = this.items.slice(from, this.itemCount);
    this.itemCount = from;
    return { kind: 'list', items, span };
  }

  protected mayBeKey({ text, style, span }: DocScalar): boolean {
    if (text === '<<' || isReservedKey(text)) return false;
    return style !== 'quoted' || !this.text.slice(span.start - this.base, span.end - this.base).includes('\n');
  }

  protected exceeds(depth: number): boolean {
    this.nodes++;
    return depth > LIMITS.depth;
  }

  protected span(start: number, end: number): Span {
    return { start: this.base + start, end: this.base + end };
  }

  /** Whether there are too many values, or may be too many tokens for the thorough way, which counts them. */
  protected isLong(): boolean {
    const mayTokens = this.text.length > LIMITS.tokens && 12 * this.nodes + 6 * this.lines > LIMITS.tokens;
    return mayTokens || this.nodes > LIMITS.nodes;
  }
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
