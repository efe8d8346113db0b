import { CST } from 'yaml';
import type { Span } from '../text/source.ts';
import { refusedCharacterAt } from './characters.ts';
import { LIMITS } from './limits.ts';
import type { DocEntry, DocList, DocMap, DocNode, DocScalar } from './node.ts';
import { isReservedKey } from './reserved-keys.ts';

/**
 * Builds the tree of a document in which nothing is out of the ordinary, straight from its tokens. Null where anything is: composing and
 * `TreeBuilder` then say what it means, or what is wrong with it. Nearly all files are read here, in a third of the time; a test holds
 * the two together.
 *
 * `base` is where the text begins in its source.
 */
export function regularTree(tokens: readonly CST.Token[], text: string, base: number): DocNode | null {
  const [document, ...more] = tokens;
  if (document?.type !== 'document' || more.length > 0) return null;
  const { start, value, end } = document;
  if (!isGap(start, BLOCK_START) || (end && !isGap(end, BLOCK_START)) || !value || !CST.isCollection(value))
    return null;
  return new RegularTree(text, base).node(value, 1);
}

class RegularTree {
  #nodes = 0;
  /** Whether the text is in NFC, and with it every part. */
  readonly #isNormal: boolean;

  constructor(
    text: string,
    readonly base: number,
  ) {
    this.#isNormal = text.normalize('NFC') === text;
  }

  node(token: CST.Token, depth: number): DocNode | null {
    if (++this.#nodes > LIMITS.nodes || depth > LIMITS.depth) return null;
    switch (token.type) {
      case 'scalar':
      case 'single-quoted-scalar':
      case 'double-quoted-scalar':
      case 'block-scalar':
        return this.#scalar(token);
      case 'block-map':
        return this.#blockMap(token, depth);
      case 'block-seq':
        return this.#blockList(token, depth);
      case 'flow-collection':
        return token.start.source === '{' ? this.#flowMap(token, depth) : this.#flowList(token, depth);
      default:
        return null;
    }
  }

  #blockMap({ items, indent, offset }: CST.BlockMap, depth: number): DocMap | null {
    const entries: DocEntry[] = [];
    const keys = new Set<string>();
    for (let at = 0; at < items.length; at++) {
      const { start, explicitKey, key, sep, value } = items[at]!;
      if (explicitKey || !isGap(start, BLOCK_START)) return null;
      if (key === undefined && isLast(items, at)) continue;
      if (!key || !sep || !value || !isGap(sep, BLOCK_VALUE) || !isKey(key) || key.indent !== indent) return null;
      if (value.type === 'block-map' && !sep.some(({ type }) => type === 'newline')) return null;
      const entry = this.#entry(key, value, depth, keys);
      if (entry === null) return null;
      entries.push(entry);
    }
    const end = entries[entries.length - 1]?.value.span.end;
    return end === undefined ? null : { kind: 'map', entries, span: { start: this.base + offset, end } };
  }

  #blockList({ items, offset }: CST.BlockSequence, depth: number): DocList | null {
    const nodes: DocNode[] = [];
    for (let at = 0; at < items.length; at++) {
      const { start, value } = items[at]!;
      if (!value && isLast(items, at) && isGap(start, BLOCK_START)) continue;
      const node = value && isGap(start, BLOCK_ITEM) ? this.node(value, depth + 1) : null;
      if (node === null) return null;
      nodes.push(node);
    }
    const end = nodes[nodes.length - 1]?.span.end;
    return end === undefined ? null : { kind: 'list', items: nodes, span: { start: this.base + offset, end } };
  }

  #flowMap(token: CST.FlowCollection, depth: number): DocMap | null {
    const entries: DocEntry[] = [];
    const keys = new Set<string>();
    for (let at = 0; at < token.items.length; at++) {
      const { start, key, sep, value } = token.items[at]!;
      const isNothing = !key && !sep && !value && isLast(token.items, at);
      if (!isSeparated(start, at === 0, isNothing)) return null;
      if (isNothing) continue;
      if (!key || !sep || !value || !isGap(sep, FLOW_VALUE) || !isKey(key) || isBlock(value)) return null;
      const entry = this.#entry(key, value, depth, keys);
      if (entry === null) return null;
      entries.push(entry);
    }
    const span = this.#flowSpan(token, '}');
    return span && { kind: 'map', entries, span };
  }

  #flowList(token: CST.FlowCollection, depth: number): DocList | null {
    const nodes: DocNode[] = [];
    for (let at = 0; at < token.items.length; at++) {
      const { start, key, sep, value } = token.items[at]!;
      const isNothing = !value && isLast(token.items, at);
      if (key || sep || !isSeparated(start, at === 0, isNothing)) return null;
      if (isNothing) continue;
      const node = value && !isBlock(value) ? this.node(value, depth + 1) : null;
      if (node === null) return null;
      nodes.push(node);
    }
    const span = this.#flowSpan(token, ']');
    return span && { kind: 'list', items: nodes, span };
  }

  #flowSpan({ offset, end }: CST.FlowCollection, sign: string): Span | null {
    const [closing, ...rest] = end;
    return closing?.source === sign && isGap(rest, FLOW_START) ? this.#span(offset, closing.offset + 1) : null;
  }

  #entry(keyToken: CST.FlowScalar, token: CST.Token, depth: number, keys: Set<string>): DocEntry | null {
    const key = this.node(keyToken, depth) as DocScalar | null;
    if (key === null || key.text === '<<' || isReservedKey(key.text)) return null;
    if (keys.size === keys.add(key.text).size) return null;
    const value = this.node(token, depth + 1);
    // No operator is a block text.
    if (key.text === 'operator' && value?.kind === 'scalar' && value.style === 'block') return null;
    return value && { key, value };
  }

  #scalar(token: CST.FlowScalar | CST.BlockScalar): DocScalar | null {
    const { type, offset, source } = token;
    const literal = literalText(type, source);
    if (literal === null) return this.#resolved(token);
    if ('end' in token && token.end && !isGap(token.end, FLOW_START)) return null;
    const text = this.#isNormal ? literal : literal.normalize('NFC');
    const style = type === 'scalar' ? 'plain' : 'quoted';
    return { kind: 'scalar', text, style, span: this.#span(offset, offset + source.length) };
  }

  /** What a scalar of several lines, or with escapes, says. */
  #resolved(token: CST.FlowScalar | CST.BlockScalar): DocScalar | null {
    let isFaulty = token.source === '';
    const { value, range } = CST.resolveAsScalar(token, true, () => {
      isFaulty = true;
    });
    if (isFaulty || refusedCharacterAt(value) >= 0) return null;
    const style = token.type === 'scalar' ? 'plain' : token.type === 'block-scalar' ? 'block' : 'quoted';
    const [start, end] = range;
    // The lines that are blank behind a block are none of it to its reader.
    const blank = style === 'block' ? token.source.length - token.source.trimEnd().length : 0;
    return { kind: 'scalar', text: value.normalize('NFC'), style, span: this.#span(start, end - blank) };
  }

  #span(start: number, end: number): Span {
    return { start: this.base + start, end: this.base + end };
  }
}

/** What may stand between two values, besides spaces, line breaks and comments. */
interface Gap {
  readonly indicator: 'comma' | 'map-value-ind' | 'seq-item-ind' | null;
  /** Whether the gap begins behind a line break or a space, so that a comment may stand there. */
  readonly isSpaced: boolean;
  /** Whether a tab may stand there: never where it could pass for indentation. */
  readonly mayTab: boolean;
}

const BLOCK_START: Gap = { indicator: null, isSpaced: true, mayTab: false };
const BLOCK_VALUE: Gap = { indicator: 'map-value-ind', isSpaced: false, mayTab: false };
const BLOCK_ITEM: Gap = { indicator: 'seq-item-ind', isSpaced: true, mayTab: false };
const FLOW_START: Gap = { indicator: null, isSpaced: false, mayTab: true };
const FLOW_NEXT: Gap = { indicator: 'comma', isSpaced: false, mayTab: true };
const FLOW_VALUE: Gap = { indicator: 'map-value-ind', isSpaced: false, mayTab: true };

function isGap(tokens: readonly CST.SourceToken[], { indicator, isSpaced, mayTab }: Gap): boolean {
  let found = indicator === null;
  let spaced = isSpaced;
  for (const { type, source } of tokens) {
    if (type === 'space') {
      if (!mayTab && source.includes('\t')) return false;
      spaced = true;
    } else if (type === 'newline') spaced = true;
    else if (type === 'comment') {
      if (!spaced) return false;
    } else {
      if (found || type !== indicator) return false;
      found = true;
      spaced = false;
    }
  }
  return found;
}

/** Whether a comma stands before an item between brackets: never before the first, and not always before their end. */
function isSeparated(start: readonly CST.SourceToken[], isFirst: boolean, isNothing: boolean): boolean {
  return isGap(start, FLOW_START) ? isFirst || isNothing : !isFirst && isGap(start, FLOW_NEXT);
}

/** Whether an item may be what comments behind the last value, or a last comma, leave. */
function isLast(items: readonly unknown[], at: number): boolean {
  return at === items.length - 1;
}

function isBlock({ type }: CST.Token): boolean {
  return type === 'block-map' || type === 'block-seq' || type === 'block-scalar';
}

/** Whether a token is a scalar on one line with nothing but spaces behind it. */
function isKey(token: CST.Token): token is CST.FlowScalar {
  if (!('source' in token) || !CST.isScalar(token) || token.type === 'block-scalar') return false;
  return !token.source.includes('\n') && (!token.end || token.end.every(({ type }) => type === 'space'));
}

/** The text of a scalar that says what is written; null of one that has to be resolved, or may not be written so. */
function literalText(type: CST.Token['type'], source: string): string | null {
  if (source.includes('\n')) return null;
  if (type === 'scalar') return /^[^\t,%|>@`]/.test(source) ? source : null;
  const quote = source.charAt(0);
  const isQuoted = (type === 'double-quoted-scalar' || type === 'single-quoted-scalar') && source.length > 1;
  if (!isQuoted || !source.endsWith(quote) || source.includes('\\')) return null;
  const text = source.slice(1, -1);
  return text.includes(quote) ? null : text;
}
