import type { DocNode, DocScalar } from '../document/node.ts';
import type { Condition } from '../policy/condition.ts';
import { type FactReference, LAST_YEAR, type YearReference } from '../policy/fact-reference.ts';
import type { Quantity, QuantityType } from '../policy/quantity.ts';
import type { FactDeclaration, NamedCondition } from '../policy/vocabulary.ts';
import { builtInCodes } from '../standards/index.ts';
import { nearestName } from '../text/nearest-name.ts';
import type { Span } from '../text/source.ts';
import type { CodeTree } from '../value/code-tree.ts';
import { badYear, cycle, noSeries, tooDeep } from './messages/references.ts';
import { unknownName } from './messages/structure.ts';
import { fullName, KIND_NAMES } from './names.ts';
import type { DocReader } from './reader.ts';

/** Chains of facts that derive from facts, and of conditions that name conditions, may be this long. */
export const MAX_CHAIN = 16;

/** A declared thing whose content is read when something first needs it, so that order never matters. */
interface Pending<Content> {
  readonly name: string;
  /** The policy in whose file it stands; null: shared. */
  readonly policy: string | null;
  readonly reader: DocReader;
  readonly span: Span;
  state: 'declared' | 'reading' | 'read';
  content: Content | null;
  /** How many links the longest chain below it has. */
  depth: number;
}

export interface PendingFact extends Pending<Quantity> {
  readonly base: Omit<FactDeclaration, 'derive' | 'yearly'>;
  readonly declaredYearly: boolean;
  readonly deriveNode: DocNode | null;
  yearly: boolean;
}

export interface PendingCondition extends Pending<Condition> {
  readonly node: DocNode;
}

/** Reads the content of a pending thing; set by the check, which knows how. */
export interface ContentReaders {
  derive(fact: PendingFact): Quantity | null;
  condition(condition: PendingCondition): Condition | null;
}

/** All names of a rule set, and what they stand for. */
export class Scope {
  readonly facts = new Map<string, PendingFact>();
  readonly codes = new Map<string, CodeTree>();
  readonly conditions = new Map<string, PendingCondition>();
  private readonly reading: Pending<unknown>[] = [];

  constructor(private readonly readers: ContentReaders) {}

  codeList(name: string): CodeTree | undefined {
    return this.codes.get(name) ?? builtInCodes(name);
  }

  /** The fact of a name as written in the file of `policy`: its own first, then those of all. */
  findFact(name: string, policy: string | null): PendingFact | undefined {
    return (policy === null ? undefined : this.facts.get(fullName(policy, name))) ?? this.facts.get(name);
  }

  findCondition(name: string, policy: string | null): PendingCondition | undefined {
    return (policy === null ? undefined : this.conditions.get(fullName(policy, name))) ?? this.conditions.get(name);
  }

  private factNames(policy: string | null): string[] {
    const own = policy === null ? '' : `${policy}/`;
    return [...this.facts.keys()].map((name) => (own !== '' && name.startsWith(own) ? name.slice(own.length) : name));
  }

  /** Reads `name@year` where a fact stands. */
  reference(
    reader: DocReader,
    scalar: DocScalar,
    policy: string | null,
  ): { reference: FactReference; fact: PendingFact } | null {
    const at = scalar.text.lastIndexOf('@');
    const name = at < 0 ? scalar.text : scalar.text.slice(0, at);
    const fact = this.findFact(name, policy);
    if (fact === undefined) {
      reader.report(
        scalar.span,
        unknownName(name.slice(0, 60), KIND_NAMES.fact, nearestName(name, this.factNames(policy)), 'unknown-fact'),
      );
      return null;
    }
    this.readFact(fact, reader, scalar.span);
    if (at < 0) return { reference: { fact: fact.name, year: fact.yearly ? LAST_YEAR : null }, fact };
    const year = parseYear(scalar.text.slice(at + 1));
    if (year === null) {
      reader.report(scalar.span, badYear(scalar.text.slice(at)));
      return null;
    }
    if (!fact.yearly) {
      reader.report(scalar.span, noSeries(name));
      return null;
    }
    return { reference: { fact: fact.name, year }, fact };
  }

  /** Reads the derivation of a fact if it has not been read, and with it learns whether the fact is a series. */
  readFact(fact: PendingFact, reader: DocReader, span: Span): void {
    this.read(fact, reader, span, () => {
      if (fact.deriveNode === null) return null;
      const derive = this.readers.derive(fact);
      fact.yearly =
        fact.declaredYearly ||
        (derive !== null && readsSeries(derive, (name) => this.conditions.get(name)?.content ?? null));
      return derive;
    });
  }

  readCondition(condition: PendingCondition, reader: DocReader, span: Span): void {
    this.read(condition, reader, span, () => this.readers.condition(condition));
  }

  private read<Content>(pending: Pending<Content>, reader: DocReader, span: Span, content: () => Content | null): void {
    const parent = this.reading[this.reading.length - 1];
    if (pending.state === 'reading') {
      const from = this.reading.indexOf(pending as Pending<unknown>);
      reader.report(span, cycle([...this.reading.slice(from), pending].map((one) => one.name)));
      return;
    }
    if (pending.state === 'declared') {
      if (this.reading.length >= MAX_CHAIN) {
        reader.report(span, tooDeep(MAX_CHAIN));
        return;
      }
      pending.state = 'reading';
      this.reading.push(pending as Pending<unknown>);
      pending.content = content();
      this.reading.pop();
      pending.state = 'read';
    }
    if (parent) {
      parent.depth = Math.max(parent.depth, pending.depth + 1);
      if (parent.depth === MAX_CHAIN && pending.depth + 1 === MAX_CHAIN) reader.report(span, tooDeep(MAX_CHAIN));
    }
  }
}

function parseYear(text: string): YearReference | null {
  if (/^\d{4}$/.test(text)) return { kind: 'absolute', year: Number(text) };
  return /^(-?\d{1,2}|\+\d{1,2})$/.test(text) ? { kind: 'relative', offset: Number(text) } : null;
}

/** Whether a quantity reads any series, itself or through its parts and conditions. */
function readsSeries(quantity: Quantity, named: (name: string) => Condition | null): boolean {
  return (
    quantity.references.some((reference) => reference.year !== null) ||
    quantity.parts.some((part) => readsSeries(part, named)) ||
    quantity.conditions.some((condition) => conditionReadsSeries(condition, named))
  );
}

function conditionReadsSeries(condition: Condition, named: (name: string) => Condition | null): boolean {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.of.some((one) => conditionReadsSeries(one, named));
    case 'not':
      return conditionReadsSeries(condition.of, named);
    case 'named': {
      const content = named(condition.name);
      return content !== null && conditionReadsSeries(content, named);
    }
    case 'always':
      return false;
    case 'atom': {
      const { reference, operand } = condition;
      const operands = operand.kind === 'ends' ? [operand.low, operand.high] : [operand];
      return reference.year !== null || operands.some((one) => one.kind === 'fact' && one.reference.year !== null);
    }
  }
}

export function typeOf(fact: PendingFact): QuantityType {
  const { type, codes } = fact.base;
  return codes === undefined ? { type } : { type, codes };
}

/** The finished declaration. */
export function declarationOf(fact: PendingFact): FactDeclaration {
  return { ...fact.base, yearly: fact.yearly, ...(fact.content && { derive: fact.content }) };
}

export function namedOf(condition: PendingCondition): NamedCondition | null {
  return (
    condition.content && {
      name: condition.name,
      condition: condition.content,
      source: condition.reader.source,
      span: condition.span,
    }
  );
}
