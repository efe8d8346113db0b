import { BATCH, type Block, DOUBT, POINT } from './block.ts';
import { Constant } from './constant.ts';
import { FactReal } from './fact.ts';
import { Product } from './product.ts';
import { Quotient } from './quotient.ts';
import { Compound, type Real, type RowNumbers } from './real.ts';
import { Sum } from './sum.ts';

/**
 * What decides, besides the ends of values, which facts are missing: which facts are exactly known, and on which side of zero
 * they and what is divided and multiplied lie.
 */
export class Signs {
  private readonly found = new Float64Array(BATCH);

  private constructor(private readonly probes: readonly Real[]) {}

  /** Null where it is not so simple. */
  static of(reals: readonly Real[]): Signs | null {
    const probes = new Set<Real>();
    return reals.every((real) => gather(real, probes)) && probes.size <= MOST_PROBES ? new Signs([...probes]) : null;
  }

  /** Of each row a number that tells them apart, until others are asked for; negative where that is in doubt. */
  patterns(rows: RowNumbers, count: number): Float64Array {
    const { found: patterns } = this;
    patterns.fill(0, 0, count);
    for (const probe of this.probes) {
      const block = probe.reckon(rows, count);
      for (let at = 0; at < count; at++) {
        const state = stateAt(block, at);
        patterns[at] = patterns[at]! < 0 || state < 0 ? -1 : patterns[at]! * STATES + state;
      }
      probe.release(block);
    }
    return patterns;
  }
}

const STATES = 18;
/** So many states each are told apart by a whole number below 2^53. */
const MOST_PROBES = 11;

function stateAt({ low, lowError, high, highError, flags }: Block, at: number): number {
  const least = signOf(low[at]!, lowError[at]!);
  const most = signOf(high[at]!, highError[at]!);
  if (least === null || most === null || (flags[at]! & DOUBT) !== 0) return -1;
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
