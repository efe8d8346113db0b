import type * as z from 'zod/mini';
import type { DocEntry, DocList, DocMap, DocNode, DocScalar } from '../document/node.ts';
import { isNull } from '../document/node.ts';
import { keysOf } from '../policy/schema.ts';
import { type Message, Reporter } from '../text/diagnostic.ts';
import type { Localized, Phrase } from '../text/localized.ts';
import { nearestName } from '../text/nearest-name.ts';
import type { Source, Span } from '../text/source.ts';
import { emptyList, missingKey, reservedKey, unknownKey, unknownWord, wrongShape } from './messages/structure.ts';

export type Entries = ReadonlyMap<string, DocEntry>;

const SHAPES = {
  map: { zh: '映射（键: 值）', en: 'a mapping (key: value)' },
  list: { zh: '列表', en: 'a list' },
  scalar: { zh: '单个值', en: 'a single value' },
  nothing: { zh: '空', en: 'empty' },
} as const satisfies Record<string, Phrase>;

export function shapeOf(node: DocNode): Phrase {
  return isNull(node) ? SHAPES.nothing : SHAPES[node.kind];
}

/** Reads nodes of one file. Each method reports what is wrong at its place and returns null then, so that reading goes on. */
export class DocReader {
  readonly reporter: Reporter;

  constructor(readonly source: Source) {
    this.reporter = new Reporter(source);
  }

  report(span: Span, message: Message): void {
    this.reporter.report(span, message);
  }

  private wrongShape(node: DocNode, wanted: Phrase): null {
    this.report(node.span, wrongShape(wanted, shapeOf(node)));
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

  texts(node: DocNode): readonly string[] {
    return (this.list(node, true)?.items ?? []).flatMap((item) => this.text(item) ?? []);
  }

  /** The entries of a mapping with no other keys than `known` and all of `required`; `where` names the mapping in messages. */
  entries(
    node: DocNode,
    known: readonly string[],
    required: readonly string[],
    where: Phrase,
    reserved: readonly string[] = [],
  ): Entries | null {
    const read = this.collect(node, known, required, where, reserved);
    return read?.complete ? read.entries : null;
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
    for (const entry of map.entries) {
      const key = entry.key.text;
      if (known.includes(key)) entries.set(key, entry);
      else if (reserved.includes(key)) this.report(entry.key.span, reservedKey(key));
      else this.report(entry.key.span, unknownKey(key, where, nearestName(key, known), known));
    }
    const lacking = required.filter((key) => !entries.has(key) || isNull(entries.get(key)!.value));
    for (const key of lacking) {
      const { span } = entries.get(key)?.key ?? map;
      this.report({ start: span.start, end: Math.min(span.end, span.start + 1) }, missingKey(key, where));
      entries.delete(key);
    }
    return { entries, complete: lacking.length === 0 };
  }

  word<W extends string>(node: DocNode, words: readonly W[]): W | null {
    const scalar = this.scalar(node);
    if (scalar === null) return null;
    if ((words as readonly string[]).includes(scalar.text)) return scalar.text as W;
    this.report(scalar.span, unknownWord(scalar.text, nearestName(scalar.text, words), words));
    return null;
  }

  localized(node: DocNode): Localized | null {
    if (node.kind === 'scalar') {
      const text = this.text(node);
      return text === null ? null : { zh: text };
    }
    const entries = this.entries(node, ['zh', 'en'], [], { zh: '文本', en: 'a text' });
    if (entries === null) return null;
    const zh = entries.get('zh');
    const en = entries.get('en');
    const texts = { zh: zh && this.text(zh.value), en: en && this.text(en.value) };
    if (texts.zh == null && texts.en == null) {
      if (!zh && !en) this.report(node.span, missingKey('zh', { zh: '文本', en: 'a text' }));
      return null;
    }
    return { ...(texts.zh != null && { zh: texts.zh }), ...(texts.en != null && { en: texts.en }) } as Localized;
  }
}
