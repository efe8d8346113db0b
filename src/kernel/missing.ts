import { resolveYear } from '../policy/fact-reference.ts';
import { type Domain, isExact, type NumberDomain } from '../value/domain.ts';
import { EVERYTHING, higherMin, type Interval, intersect, lowerMax } from '../value/interval.ts';
import { ceil, compare, floor, type Rational, toDecimal } from '../value/rational.ts';
import type { Truth } from '../value/truth.ts';
import { compareBounds } from './atoms.ts';
import type { Evaluation } from './evaluate.ts';
import type { CasesNode, ChooseNode, FactNode, Relation, TruthNode, ValueNode } from './node.ts';

/** How grants are called where they are unknown. */
export const GRANTS = 'grants';

/** Why a value is not to be had although all is known. */
export interface Undefined {
  /**
   * `base`: a ratio or growth whose base is zero or less, `perhaps`: whose base may still be;
   * `nowhere`: no row or branch holds; `authority`: it is for the authority to set.
   */
  readonly kind: 'base' | 'perhaps' | 'nowhere' | 'authority';
  /** The derived fact, with its year. */
  readonly fact: string;
}

/** What could still settle a truth value or narrow an amount. */
export interface Missing {
  /** Names with resolved years, in the order in which they are met. */
  readonly facts: ReadonlySet<string>;
  readonly undefined: readonly Undefined[];
}

/** Whether a derived fact is named itself, rather than what it derives from. */
export type StandsForItself = (fact: FactNode) => boolean;

const whereAsked: StandsForItself = (fact) => fact.asked;

/** The facts not exactly known in unknown atoms that can still matter to `node`. */
export function missingForTruth(evaluation: Evaluation, node: TruthNode, itself = whereAsked): Missing {
  const collector = new Collector(evaluation, itself);
  collector.truth(node);
  return collector;
}

/** The facts whose knowledge can narrow `node`. */
export function missingForValue(evaluation: Evaluation, node: ValueNode): Missing {
  const collector = new Collector(evaluation, whereAsked);
  collector.value(node);
  return collector;
}

export function factName(node: FactNode, asOfYear: number): string {
  return node.year === null ? node.name : `${node.name}@${resolveYear(node.year, asOfYear)}`;
}

class Collector implements Missing {
  readonly facts = new Set<string>();
  readonly undefined: Undefined[] = [];
  private readonly seen = new Set<string>();
  /** The derived facts on the way down, the innermost last. */
  private readonly around: string[] = [];

  constructor(
    private readonly evaluation: Evaluation,
    private readonly itself: StandsForItself,
  ) {}

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
        return this.compared(node);
      case 'same':
        this.value(node.left);
        return this.value(node.right);
      case 'member':
      case 'mentions':
        return this.value(node.of);
      case 'between':
        return this.between(node);
      case 'holds':
        this.value(node.of);
        return this.value(node.codes);
      default:
        return node satisfies never;
    }
  }

  /** `within`: only what moves the value inside it matters; a part beyond a limit may be anything. */
  value(node: ValueNode, within: Interval = EVERYTHING): void {
    const domain = this.evaluation.value(node);
    if (onlyValue(domain, within) !== null || this.visited(node, within)) return;
    switch (node.kind) {
      case 'literal':
        return this.tell('authority');
      case 'undefined':
        return this.tell('nowhere');
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
        return this.extreme(node.kind, node.of, within);
      case 'quotient':
        return this.quotient(node.of, node.by);
      case 'round':
      case 'slices':
      case 'calendar':
        return this.value(node.of);
      case 'span':
        this.tell('authority');
        this.value(node.from, within);
        return this.value(node.to, within);
      case 'choose':
        return this.choose(node, within);
      case 'cases':
        return this.cases(node, within);
      default:
        return node satisfies never;
    }
  }

  /** One side of a comparison. Of the lowest or highest of several, only parts that are not on one side of it already matter. */
  private side(node: ValueNode, truthOf: (part: NumberDomain) => Truth): void {
    if (node.kind === 'fact' && node.derive !== null && !this.itself(node)) {
      this.around.push(factName(node, this.evaluation.world.asOfYear));
      this.side(node.derive, truthOf);
      this.around.pop();
    } else if (node.kind === 'least' || node.kind === 'greatest') {
      for (const part of node.of) if (truthOf(this.evaluation.number(part)) === 'unknown') this.side(part, truthOf);
    } else this.value(node);
  }

  private compared({ relation, left, right }: TruthNode & { readonly kind: 'compare' }): void {
    const [a, b] = [this.evaluation.number(left), this.evaluation.number(right)];
    const ends = ENDS[relation];
    if (parts(b, a, ends.left)) this.side(left, (part) => compareBounds(relation, part, b));
    if (parts(a, b, ends.right)) this.side(right, (part) => compareBounds(relation, a, part));
  }

  private between({ of, low, high }: TruthNode & { readonly kind: 'between' }): void {
    const [value, from, to] = [of, low, high].map((node) => this.evaluation.number(node)) as [
      NumberDomain,
      NumberDomain,
      NumberDomain,
    ];
    const [above, below] = [compareBounds('at-most', from, value), compareBounds('at-most', value, to)];
    const { left, right } = ENDS['at-most'];
    if ((above === 'unknown' && parts(from, value, right)) || (below === 'unknown' && parts(to, value, left)))
      this.value(of);
    if (above === 'unknown' && parts(value, from, left)) this.value(low);
    if (below === 'unknown' && parts(value, to, right)) this.value(high);
  }

  private visited(node: TruthNode | ValueNode, within: Interval = EVERYTHING): boolean {
    const key = `${node.id} ${within.min === null ? '' : toDecimal(within.min)} ${within.max === null ? '' : toDecimal(within.max)}`;
    if (this.seen.has(key)) return true;
    this.seen.add(key);
    return false;
  }

  private tell(kind: Undefined['kind']): void {
    this.undefined.push({ kind, fact: this.around[this.around.length - 1] ?? '' });
  }

  private fact(node: FactNode): void {
    const name = factName(node, this.evaluation.world.asOfYear);
    if (node.derive === null || this.itself(node)) {
      this.facts.add(name);
      return;
    }
    this.around.push(name);
    this.value(node.derive);
    this.around.pop();
  }

  private quotient(of: ValueNode, by: ValueNode): void {
    const base = this.evaluation.number(by);
    if (base.max !== null && base.max.num <= 0n) return this.tell('base');
    // Of a base of which nothing is known at the upper end, that it is missing says enough.
    if (base.max !== null && (base.min === null || base.min.num <= 0n)) this.tell('perhaps');
    this.value(of);
    this.value(by);
  }

  /** Of the lowest (or highest) of several, a part matters only as far as it lies below (above) all that the others can reach. */
  private extreme(kind: 'least' | 'greatest', parts: readonly ValueNode[], within: Interval): void {
    for (const part of parts) {
      const others = parts.filter((other) => other !== part).map((other) => this.evaluation.number(other));
      const [min, max] =
        kind === 'least'
          ? [within.min, others.reduce((cap, other) => lowerMax(cap, other.max), within.max)]
          : [others.reduce((floor, other) => higherMin(floor, other.min), within.min), within.max];
      this.value(part, { min, max });
    }
  }

  private choose(node: ChooseNode, within: Interval): void {
    const reached: { when: TruthNode | null; then: ValueNode }[] = [];
    for (const branch of node.branches) {
      const truth = this.evaluation.truth(branch.when);
      if (truth !== 'false') reached.push({ when: truth === 'true' ? null : branch.when, then: branch.then });
      if (truth === 'true') break;
    }
    // That there may be no value at all is told only where no branch can hold.
    const rest = reached.length === 0 || node.otherwise.kind !== 'undefined';
    if (rest && reached.every((branch) => branch.when !== null)) reached.push({ when: null, then: node.otherwise });
    reached.forEach(({ when, then }, at) => {
      // A condition that chooses between equal values decides nothing.
      const values = new Set(reached.slice(at).map((branch) => onlyValue(this.evaluation.value(branch.then), within)));
      if (when !== null && (!rest || values.size > 1 || values.has(null))) this.truth(when);
      this.value(then, within);
    });
  }

  private cases(node: CasesNode, within: Interval): void {
    const { rows, otherwise } = this.evaluation.reached(node);
    this.value(node.of);
    for (const row of rows) this.value(row.then, within);
    if (otherwise && (rows.length === 0 || node.otherwise.kind !== 'undefined')) this.value(node.otherwise, within);
  }
}

/** Of a number compared with another: which of its ends the other may be for it to matter which value the number has. */
type Ends = 'low' | 'high' | 'both';

const ENDS: Readonly<Record<Relation, { readonly left: Ends; readonly right: Ends }>> = {
  less: { left: 'high', right: 'low' },
  'at-most': { left: 'low', right: 'high' },
  equal: { left: 'both', right: 'both' },
};

/** Whether some value of `other` parts those of `number`: between two neighbouring whole numbers none does. */
function parts(other: NumberDomain, number: NumberDomain, ends: Ends): boolean {
  if (!other.integral) return true;
  const from = number.min && (ends === 'high' ? floor(number.min) + 1n : ceil(number.min));
  const until = number.max && (ends === 'low' ? ceil(number.max) - 1n : floor(number.max));
  const common = intersect(
    { min: from === null ? null : whole(from), max: until === null ? null : whole(until) },
    other,
  );
  return common !== null;
}

const whole = (value: bigint): Rational => ({ num: value, den: 1n });

/** What a value comes to within an interval, if that is one value: a key by which equal ones are equal. */
function onlyValue(domain: Domain, within: Interval): string | null {
  if (domain.kind === 'text') return domain.text;
  if (domain.kind === 'option') return isExact(domain) ? String(domain.options[0]) : null;
  if (domain.kind === 'set') return isExact(domain) ? [...domain.alternatives[0]!.has].sort().join(' ') : null;
  const clip = (end: Rational | null): Rational | null => {
    if (within.min !== null && end !== null && compare(end, within.min) < 0) return within.min;
    return within.max !== null && end !== null && compare(end, within.max) > 0 ? within.max : end;
  };
  const min = domain.min === null ? within.min : clip(domain.min);
  const max = domain.max === null ? within.max : clip(domain.max);
  return min !== null && max !== null && compare(min, max) === 0 ? `${min.num}/${min.den}` : null;
}
