import type * as z from 'zod/mini';
import type { DocEntry, DocList, DocMap, DocNode, DocScalar } from '../document/node.ts';
import { isNull } from '../document/node.ts';
import { keysOf } from '../policy/schema.ts';
import { type Diagnostic, type Message, Reporter } from '../text/diagnostic.ts';
import type { Localized, Phrase } from '../text/localized.ts';
import { nearestName } from '../text/nearest-name.ts';
import type { Source, Span } from '../text/source.ts';
import {
  emptyList,
  emptyText,
  missingKey,
  noValueOf,
  reservedKey,
  tooManyMistakes,
  unknownKey,
  unknownWord,
  wrongShape,
} from './messages/structure.ts';
import { thousandsSeparator } from './messages/values.ts';

export type Entries = ReadonlyMap<string, DocEntry>;

const SHAPES = {
  map: { zh: '映射（键: 值）', en: 'a mapping (key: value)' },
  list: { zh: '列表', en: 'a list' },
  scalar: { zh: '单个值', en: 'a single value' },
  nothing: { zh: '空', en: 'empty' },
} as const satisfies Record<string, Phrase>;

const NONE: ReadonlySet<string> = new Set();

const TEXT: Phrase = { zh: '文本', en: 'a text' };

export function shapeOf(node: DocNode): Phrase {
  return isNull(node) ? SHAPES.nothing : SHAPES[node.kind];
}

/** Mistakes listed of one file; nobody reads more, and a hostile file makes as many as it likes. */
const MOST_MISTAKES = 1000;

/** Names that are compared for all suggestions of one file: comparing is the only thing here that does not take linear time. */
const MOST_COMPARISONS = 2_000_000;

/** Refusals of what YAML has and this format has not: nothing else is lost by them. */
const HARMLESS: ReadonlySet<string> = new Set([
  'anchor',
  'control-character',
  'directive',
  'duplicate-key',
  'lone-surrogate',
  'merge-key',
  'reserved-key',
  'several-documents',
  'tag',
  'unquoted-operator',
]);

/** Whether something of a file was lost where it could not be parsed. */
export function isDamage({ code }: Diagnostic): boolean {
  return !HARMLESS.has(code);
}

export interface ReaderOptions {
  /** A misspelt key is read as the one that was meant, to find what is wrong below it; never where the values are used. */
  readonly recovers?: boolean;
  /** What was found while the file was parsed. */
  readonly syntax?: readonly Diagnostic[];
}

/** Reads nodes of one file. Each method reports what is wrong at its place and returns null then, so that reading goes on. */
export class DocReader {
  readonly reporter: Reporter;
  private comparisons = 0;

  private readonly recovers: boolean;
  /** Where the file could not be read, so that what stands there is not what was written. */
  private readonly damage: readonly Span[];

  constructor(
    readonly source: Source,
    { recovers = false, syntax = [] }: ReaderOptions = {},
  ) {
    this.reporter = new Reporter(source);
    this.recovers = recovers;
    this.damage = syntax
      .filter(isDamage)
      .map(({ code, span }) => (code.startsWith('unclosed-') ? { start: span.start, end: source.text.length } : span));
  }

  /** Whether something could not be read in a stretch or on the line after it; what lacks there has been told by that. */
  private isDamaged({ start, end }: Span): boolean {
    if (this.damage.length === 0) return false;
    const { text } = this.source;
    const lineEnd = text.indexOf('\n', end);
    const nextEnd = lineEnd < 0 ? -1 : text.indexOf('\n', lineEnd + 1);
    const until = nextEnd < 0 ? text.length : nextEnd;
    return this.damage.some((span) => span.end >= start && span.start <= until);
  }

  report(span: Span, message: Message): void {
    if (this.damage.some((place) => place.start < span.end && span.start < place.end)) return;
    const { length } = this.reporter.diagnostics;
    if (length < MOST_MISTAKES) this.reporter.report(span, message);
    else if (length === MOST_MISTAKES) this.reporter.report(span, tooManyMistakes(MOST_MISTAKES));
  }

  /** Whether nothing more is listed; then there is no use in looking for suggestions. */
  get full(): boolean {
    return this.reporter.diagnostics.length > MOST_MISTAKES;
  }

  /** The candidate that was probably meant, as long as looking for it costs nothing. */
  nearest(name: string, candidates: Iterable<string> | (() => Iterable<string>)): string | undefined {
    if (this.full || this.comparisons > MOST_COMPARISONS) return undefined;
    const names = [...(typeof candidates === 'function' ? candidates() : candidates)];
    this.comparisons += names.length;
    return nearestName(name, names);
  }

  private wrongShape(node: DocNode, wanted: Phrase): null {
    if (!isNull(node) || !this.isDamaged(node.span)) this.report(node.span, wrongShape(wanted, shapeOf(node)));
    return null;
  }

  map(node: DocNode): DocMap | null {
    return node.kind === 'map' ? node : this.wrongShape(node, SHAPES.map);
  }

  /** A list; a single value counts as a list of one where `orOne`. */
  list(node: DocNode, orOne = false): DocList | null {
    if (node.kind === 'list') return node;
    if (orOne && !isNull(node)) return { kind: 'list', items: [node], span: node.span };
    return this.wrongShape(node, SHAPES.list);
  }

  /** The items of a list with at least one. */
  nonEmpty(node: DocNode, what: Phrase): readonly DocNode[] | null {
    const list = this.list(node);
    if (list === null || list.items.length > 0) return list?.items ?? null;
    this.report(node.span, emptyList(what));
    return null;
  }

  scalar(node: DocNode): DocScalar | null {
    return node.kind === 'scalar' && !isNull(node) ? node : this.wrongShape(node, SHAPES.scalar);
  }

  text(node: DocNode): string | null {
    return this.scalar(node)?.text ?? null;
  }

  /** A text that says something. */
  words(node: DocNode): string | null {
    const text = this.text(node);
    if (text === null || text.trim() !== '') return text;
    this.report(node.span, emptyText());
    return null;
  }

  texts(node: DocNode): readonly string[] {
    return (this.list(node, true)?.items ?? []).flatMap((item) => this.words(item) ?? []);
  }

  /** The entries of a mapping with no other keys than `known` and all of `required`; `where` names the mapping in messages. */
  entries(node: DocNode, known: readonly string[], required: readonly string[], where: Phrase): Entries | null {
    const read = this.collect(node, known, required, where, []);
    return read?.complete ? read.entries : null;
  }

  /** Like `entries`, where what stands there is to be read though something lacks. */
  present(node: DocNode, known: readonly string[], required: readonly string[], where: Phrase): Entries | null {
    return this.collect(node, known, required, where, [])?.entries ?? null;
  }

  /** The entries that a shape of `policy/schema` allows; those that lack are reported, and the others still read. */
  fields(node: DocNode, shape: z.ZodMiniObject, where: Phrase, reserved: readonly string[] = []): Entries | null {
    const { known, required } = keysOf(shape);
    return this.collect(node, known, required, where, reserved)?.entries ?? null;
  }

  private collect(
    node: DocNode,
    known: readonly string[],
    required: readonly string[],
    where: Phrase,
    reserved: readonly string[],
  ) {
    const map = this.map(node);
    if (map === null) return null;
    const entries = new Map<string, DocEntry>();
    let isKnown = true;
    for (const entry of map.entries) {
      entries.set(entry.key.text, entry);
      isKnown &&= known.includes(entry.key.text);
    }
    const meant = isKnown ? NONE : this.sortOut(map, entries, known, where, reserved);
    let complete = true;
    for (const key of required) {
      const entry = entries.get(key);
      if (entry && !isNull(entry.value)) continue;
      complete = false;
      entries.delete(key);
      // A key that is only misspelt does not lack besides.
      if (meant.has(key) || this.isDamaged(entry?.key.span ?? map.span)) continue;
      const { start, end } = map.span;
      if (entry) this.report(entry.key.span, noValueOf(key, where));
      else this.report({ start, end: Math.min(end, start + 1) }, missingKey(key, where));
    }
    return { entries, complete };
  }

  /** Leaves of `entries` only known keys; tells of the others, and returns the keys that were meant by them. */
  private sortOut(
    map: DocMap,
    entries: Map<string, DocEntry>,
    known: readonly string[],
    where: Phrase,
    reserved: readonly string[],
  ): ReadonlySet<string> {
    const strange: DocEntry[] = [];
    // What stands before the comma of 1,000 is no value.
    const split: string[] = [];
    entries.clear();
    map.entries.forEach((entry, at) => {
      const key = entry.key.text;
      if (known.includes(key)) entries.set(key, entry);
      else if (reserved.includes(key)) this.report(entry.key.span, reservedKey(key));
      else if (this.isSplitNumber(map, at)) split.push(map.entries[at - 1]!.key.text);
      else strange.push(entry);
    });
    for (const key of split) entries.delete(key);
    const meant = new Set<string>(split);
    for (const entry of strange) {
      const key = entry.key.text;
      const near = this.nearest(
        key,
        known.filter((one) => !entries.has(one)),
      );
      this.report(entry.key.span, unknownKey(key, where, near ?? this.nearest(key, known), known));
      if (near === undefined) continue;
      meant.add(near);
      if (this.recovers) entries.set(near, entry);
    }
    return meant;
  }

  /** `{ value: 1,000 }` is to YAML a 1 and a key 000: tells so, and as the number that was meant. */
  isSplitNumber(map: DocMap, at: number): boolean {
    const isPart = (one: DocEntry | undefined): boolean =>
      one !== undefined && /^\d{3}\D?$/.test(one.key.text) && isNull(one.value);
    if (!isPart(map.entries[at])) return false;
    let first = at - 1;
    while (isPart(map.entries[first])) first--;
    const start = map.entries[first]?.value;
    if (start?.kind !== 'scalar' || start.style !== 'plain') return false;
    const line = this.source.text.slice(start.span.start, start.span.start + 60);
    const written = /^[+-]?\d{1,3}(,\s*\d{3})+(?!\d)[万亿元%‰]*/.exec(line)?.[0];
    if (written === undefined) return false;
    if (first === at - 1)
      this.report({ start: start.span.start, end: start.span.start + written.length }, thousandsSeparator(written));
    return true;
  }

  /** One of some words; `also` says which of them another word means. */
  word<W extends string>(node: DocNode, words: readonly W[], also: Readonly<Record<string, W>> = {}): W | null {
    const scalar = this.scalar(node);
    if (scalar === null) return null;
    if ((words as readonly string[]).includes(scalar.text)) return scalar.text as W;
    const near = Object.hasOwn(also, scalar.text) ? also[scalar.text] : this.nearest(scalar.text, words);
    this.report(scalar.span, unknownWord(scalar.text, near, words));
    return null;
  }

  localized(node: DocNode): Localized | null {
    if (node.kind === 'scalar') {
      const text = this.words(node);
      return text === null ? null : { zh: text };
    }
    const map = this.map(node);
    const entries = map && this.entries(map, ['zh', 'en'], [], TEXT);
    if (!entries) return null;
    if (map.entries.length === 0) this.report(map.span, emptyText());
    const [zh, en] = ['zh', 'en'].map((key) => {
      const entry = entries.get(key);
      return entry && this.words(entry.value);
    });
    if (zh == null && en == null) return null;
    return { ...(zh != null && { zh }), ...(en != null && { en }) } as Localized;
  }
}
