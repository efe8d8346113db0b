import { holdsIn, memberOf, mentionsIn, sameValue } from '../../kernel/atoms.ts';
import { calendarPasses } from '../../kernel/calendar.ts';
import { outcomesOf } from '../../kernel/children.ts';
import type { CalendarFunction, FactNode, MemberSet, TruthNode, ValueNode } from '../../kernel/node.ts';
import type { Domain } from '../../value/domain.ts';
import type { Rational } from '../../value/rational.ts';
import type { Truth } from '../../value/truth.ts';
import { differs, valuesOf } from './program.ts';
import { endsOf, endsOfSet, thresholdsOf } from './thresholds.ts';

/** What nodes ask of the given value of a fact. */
export interface FactUse {
  readonly node: FactNode;
  /** Numbers that it is compared with: between two neighbouring ones all values are alike. */
  readonly thresholds: readonly Rational[];
  /** What else is asked of it: exactly known values of which all say the same are alike. */
  readonly tests: readonly ((domain: Domain) => Truth)[];
  /** Whether it is reckoned with, or comes out again, so that no two values are alike. */
  readonly whole: boolean;
  /** Whether it matters which of its numbers are whole ones: what is chosen among these is one too. */
  readonly tellsWhole: boolean;
  /** Whether it is read as it was derived before, and not what it derives from. */
  readonly isDerived: boolean;
}

/** What nodes depend on. */
export interface Reads {
  readonly facts: readonly FactUse[];
  readonly grants: boolean;
}

interface Use {
  readonly thresholds: readonly Rational[];
  readonly tests: readonly ((domain: Domain) => Truth)[];
  readonly whole: boolean;
  readonly tellsWhole: boolean;
}

const WHOLE: Use = { thresholds: [], tests: [], whole: true, tellsWhole: true };

/**
 * What conditions, and a value if it is one's whole value that matters, read on a day. Of facts that were derived before,
 * nothing else is read.
 */
export function readsOf(
  conditions: readonly TruthNode[],
  value: ValueNode | null,
  asOf: number,
  isDerived: (fact: FactNode) => boolean = () => false,
): Reads {
  const reader = new Reader(asOf, isDerived);
  for (const condition of conditions) reader.truth(condition);
  if (value !== null) reader.value(value, WHOLE);
  return { facts: [...reader.facts.values()], grants: reader.grants };
}

class Reader implements Reads {
  private readonly found = new Map<
    FactNode,
    { thresholds: Set<Rational>; tests: Set<Use['tests'][number]>; whole: boolean; tellsWhole: boolean }
  >();
  private readonly seen = new Map<TruthNode | ValueNode, Use[]>();
  grants = false;

  constructor(
    private readonly asOf: number,
    private readonly isDerived: (fact: FactNode) => boolean,
  ) {}

  get facts(): FactUse[] {
    return [...this.found].map(([node, { thresholds, tests, whole, tellsWhole }]) => ({
      node,
      thresholds: [...thresholds],
      tests: [...tests],
      whole,
      tellsWhole,
      isDerived: this.isDerived(node),
    }));
  }

  truth(node: TruthNode): void {
    if (this.seen.has(node)) return;
    this.seen.set(node, []);
    switch (node.kind) {
      case 'constant':
        return;
      case 'and':
      case 'or':
        for (const part of node.of) this.truth(part);
        return;
      case 'not':
        return this.truth(node.of);
      default:
        return this.atom(node);
    }
  }

  private atom(node: TruthNode): void {
    const varying = valuesOf(node).filter(differs);
    if (varying.length !== 1) {
      for (const value of varying) this.value(value, WHOLE);
      return;
    }
    this.value(varying[0]!, { ...this.useOf(node), thresholds: thresholdsOf(node, this.asOf) });
  }

  /** What an atom asks of the one of its values that differs. */
  private useOf(node: TruthNode): Use {
    switch (node.kind) {
      case 'member':
        return setUse(node.set);
      case 'same': {
        const other = literalOf(differs(node.left) ? node.right : node.left);
        const left = differs(node.left);
        return {
          ...NOTHING,
          tests: other ? [(domain) => (left ? sameValue(domain, other) : sameValue(other, domain))] : [],
          whole: other === null,
        };
      }
      case 'holds': {
        const [of, codes] = [literalOf(node.of), literalOf(node.codes)];
        if (codes) return { ...NOTHING, tests: [(domain) => holdsIn(domain, node.quantifier, codes)] };
        return of ? { ...NOTHING, tests: [(domain) => holdsIn(of, node.quantifier, domain)] } : WHOLE;
      }
      case 'mentions':
        return { ...NOTHING, tests: [(domain) => mentionsIn(domain, node.phrases)] };
      default:
        return NOTHING;
    }
  }

  value(node: ValueNode, use: Use): void {
    const before = this.seen.get(node) ?? [];
    if (before.includes(use)) return;
    this.seen.set(node, [...before, use]);
    switch (node.kind) {
      case 'literal':
      case 'undefined':
        return;
      case 'fact':
        return this.fact(node, use);
      case 'grants':
        this.grants = true;
        return;
      case 'least':
      case 'greatest': {
        const varying = node.of.filter(differs);
        const thresholds = [...use.thresholds, ...node.of.flatMap((part) => endsOf(part, this.asOf))];
        const inner = varying.length === 1 ? { ...use, thresholds } : WHOLE;
        for (const part of varying) this.value(part, inner);
        return;
      }
      case 'choose':
        for (const { when } of node.branches) this.truth(when);
        return this.chosen(outcomesOf(node), use);
      case 'cases': {
        const sets = node.rows.map(({ set }) => setUse(set));
        this.value(node.of, {
          thresholds: sets.flatMap(({ thresholds }) => thresholds),
          tests: sets.flatMap(({ tests }) => tests),
          whole: false,
          tellsWhole: false,
        });
        return this.chosen(outcomesOf(node), use);
      }
      case 'sum':
      case 'product':
        for (const part of node.of) this.value(part, WHOLE);
        return;
      case 'quotient':
        this.value(node.of, WHOLE);
        return this.value(node.by, WHOLE);
      case 'round':
      case 'slices':
        return this.value(node.of, WHOLE);
      case 'calendar':
        return this.value(node.of, this.dayUse(node.fn, use));
      case 'span':
        this.value(node.from, WHOLE);
        return this.value(node.to, WHOLE);
      default:
        return node satisfies never;
    }
  }

  private chosen(parts: readonly ValueNode[], use: Use): void {
    const each = use.tellsWhole ? use : { ...use, tellsWhole: true };
    for (const part of parts) this.value(part, each);
  }

  /** What is asked of a date by asking a function of it. */
  private dayUse(fn: CalendarFunction, use: Use): Use {
    if (use.whole || use.tests.length > 0) return WHOLE;
    const thresholds: Rational[] = [];
    for (const threshold of use.thresholds) {
      const passes = calendarPasses(fn, threshold, this.asOf);
      if (passes === null) return WHOLE;
      thresholds.push(...passes);
    }
    return { ...NOTHING, thresholds };
  }

  private fact(node: FactNode, use: Use): void {
    if (node.name === 'asOf') return;
    const found = this.found.get(node) ?? { thresholds: new Set(), tests: new Set(), whole: false, tellsWhole: false };
    this.found.set(node, found);
    const { allowed } = node;
    // What lies beyond the bounds of a fact counts as unknown.
    const bounds = allowed.kind === 'number' ? [allowed.min, allowed.max].filter((end) => end !== null) : [];
    for (const threshold of [...use.thresholds, ...bounds]) found.thresholds.add(threshold);
    for (const test of use.tests) found.tests.add(test);
    found.whole ||= use.whole;
    found.tellsWhole ||= use.tellsWhole;
    if (node.derive !== null && !this.isDerived(node))
      this.value(node.derive, { ...use, thresholds: [...use.thresholds, ...bounds] });
  }
}

const NOTHING: Use = { thresholds: [], tests: [], whole: false, tellsWhole: false };

function setUse(set: MemberSet): Use {
  const test = (domain: Domain): Truth => memberOf(domain, set);
  return set.kind === 'numbers' ? { ...NOTHING, thresholds: endsOfSet(set) } : { ...NOTHING, tests: [test] };
}

function literalOf(value: ValueNode): Domain | null {
  return value.kind === 'literal' || value.kind === 'undefined' ? value.domain : null;
}
