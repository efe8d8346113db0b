import type { Rational, RoundingMode } from '../../../value/rational.ts';
import { EXACT, MODES, stepsOf } from '../kernels/index.ts';
import type { RowNumbers } from '../row-numbers.ts';
import { type Block, DOUBT, type Scratch, settle, U } from './block.ts';
import type { Bounds, Precision } from './bounds.ts';
import { Compound, type Real } from './real.ts';
import { inUnits, type Scale, scaleOf } from './scale.ts';

/** To whole steps, such as an amount to fen. */
export class Rounded extends Compound {
  readonly scale: Scale;
  readonly precision: Precision;
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
    const isExact = [this.num, this.den, this.whole].every(Number.isSafeInteger) && this.part === 1;
    this.precision = isExact ? this.precisionOfParts : 'none';
  }

  reckon(rows: RowNumbers, count: number): Block {
    const block = this.of.reckon(rows, count);
    const { low, lowError, high, highError, flags } = block;
    this.round(low, lowError, flags, count);
    this.round(high, highError, flags, count);
    settle(block, count);
    return block;
  }

  bound(rows: RowNumbers, count: number, bounds: Bounds): void {
    this.of.bound(rows, count, bounds);
    const { num, den, whole } = this;
    const { kernels } = this.scratch.workspace;
    const how = MODES.indexOf(this.mode);
    kernels.round(bounds.low, count, num, den, whole, how);
    kernels.round(bounds.high, count, num, den, whole, how);
  }

  private round(ends: Float64Array, errors: Float64Array, flags: Uint8Array, count: number): void {
    const { num, den, whole, part, mode } = this;
    for (let at = 0; at < count; at++) {
      const scaled = ends[at]! * den;
      if (errors[at] !== 0 || !(Math.abs(scaled) <= EXACT)) {
        this.roundInexact(ends, errors, flags, at);
        continue;
      }
      const exact = stepsOf(scaled, num, mode) * whole;
      ends[at] = exact / part;
      errors[at] = part === 1 && Math.abs(exact) <= EXACT ? 0 : Math.abs(exact / part) * U;
    }
  }

  /** In doubt where it may be one step more or less. */
  private roundInexact(ends: Float64Array, errors: Float64Array, flags: Uint8Array, at: number): void {
    const { num, den, whole, part, mode } = this;
    const value = ends[at]!;
    if (!Number.isFinite(value)) return;
    const steps = (value * den) / num;
    const shifted = mode === 'half-up' ? steps + 0.5 : steps;
    const down = Math.floor(shifted);
    const away = (errors[at]! * den) / num + 2 * Math.abs(steps) * U;
    const room = mode === 'half-up' ? away + Math.abs(shifted) * U : away;
    if (shifted - down <= room || down + 1 - shifted <= room || !(Math.abs(down) <= EXACT)) flags[at]! |= DOUBT;
    const exact = (mode === 'up' ? down + 1 : down) * whole;
    ends[at] = exact / part;
    errors[at] = part === 1 && Math.abs(exact) <= EXACT ? 0 : Math.abs(exact / part) * U;
  }
}
