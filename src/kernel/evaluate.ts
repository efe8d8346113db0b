import { resolveYear } from '../policy/fact-reference.ts';
import { type Domain, hullDomains, intersectDomains, isExact, type NumberDomain, numbers } from '../value/domain.ts';
import { EVERYTHING, greatest, hull, type Interval, least, over, plus, rounded, times } from '../value/interval.ts';
import { numberSet } from '../value/number-set.ts';
import { optionSet, pairs } from '../value/option-set.ts';
import { isInteger } from '../value/rational.ts';
import { not, type Truth } from '../value/truth.ts';
import { compareBounds, holdsIn, liesBetween, memberOf, mentionsIn, sameValue } from './atoms.ts';
import { calendarBounds } from './calendar.ts';
import type { CasesNode, ChooseNode, FactNode, MemberSet, TruthNode, ValueNode } from './node.ts';
import { sliceBounds } from './slices.ts';
import type { World } from './world.ts';

/** A value given directly that what it derives from rules out; the given one counts. */
export interface Clash {
  readonly fact: string;
  readonly year: number | null;
}

/** Results by the ids of nodes. */
export class EvaluationMemory {
  readonly truths: (Truth | undefined)[];
  readonly domains: (Domain | undefined)[];
  /** Which have been found, so that emptying costs no more than filling did. */
  private readonly found: number[] = [];

  /** With room for so many nodes at once: an array that grows from its far end is slow. */
  constructor(nodes = 0) {
    this.truths = new Array<Truth | undefined>(nodes).fill(undefined);
    this.domains = new Array<Domain | undefined>(nodes).fill(undefined);
  }

  keepTruth(id: number, truth: Truth): void {
    this.truths[id] = truth;
    this.found.push(id);
  }

  keepDomain(id: number, domain: Domain): void {
    this.domains[id] = domain;
    this.found.push(id);
  }

  empty(): this {
    for (const id of this.found) {
      this.truths[id] = undefined;
      this.domains[id] = undefined;
    }
    this.found.length = 0;
    return this;
  }
}

/**
 * The reference evaluator: what the kernel means, in one sitting. It is lazy and keeps every result by node,
 * so that the evaluation itself is the trace: ask it again for any node of the graph, and it tells what was found there.
 */
export class Evaluation {
  readonly clashes: Clash[] = [];

  /** `memory` is where results are kept by node: who evaluates often for few nodes gives the same again, emptied. */
  constructor(
    readonly world: World,
    private readonly memory = new EvaluationMemory(),
  ) {}

  truth(node: TruthNode): Truth {
    const known = this.memory.truths[node.id];
    if (known !== undefined) return known;
    const found = this.decide(node);
    this.memory.keepTruth(node.id, found);
    return found;
  }

  value(node: ValueNode): Domain {
    const known = this.memory.domains[node.id];
    if (known !== undefined) return known;
    const found = this.bound(node);
    this.memory.keepDomain(node.id, found);
    return found;
  }

  /** The value of a node that is a number or a date. */
  number(node: ValueNode): NumberDomain {
    const domain = this.value(node);
    if (domain.kind !== 'number') throw new TypeError(`node ${node.id} (${node.kind}) is no number`);
    return domain;
  }

  private decide(node: TruthNode): Truth {
    switch (node.kind) {
      case 'constant':
        return node.truth;
      case 'and':
        return this.connect(node.of, 'false', 'true');
      case 'or':
        return this.connect(node.of, 'true', 'false');
      case 'not':
        return not(this.truth(node.of));
      case 'compare':
        return compareBounds(node.relation, this.number(node.left), this.number(node.right));
      case 'member':
        return memberOf(this.value(node.of), node.set);
      case 'between':
        return liesBetween(this.number(node.of), this.number(node.low), this.number(node.high));
      case 'same':
        return sameValue(this.value(node.left), this.value(node.right));
      case 'holds':
        return holdsIn(this.value(node.of), node.quantifier, this.value(node.codes));
      case 'mentions':
        return mentionsIn(this.value(node.of), node.phrases);
      default:
        return node satisfies never;
    }
  }

  /** Kleene's and, or: `decisive` settles it whatever the others are. */
  private connect(of: readonly TruthNode[], decisive: Truth, neutral: Truth): Truth {
    let result = neutral;
    for (const node of of) {
      const truth = this.truth(node);
      if (truth === decisive) return decisive;
      if (truth === 'unknown') result = 'unknown';
    }
    return result;
  }

  private bound(node: ValueNode): Domain {
    switch (node.kind) {
      case 'literal':
      case 'undefined':
        return node.domain;
      case 'fact':
        return this.fact(node);
      case 'grants':
        return numbers(this.world.granted(node.measure, node.items, node.per), false);
      case 'sum':
        return this.fold(node.of, plus);
      case 'product':
        return this.fold(node.of, times);
      case 'least':
        return this.fold(node.of, least);
      case 'greatest':
        return this.fold(node.of, greatest);
      case 'quotient':
        return numbers(over(this.number(node.of), this.number(node.by)) ?? EVERYTHING, false);
      case 'round':
        return numbers(rounded(this.number(node.of), node.to, node.mode), isInteger(node.to));
      case 'choose':
        return this.branches(node);
      case 'cases':
        return this.rows(node);
      case 'slices':
        return numbers(sliceBounds(this.number(node.of), node.segments), false);
      case 'calendar':
        return numbers(calendarBounds(node.fn, this.number(node.of), this.world.asOf), true);
      case 'span':
        return numbers(hull(this.number(node.from), this.number(node.to)), false);
      default:
        return node satisfies never;
    }
  }

  // Formulas may stand in one another as deep as a file allows: a loop takes less of the stack than a callback.
  private fold(of: readonly ValueNode[], combine: (a: Interval, b: Interval) => Interval): Domain {
    let all: Interval | null = null;
    let integral = true;
    for (const part of of) {
      const one = this.number(part);
      all = all === null ? one : combine(all, one);
      integral &&= one.integral;
    }
    return numbers(all!, integral);
  }

  /** The hull of all branches that may still be the first that holds. */
  private branches(node: ChooseNode): Domain {
    const reached: Domain[] = [];
    for (const branch of node.branches) {
      const truth = this.truth(branch.when);
      if (truth !== 'false') reached.push(this.value(branch.then));
      if (truth === 'true') return reached.reduce(hullDomains);
    }
    return [...reached, this.value(node.otherwise)].reduce(hullDomains);
  }

  /** The rows that a value may lie in, and whether it may lie in none; rows that together cover every value leave nothing to `otherwise`. */
  reached(node: CasesNode): { readonly rows: CasesNode['rows']; readonly otherwise: boolean } {
    const subject = this.value(node.of);
    const rows = node.rows.filter((row) => memberOf(subject, row.set) !== 'false');
    // One value that lies in a row lies in nothing else.
    const covered = rows.length > 0 && (isExact(subject) || memberOf(subject, unionOfRows(node, rows)) === 'true');
    return { rows, otherwise: !covered };
  }

  private rows(node: CasesNode): Domain {
    const { rows, otherwise } = this.reached(node);
    const domains = rows.map((row) => this.value(row.then));
    return (otherwise ? [...domains, this.value(node.otherwise)] : domains).reduce(hullDomains);
  }

  private fact(node: FactNode): Domain {
    const year = node.year && resolveYear(node.year, this.world.asOfYear);
    const given = this.world.given(node.name, year);
    const stated = given ? intersectDomains(given, node.allowed) : null;
    if (node.derive === null) return stated ?? node.allowed;
    const raw = this.value(node.derive);
    const derived = intersectDomains(raw, node.allowed) ?? raw;
    if (stated === null) return derived;
    const common = intersectDomains(stated, derived);
    if (common === null) {
      this.clashes.push({ fact: node.name, year });
      return stated;
    }
    return isExact(stated) ? stated : common;
  }
}

/** The union of all rows of a node, made once: it is asked for whenever nothing is known of the subject. */
const unions = new WeakMap<CasesNode, MemberSet>();

function unionOfRows(node: CasesNode, rows: CasesNode['rows']): MemberSet {
  const known = rows.length === node.rows.length ? unions.get(node) : undefined;
  const union = known ?? unionOf(rows.map((row) => row.set));
  if (rows.length === node.rows.length) unions.set(node, union);
  return union;
}

function unionOf(sets: readonly MemberSet[]): MemberSet {
  const ranges = sets.flatMap((set) => (set.kind === 'numbers' ? set.set : []));
  const options = sets.flatMap((set) => (set.kind === 'options' ? [...pairs(set.options)] : []));
  const texts = sets.flatMap((set) => (set.kind === 'texts' ? set.texts : []));
  if (options.length > 0) return { kind: 'options', options: optionSet(options) };
  return texts.length > 0 ? { kind: 'texts', texts } : { kind: 'numbers', set: numberSet(ranges) };
}
