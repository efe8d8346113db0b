import { documentFromValue } from '../document/from-value.ts';
import { type DocEntry, type DocMap, type DocNode, isNull } from '../document/node.ts';
import { parseDocument } from '../document/parse.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { nearestName } from '../text/nearest-name.ts';
import type { Span } from '../text/source.ts';
import type { Draft, JsonDocument, Owner } from './draft.ts';
import { isExported } from './exported.ts';
import {
  callback,
  dynamicFact,
  eventFact,
  eventParams,
  notRules,
  ruleInstance,
  ruleLacks,
  unknownJsonKey,
  wrongJsonShape,
} from './import-messages.ts';
import type { JsonEvent, JsonFact } from './json-rule.ts';
import { plainValue, readLiteral } from './literal.ts';
import { ConditionReader, entryOf, has } from './read-condition.ts';
import type { Report } from './report.ts';

export interface ReadRule {
  readonly owner: Owner;
  readonly draft: Draft | null;
  /** As the JSON has it, or null. */
  readonly name: string | null;
  readonly event: JsonEvent;
  readonly priority: number;
  readonly span: Span;
}

export interface ReadCondition {
  readonly owner: Owner;
  readonly draft: Draft | null;
  /** Of its name. */
  readonly span: Span;
}

export interface ReadSet {
  readonly rules: readonly ReadRule[];
  readonly conditions: ReadonlyMap<string, ReadCondition>;
  /** What an export said of its facts. */
  readonly exported: ReadonlyMap<string, JsonFact>;
}

const RULE = ['conditions', 'event', 'name', 'priority', 'onSuccess', 'onFailure'] as const;
const CALLBACKS = ['onSuccess', 'onFailure'] as const;
const SET = ['rules', 'conditions', 'facts'] as const;
const TEXT = { zh: '文本', en: 'a text' };
const MAPPING = { zh: '对象', en: 'an object' };
const LIST = { zh: '列表', en: 'a list' };
const POSITIVE = { zh: '大于零的整数', en: 'a whole number above zero' };

/** Reads rules of json-rules-engine, given as text or as a value, into drafts. Nothing of it is run, and nothing thrown. */
export function readRules(json: unknown, name: string, report: Report): ReadSet {
  const { document, diagnostics } = typeof json === 'string' ? fromText(name, json, '') : fromValue(name, json);
  const reader = new RulesReader(report);
  const read = document === null ? NOTHING : reader.set(document, diagnostics);
  if (document === null)
    for (const diagnostic of diagnostics)
      report.keep({ source: diagnostic.source, root: EMPTY, at: '' }, null, diagnostic);
  return read;
}

const EMPTY: DocNode = { kind: 'map', entries: [], span: { start: 0, end: 0 } };
const NOTHING: ReadSet = { rules: [], conditions: new Map(), exported: new Map() };

interface Parsed {
  readonly document: JsonDocument | null;
  readonly diagnostics: readonly Diagnostic[];
}

function fromText(name: string, text: string, at: string): Parsed {
  const { source, root, diagnostics } = parseDocument({ name, text });
  return { document: root && { source, root, at }, diagnostics };
}

function fromValue(name: string, json: unknown): Parsed {
  const { source, root, diagnostics } = documentFromValue(withoutDiagnostics(json), name);
  return { document: root && { source, root, at: '' }, diagnostics };
}

/** What an export tells of itself is no rule. */
function withoutDiagnostics(json: unknown): unknown {
  if (!isExported(json)) return json;
  const { diagnostics: _, ...rest } = json;
  return rest;
}

class RulesReader {
  /** Where programs stand, that are told by themselves. */
  readonly #programs: Span[] = [];
  readonly #owners: { readonly owner: Owner; readonly span: Span }[] = [];

  constructor(private readonly report: Report) {}

  set(document: JsonDocument, diagnostics: readonly Diagnostic[]): ReadSet {
    const read = this.root(document, diagnostics);
    this.syntax(document, diagnostics);
    return read;
  }

  private root(document: JsonDocument, diagnostics: readonly Diagnostic[]): ReadSet {
    const { root } = document;
    const nothing = new Map<string, DocNode>();
    if (root.kind === 'list') return { ...NOTHING, rules: this.rules(document, root.items, nothing) };
    if (root.kind === 'map' && has(root, 'rules')) return this.ruleSet(document, root, diagnostics);
    if (root.kind === 'map' && (has(root, 'conditions') || has(root, 'event')))
      return { ...NOTHING, rules: this.rules(document, [root], nothing) };
    this.report.add(document, null, root.span, notRules());
    return NOTHING;
  }

  private ruleSet(document: JsonDocument, root: DocMap, diagnostics: readonly Diagnostic[]): ReadSet {
    for (const { key } of root.entries)
      if (!(SET as readonly string[]).includes(key.text))
        this.report.add(document, null, key.span, unknownJsonKey(key.text, nearestName(key.text, SET)));
    const [rules, conditions, facts] = SET.map((key) => entryOf(root, key)?.value);
    const constants = new Map<string, DocNode>();
    const exported = new Map<string, JsonFact>();
    if (facts?.kind === 'list') {
      for (const fact of plainValue(facts) as readonly Partial<JsonFact>[])
        if (typeof fact?.name === 'string') exported.set(fact.name, fact as JsonFact);
    } else if (facts?.kind === 'map') {
      const broken = diagnostics.filter(({ severity }) => severity === 'error');
      for (const { key, value } of facts.entries) {
        if (isProgram(document, value)) {
          this.#programs.push(value.span);
          this.report.add(document, null, value.span, dynamicFact(key.text));
        } else if (!broken.some(({ span }) => within(span, value.span))) constants.set(key.text, value);
      }
    } else if (facts) this.report.add(document, null, facts.span, wrongJsonShape('facts', MAPPING));
    const named = new Map<string, ReadCondition>();
    if (conditions?.kind === 'map') {
      for (const { key, value } of conditions.entries) {
        const owner: Owner = { kind: 'condition', name: key.text, document, broken: false };
        this.#owners.push({ owner, span: value.span });
        const draft = new ConditionReader(this.report, owner, constants).root(value);
        named.set(key.text, { owner, draft, span: key.span });
      }
    } else if (conditions) this.report.add(document, null, conditions.span, wrongJsonShape('conditions', MAPPING));
    if (rules?.kind !== 'list') this.report.add(document, null, rules!.span, wrongJsonShape('rules', LIST));
    return {
      rules: this.rules(document, rules?.kind === 'list' ? rules.items : [], constants),
      conditions: named,
      exported,
    };
  }

  private rules(
    document: JsonDocument,
    nodes: readonly DocNode[],
    constants: ReadonlyMap<string, DocNode>,
  ): readonly ReadRule[] {
    return nodes.flatMap((node, at) => {
      if (node.kind === 'scalar' && node.style !== 'plain') return this.ruleText(document, node.text, at, constants);
      return this.rule(document, node, constants) ?? [];
    });
  }

  /** A rule may be JSON text itself, as `rule.toJSON()` gives it. */
  private ruleText(
    outer: JsonDocument,
    text: string,
    at: number,
    constants: ReadonlyMap<string, DocNode>,
  ): readonly ReadRule[] {
    const place = outer.root.kind === 'list' ? `[${at}]` : `rules[${at}]`;
    const { document, diagnostics } = fromText(`${outer.source.name}:${place}`, text, place);
    if (document === null) {
      for (const diagnostic of diagnostics)
        this.report.keep({ ...outer, source: diagnostic.source, at: place, root: EMPTY }, null, diagnostic);
      return [];
    }
    const inner = new RulesReader(this.report);
    const rule = inner.rule(document, document.root, constants);
    inner.syntax(document, diagnostics);
    return rule ? [rule] : [];
  }

  private rule(document: JsonDocument, node: DocNode, constants: ReadonlyMap<string, DocNode>): ReadRule | null {
    if (node.kind !== 'map') {
      if (isProgram(document, node)) this.#programs.push(node.span);
      this.report.add(
        document,
        null,
        node.span,
        isProgram(document, node) ? ruleInstance() : wrongJsonShape('rules', MAPPING),
      );
      return null;
    }
    const name = nameFrom(entryOf(node, 'name'));
    const type = eventType(node);
    const owner: Owner = { kind: 'rule', name: name ?? type ?? '', document, broken: false };
    this.#owners.push({ owner, span: node.span });
    const tell = (span: Span, message: Parameters<Report['add']>[3]): void =>
      this.report.add(document, owner, span, message);
    for (const { key, value } of node.entries) {
      if ((CALLBACKS as readonly string[]).includes(key.text)) {
        this.#programs.push(value.span);
        tell(key.span, callback(key.text));
      } else if (!(RULE as readonly string[]).includes(key.text))
        tell(key.span, unknownJsonKey(key.text, nearestName(key.text, RULE)));
    }
    const conditions = entryOf(node, 'conditions');
    if (!conditions) tell(node.span, ruleLacks('conditions'));
    return {
      owner,
      draft: conditions ? new ConditionReader(this.report, owner, constants).root(conditions.value) : null,
      name,
      event: this.event(node, tell),
      priority: priorityFrom(entryOf(node, 'priority'), tell),
      span: node.span,
    };
  }

  private event(node: DocMap, tell: (span: Span, message: Parameters<Report['add']>[3]) => void): JsonEvent {
    const event = entryOf(node, 'event');
    if (!event) tell(node.span, ruleLacks('event'));
    else if (event.value.kind !== 'map') tell(event.value.span, wrongJsonShape('event', MAPPING));
    else {
      const type = entryOf(event.value, 'type');
      if (!type) tell(event.value.span, ruleLacks('type'));
      else if (type.value.kind !== 'scalar') tell(type.value.span, wrongJsonShape('type', TEXT));
      const params = entryOf(event.value, 'params')?.value;
      if (params && params.kind !== 'map' && !isNull(params)) tell(params.span, eventParams());
      const replaced =
        params?.kind === 'map'
          ? params.entries.find(({ value }) => value.kind === 'map' && has(value, 'fact'))
          : undefined;
      if (replaced) tell(replaced.value.span, eventFact());
      return {
        type: eventType(node) ?? '',
        ...(params?.kind === 'map' && { params: plainValue(params) as { readonly [key: string]: unknown } }),
      };
    }
    return { type: '' };
  }

  /** What is wrong with how the text or value is written belongs to the rule that it stands in. */
  private syntax(document: JsonDocument, diagnostics: readonly Diagnostic[]): void {
    for (const diagnostic of diagnostics) {
      if (this.#programs.some((program) => within(diagnostic.span, program))) continue;
      const owned = this.#owners.find(
        ({ owner, span }) => owner.document === document && within(diagnostic.span, span),
      );
      this.report.keep(document, owned?.owner ?? null, diagnostic);
    }
  }
}

/** Whether a function or an object of a class stands there, of which only a placeholder was printed. */
function isProgram({ source }: JsonDocument, { kind, span }: DocNode): boolean {
  return kind === 'scalar' && /^<[A-Za-z]/.test(source.text.slice(span.start, span.end));
}

function within(span: Span, outer: Span): boolean {
  return outer.start <= span.start && span.end <= outer.end;
}

function nameFrom(entry: DocEntry | undefined): string | null {
  if (!entry) return null;
  if (entry.value.kind !== 'scalar') return JSON.stringify(plainValue(entry.value));
  return readLiteral(entry.value).kind === 'null' || entry.value.text === '' ? null : entry.value.text;
}

function eventType(rule: DocMap): string | null {
  const event = entryOf(rule, 'event')?.value;
  const type = event?.kind === 'map' ? entryOf(event, 'type')?.value : undefined;
  return type?.kind === 'scalar' ? type.text : null;
}

function priorityFrom(
  entry: DocEntry | undefined,
  tell: (span: Span, message: Parameters<Report['add']>[3]) => void,
): number {
  // `options.priority || 1`, of which `parseInt` keeps the whole part.
  if (!entry || readLiteral(entry.value).kind === 'null') return 1;
  const priority = entry.value.kind === 'scalar' ? Number.parseInt(entry.value.text, 10) || 1 : Number.NaN;
  if (priority > 0) return priority;
  tell(entry.value.span, wrongJsonShape('priority', POSITIVE));
  return 1;
}
