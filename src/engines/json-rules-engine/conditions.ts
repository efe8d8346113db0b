import type { NestedCondition, TopLevelCondition } from 'json-rules-engine';
import type { CompiledItem } from '../../compile/index.ts';
import type { Evaluation } from '../../kernel/evaluate.ts';
import type { TruthNode, ValueNode } from '../../kernel/node.ts';
import { type AtomName, type Ends, operatorName } from './operators.ts';

/** What an item must certainly be for a rule to fire. */
export type Wanted = 'true' | 'false';

/** A condition of json-rules-engine, or that it holds or fails whatever is known. */
export type Written = NestedCondition | 'always' | 'never';

/** What a fact of json-rules-engine is in the world that is evaluated. */
export type FactSource = (evaluation: Evaluation) => unknown;

type GroupNode = TruthNode & { readonly kind: 'and' | 'or' };
type AtomNode = Exclude<TruthNode, { readonly kind: 'and' | 'or' | 'not' | 'constant' }>;

/**
 * Writes nodes of the kernel as conditions of json-rules-engine. A negation turns into the opposite of the atoms below
 * it, since `not` would take what is unknown for false. Atoms name facts only and hold no values: the package copies
 * the conditions of a rule whenever it evaluates it.
 */
export class ConditionWriter {
  /** Groups of which several conditions are made, each written once. */
  readonly named = new Map<string, TopLevelCondition>();
  readonly facts = new Map<string, FactSource>();
  private readonly written = new Map<string, Written>();
  private readonly shared: ReadonlySet<TruthNode>;

  constructor(items: readonly CompiledItem[]) {
    this.shared = sharedGroups(items);
  }

  write(node: TruthNode, wanted: Wanted): Written {
    const key = `${wanted} ${node.id}`;
    const known = this.written.get(key);
    if (known !== undefined) return known;
    const made = this.make(node, wanted);
    this.written.set(key, made);
    return made;
  }

  private make(node: TruthNode, wanted: Wanted): Written {
    switch (node.kind) {
      case 'constant':
        return node.truth === wanted ? 'always' : 'never';
      case 'not':
        return this.write(node.of, wanted === 'true' ? 'false' : 'true');
      case 'and':
      case 'or':
        return this.group(node, wanted);
      default:
        return this.atom(node, wanted);
    }
  }

  /** All parts of an `and` for it to be true, any one for it to be false; of an `or` the other way round. */
  private group(node: GroupNode, wanted: Wanted): Written {
    const all = (node.kind === 'and') === (wanted === 'true');
    const parts = node.of.map((part) => this.write(part, wanted));
    const [neutral, decisive] = all ? (['always', 'never'] as const) : (['never', 'always'] as const);
    if (parts.includes(decisive)) return decisive;
    const left = parts.filter((part): part is NestedCondition => part !== neutral && part !== decisive);
    if (left.length === 0) return neutral;
    if (left.length === 1) return left[0]!;
    const ordered = inOrder(left);
    const group: TopLevelCondition = all ? { all: ordered } : { any: ordered };
    if (!this.shared.has(node)) return group;
    const name = `${wanted} ${node.id}`;
    this.named.set(name, group);
    return { condition: name };
  }

  private atom(node: AtomNode, wanted: Wanted): NestedCondition {
    const write = (fact: string, atom: AtomName, value: unknown): NestedCondition => ({
      fact,
      operator: operatorName(atom, wanted),
      value,
    });
    switch (node.kind) {
      case 'compare':
        return write(this.value(node.left), RELATIONS[node.relation], { fact: this.value(node.right) });
      case 'same':
        return write(this.value(node.left), 'Same', { fact: this.value(node.right) });
      case 'holds':
        return write(this.value(node.of), QUANTIFIERS[node.quantifier], { fact: this.value(node.codes) });
      case 'member':
        return write(this.value(node.of), 'In', { fact: this.fact(`#${node.id} set`, () => node.set) });
      case 'mentions':
        return write(this.value(node.of), 'Mentions', { fact: this.fact(`#${node.id} phrases`, () => node.phrases) });
      case 'between': {
        const ends: FactSource = (evaluation) =>
          ({ low: evaluation.value(node.low), high: evaluation.value(node.high) }) satisfies Ends;
        return write(this.value(node.of), 'Between', { fact: this.fact(`#${node.low.id} #${node.high.id}`, ends) });
      }
      default:
        return node satisfies never;
    }
  }

  private value(node: ValueNode): string {
    return this.fact(valueName(node), (evaluation) => evaluation.value(node));
  }

  private fact(name: string, source: FactSource): string {
    this.facts.set(name, source);
    return name;
  }
}

const RELATIONS = { less: 'Less', 'at-most': 'AtMost', equal: 'Equal' } as const;
const QUANTIFIERS = { any: 'HasAny', all: 'HasAll' } as const;

/** Facts of a profile by their names; names begin with a letter, so that whatever else is computed has others. */
function valueName(node: ValueNode): string {
  if (node.kind !== 'fact') return `#${node.id}`;
  if (node.year === null) return node.name;
  const { year } = node;
  return `${node.name}@${year.kind === 'absolute' ? year.year : `${year.offset < 0 ? '' : '+'}${year.offset}`}`;
}

/**
 * One after the other, atoms before groups, each with a priority of its own: conditions of one priority are all
 * evaluated, those of a lower one only where the others have not decided.
 */
function inOrder(conditions: readonly NestedCondition[]): NestedCondition[] {
  const isAtom = (condition: NestedCondition): boolean => 'fact' in condition;
  const ordered = [...conditions.filter(isAtom), ...conditions.filter((condition) => !isAtom(condition))];
  return ordered.map((condition, at) => ({ ...condition, priority: ordered.length - at }));
}

/** The groups that stand in several others, or are the verdict of several items. */
function sharedGroups(items: readonly CompiledItem[]): ReadonlySet<TruthNode> {
  const met = new Set<TruthNode>();
  const shared = new Set<TruthNode>();
  const meet = (node: TruthNode): void => {
    if (met.has(node)) {
      shared.add(node);
      return;
    }
    met.add(node);
    if (node.kind === 'not') meet(node.of);
    else if (node.kind === 'and' || node.kind === 'or') for (const part of node.of) meet(part);
  };
  for (const { verdict } of items) meet(verdict);
  return shared;
}
