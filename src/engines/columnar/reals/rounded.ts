import type { Rational, RoundingMode } from '../../../value/rational.ts';
import { type Block, DOUBT, EXACT, POINT, put, type Scratch, U } from './block.ts';
import { Compound, type Real, type RowNumbers } from './real.ts';
import { inUnits, type Scale, scaleOf } from './scale.ts';

/** To whole steps, such as an amount to fen. */
export class Rounded extends Compound {
  readonly scale: Scale;
  /** A step in units of what is rounded: `num` / `den`. */
  private readonly num: number;
  private readonly den: number;
  /** A step in units of the result: `whole` / `part`, where `part` is one unless no scale has whole steps. */
  private readonly whole: number;
  private readonly part: number;

  constructor(
    scratch: Scratch,
    private readonly of: Real,
    to: Rational,
    private readonly mode: RoundingMode,
  ) {
    super(scratch, [of]);
    this.scale = scaleOf(to);
    const [step, result] = [inUnits(to, of.scale), inUnits(to, this.scale)];
    this.num = Number(step.num);
    this.den = Number(step.den);
    this.whole = Number(result.num);
    this.part = Number(result.den);
  }

  reckon(rows: RowNumbers, count: number): Block {
    const block = this.of.reckon(rows, count);
    const { low, lowError, high, highError, flags } = block;
    for (let at = 0; at < count; at++) {
      const isPoint = (flags[at]! & POINT) !== 0;
      const least = this.steps(low[at]!, lowError[at]!);
      const most = isPoint ? least : this.steps(high[at]!, highError[at]!);
      const known = Number.isNaN(least) || Number.isNaN(most) ? flags[at]! | DOUBT : flags[at]!;
      put(block, at, this.times(least), this.lost(least), this.times(most), this.lost(most), known);
    }
    return block;
  }

  /** How many steps; `NaN` where that may be one more or less. */
  private steps(value: number, error: number): number {
    if (!Number.isFinite(value)) return value;
    const { num, den, mode } = this;
    const scaled = value * den;
    if (error === 0 && Number.isInteger(scaled) && Math.abs(scaled) <= EXACT) {
      // The remainder is exact, and a quotient that is rounded to a double still lies on its side of a half.
      const rest = scaled - Math.floor(scaled / num) * num;
      const down = (scaled - rest) / num;
      if (mode === 'down') return down;
      if (mode === 'up') return rest === 0 ? down : down + 1;
      return 2 * rest >= num ? down + 1 : down;
    }
    const steps = scaled / num;
    const shifted = mode === 'half-up' ? steps + 0.5 : steps;
    const whole = Math.floor(shifted);
    const away = (error * den) / num + 2 * Math.abs(steps) * U;
    const room = mode === 'half-up' ? away + Math.abs(shifted) * U : away;
    if (shifted - whole <= room || whole + 1 - shifted <= room || !(Math.abs(whole) <= EXACT)) return Number.NaN;
    return mode === 'up' ? whole + 1 : whole;
  }

  private times(steps: number): number {
    return (steps * this.whole) / this.part;
  }

  private lost(steps: number): number {
    const exact = steps * this.whole;
    return Number.isFinite(exact) && this.part === 1 && Math.abs(exact) <= EXACT ? 0 : Math.abs(exact / this.part) * U;
  }
}
