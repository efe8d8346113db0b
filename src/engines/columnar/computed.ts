import { Evaluation, EvaluationMemory } from '../../kernel/evaluate.ts';
import type { TruthNode, ValueNode } from '../../kernel/node.ts';
import { exactNumber } from '../../value/domain.ts';
import type { Rational } from '../../value/rational.ts';
import { bareWorld } from './bare-world.ts';
import type { Classes } from './classes.ts';
import type { Rows } from './columns.ts';
import type { EncodingContext } from './encoding-context.ts';
import type { Input } from './program.ts';
import { differs, valuesOf } from './program.ts';
import { Ranks } from './ranks.ts';
import { Compound, Constant, FactReal, Product, Quotient, type Real, realOf, Sum } from './real.ts';

/** What a row is where doubles do not decide it. */
export const IN_DOUBT = -1;

/**
 * Classes of a value that is reckoned from numbers of which each row has its own: by where it lies among the numbers that
 * atoms compare it with. Null if it cannot be reckoned in doubles.
 */
export function computedOf(input: Input, context: EncodingContext, classes: Classes): Computed | null {
  const { value, leaves } = input;
  if (
    value === null ||
    !leaves.every(({ node }) => node.kind === 'compare' || node.kind === 'between' || node.kind === 'member')
  )
    return null;
  const real = realOf(value, context);
  return real === null ? null : new Computed(value, real, input, context, classes);
}

export class Computed {
  private readonly ranks: Ranks;
  private readonly byPlace: Int32Array;
  private readonly byEnds = new Map<number, { readonly class: number; readonly isOpen: boolean } | null>();
  private readonly byPattern = new Map<string, number>();
  /** What decides, besides the ends, which facts are missing; null where that is not so simple. */
  private readonly probes: readonly Real[] | null;
  private readonly canBeWhole: boolean;
  private readonly memory: EvaluationMemory;

  constructor(
    private readonly value: ValueNode,
    private readonly real: Real,
    input: Input,
    private readonly context: EncodingContext,
    private readonly classes: Classes,
  ) {
    this.ranks = new Ranks(input.leaves.flatMap(({ node }) => thresholdsOf(node, context.asOf)));
    this.byPlace = new Int32Array(this.ranks.places).fill(IN_DOUBT);
    const probes = new Set<Real>();
    this.probes = gather(real, probes) && probes.size <= MOST_PROBES ? [...probes] : null;
    this.canBeWhole = mayBeWhole(value);
    this.memory = new EvaluationMemory(context.nodes);
  }

  begin(rows: Rows): void {
    this.real.begin(rows);
  }

  /** The class of a row; `IN_DOUBT` where the reference must say. `told` asks it to, for rows that are first of their kind. */
  of(row: number, told: () => number): number {
    const { real } = this;
    real.reckon(row);
    if (real.isDoubtful) return IN_DOUBT;
    const low = this.place(real.low, real.lowError);
    if (low < 0) return IN_DOUBT;
    if (real.isPoint) {
      const known = this.byPlace[low]!;
      if (known !== IN_DOUBT) return known;
      const made = this.classes.of(this.evaluate(exactNumber(this.ranks.at(low))));
      this.byPlace[low] = made;
      return made;
    }
    const high = this.place(real.high, real.highError);
    if (high < 0 || this.canBeWhole) return IN_DOUBT;
    const ends = this.ofEnds(low, high);
    if (!ends.isOpen) return ends.class;
    const pattern = this.pattern();
    if (pattern === null) return IN_DOUBT;
    const key = `${low},${high},${pattern}`;
    const known = this.byPattern.get(key);
    if (known !== undefined) return known;
    const made = told();
    this.byPattern.set(key, made);
    return made;
  }

  /** Where a number surely lies among the thresholds; negative where that is in doubt. */
  private place(value: number, error: number): number {
    if (error === 0) return this.ranks.ofDouble(value);
    const place = this.ranks.ofDouble(value - error);
    return place % 2 === 0 && this.ranks.ofDouble(value + error) === place ? place : IN_DOUBT;
  }

  private ofEnds(low: number, high: number): { readonly class: number; readonly isOpen: boolean } {
    const key = low * this.ranks.places + high;
    const known = this.byEnds.get(key);
    if (known) return known;
    // Which end it is among those between two thresholds says nothing, but that they are in order.
    const [min, max] = [this.ranks.at(low), this.ranks.at(high)];
    const evaluation = this.evaluate({
      kind: 'number',
      min: low === 0 ? null : min,
      max: high === this.ranks.places - 1 ? null : max,
      integral: false,
    });
    const isOpen = this.classes.isOpen(evaluation);
    const made = { class: isOpen ? IN_DOUBT : this.classes.of(evaluation), isOpen };
    this.byEnds.set(key, made);
    return made;
  }

  private evaluate(domain: Parameters<EvaluationMemory['keepDomain']>[1]): Evaluation {
    const memory = this.memory.empty();
    memory.keepDomain(this.value.id, domain);
    return new Evaluation(bareWorld(this.context.asOf), memory);
  }

  /** Which facts are exactly known, and on which side of zero they and what is divided and multiplied lie. */
  private pattern(): number | null {
    if (this.probes === null) return null;
    let pattern = 0;
    for (const probe of this.probes) {
      const low = signOf(probe.low, probe.lowError);
      const high = signOf(probe.high, probe.highError);
      if (low === null || high === null || probe.isDoubtful) return null;
      pattern = pattern * 18 + Number(probe.isPoint) * 9 + (low + 1) * 3 + high + 1;
    }
    return pattern;
  }
}

/** So many states of 18 each are told apart by a whole number below 2^53. */
const MOST_PROBES = 12;

function signOf(value: number, error: number): number | null {
  if (value === 0 && error === 0) return 0;
  return Math.abs(value) > error ? Math.sign(value) : null;
}

/** Gathers the probes of sums, products and quotients of facts; false where something else is among them. */
function gather(real: Real, probes: Set<Real>): boolean {
  if (real instanceof Constant) return true;
  if (real instanceof FactReal) {
    probes.add(real);
    return real.derived === null || real.node.asked || gather(real.derived, probes);
  }
  if (!(real instanceof Sum || real instanceof Product || real instanceof Quotient)) return false;
  if (!(real instanceof Sum)) for (const part of real.parts) if (part instanceof Compound) probes.add(part);
  return real.parts.every((part) => gather(part, probes));
}

function thresholdsOf(node: TruthNode, asOf: number): readonly Rational[] {
  const ends = valuesOf(node).flatMap((value): (Rational | null)[] => {
    if (differs(value)) return [];
    if (value.kind === 'fact') return [{ num: BigInt(asOf), den: 1n }];
    return (value.kind === 'literal' || value.kind === 'undefined') && value.domain.kind === 'number'
      ? [value.domain.min, value.domain.max]
      : [];
  });
  const set =
    node.kind === 'member' && node.set.kind === 'numbers' ? node.set.set.flatMap(({ min, max }) => [min, max]) : [];
  return [...ends, ...set].filter((end) => end !== null);
}

/** Whether something that is not exactly known can be known to be whole: the reference then leaves out what lies between. */
function mayBeWhole(value: ValueNode): boolean {
  switch (value.kind) {
    case 'literal':
    case 'undefined':
    case 'slices':
    case 'span':
    case 'quotient':
      return false;
    case 'grants':
      return false;
    case 'fact':
      return (
        value.allowed.kind === 'number' &&
        (value.allowed.integral || (value.derive !== null && mayBeWhole(value.derive)))
      );
    case 'calendar':
      return true;
    case 'round':
      return value.to.den === 1n;
    case 'sum':
    case 'product':
    case 'least':
    case 'greatest':
      return value.of.some(mayBeWhole);
    case 'choose':
      return value.branches.some(({ then }) => mayBeWhole(then)) || mayBeWhole(value.otherwise);
    case 'cases':
      return value.rows.some(({ then }) => mayBeWhole(then)) || mayBeWhole(value.otherwise);
  }
}
