import { Engine, type NestedCondition, type RuleProperties, type TopLevelCondition } from 'json-rules-engine';
import type { CompiledItem } from '../../src/compile/index.ts';
import { Evaluation } from '../../src/kernel/evaluate.ts';
import type { TruthNode, ValueNode } from '../../src/kernel/node.ts';
import type { World } from '../../src/kernel/world.ts';
import { type Domain, isExact } from '../../src/value/domain.ts';
import { pairs } from '../../src/value/option-set.ts';
import { toNumber } from '../../src/value/rational.ts';

/*
 * The same items as someone would write them for json-rules-engine alone, where every fact is known: one rule an item,
 * its own operators only, doubles, constant facts, and priorities by which a condition that fails ends the rule. What
 * rules derive is computed beforehand and handed over as facts, for nothing. A code is the path from it up to the root,
 * so that "at or below" is `contains`.
 */

type Plain = number | string | readonly number[] | readonly string[];

export class PlainRules {
  readonly engine: Engine;
  private readonly facts = new Map<string, ValueNode>();

  constructor(private readonly items: readonly CompiledItem[]) {
    const rules = items.map(
      ({ verdict }, at): RuleProperties => ({
        conditions: rooted(this.write(verdict)),
        event: { type: 'eligible', params: { at } },
      }),
    );
    this.engine = new Engine(rules);
  }

  /** The facts of a world in which everything that the rules read is known. */
  factsOf(world: World): Record<string, Plain> {
    const evaluation = new Evaluation(world);
    return Object.fromEntries([...this.facts].map(([name, node]) => [name, plainOf(evaluation.value(node))]));
  }

  async decide(facts: Record<string, Plain>): Promise<readonly boolean[]> {
    const { events } = await this.engine.run(facts);
    const holds = this.items.map(() => false);
    for (const { params } of events) holds[(params as { at: number }).at] = true;
    return holds;
  }

  private write(node: TruthNode): NestedCondition {
    switch (node.kind) {
      case 'constant':
        return node.truth === 'true' ? { all: [] } : { not: { all: [] } };
      case 'and':
        return { all: inOrder(node.of.filter((part) => part.kind !== 'constant').map((part) => this.write(part))) };
      case 'or':
        return { any: inOrder(node.of.map((part) => this.write(part))) };
      case 'not':
        return { not: this.write(node.of) };
      case 'compare':
        return this.compare(node.relation, node.left, node.right);
      case 'member':
        return this.member(node.of, node.set);
      case 'holds': {
        if (node.codes.kind !== 'literal' || node.codes.domain.kind !== 'set') throw new TypeError('codes of a fact');
        const wanted = node.codes.domain.alternatives.flatMap(({ has }) => [...has]);
        const parts = wanted.map((code) => ({ fact: this.fact(node.of), operator: 'contains', value: code }));
        return parts.length === 1 ? parts[0]! : node.quantifier === 'any' ? { any: parts } : { all: parts };
      }
      default:
        throw new TypeError(`${node.kind} has no plain form here`);
    }
  }

  private compare(relation: 'less' | 'at-most' | 'equal', left: ValueNode, right: ValueNode): NestedCondition {
    const literal = (node: ValueNode): number | null =>
      node.kind === 'literal' ? (plainOf(node.domain) as number) : null;
    const [a, b] = [literal(left), literal(right)];
    if (b !== null) {
      const operator = { less: 'lessThan', 'at-most': 'lessThanInclusive', equal: 'equal' }[relation];
      return { fact: this.fact(left), operator, value: b };
    }
    if (a === null) {
      const operator = { less: 'lessThan', 'at-most': 'lessThanInclusive', equal: 'equal' }[relation];
      return { fact: this.fact(left), operator, value: { fact: this.fact(right) } };
    }
    const operator = { less: 'greaterThan', 'at-most': 'greaterThanInclusive', equal: 'equal' }[relation];
    return { fact: this.fact(right), operator, value: a };
  }

  private member(of: ValueNode, set: (TruthNode & { kind: 'member' })['set']): NestedCondition {
    const fact = this.fact(of);
    if (set.kind === 'options') {
      const { tree } = (of as ValueNode & { kind: 'fact' }).allowed as Domain & { kind: 'option' };
      const roots: number[] = [];
      for (const [low, high] of pairs(set.options))
        for (let at = low; at <= high; at = tree.last[at]! + 1) roots.push(at);
      const parts = roots.map((root) => ({ fact, operator: 'contains', value: root }));
      return parts.length === 1 ? parts[0]! : { any: parts };
    }
    if (set.kind !== 'numbers' || set.set.length !== 1) throw new TypeError('a set of several ranges');
    const { min, max } = set.set[0]!;
    const ends: NestedCondition[] = [];
    if (min) ends.push({ fact, operator: 'greaterThanInclusive', value: toNumber(min) });
    if (max) ends.push({ fact, operator: 'lessThanInclusive', value: toNumber(max) });
    return { all: inOrder(ends) };
  }

  private fact(node: ValueNode): string {
    const name = `f${node.id}`;
    this.facts.set(name, node);
    return name;
  }
}

function rooted(condition: NestedCondition): TopLevelCondition {
  return 'fact' in condition ? { all: [condition] } : condition;
}

function inOrder(conditions: readonly NestedCondition[]): NestedCondition[] {
  return conditions.map((condition, at) => ({ ...condition, priority: conditions.length - at }));
}

function plainOf(domain: Domain): Plain {
  if (domain.kind === 'number' && domain.min && isExact(domain)) return toNumber(domain.min);
  if (domain.kind === 'option') {
    const own = domain.options[0]!;
    return domain.tree.entries.flatMap((_, at) => (at <= own && own <= domain.tree.last[at]! ? [at] : []));
  }
  if (domain.kind === 'set' && isExact(domain)) return [...domain.alternatives[0]!.has];
  throw new TypeError(`a ${domain.kind} is not exactly known`);
}
