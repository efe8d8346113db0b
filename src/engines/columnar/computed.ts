import type { ValueNode } from '../../kernel/node.ts';
import { Product, Quotient, Sum } from './arithmetic.ts';
import type { Classes } from './classes.ts';
import type { Rows } from './columns.ts';
import type { EncodingContext } from './encoding-context.ts';
import { Constant, FactReal } from './given-real.ts';
import { Placed } from './placed.ts';
import type { Input } from './program.ts';
import { Compound, type Real } from './real.ts';
import { realOf } from './real-of.ts';
import { thresholdsOf } from './thresholds.ts';

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
  private readonly placed: Placed<number>;
  private readonly byPattern = new Map<string, number>();
  private readonly probes: readonly Real[] | null;

  constructor(value: ValueNode, real: Real, input: Input, context: EncodingContext, classes: Classes) {
    const thresholds = input.leaves.flatMap(({ node }) => thresholdsOf(node, context.asOf));
    this.placed = new Placed(value, real, thresholds, context, (evaluation) =>
      classes.isOpen(evaluation) ? OPEN : classes.of(evaluation),
    );
    this.probes = probesOf([real]);
  }

  begin(rows: Rows): void {
    this.placed.begin(rows);
  }

  /** The class of a row; `IN_DOUBT` where the reference must say. `told` asks it to, for rows that are first of their kind. */
  of(row: number, told: () => number): number {
    const found = this.placed.at(row);
    if (found === null) return IN_DOUBT;
    if (found !== OPEN) return found;
    const pattern = patternOf(this.probes);
    if (pattern === null) return IN_DOUBT;
    const key = `${this.placed.place},${pattern}`;
    const known = this.byPattern.get(key);
    if (known !== undefined) return known;
    const made = told();
    this.byPattern.set(key, made);
    return made;
  }
}

/** What is not decided, so that rows are told apart by what they miss. */
const OPEN = -2;

/** What decides, besides the ends, which facts are missing; null where that is not so simple. */
export function probesOf(reals: readonly Real[]): readonly Real[] | null {
  const probes = new Set<Real>();
  return reals.every((real) => gather(real, probes)) && probes.size <= MOST_PROBES ? [...probes] : null;
}

/** Which facts are exactly known, and on which side of zero they and what is divided and multiplied lie; null where that is in doubt. */
export function patternOf(probes: readonly Real[] | null): number | null {
  if (probes === null) return null;
  let pattern = 0;
  for (const probe of probes) {
    const low = signOf(probe.low, probe.lowError);
    const high = signOf(probe.high, probe.highError);
    if (low === null || high === null || probe.isDoubtful) return null;
    pattern = pattern * 18 + Number(probe.isPoint) * 9 + (low + 1) * 3 + high + 1;
  }
  return pattern;
}

/** So many states of 18 each are told apart by a whole number below 2^53. */
const MOST_PROBES = 11;

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
