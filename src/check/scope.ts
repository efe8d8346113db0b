import type { DocNode, DocScalar } from '../document/node.ts';
import type { Condition } from '../policy/condition.ts';
import { type FactReference, LAST_YEAR, type YearReference } from '../policy/fact-reference.ts';
import type { Quantity, QuantityType } from '../policy/quantity.ts';
import type { FactDeclaration, NamedCondition } from '../policy/vocabulary.ts';
import { builtInCodes } from '../standards/index.ts';
import type { Source, Span } from '../text/source.ts';
import type { CodeTree } from '../value/code-tree.ts';
import { halfWidth } from '../value/literal.ts';
import { factorsOf, MOST_FACTORS } from './factors.ts';
import { badYear, cycle, noSeries, tooDeep } from './messages/references.ts';
import { emptyText, unknownName } from './messages/structure.ts';
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
  /** How many factors its value multiplies. */
  factors: number;
}

export interface PendingCondition extends Pending<Condition> {
  readonly node: DocNode;
}

/** Reads the content of a pending thing; set by the check, which knows how. */
export interface ContentReaders {
  derive(fact: PendingFact, type: QuantityType): Quantity | null;
  condition(condition: PendingCondition): Condition | null;
}

/** All names of a rule set, and what they stand for. */
export class Scope {
  readonly facts = new Map<string, PendingFact>();
  readonly codes = new Map<string, CodeTree>();
  readonly conditions = new Map<string, PendingCondition>();
  /** Where things are declared that other declarations may clash with. */
  readonly places = new Map<string, { readonly source: Source; readonly span: Span }>();
  /** Full names whose declaration cannot be used; that has been told, and whoever reads them is not told again. */
  readonly unusable = new Set<string>();
  /** Whether a vocabulary could not be read whole, so that nobody knows which names it declares. */
  incomplete = false;
  /** The policies that declare facts or conditions of their own. */
  private readonly withOwn = new Set<string>();
  private readonly reading: Pending<unknown>[] = [];
  private readonly series = new Map<Condition, boolean>();
  private labels: Map<string, PendingFact> | undefined;

  constructor(private readonly readers: ContentReaders) {}

  codeList(name: string): CodeTree | undefined {
    return this.codes.get(name) ?? builtInCodes(name);
  }

  declareFact(fact: PendingFact): void {
    this.facts.set(fact.name, fact);
    if (fact.policy !== null) this.withOwn.add(fact.policy);
  }

  declareCondition(condition: PendingCondition): void {
    this.conditions.set(condition.name, condition);
    if (condition.policy !== null) this.withOwn.add(condition.policy);
  }

  /** The fact of a name as written in the file of `policy`: its own first, then those of all. */
  findFact(name: string, policy: string | null): PendingFact | undefined {
    const own = policy !== null && this.withOwn.has(policy) ? this.facts.get(fullName(policy, name)) : undefined;
    return own ?? this.facts.get(name);
  }

  findCondition(name: string, policy: string | null): PendingCondition | undefined {
    const own = policy !== null && this.withOwn.has(policy) ? this.conditions.get(fullName(policy, name)) : undefined;
    return own ?? this.conditions.get(name);
  }

  /** Reports a name that stands for nothing, unless what it stands for has been reported. */
  unknown(
    reader: DocReader,
    scalar: DocScalar,
    name: string,
    kind: 'fact' | 'condition' | 'list',
    policy: string | null,
    near: () => string | undefined,
  ): null {
    const prefix = { fact: '', condition: 'condition ', list: 'list ' }[kind];
    const told =
      this.incomplete ||
      this.unusable.has(prefix + name) ||
      (policy !== null && this.unusable.has(prefix + fullName(policy, name)));
    if (!told)
      reader.report(
        scalar.span,
        scalar.text === '' ? emptyText() : unknownName(name, KIND_NAMES[kind], near(), UNKNOWN_CODES[kind]),
      );
    return null;
  }

  private localNames(names: Iterable<string>, policy: string | null): string[] {
    const own = policy === null ? '' : `${policy}/`;
    return [...names].flatMap((name) =>
      own !== '' && name.startsWith(own) ? [name.slice(own.length)] : name.includes('/') ? [] : [name],
    );
  }

  /** The fact that an unknown name was probably meant to be. */
  nearFact(reader: DocReader, written: string, name: string, policy: string | null): string | undefined {
    const narrow = halfWidth(written).replace(/\s+/g, '');
    const [base] = narrow.split('@');
    if (this.findFact(base!, policy)) return narrow;
    const year = /^(.+?)[._-]?(\d{4})年?$/.exec(narrow);
    if (year && this.findFact(year[1]!, policy)) return `${year[1]}@${year[2]}`;
    return this.factOfLabel(name, policy) ?? reader.nearest(name, () => this.localNames(this.facts.keys(), policy));
  }

  /** People write what a fact is called for its name. */
  private factOfLabel(label: string, policy: string | null): string | undefined {
    this.labels ??= new Map([...this.facts.values()].map((fact) => [fact.base.label.zh ?? '', fact] as const));
    const fact = this.labels.get(label);
    if (fact === undefined) return undefined;
    if (fact.policy === null) return fact.name;
    return fact.policy === policy ? localName(fact.name) : undefined;
  }

  nearCondition(reader: DocReader, name: string, policy: string | null): string | undefined {
    return reader.nearest(name, () => this.localNames(this.conditions.keys(), policy));
  }

  /** Reads `name@year` where a fact stands. */
  reference(
    reader: DocReader,
    scalar: DocScalar,
    policy: string | null,
  ): { reference: FactReference; fact: PendingFact } | null {
    const at = scalar.text.indexOf('@');
    const name = at < 0 ? scalar.text : scalar.text.slice(0, at);
    const fact = this.findFact(name, policy);
    if (fact === undefined) {
      return this.unknown(reader, scalar, name, 'fact', policy, () => this.nearFact(reader, scalar.text, name, policy));
    }
    this.readFact(fact, reader, scalar.span);
    if (at < 0) return { reference: { fact: fact.name, year: fact.yearly ? LAST_YEAR : null }, fact };
    const written = scalar.text.slice(at);
    const year = parseYear(written.slice(1));
    if (year === null) {
      reader.report(scalar.span, badYear(written));
      return null;
    }
    if (!fact.yearly) {
      // Whether a fact is a series shows in what it derives from; where that cannot be read, nobody knows.
      if (fact.deriveNode === null || fact.content !== null) reader.report(scalar.span, noSeries(name));
      return null;
    }
    return { reference: { fact: fact.name, year }, fact };
  }

  /** Reads the derivation of a fact if it has not been read, and with it learns whether the fact is a series. */
  readFact(fact: PendingFact, reader: DocReader, span: Span): void {
    // As it is for nearly every condition: nothing waits for it that would count how deep it is.
    if (fact.state === 'read' && this.reading.length === 0) return;
    this.read(fact, reader, span, () => {
      if (fact.deriveNode === null) return null;
      const derive = this.readers.derive(fact, typeOf(fact));
      if (derive) fact.factors = this.factorsOf(derive);
      if (fact.factors > MOST_FACTORS) fact.factors = Number.POSITIVE_INFINITY;
      fact.yearly = fact.declaredYearly || (derive !== null && this.readsSeries(derive));
      return derive;
    });
  }

  factorsOf(quantity: Quantity): number {
    return factorsOf(quantity, (name) => this.facts.get(name)?.factors ?? 1);
  }

  /** Whether a quantity reads any series, itself or through its parts and conditions. */
  private readsSeries(quantity: Quantity): boolean {
    return (
      quantity.references.some((reference) => reference.year !== null) ||
      quantity.parts.some((part) => this.readsSeries(part)) ||
      quantity.conditions.some((condition) => this.conditionReadsSeries(condition))
    );
  }

  private conditionReadsSeries(condition: Condition): boolean {
    switch (condition.kind) {
      case 'all':
      case 'any':
        return condition.of.some((one) => this.conditionReadsSeries(one));
      case 'not':
        return this.conditionReadsSeries(condition.of);
      case 'named': {
        const content = this.conditions.get(condition.name)?.content ?? null;
        if (content === null) return false;
        // Once for each: names that name names would otherwise be followed along every path.
        const known = this.series.get(content);
        if (known !== undefined) return known;
        const reads = this.conditionReadsSeries(content);
        this.series.set(content, reads);
        return reads;
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
      // Told where a chain becomes too long: once there, and not again of what builds on it.
      if (parent.depth < MAX_CHAIN && pending.depth + 1 === MAX_CHAIN) reader.report(span, tooDeep(MAX_CHAIN));
      parent.depth = Math.max(parent.depth, pending.depth + 1);
    }
  }
}

const UNKNOWN_CODES = { fact: 'unknown-fact', condition: 'unknown-condition', list: 'unknown-code-list' } as const;

const localName = (name: string): string => name.slice(name.indexOf('/') + 1);

/** Two digits without a sign are no offset: `@24` is a year cut short. */
function parseYear(text: string): YearReference | null {
  if (/^\d{4}$/.test(text)) return { kind: 'absolute', year: Number(text) };
  return /^([+-]\d{1,2}|\d)$/.test(text) ? { kind: 'relative', offset: Number(text) } : null;
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
