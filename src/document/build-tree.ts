import { isAlias, isMap, isScalar, type Pair, Scalar, type YAMLMap, type YAMLSeq, type Node as YamlNode } from 'yaml';
import { lineIndexAt, type Span } from '../text/source.ts';
import { refusedCharacterAt, refusedCharacterMessage, withoutRefused } from './characters.ts';
import { LIMITS } from './limits.ts';
import {
  duplicateKey,
  keyMissing,
  keyNotText,
  mergeKey,
  reservedKey,
  tooDeep,
  tooManyNodes,
  unquotedOperator,
  valueMissing,
} from './messages.ts';
import type { DocEntry, DocList, DocMap, DocNode, DocScalar, ScalarStyle } from './node.ts';
import { firstAtLeast, type Lines } from './places.ts';
import type { Problems } from './problems.ts';
import { isReservedKey } from './reserved-keys.ts';
import type { Scan } from './scan.ts';
import { missingSpace } from './syntax-messages.ts';
import type { Damage } from './syntax-problems.ts';
import type { UnquotedOperator } from './unquoted-operators.ts';

/**
 * Turns what `yaml` composed into our tree, and reports what only shows there. What cannot be relied on is left out, or stands as an
 * empty value, so that later checks neither trip over it nor complain a second time.
 */
export class TreeBuilder {
  /** Whether a limit was passed; then the tree is not whole. */
  over = false;
  #nodes = 0;
  readonly #operators: ReadonlyMap<number, UnquotedOperator>;
  readonly #misplaced: { readonly starts: readonly number[]; readonly ends: readonly number[] };

  constructor(
    readonly lines: Lines,
    readonly problems: Problems,
    seen: Scan,
    readonly damage: Damage,
  ) {
    this.#operators = new Map(seen.operators.map((operator) => [operator.span.start, operator]));
    this.#misplaced = {
      starts: damage.misplaced.map(({ start }) => start),
      ends: damage.misplaced.map(({ end }) => end),
    };
  }

  /** Whether the file calls itself JSON, which has no empty values. */
  get #isJson(): boolean {
    return /\.(json|jsonl|ndjson)$/i.test(this.problems.reporter.source.name);
  }

  build(node: unknown, depth = 1): DocNode {
    const yaml = node as YamlNode;
    const [start] = yaml.range ?? [0];
    if (++this.#nodes > LIMITS.nodes || depth > LIMITS.depth + 1) this.#exceed(start, depth);
    if (this.over) return this.#empty(start);
    if (isScalar(yaml)) return this.#scalar(yaml as Scalar<unknown>);
    if (isAlias(yaml)) return { ...this.#empty(start), span: this.#span(start, yaml.range?.[1] ?? start) };
    if (this.damage.colonTexts.has(start)) return this.#colonText(start);
    return isMap(yaml) ? this.#map(yaml, depth) : this.#list(yaml as YAMLSeq, depth);
  }

  #map(map: YAMLMap, depth: number): DocMap {
    const entries: DocEntry[] = [];
    const seen = new Map<string, DocScalar>();
    const parts: Span[] = [];
    for (const pair of this.#pairs(map)) {
      if (this.over) break;
      const entry = this.#entry(pair, depth, map.flow === true);
      if (!entry) continue;
      parts.push(entry.key.span, entry.value.span);
      if (this.#isFresh(entry.key, seen)) entries.push(entry);
    }
    return { kind: 'map', entries, span: this.#collectionSpan(map, parts) };
  }

  /** A value with a second colon takes the entries below it with it, as if they were its own; they are its siblings. */
  *#pairs(map: YAMLMap): Generator<Pair> {
    for (const pair of map.items) {
      yield pair;
      const value = pair.value as YamlNode | null;
      if (isMap(value) && this.damage.colonTexts.has(value.range?.[0] ?? -1)) {
        for (const sibling of this.#pairs(value as YAMLMap)) if (sibling !== value.items[0]) yield sibling;
      }
    }
  }

  #entry({ key, value }: Pair, depth: number, flow: boolean): DocEntry | null {
    const yamlKey = key as YamlNode;
    const [start, end] = yamlKey.range ?? [0, 0];
    if (!isScalar(yamlKey)) {
      if (!isAlias(yamlKey)) this.problems.report(start, end, keyNotText());
      return null;
    }
    const docKey = this.build(yamlKey, depth) as DocScalar;
    const docValue = value === null ? this.#empty(end) : this.build(value, depth + 1);
    if (this.#isMisplaced(start) || this.#isDamaged(start, end)) return null;
    if (docKey.style === 'plain' && docKey.text === '') this.problems.report(start, end, keyMissing());
    else if (flow && value === null && docKey.style === 'plain' && docKey.text.includes(':')) {
      this.problems.report(start, end, missingSpace());
    } else if (
      flow &&
      this.#isJson &&
      docValue.kind === 'scalar' &&
      docValue.style === 'plain' &&
      docValue.text === ''
    ) {
      this.problems.report(start, end, valueMissing(docKey.text.slice(0, 60)));
    } else if (docKey.text === 'operator' && docValue.kind === 'scalar' && docValue.style === 'block') {
      return { key: docKey, value: this.#blockOperator(docValue) };
    } else return { key: docKey, value: docValue };
    return null;
  }

  /** No operator is a block text: `operator: >` with a line below that was meant as the next key. */
  #blockOperator(value: DocScalar): DocScalar {
    const start = value.span.start - this.problems.base;
    const text = /^\S+/.exec(this.lines.text.slice(start, start + 100))?.[0] ?? '';
    this.problems.report(start, start + text.length, unquotedOperator(text));
    return { kind: 'scalar', text, style: 'quoted', span: this.#span(start, start + text.length) };
  }

  #isFresh(key: DocScalar, seen: Map<string, DocScalar>): boolean {
    const { start, end } = key.span;
    const report = (message: Parameters<Problems['report']>[2]): false => {
      this.problems.report(start - this.problems.base, end - this.problems.base, message);
      return false;
    };
    if (key.style === 'plain' && key.text === '<<') return report(mergeKey());
    if (isReservedKey(key.text)) return report(reservedKey(key.text));
    const first = seen.get(key.text);
    if (first) return report(duplicateKey(key.text, lineIndexAt(this.problems.reporter.source, first.span.start) + 1));
    seen.set(key.text, key);
    return true;
  }

  #list(list: YAMLSeq, depth: number): DocList {
    const items: DocNode[] = [];
    const parts: Span[] = [];
    for (const item of list.items) {
      if (this.over) break;
      const node = this.build(item, depth + 1);
      parts.push(node.span);
      if (!this.#isMisplaced(node.span.start - this.problems.base)) items.push(node);
    }
    return { kind: 'list', items, span: this.#collectionSpan(list, parts) };
  }

  #scalar(scalar: Scalar<unknown>): DocScalar {
    const [start, end] = scalar.range ?? [0, 0];
    const operator = this.#operators.get(start) ?? (scalar.tag === undefined ? undefined : this.#operatorBefore(start));
    if (operator) {
      const { span, text } = operator;
      return { kind: 'scalar', text, style: 'quoted', span: this.#span(span.start, span.end) };
    }
    const style = styleOf(scalar);
    const visibleEnd = style === 'block' ? start + this.lines.text.slice(start, end).trimEnd().length : end;
    if (start < end && this.#isDamaged(start, end))
      return { ...this.#empty(start), span: this.#span(start, visibleEnd) };
    let text = String(scalar.value);
    const refused = refusedCharacterAt(text);
    if (refused >= 0) {
      this.problems.report(start, visibleEnd, refusedCharacterMessage(text.charCodeAt(refused)));
      text = withoutRefused(text);
    }
    return { kind: 'scalar', text: text.normalize('NFC'), style, span: this.#span(start, visibleEnd) };
  }

  /** `title: 关于: 试点` is one text to its author. */
  #colonText(start: number): DocScalar {
    const text = this.lines.text.slice(start, this.lines.endOf(start)).trimEnd();
    return {
      kind: 'scalar',
      text: text.normalize('NFC'),
      style: 'quoted',
      span: this.#span(start, start + text.length),
    };
  }

  /** The `!=` that YAML took for the tag of the scalar at `start`. */
  #operatorBefore(start: number): UnquotedOperator | undefined {
    const before = this.lines.text.slice(Math.max(0, start - 200), start).trimEnd();
    const at = Math.max(0, start - 200) + before.lastIndexOf('!=');
    const operator = this.#operators.get(at);
    return operator && operator.span.end <= start ? operator : undefined;
  }

  #exceed(start: number, depth: number): void {
    if (!this.over) {
      this.problems.report(start, start + 1, depth > LIMITS.depth ? tooDeep(LIMITS.depth) : tooManyNodes(LIMITS.nodes));
    }
    this.over = true;
  }

  #isDamaged(start: number, end: number): boolean {
    const { places } = this.damage;
    const place = places[firstAtLeast(places, start)];
    return place !== undefined && place <= end;
  }

  #isMisplaced(at: number): boolean {
    const { starts, ends } = this.#misplaced;
    // The stretches do not overlap: the first that ends behind the place is the only one it can lie in.
    const start = starts[firstAtLeast(ends, at + 1)];
    return start !== undefined && start <= at;
  }

  /** Of a block, what its parts cover, without the comments and blank lines behind it. */
  #collectionSpan(node: YAMLMap | YAMLSeq, parts: readonly Span[]): Span {
    const [start, end] = node.range ?? [0, 0];
    const span = this.#span(start, node.flow ? end : start);
    // An operator that was taken for a tag stands before what YAML takes for the beginning.
    return parts.reduce(
      (all, part) => ({ start: Math.min(all.start, part.start), end: Math.max(all.end, part.end) }),
      span,
    );
  }

  #span(start: number, end: number): Span {
    return { start: this.problems.base + start, end: this.problems.base + end };
  }

  #empty(at: number): DocScalar {
    return { kind: 'scalar', text: '', style: 'plain', span: this.#span(at, at) };
  }
}

function styleOf(scalar: Scalar<unknown>): ScalarStyle {
  switch (scalar.type) {
    case Scalar.QUOTE_DOUBLE:
    case Scalar.QUOTE_SINGLE:
      return 'quoted';
    case Scalar.BLOCK_FOLDED:
    case Scalar.BLOCK_LITERAL:
      return 'block';
    default:
      return 'plain';
  }
}
