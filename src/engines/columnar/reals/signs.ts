import { Pairing } from '../pairing.ts';
import { BATCH, type RowNumbers } from '../row-numbers.ts';
import type { Workspace } from '../workspace.ts';
import { type Block, DOUBT, POINT, type Scratch } from './block.ts';
import type { Bounds } from './bounds.ts';
import { Constant } from './constant.ts';
import { FactReal } from './fact.ts';
import { Product } from './product.ts';
import { Quotient } from './quotient.ts';
import { Compound, type Real } from './real.ts';
import { Sum } from './sum.ts';

/**
 * What decides, besides the ends of values, which facts are missing: which facts are exactly known, and on which side of zero
 * they and what is divided and multiplied lie.
 */
export class Signs {
  private readonly found = new Int32Array(BATCH);
  private readonly states = new Int32Array(BATCH);
  private readonly restStates = new Int32Array(BATCH);
  private readonly pairings: readonly Pairing[];

  private constructor(
    private readonly scratch: Scratch,
    private readonly probes: readonly Real[],
  ) {
    this.pairings = probes.map(() => new Pairing());
  }

  /** Null where it is not so simple. */
  static of(scratch: Scratch, reals: readonly Real[]): Signs | null {
    const probes = new Set<Real>();
    return reals.every((real) => gather(real, probes)) ? new Signs(scratch, [...probes]) : null;
  }

  /** Of each row a small number that tells them apart, until others are asked for; negative where that is in doubt. */
  patterns(rows: RowNumbers, count: number): Int32Array {
    const { found: patterns, states } = this;
    patterns.fill(0, 0, count);
    this.probes.forEach((probe, index) => {
      this.look(probe, rows, count);
      const pairing = this.pairings[index]!;
      for (let at = 0; at < count; at++) {
        const state = states[at]!;
        patterns[at] = patterns[at]! < 0 || state < 0 ? -1 : pairing.of(patterns[at]!, state);
      }
    });
    return patterns;
  }

  /** Fills `states`. */
  private look(probe: Real, rows: RowNumbers, count: number): void {
    const { scratch, states, restStates } = this;
    if (probe.precision === 'none') return lookAt(probe, rows, count, states);
    const bounds = scratch.takeBounds();
    probe.bound(rows, count, bounds);
    boundStates(scratch.workspace, bounds, count, states, probe.precision === 'nearest');
    const rest = scratch.takeRest();
    const left = rest.gather(scratch.workspace, bounds, rows, count);
    scratch.giveBounds(bounds);
    if (left > 0) lookAt(probe, rest.rows, left, restStates);
    for (let at = 0; at < left; at++) states[rest.places[at]!] = restStates[at]!;
    scratch.giveRest(rest);
  }
}

/** Two numbers may have one nearest double: whether they are one is left open, and so is what is not held. */
function boundStates(
  workspace: Workspace,
  { low, high }: Bounds,
  count: number,
  states: Int32Array,
  isNearest: boolean,
): void {
  const { kernels, places } = workspace;
  kernels.sides(low, high, count, POINT * 9, Number(isNearest), places);
  states.set(workspace.words.subarray(places >> 2, (places >> 2) + count));
}

function lookAt(probe: Real, rows: RowNumbers, count: number, states: Int32Array): void {
  const block = probe.reckon(rows, count);
  for (let at = 0; at < count; at++) states[at] = stateAt(block, at);
  probe.release(block);
}

function stateAt({ low, lowError, high, highError, flags }: Block, at: number): number {
  const least = signOf(low[at]!, lowError[at]!);
  const most = signOf(high[at]!, highError[at]!);
  if (least === null || most === null || (flags[at]! & DOUBT) !== 0) return -1;
  // Ends that are hardly apart may be one number.
  const isApart = high[at]! - low[at]! > lowError[at]! + highError[at]!;
  if ((flags[at]! & POINT) === 0 && !isApart) return -1;
  return (flags[at]! & POINT) * 9 + (least + 1) * 3 + most + 1;
}

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
