import { isExact, type NumberDomain } from '../../../value/domain.ts';
import type { Rational } from '../../../value/rational.ts';
import type { RowNumbers } from '../row-numbers.ts';
import { type Block, POINT, type Scratch } from './block.ts';
import type { Bounds, Precision } from './bounds.ts';
import { Real } from './real.ts';
import { doubleInUnits, type Scale, scaleOf } from './scale.ts';

/** The ends of a domain in doubles. */
export interface Ends {
  readonly low: number;
  readonly lowError: number;
  readonly high: number;
  readonly highError: number;
  readonly isPoint: boolean;
}

export function endsOfDomain(domain: NumberDomain, scale: Scale): Ends {
  const end = (exact: Rational | null, endless: number) =>
    exact === null ? { double: endless, error: 0 } : doubleInUnits(exact, scale);
  const [low, high] = [end(domain.min, -Infinity), end(domain.max, Infinity)];
  return { low: low.double, lowError: low.error, high: high.double, highError: high.error, isPoint: isExact(domain) };
}

/** The same for everybody. */
export class Constant extends Real {
  readonly scale: Scale;
  readonly precision: Precision;
  readonly ends: Ends;

  constructor(scratch: Scratch, domain: NumberDomain) {
    super(scratch);
    const ends = [domain.min, domain.max].filter((end) => end !== null);
    this.scale = Math.max(1, ...ends.map(scaleOf));
    this.ends = endsOfDomain(domain, this.scale);
    this.precision = this.ends.lowError === 0 && this.ends.highError === 0 ? 'whole' : 'none';
  }

  begin(): void {}

  reckon(_rows: RowNumbers, count: number): Block {
    const block = this.scratch.take();
    const { low, lowError, high, highError, isPoint } = this.ends;
    block.low.fill(low, 0, count);
    block.lowError.fill(lowError, 0, count);
    block.high.fill(high, 0, count);
    block.highError.fill(highError, 0, count);
    block.flags.fill(isPoint ? POINT : 0, 0, count);
    return block;
  }

  bound(_rows: RowNumbers, count: number, { low, high }: Bounds): void {
    const { doubles } = this.scratch.workspace;
    doubles.fill(this.ends.low, low >> 3, (low >> 3) + count);
    doubles.fill(this.ends.high, high >> 3, (high >> 3) + count);
  }
}
