import type { Atom, Condition, Operand } from '../policy/condition.ts';
import { type FactReference, resolveYear } from '../policy/fact-reference.ts';
import type { FactType } from '../policy/types.ts';
import type { FactDeclaration, Vocabulary } from '../policy/vocabulary.ts';
import type { Message } from '../text/diagnostic.ts';
import { say } from '../text/localized.ts';
import type { Source, Span } from '../text/source.ts';
import { formatDay, fromDay } from '../value/civil-date.ts';
import type { CodeTree } from '../value/code-tree.ts';
import { type OptionSet, optionsOf } from '../value/option-set.ts';
import { compare, fromInteger, type Rational, toDecimal } from '../value/rational.ts';
import { asOfNeeded, inexactThreshold, treeComparison } from './export-messages.ts';
import type { JsonAtom, JsonCondition, JsonOperator } from './json-rule.ts';
import { fitsDouble, numberOf } from './literal.ts';

/** What cannot be exported, and where it stands. */
export interface Obstacle {
  readonly source: Source;
  readonly span: Span;
  readonly message: Message;
}

/** A condition that may be settled by the as-of date already. */
export type Exported = JsonCondition | boolean;

/** What one item, or one named condition, comes to. */
export interface ExportedPart {
  readonly condition: Exported;
  readonly obstacles: readonly Obstacle[];
  /** The facts that it reads, by their names in JSON. */
  readonly reads: ReadonlyMap<string, FactReference>;
  /** The named conditions that it uses, those within those too. */
  readonly names: ReadonlySet<string>;
}

type Side = { readonly kind: 'number'; readonly value: Rational } | { readonly kind: 'fact'; readonly name: string };

const RELATIONS: Readonly<Record<string, JsonOperator>> = {
  equal: 'equal',
  notEqual: 'notEqual',
  lessThan: 'lessThan',
  before: 'lessThan',
  lessThanInclusive: 'lessThanInclusive',
  onOrBefore: 'lessThanInclusive',
  greaterThan: 'greaterThan',
  after: 'greaterThan',
  greaterThanInclusive: 'greaterThanInclusive',
  onOrAfter: 'greaterThanInclusive',
};

const FLIPPED: Readonly<Partial<Record<JsonOperator, JsonOperator>>> = {
  lessThan: 'greaterThan',
  lessThanInclusive: 'greaterThanInclusive',
  greaterThan: 'lessThan',
  greaterThanInclusive: 'lessThanInclusive',
};

/** Exports the conditions of a vocabulary for one day, or for any as far as they do not depend on it. */
export class ConditionExport {
  readonly #named = new Map<string, ExportedPart>();

  constructor(
    readonly vocabulary: Vocabulary,
    readonly asOf: number | null,
  ) {}

  /** What `make` exports, with all that it reads and that stands in its way. */
  part(source: Source, make: (writer: PartExport) => Exported): ExportedPart {
    const writer = new PartExport(this, source);
    const condition = make(writer);
    return { condition, obstacles: writer.obstacles, reads: writer.reads, names: writer.names };
  }

  /** A named condition, exported once. */
  named(name: string): ExportedPart {
    const known = this.#named.get(name);
    if (known) return known;
    const { condition, source } = this.vocabulary.conditions.get(name)!;
    const part = this.part(source, (writer) => writer.condition(condition));
    this.#named.set(name, part);
    return part;
  }
}

/** Exports one item or named condition. */
export class PartExport {
  readonly obstacles: Obstacle[] = [];
  readonly reads = new Map<string, FactReference>();
  readonly names = new Set<string>();

  constructor(
    private readonly rules: ConditionExport,
    private readonly source: Source,
  ) {}

  condition(condition: Condition): Exported {
    const exported = this.bare(condition);
    if (condition.note === undefined || typeof exported === 'boolean' || condition.kind === 'named') return exported;
    return { ...exported, name: say(condition.note, 'zh') };
  }

  private bare(condition: Condition): Exported {
    switch (condition.kind) {
      case 'all':
      case 'any':
        return joined(
          condition.kind,
          condition.of.map((one) => this.condition(one)),
        );
      case 'not':
        return negated(this.condition(condition.of));
      case 'always':
        return true;
      case 'named':
        return this.named(condition.name);
      case 'atom':
        return this.atom(condition);
      default:
        return condition satisfies never;
    }
  }

  private named(name: string): Exported {
    const part = this.rules.named(name);
    this.obstacles.push(...part.obstacles);
    for (const [fact, reference] of part.reads) this.reads.set(fact, reference);
    for (const inner of part.names) this.names.add(inner);
    if (typeof part.condition === 'boolean') return part.condition;
    this.names.add(name);
    return { condition: name };
  }

  private atom(atom: Atom): Exported {
    const declared = this.rules.vocabulary.facts.get(atom.reference.fact)!;
    switch (declared.type) {
      case 'integer':
      case 'decimal':
      case 'money':
      case 'ratio':
      case 'date':
        return this.numeric(atom, declared.type);
      case 'boolean':
      case 'code':
        return this.option(atom, declared);
      case 'codes':
        return this.set(atom, declared);
      case 'text':
        return this.text(atom);
      default:
        return declared.type satisfies never;
    }
  }

  /** Membership of a region, or of any list of codes with all below them. */
  within(reference: FactReference, tree: CodeTree, options: OptionSet, negated = false): Exported {
    return oneOf(this.name(reference), codesOf(tree, options), negated);
  }

  /** A comparison of a number or date. */
  private numeric({ reference, operator, operand, span }: Atom, type: FactType): Exported {
    const left = this.side(reference, span);
    const compared = (relation: JsonOperator, right: Operand): Exported =>
      this.relation(left, relation, this.operandSide(right, span), type, span);
    if (operator === 'between') {
      const [low, high] = endsOf(operand);
      return joined('all', [compared('greaterThanInclusive', low), compared('lessThanInclusive', high)]);
    }
    if (operator === 'in' || operator === 'notIn') {
      const points = operand.kind === 'numbers' ? operand.set.map(({ min }) => this.literal(min!, type, span)) : [];
      return oneOf(this.name(reference), points, operator === 'notIn');
    }
    return compared(RELATIONS[operator]!, operand);
  }

  private side(reference: FactReference, span: Span): Side {
    if (reference.fact !== 'asOf') return { kind: 'fact', name: this.name(reference, span) };
    return { kind: 'number', value: fromInteger(this.day(span)) };
  }

  private operandSide(operand: Operand, span: Span): Side {
    if (operand.kind === 'fact') return this.side(operand.reference, span);
    if (operand.kind === 'numbers') return { kind: 'number', value: operand.set[0]!.min! };
    throw new TypeError(`a number is not compared with ${operand.kind}`);
  }

  private relation(left: Side, relation: JsonOperator, right: Side, type: FactType, span: Span): Exported {
    if (left.kind === 'number' && right.kind === 'number') return holds(relation, compare(left.value, right.value));
    if (left.kind === 'number') return this.relation(right, FLIPPED[relation] ?? relation, left, type, span);
    const value = right.kind === 'fact' ? { fact: right.name } : this.literal(right.value, type, span);
    return { fact: left.name, operator: relation, value };
  }

  /** A number as a double, a date as the text that its operators compare in the right order. */
  private literal(value: Rational, type: FactType, span: Span): number | string {
    if (type === 'date') return formatDay(Number(value.num));
    const decimal = toDecimal(value, 40);
    const exact = numberOf(decimal);
    if (exact === null || compare(exact, value) !== 0 || !fitsDouble(value, decimal))
      this.obstacle(span, inexactThreshold(decimal));
    return Number(decimal);
  }

  private option({ reference, operator, operand, span }: Atom, { type, codes }: FactDeclaration): Exported {
    const isNot = operator === 'notEqual' || operator === 'notIn' || operator === 'notWithin';
    if (operand.kind === 'options') {
      if (type === 'boolean') return oneOf(this.name(reference, span), [operand.options[0] === 1], isNot);
      this.name(reference, span);
      return this.within(reference, codes!, operand.options, isNot);
    }
    if (operand.kind !== 'fact') throw new TypeError(`a code is not compared with ${operand.kind}`);
    const hasLevels = type === 'code' && codes!.last.some((last, at) => last !== at);
    if (hasLevels) this.obstacle(span, treeComparison());
    const value = { fact: this.name(operand.reference, span) };
    return { fact: this.name(reference, span), operator: isNot ? 'notEqual' : 'equal', value };
  }

  private set({ reference, operator, operand, span }: Atom, { codes }: FactDeclaration): Exported {
    const fact = this.name(reference, span);
    if (operand.kind === 'fact')
      return { fact, operator: operator as JsonOperator, value: { fact: this.name(operand.reference, span) } };
    if (operand.kind !== 'options') throw new TypeError(`a set is not compared with ${operand.kind}`);
    const list = codesOf(codes!, operand.options);
    const isNot = operator === 'doesNotContain' || operator === 'containsNone';
    if (list.length === 1) return { fact, operator: isNot ? 'doesNotContain' : 'contains', value: list[0] };
    const several = isNot ? 'everyFact:notIn' : operator === 'containsAll' ? 'everyValue:contains' : 'someFact:in';
    return { fact, operator: several, value: list };
  }

  private text({ reference, operator, operand, span }: Atom): Exported {
    const fact = this.name(reference, span);
    if (operand.kind === 'fact')
      return { fact, operator: operator as JsonOperator, value: { fact: this.name(operand.reference, span) } };
    if (operand.kind !== 'texts') throw new TypeError(`a text is not compared with ${operand.kind}`);
    if (operator !== 'mentions') return oneOf(fact, operand.texts, operator === 'notEqual' || operator === 'notIn');
    // `in` asks `indexOf` of its value, which of a text is the place of a phrase; swapped, the value is the fact.
    const [phrase] = operand.texts;
    return operand.texts.length === 1
      ? { fact, operator: 'swap:in', value: phrase }
      : { fact, operator: 'someValue:swap:in', value: operand.texts };
  }

  /** The name of a fact in JSON: a series with its year, `revenue@2024`. */
  name(reference: FactReference, span: Span = { start: 0, end: 0 }): string {
    const { fact, year } = reference;
    if (year === null) return this.read(fact, reference);
    const isOpen = year.kind === 'relative' && this.rules.asOf === null;
    if (isOpen) this.obstacle(span, asOfNeeded({ zh: `「${fact}」的年份`, en: `the year of \`${fact}\`` }));
    const resolved = isOpen ? 0 : resolveYear(year, this.rules.asOf === null ? 0 : fromDay(this.rules.asOf).year);
    return this.read(`${fact}@${resolved}`, { fact, year: { kind: 'absolute', year: resolved } });
  }

  private read(name: string, reference: FactReference): string {
    this.reads.set(name, reference);
    return name;
  }

  /** The as-of date; reported where there is none. */
  day(span: Span, what = { zh: '条件', en: 'a condition' }): number {
    if (this.rules.asOf === null) this.obstacle(span, asOfNeeded(what));
    return this.rules.asOf ?? 0;
  }

  obstacle(span: Span, message: Message): void {
    this.obstacles.push({ source: this.source, span, message });
  }
}

function endsOf(operand: Operand): readonly [Operand, Operand] {
  if (operand.kind === 'ends') return [operand.low, operand.high];
  if (operand.kind !== 'numbers') throw new TypeError(`a range has two ends, not ${operand.kind}`);
  const { min, max } = operand.set[0]!;
  const end = (value: Rational): Operand => ({
    kind: 'numbers',
    set: [{ min: value, minOpen: false, max: value, maxOpen: false }],
  });
  return [end(min!), end(max!)];
}

function codesOf(tree: CodeTree, options: OptionSet): readonly string[] {
  return [...optionsOf(options)].map((at) => tree.entries[at]!.code);
}

function oneOf(fact: string, values: readonly (string | number | boolean)[], isNot: boolean): JsonAtom {
  if (values.length === 1) return { fact, operator: isNot ? 'notEqual' : 'equal', value: values[0] };
  return { fact, operator: isNot ? 'notIn' : 'in', value: values };
}

function holds(relation: JsonOperator, order: number): boolean {
  switch (relation) {
    case 'equal':
      return order === 0;
    case 'notEqual':
      return order !== 0;
    case 'lessThan':
      return order < 0;
    case 'lessThanInclusive':
      return order <= 0;
    case 'greaterThan':
      return order > 0;
    case 'greaterThanInclusive':
      return order >= 0;
    default:
      throw new TypeError(`numbers are not compared by ${relation}`);
  }
}

/** A group without what is settled already. */
export function joined(kind: 'all' | 'any', of: readonly Exported[]): Exported {
  const decisive = kind === 'any';
  if (of.includes(decisive)) return decisive;
  const open = of.filter((one): one is JsonCondition => typeof one !== 'boolean');
  if (open.length === 0) return !decisive;
  if (open.length === 1) return open[0]!;
  return kind === 'all' ? { all: open } : { any: open };
}

export function negated(condition: Exported): Exported {
  return typeof condition === 'boolean' ? !condition : { not: condition };
}

/** As the root of a rule: a group. An empty `all` is true in json-rules-engine. */
export function asRoot(condition: Exported): JsonCondition {
  if (condition === true) return { all: [] };
  if (condition === false) return { not: { all: [] } };
  return 'fact' in condition ? { all: [condition] } : condition;
}
