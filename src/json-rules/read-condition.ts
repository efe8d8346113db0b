import { LIMITS } from '../document/limits.ts';
import { type DocEntry, type DocList, type DocMap, type DocNode, isNull } from '../document/node.ts';
import type { Message } from '../text/diagnostic.ts';
import { nearestName } from '../text/nearest-name.ts';
import type { Span } from '../text/source.ts';
import { comparison } from './compare.ts';
import type { Draft, FactUse, Literal, Owner, Term } from './draft.ts';
import {
  badPath,
  conditionPriority,
  rootAtom,
  ruleLacks,
  severalGroups,
  tooManyDecorators,
  unknownDecorator,
  unknownJsonKey,
  unknownJsonOperator,
  wrongJsonShape,
} from './import-messages.ts';
import { isJsonDecorator, isJsonOperator, JSON_DECORATORS, JSON_OPERATORS, type JsonDecorator } from './json-rule.ts';
import { literalAt, plainValue, readLiteral } from './literal.ts';
import type { Report } from './report.ts';

/** In the order in which json-rules-engine looks for them: a named condition first, but for the root of a rule. */
const GROUPS = ['condition', 'any', 'all', 'not'] as const;
const ROOT_GROUPS = ['any', 'all', 'not', 'condition'] as const;
const META = ['name', 'priority'] as const;
const ATOM = ['fact', 'operator', 'value', 'path', 'params'] as const;

/** What json-rules-engine adds when it has run. */
const RESULTS: readonly string[] = ['result', 'factResult', 'valueResult'];

const LIST = { zh: '列表', en: 'a list' };
const ONE = { zh: '单个条件', en: 'a single condition' };
const TEXT = { zh: '文本', en: 'a text' };
const MAPPING = { zh: '对象', en: 'an object' };

/** Reads the conditions of one rule, or one named condition. */
export class ConditionReader {
  #toldPriority = false;

  constructor(
    readonly report: Report,
    readonly owner: Owner,
    /** Values of facts that never change. */
    readonly constants: ReadonlyMap<string, DocNode>,
  ) {}

  tell(span: Span, message: Message): void {
    this.report.add(this.owner.document, this.owner, span, message);
  }

  /** Of a rule or named condition: a single comparison cannot be its root. */
  root(node: DocNode): Draft | null {
    if (node.kind === 'map' && !node.entries.some(({ key }) => isGroup(key.text)) && has(node, 'fact')) {
      this.tell(node.span, rootAtom());
      return null;
    }
    return this.condition(node, this.owner.kind === 'rule' ? ROOT_GROUPS : GROUPS);
  }

  condition(node: DocNode, groups: typeof GROUPS | typeof ROOT_GROUPS = GROUPS): Draft | null {
    if (node.kind !== 'map') {
      this.tell(node.span, wrongJsonShape('conditions', MAPPING));
      return null;
    }
    const present = groups.filter((group) => has(node, group));
    const [group] = present;
    if (group === undefined) return this.noted(node, this.atom(node));
    const others = [...present.slice(1), ...ATOM.filter((key) => has(node, key))];
    if (others.length > 0) this.tell(node.entries[0]!.key.span, severalGroups(group, others));
    this.keys(node, [...GROUPS, ...META, ...ATOM]);
    return this.noted(node, this.group(group, entryOf(node, group)!));
  }

  private group(group: (typeof GROUPS)[number], { key, value }: DocEntry): Draft | null {
    switch (group) {
      case 'all':
      case 'any': {
        if (value.kind !== 'list') {
          this.tell(value.span, wrongJsonShape(group, LIST));
          return null;
        }
        // json-rules-engine takes an empty list of either kind for true.
        if (value.items.length === 0) return { kind: 'constant', holds: true };
        const of = value.items.map((item) => this.condition(item));
        return of.some((one) => one === null) ? null : { kind: group, of: of as readonly Draft[] };
      }
      case 'not': {
        if (value.kind === 'list') {
          this.tell(value.span, wrongJsonShape(group, ONE));
          return null;
        }
        const of = this.condition(value);
        return of && { kind: 'not', of };
      }
      case 'condition': {
        const name = this.text(value, key.text);
        return name === null ? null : { kind: 'named', name, span: value.span };
      }
      default:
        return group satisfies never;
    }
  }

  /** The name of a condition stays as its note; its priority changes nothing. */
  private noted(node: DocMap, draft: Draft | null): Draft | null {
    const priority = entryOf(node, 'priority');
    if (priority && !this.#toldPriority) {
      this.#toldPriority = true;
      this.tell(priority.key.span, conditionPriority());
    }
    const name = entryOf(node, 'name');
    if (draft === null || name?.value.kind !== 'scalar' || name.value.text.trim() === '') return draft;
    return { kind: 'noted', note: name.value.text, of: draft };
  }

  private atom(node: DocMap): Draft | null {
    this.keys(node, [...ATOM, ...META, ...GROUPS]);
    const [fact, operator, value] = ['fact', 'operator', 'value'].map((key) => {
      const entry = entryOf(node, key);
      if (!entry) this.tell(node.span, ruleLacks(key));
      return entry;
    });
    if (!fact || !operator || !value) return null;
    const chain = this.operator(operator.value);
    const left = this.fact(node);
    const right = this.value(value.value);
    if (chain === null || left === null || right === null) return null;
    return comparison(
      { operator: chain.written, report: (span, message) => this.tell(span, message) },
      chain.decorators,
      chain.operator,
      left,
      right,
    );
  }

  private operator(node: DocNode) {
    const written = this.text(node, 'operator');
    if (written === null) return null;
    const parts = written.split(':');
    const operator = parts.pop()!;
    const decorators: JsonDecorator[] = [];
    for (const part of parts) {
      if (isJsonDecorator(part)) decorators.push(part);
      else this.tell(node.span, unknownDecorator(part, nearestName(part, JSON_DECORATORS)));
    }
    if (decorators.length > LIMITS.depth) {
      this.tell(node.span, tooManyDecorators(decorators.length));
      return null;
    }
    if (!isJsonOperator(operator)) {
      this.tell(node.span, unknownJsonOperator(operator, nearestName(operator, JSON_OPERATORS)));
      return null;
    }
    return decorators.length < parts.length ? null : { written, decorators, operator };
  }

  private value(node: DocNode): Term | null {
    if (node.kind === 'map' && has(node, 'fact')) {
      this.keys(node, ['fact', 'path', 'params']);
      return this.fact(node);
    }
    return { kind: 'literal', literal: readLiteral(node), span: node.span };
  }

  /** A fact with its params and path; the value itself where the fact never changes. */
  private fact(node: DocMap): Term | null {
    const entry = entryOf(node, 'fact')!;
    const fact = this.text(entry.value, 'fact');
    const path = this.path(entryOf(node, 'path'));
    const params = this.params(entryOf(node, 'params'));
    if (fact === null || path === null || params === undefined) return null;
    const { span } = entry.value;
    const constant = this.constants.get(fact);
    if (constant) return { kind: 'literal', literal: literalAt(memberOf(constant, path), span), span };
    const use: FactUse = { kind: 'fact', key: keyOf(fact, params, path), fact, params, path, span };
    return use;
  }

  private path(entry: DocEntry | undefined): readonly string[] | null {
    // An empty path is none.
    if (!entry || (entry.value.kind === 'scalar' && entry.value.text === '' && !isNull(entry.value))) return [];
    const written = this.text(entry.value, 'path');
    if (written === null) return null;
    const members = membersOf(written);
    if (members === null) this.tell(entry.value.span, badPath(written));
    return members;
  }

  private params(entry: DocEntry | undefined): FactUse['params'] | undefined {
    if (!entry) return null;
    if (entry.value.kind !== 'map') {
      this.tell(entry.value.span, wrongJsonShape('params', MAPPING));
      return undefined;
    }
    return entry.value.entries.length === 0 ? null : (plainValue(entry.value) as { readonly [key: string]: unknown });
  }

  private text(node: DocNode, key: string): string | null {
    const literal = readLiteral(node);
    if (literal.kind === 'string' && literal.text !== '') return literal.text;
    this.tell(node.span, wrongJsonShape(key, TEXT));
    return null;
  }

  private keys(node: DocMap, known: readonly string[]): void {
    for (const { key } of node.entries)
      if (!known.includes(key.text) && !RESULTS.includes(key.text))
        this.tell(key.span, unknownJsonKey(key.text, nearestName(key.text, known)));
  }
}

const isGroup = (key: string): boolean => (GROUPS as readonly string[]).includes(key);

export function entryOf(node: DocMap, key: string): DocEntry | undefined {
  return node.entries.find((entry) => entry.key.text === key);
}

export function has(node: DocMap, key: string): boolean {
  return entryOf(node, key) !== undefined;
}

/** `.name`, or a name in brackets: without the signs by which JSONPath means more than a name even there. */
const STEP =
  /\.([\p{L}_][\p{L}\p{N}_$-]*|\$[\p{L}\p{N}_$-]+)|\[(['"])([\p{L}\p{N}_][\p{L}\p{N}_$ .%/#&+=!()（）-]*)\2\]/uy;

/** The members that a path names: `$.a.b`, `$['a'].b`, or `a.b`. Null where it is more than that. */
function membersOf(path: string): readonly string[] | null {
  const rest = /^\$(?=[.[]|$)/.test(path) ? path.slice(1) : /^[.[]/.test(path) ? null : `.${path}`;
  if (rest === null) return null;
  const members: string[] = [];
  for (STEP.lastIndex = 0; STEP.lastIndex < rest.length; ) {
    const step = STEP.exec(rest);
    if (!step) return null;
    members.push((step[1] ?? step[3])!);
  }
  return members;
}

/** As json-rules-engine resolves a path: what is no object is its own value, what is not there is nothing. */
function memberOf(node: DocNode, path: readonly string[]): Literal {
  const { span } = node;
  if (node.kind === 'scalar') return readLiteral(node);
  let at = node;
  for (const [index, member] of path.entries()) {
    const isLast = index === path.length - 1;
    if (at.kind === 'list' && member === 'length' && isLast)
      return { kind: 'number', text: String(at.items.length), span };
    const found = at.kind === 'list' ? itemOf(at, member) : entryOf(at, member)?.value;
    if (!found || (found.kind === 'scalar' && !isLast)) return { kind: 'object', span };
    if (found.kind === 'scalar') return readLiteral(found);
    at = found;
  }
  return readLiteral(at);
}

function itemOf({ items }: DocList, member: string): DocNode | undefined {
  return /^(0|[1-9]\d*)$/.test(member) ? items[Number(member)] : undefined;
}

function keyOf(fact: string, params: FactUse['params'], path: readonly string[]): string {
  return JSON.stringify([fact, sorted(params), path]);
}

/** The same for objects with the same keys in another order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, one]) => [key, sorted(one)]);
}
