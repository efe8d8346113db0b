import type { Evaluation } from '../kernel/evaluate.ts';
import type { FactNode, TruthNode, ValueNode } from '../kernel/node.ts';
import { resolveYear } from '../policy/fact-reference.ts';
import { type Domain, isExact, type NumberDomain } from '../value/domain.ts';
import { compare } from '../value/rational.ts';

/** How grants are called where they are unknown. */
export const GRANTS = 'grants';

/** Why a value is not to be had although all is known. */
export interface Undefined {
  /** `base`: a ratio or growth whose base is zero or less; `nowhere`: no row or branch holds; `authority`: it is for the authority to set. */
  readonly kind: 'base' | 'nowhere' | 'authority';
  /** The derived fact, with its year. */
  readonly fact: string;
}

/** What could still settle a truth value or narrow an amount. */
export interface Missing {
  /** Names with resolved years, in the order in which they are met. */
  readonly facts: ReadonlySet<string>;
  readonly undefined: readonly Undefined[];
}

/** The facts not exactly known in unknown atoms that can still matter to `node`. */
export function missingForTruth(evaluation: Evaluation, node: TruthNode): Missing {
  const collector = new Collector(evaluation);
  collector.truth(node);
  return collector;
}

/** The facts whose knowledge can narrow `node`. */
export function missingForValue(evaluation: Evaluation, node: ValueNode): Missing {
  const collector = new Collector(evaluation);
  collector.value(node);
  return collector;
}

export function factName(node: FactNode, asOfYear: number): string {
  return node.year === null ? node.name : `${node.name}@${resolveYear(node.year, asOfYear)}`;
}

class Collector implements Missing {
  readonly facts = new Set<string>();
  readonly undefined: Undefined[] = [];
  private readonly seen = new Set<TruthNode | ValueNode>();
  /** The derived facts on the way down, the innermost last. */
  private readonly within: string[] = [];

  constructor(private readonly evaluation: Evaluation) {}

  truth(node: TruthNode): void {
    if (this.evaluation.truth(node) !== 'unknown' || this.visited(node)) return;
    switch (node.kind) {
      case 'constant':
        return;
      case 'and':
      case 'or':
        for (const one of node.of) this.truth(one);
        return;
      case 'not':
        return this.truth(node.of);
      case 'compare':
      case 'same':
        this.value(node.left);
        return this.value(node.right);
      case 'member':
      case 'mentions':
        return this.value(node.of);
      case 'between':
        this.value(node.of);
        this.value(node.low);
        return this.value(node.high);
      case 'holds':
        this.value(node.of);
        return this.value(node.codes);
      default:
        return node satisfies never;
    }
  }

  value(node: ValueNode): void {
    const domain = this.evaluation.value(node);
    if (isExact(domain) || this.visited(node)) return;
    switch (node.kind) {
      case 'literal':
        this.undefined.push({ kind: 'authority', fact: this.within[this.within.length - 1] ?? '' });
        return;
      case 'undefined':
        this.undefined.push({ kind: 'nowhere', fact: this.within[this.within.length - 1] ?? '' });
        return;
      case 'fact':
        return this.fact(node);
      case 'grants':
        this.facts.add(GRANTS);
        return;
      case 'sum':
      case 'product':
        for (const part of node.of) this.value(part);
        return;
      case 'least':
      case 'greatest':
        for (const part of node.of) if (this.canBeExtreme(node.kind, part, domain)) this.value(part);
        return;
      case 'quotient':
        return this.quotient(node.of, node.by);
      case 'round':
      case 'slices':
      case 'calendar':
        return this.value(node.of);
      case 'span':
        this.undefined.push({ kind: 'authority', fact: this.within[this.within.length - 1] ?? '' });
        this.value(node.from);
        return this.value(node.to);
      case 'choose':
        for (const { when, then } of node.branches) {
          const truth = this.evaluation.truth(when);
          this.truth(when);
          if (truth !== 'false') this.value(then);
          if (truth === 'true') return;
        }
        return this.value(node.otherwise);
      case 'cases':
        return this.cases(node);
      default:
        return node satisfies never;
    }
  }

  private visited(node: TruthNode | ValueNode): boolean {
    if (this.seen.has(node)) return true;
    this.seen.add(node);
    return false;
  }

  private fact(node: FactNode): void {
    const name = factName(node, this.evaluation.world.asOfYear);
    if (node.derive === null || node.asked) {
      this.facts.add(name);
      return;
    }
    this.within.push(name);
    this.value(node.derive);
    this.within.pop();
  }

  private quotient(of: ValueNode, by: ValueNode): void {
    const base = this.evaluation.number(by);
    if (base.max !== null && base.max.num <= 0n) {
      this.undefined.push({ kind: 'base', fact: this.within[this.within.length - 1] ?? '' });
      return;
    }
    this.value(of);
    this.value(by);
  }

  /** Whether a part can still be the lowest (or highest), so that knowing it could move the result. */
  private canBeExtreme(kind: 'least' | 'greatest', part: ValueNode, result: Domain): boolean {
    const own = this.evaluation.number(part);
    const whole = result as NumberDomain;
    return kind === 'least'
      ? own.min === null || whole.max === null || compare(own.min, whole.max) < 0
      : own.max === null || whole.min === null || compare(own.max, whole.min) > 0;
  }

  private cases(node: ValueNode & { readonly kind: 'cases' }): void {
    const { rows, otherwise } = this.evaluation.reached(node);
    this.value(node.of);
    for (const row of rows) this.value(row.then);
    if (otherwise) this.value(node.otherwise);
  }
}
