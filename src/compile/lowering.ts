import { Builder } from '../kernel/builder.ts';
import type { FactNode, TruthNode, ValueNode } from '../kernel/node.ts';
import { type LoweredOperand, operatorOf } from '../operators/index.ts';
import type { Atom, Condition, Operand } from '../policy/condition.ts';
import { type FactReference, shiftYear, type YearReference } from '../policy/fact-reference.ts';
import type { Quantity, QuantityType } from '../policy/quantity.ts';
import type { Vocabulary } from '../policy/vocabulary.ts';
import {
  allowedDomain,
  type Branch,
  FORMS,
  type Form,
  type LowerContext,
  lowerScalar,
  MODIFIERS,
  typeDomain,
} from '../quantities/index.ts';
import { type Domain, numbers } from '../value/domain.ts';
import { optionsOf } from '../value/option-set.ts';
import { ZERO } from '../value/rational.ts';
import type { Outline } from './outline.ts';

const FORM_OF: ReadonlyMap<string, Form> = new Map([...FORMS, ...MODIFIERS].map((form) => [form.name, form]));

/** Whether a quantity is an amount or derives a fact: it decides what stands where no row or branch holds. */
export type Purpose = 'amount' | 'derived';

/** Turns checked conditions and quantities into nodes of the kernel. */
export class Lowering {
  readonly build = new Builder();
  private readonly facts = new Map<string, ValueNode>();
  private readonly named = new Map<string, Outline>();
  private readonly nodes = new Map<string, TruthNode>();
  private readonly contexts: { [purpose in Purpose]?: LowerContext } = {};

  constructor(private readonly vocabulary: Vocabulary) {}

  /** `outer` is the year for which a derived series is asked, and by which the years inside it shift. */
  condition(condition: Condition, outer: YearReference | null = null): TruthNode {
    switch (condition.kind) {
      case 'all':
        return this.build.and(condition.of.map((one) => this.condition(one, outer)));
      case 'any':
        return this.build.or(condition.of.map((one) => this.condition(one, outer)));
      case 'not':
        return this.build.not(this.condition(condition.of, outer));
      case 'named':
        return this.namedNode(condition.name, outer);
      case 'always':
        return this.build.constant('true');
      case 'atom':
        return this.atom(condition, outer);
    }
  }

  /** Once for each name and year, however many conditions name it. */
  private namedNode(name: string, outer: YearReference | null): TruthNode {
    const key = outer === null ? name : `${name}@${outer.kind === 'absolute' ? outer.year : `${outer.offset}r`}`;
    const known = this.nodes.get(key);
    if (known) return known;
    const node = this.condition(this.vocabulary.conditions.get(name)!.condition, outer);
    this.nodes.set(key, node);
    return node;
  }

  /** The tree of a condition with the node of each part. What a name stands for is outlined once, however many items use it. */
  outline(condition: Condition, outer: YearReference | null = null): Outline {
    switch (condition.kind) {
      case 'all':
      case 'any': {
        const parts = condition.of.map((one) => this.outline(one, outer));
        const nodes = parts.map((part) => part.node);
        return { condition, node: condition.kind === 'all' ? this.build.and(nodes) : this.build.or(nodes), parts };
      }
      case 'not': {
        const part = this.outline(condition.of, outer);
        return { condition, node: this.build.not(part.node), parts: [part] };
      }
      case 'named': {
        const known = outer === null ? this.named.get(condition.name) : undefined;
        const part = known ?? this.outline(this.vocabulary.conditions.get(condition.name)!.condition, outer);
        if (outer === null) this.named.set(condition.name, part);
        return { condition, node: part.node, parts: [part] };
      }
      case 'always':
      case 'atom':
        return { condition, node: this.condition(condition, outer), parts: [] };
    }
  }

  amount(quantity: Quantity): ValueNode {
    return this.quantity(quantity, null, 'amount');
  }

  /** The value of a part as it stands in an amount, or in what derives a fact for the year `outer`. The same part is the same node. */
  part(quantity: Quantity, purpose: Purpose, outer: YearReference | null): ValueNode {
    return this.quantity(quantity, outer, purpose);
  }

  /** What decides which parts of a quantity count; null where all do. */
  branches(quantity: Quantity, purpose: Purpose, outer: YearReference | null): readonly Branch[] | null {
    const form = FORM_OF.get(quantity.form);
    return form?.branches?.(this.context(outer, purpose), quantity) ?? null;
  }

  fact({ fact: name, year }: FactReference, outer: YearReference | null = null): ValueNode {
    const shifted = year && shiftYear(year, outer);
    const key =
      shifted === null ? name : `${name}@${shifted.kind === 'absolute' ? shifted.year : `${shifted.offset}r`}`;
    const known = this.facts.get(key);
    if (known) return known;
    const declared = this.vocabulary.facts.get(name)!;
    const node = this.build.fact({
      name,
      year: shifted,
      allowed: allowedDomain(declared),
      derive: declared.derive ? this.quantity(declared.derive, shifted, 'derived') : null,
      asked: declared.ask !== undefined,
    });
    this.facts.set(key, node);
    return node;
  }

  private quantity(quantity: Quantity, outer: YearReference | null, purpose: Purpose): ValueNode {
    const context = this.context(outer, purpose);
    const form = FORM_OF.get(quantity.form);
    return form ? form.lower(context, quantity) : lowerScalar(context, quantity);
  }

  /** Of amounts, and of what derives facts without a year, there is one each. */
  private context(outer: YearReference | null, purpose: Purpose): LowerContext {
    if (outer !== null) return this.newContext(outer, purpose);
    this.contexts[purpose] ??= this.newContext(null, purpose);
    return this.contexts[purpose];
  }

  private newContext(outer: YearReference | null, purpose: Purpose): LowerContext {
    return {
      build: this.build,
      lower: (part) => this.quantity(part, outer, purpose),
      condition: (condition) => this.condition(condition, outer),
      fact: (reference) => this.fact(reference, outer),
      nowhere: (type) => this.nowhere(type, purpose),
    };
  }

  private nowhere(type: QuantityType, purpose: Purpose): ValueNode {
    // A date in an amount is none itself: day zero would be 1970-01-01.
    const isAmount = purpose === 'amount' && type.type !== 'date';
    return isAmount ? this.build.number(ZERO) : this.build.undefined(typeDomain(type));
  }

  private atom({ reference, operator, operand }: Atom, outer: YearReference | null): TruthNode {
    const subject = this.fact(reference, outer) as FactNode;
    return operatorOf(operator)!.lower(this.build, subject, this.operand(operand, subject, outer));
  }

  private operand(operand: Operand, subject: FactNode, outer: YearReference | null): LoweredOperand {
    switch (operand.kind) {
      case 'fact':
        return { kind: 'value', node: this.fact(operand.reference, outer) };
      case 'numbers':
        // The node stands for the number of an operator that takes one; of a list it is not used.
        return {
          kind: 'numbers',
          set: operand.set,
          node: this.build.literal(numbers({ min: operand.set[0]!.min, max: operand.set[0]!.max }, false)),
        };
      case 'options':
        return {
          kind: 'options',
          options: operand.options,
          set: this.build.literal(this.exactCodes(operand.options, subject)),
        };
      case 'texts':
        return operand;
      case 'ends': {
        const end = (one: Operand): ValueNode => {
          const lowered = this.operand(one, subject, outer);
          if (lowered.kind !== 'value' && lowered.kind !== 'numbers')
            throw new TypeError('an end of a range is a number or a fact');
          return lowered.node;
        };
        return { kind: 'ends', low: end(operand.low), high: end(operand.high) };
      }
    }
  }

  private exactCodes(options: readonly number[], { allowed }: FactNode): Domain {
    if (allowed.kind !== 'set') return { ...(allowed as Domain & { kind: 'option' }), options };
    return { kind: 'set', tree: allowed.tree, alternatives: [{ has: new Set(optionsOf(options)), lacks: 'rest' }] };
  }
}
