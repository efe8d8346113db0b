import type { FactType } from '../policy/types.ts';
import type { Span } from '../text/source.ts';
import { positionAt } from '../text/source.ts';
import { parseDay } from '../value/civil-date.ts';
import type { CodeTree } from '../value/code-tree.ts';
import { type Draft, type FactUse, literalKey, type Owner, type ScalarLiteral, type Values } from './draft.ts';
import {
  type Codes,
  type DeclaredFact,
  type Group,
  join,
  joinCodes,
  type Kind,
  kindOfType,
  root,
  type SeenCodes,
  WORDS,
} from './fact-groups.ts';
import { assumedType, declaredConflict, openList, textOrList, typeConflict } from './import-messages.ts';
import type { Report } from './report.ts';

export interface FactKind {
  readonly use: FactUse;
  readonly type: FactType;
  readonly declared: DeclaredFact | null;
  /** Of a `code` or `codes` without a tree of the vocabulary. */
  readonly seen: SeenCodes | null;
  /** The tree of the vocabulary. */
  readonly tree: CodeTree | null;
}

export interface OwnedDraft {
  readonly owner: Owner;
  readonly draft: Draft;
}

/**
 * The types of all facts from how the rules use them: by the operators and literals, over the whole rule set. A use that does
 * not fit the first is a conflict: told at both places, and its rule is left out.
 */
export function inferTypes(
  drafts: readonly OwnedDraft[],
  declared: (use: FactUse) => DeclaredFact | null,
  report: Report,
): ReadonlyMap<string, FactKind> {
  const inference = new Inference(declared, report);
  for (const { draft } of drafts) inference.unite(draft);
  for (const { owner, draft } of drafts) inference.use(owner, draft);
  return inference.result();
}

class Inference {
  readonly #uses = new Map<string, FactUse>();
  readonly #groups = new Map<string, Group>();
  /** Who reads a fact first. */
  readonly #owners = new Map<string, Owner>();
  /** Who asks first whether a fact holds something, as lists and texts both do. */
  readonly #held = new Map<string, Owner>();

  constructor(
    private readonly declared: (use: FactUse) => DeclaredFact | null,
    private readonly report: Report,
  ) {}

  private group(use: FactUse): Group {
    const known = this.#groups.get(use.key);
    if (known) return root(known);
    const declared = this.declared(use);
    const group: Group = {
      parent: null,
      kind: declared && kindOfType(declared.type),
      seenAt: null,
      declared,
      ordered: false,
      orderSeen: false,
      holding: false,
      onlyDates: true,
      codes: null,
    };
    this.#groups.set(use.key, group);
    this.#uses.set(use.key, use);
    return group;
  }

  private codes(group: Group): Codes {
    group.codes ??= {
      parent: null,
      values: new Map(
        (group.declared?.codes ?? []).map((text) => [`string ${text}`, { kind: 'string', text, span: NOWHERE }]),
      ),
      closed: group.declared?.codes != null,
      linked: false,
    };
    return root(group.codes);
  }

  private isLinked({ codes }: Group): boolean {
    return codes !== null && root(codes).linked;
  }

  /** What must be of one type. */
  unite(draft: Draft): void {
    switch (draft.kind) {
      case 'all':
      case 'any':
        for (const one of draft.of) this.unite(one);
        return;
      case 'not':
      case 'noted':
        return this.unite(draft.of);
      case 'among':
        this.group(draft.of.kind === 'fact' ? draft.of : draft.of.set);
        return;
      case 'compare': {
        const left = this.group(draft.left);
        const right = draft.right.kind === 'fact' ? this.group(draft.right) : left;
        const one = left === right ? left : join(left, right);
        one.ordered ||= draft.relation !== 'equal' && draft.relation !== 'not-equal';
        return;
      }
      case 'has':
        this.group(draft.set).holding = true;
        return;
      case 'has-fact':
        return this.link(draft.set, draft.code);
      case 'element-is':
        return this.link(draft.element.set, draft.fact);
      case 'constant':
      case 'named':
      case 'is-null':
        return;
      default:
        return draft satisfies never;
    }
  }

  private link(set: FactUse, code: FactUse): void {
    this.group(set).holding = true;
    const [a, b] = [this.codes(this.group(set)), this.codes(this.group(code))];
    const one = a === b ? a : joinCodes(a, b);
    one.linked = true;
  }

  use(owner: Owner, draft: Draft): void {
    switch (draft.kind) {
      case 'all':
      case 'any':
        for (const one of draft.of) this.use(owner, one);
        return;
      case 'not':
      case 'noted':
        return this.use(owner, draft.of);
      case 'among':
        if (draft.of.kind === 'fact') this.values(owner, draft.of, draft.values);
        else this.members(owner, draft.of.set, draft.values);
        return;
      case 'compare': {
        const { left, right, relation, span } = draft;
        if (right.kind === 'fact') {
          // The left was seen before; what joins two kinds is told here.
          this.both(owner, left, right, span, relation !== 'equal' && relation !== 'not-equal');
          return;
        }
        const isEquality = relation === 'equal' || relation === 'not-equal';
        const kind = right.kind === 'string' && !isEquality ? 'date' : kindOfLiteral(right);
        return this.is(owner, left, kind, span, right);
      }
      case 'has':
        if (draft.surely) this.is(owner, draft.set, 'set', draft.span);
        else if (!this.#held.has(draft.set.key)) this.#held.set(draft.set.key, owner);
        return this.members(owner, draft.set, draft.values);
      case 'has-fact':
        return this.member(owner, draft.set, draft.code, draft.span);
      case 'element-is':
        return this.member(owner, draft.element.set, draft.fact, draft.span);
      case 'constant':
      case 'named':
      case 'is-null':
        return;
      default:
        return draft satisfies never;
    }
  }

  private values(owner: Owner, use: FactUse, { values }: Values): void {
    const group = this.group(use);
    for (const value of values) {
      this.is(owner, use, kindOfLiteral(value), value.span, value);
      if (group.codes || group.declared?.type === 'code') this.codes(group).values.set(literalKey(value), value);
    }
  }

  private members(owner: Owner, set: FactUse, { values }: Values): void {
    const group = this.group(set);
    if (group.kind === 'string') return;
    const codes = this.codes(group);
    for (const value of values) {
      const [other] = codes.values.values();
      if (other && other.kind !== value.kind) {
        const place = this.placeOf(owner, other.span);
        this.tell(
          owner,
          value.span,
          typeConflict(set.fact, WORDS[kindOfLiteral(value)], WORDS[kindOfLiteral(other)], place, 'error'),
        );
        continue;
      }
      codes.values.set(literalKey(value), value);
    }
  }

  private member(owner: Owner, set: FactUse, code: FactUse, span: Span): void {
    this.is(owner, set, 'set', span);
    const group = this.group(code);
    if (group.ordered || group.kind === 'boolean' || group.kind === 'date' || group.kind === 'set')
      this.is(owner, code, 'string', span);
    else group.kind ??= 'string';
    const [a, b] = [this.group(set).declared, group.declared];
    if ((a !== null || b !== null) && a?.tree !== b?.tree)
      this.tell(owner, span, declaredConflict(code.fact, WORDS.string, WORDS.string));
    else if (!this.codes(group).closed && a === null) this.tell(owner, span, openList(set.fact, code.fact));
  }

  private both(owner: Owner, left: FactUse, right: FactUse, span: Span, isOrder: boolean): void {
    for (const use of [left, right]) if (!this.#owners.has(use.key)) this.#owners.set(use.key, owner);
    const group = this.group(left);
    if (isOrder) {
      if (group.kind === 'string' && group.onlyDates && group.declared === null) group.kind = 'date';
      else if (group.kind !== null && group.kind !== 'number' && group.kind !== 'date')
        return this.conflict(owner, right, group, 'number', span);
      group.orderSeen = true;
      group.seenAt ??= { owner, span };
    } else if (group.kind === 'set') return this.conflict(owner, right, group, 'string', span);
    const [a, b] = [this.declared(left), this.declared(right)];
    if (
      a &&
      b &&
      (kindOfType(a.type) !== kindOfType(b.type) ||
        a.tree !== b.tree ||
        (a.type === 'money') !== (b.type === 'money') ||
        (a.type === 'code') !== (b.type === 'code'))
    )
      this.tell(owner, span, declaredConflict(right.fact, WORDS[kindOfType(a.type)], WORDS[kindOfType(b.type)]));
  }

  private is(owner: Owner, use: FactUse, kind: Kind, span: Span, literal?: ScalarLiteral): void {
    const group = this.group(use);
    const isDate = literal?.kind === 'string' && parseDay(literal.text) !== null;
    const isUnordered = kind === 'boolean' || kind === 'set' || (kind === 'string' && !isDate);
    if (group.kind === null && group.orderSeen && isUnordered) return this.conflict(owner, use, group, kind, span);
    if (
      group.kind === null ||
      (group.kind === 'string' &&
        kind === 'date' &&
        group.onlyDates &&
        group.declared === null &&
        !this.isLinked(group))
    ) {
      group.kind = kind === 'string' && group.orderSeen ? 'date' : kind;
      group.seenAt ??= { owner, span };
    } else if (group.kind !== kind && !(group.kind === 'date' && kind === 'string' && isDate)) {
      // A code that is compared with members of a set may be a number.
      if (!(kind === 'number' && group.kind === 'string' && this.isLinked(group) && !group.ordered))
        return this.conflict(owner, use, group, kind, span);
    }
    if (literal?.kind === 'string') group.onlyDates &&= isDate;
  }

  private conflict(owner: Owner, use: FactUse, group: Group, kind: Kind, span: Span): void {
    if (group.seenAt === null) {
      this.tell(owner, span, declaredConflict(use.fact, WORDS[kind], WORDS[group.kind ?? 'number']));
      return;
    }
    const { owner: first, span: there } = group.seenAt;
    this.tell(
      owner,
      span,
      typeConflict(use.fact, WORDS[kind], WORDS[group.kind ?? 'number'], this.placeOf(first, there), 'error'),
    );
    this.tell(
      first,
      there,
      typeConflict(use.fact, WORDS[group.kind ?? 'number'], WORDS[kind], this.placeOf(owner, span), 'warning'),
    );
  }

  private placeOf({ document }: Owner, span: Span): string {
    const { line, column } = positionAt(document.source, span.start);
    return `${document.source.name}:${line}:${column}`;
  }

  private tell(owner: Owner, span: Span, message: Parameters<Report['add']>[3]): void {
    this.report.add(owner.document, owner, span, message);
  }

  result(): ReadonlyMap<string, FactKind> {
    return new Map([...this.#uses].map(([key, use]) => [key, this.kindOf(use)]));
  }

  private kindOf(use: FactUse): FactKind {
    const group = this.group(use);
    const declared = this.declared(use);
    const tree = group.declared?.tree ?? null;
    const type = declared?.type ?? this.typeOf(group);
    const owner = this.#owners.get(use.key);
    if (owner && group.kind === null && group.codes === null)
      this.tell(owner, use.span, assumedType(use.fact, WORDS[group.ordered ? 'number' : 'string']));
    const holder = this.#held.get(use.key);
    if (holder && group.kind === null) this.tell(holder, use.span, textOrList(use.fact));
    const seen = (type === 'code' || type === 'codes') && tree === null ? this.codes(group) : null;
    return { use, type, declared, seen, tree };
  }

  private typeOf(group: Group): FactType {
    if (group.declared) return group.declared.type;
    switch (group.kind) {
      case 'boolean':
        return 'boolean';
      case 'date':
        return 'date';
      case 'set':
        return 'codes';
      // Whole literals do not make the values whole: a price of 49.5 is above 49.
      case 'number':
        return this.isLinked(group) && !group.ordered ? 'code' : 'decimal';
      case 'string':
        return this.isLinked(group) ? 'code' : 'text';
      case null:
        return group.ordered ? 'decimal' : group.holding ? 'codes' : 'text';
      default:
        return group.kind satisfies never;
    }
  }
}

const NOWHERE: Span = { start: 0, end: 0 };

function kindOfLiteral({ kind }: ScalarLiteral): 'boolean' | 'number' | 'string' {
  return kind;
}
