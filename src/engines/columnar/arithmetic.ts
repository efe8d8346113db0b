import type { Segment } from '../../kernel/node.ts';
import { type Rational, type RoundingMode, toNumber } from '../../value/rational.ts';
import { Compound, EXACT, type Real, U } from './real.ts';

export class Sum extends Compound {
  reckon(row: number): void {
    const arePoints = this.reckonParts(row);
    let [low, lowError, high, highError] = [0, 0, 0, 0];
    for (const part of this.parts) {
      low += part.low;
      high += part.high;
      lowError += part.lowError + rounding(low, part.lowError + lowError);
      highError += part.highError + rounding(high, part.highError + highError);
    }
    this.ends(low, lowError, high, highError);
    this.isPoint = arePoints;
  }
}

/** What is lost when a sum or product is rounded to a double: nothing where whole numbers stay whole and small. */
function rounding(result: number, errors: number): number {
  return errors === 0 && Number.isInteger(result) && Math.abs(result) <= EXACT ? 0 : Math.abs(result) * U;
}

export class Extreme extends Compound {
  constructor(
    parts: readonly Real[],
    private readonly isLeast: boolean,
  ) {
    super(parts);
  }
  reckon(row: number): void {
    const arePoints = this.reckonParts(row);
    const { parts, isLeast } = this;
    let { low, lowError, high, highError } = parts[0]!;
    for (let at = 1; at < parts.length; at++) {
      const part = parts[at]!;
      // Where two are surely apart, the error of the one that counts is all there is.
      const lowApart = Math.abs(low - part.low) > lowError + part.lowError;
      const isLower = isLeast ? part.low < low : part.low > low;
      lowError = lowApart ? (isLower ? part.lowError : lowError) : Math.max(lowError, part.lowError);
      if (isLower) low = part.low;
      const highApart = Math.abs(high - part.high) > highError + part.highError;
      const isHigher = isLeast ? part.high < high : part.high > high;
      highError = highApart ? (isHigher ? part.highError : highError) : Math.max(highError, part.highError);
      if (isHigher) high = part.high;
    }
    this.ends(low, lowError, high, highError);
    this.isPoint = arePoints;
  }
}

export class Product extends Compound {
  reckon(row: number): void {
    const arePoints = this.reckonParts(row);
    const [a, b] = [this.parts[0]!, this.parts[1]!];
    if (arePoints) {
      this.point(a.low * b.low, productError(a.low, a.lowError, b.low, b.lowError));
      return;
    }
    multiplyInto(this, a, b.low, b.lowError, b.high, b.highError);
  }
  /** For `multiplyInto`. */
  put(low: number, lowError: number, high: number, highError: number): void {
    this.ends(low, lowError, high, highError);
  }
}

function productError(a: number, aError: number, b: number, bError: number): number {
  const result = a * b;
  return Math.abs(a) * bError + Math.abs(b) * aError + aError * bError + rounding(result, aError + bError);
}

function product(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : a * b;
}

interface Puts {
  isDoubtful: boolean;
  put(low: number, lowError: number, high: number, highError: number): void;
}

/** Zero times infinity is zero, as in the reference: the unbounded side is never reached. */
function multiplyInto(target: Puts, a: Real, bLow: number, bLowError: number, bHigh: number, bHighError: number): void {
  if (a.low >= a.lowError && bLow >= bLowError) {
    const [low, high] = [product(a.low, bLow), product(a.high, bHigh)];
    target.put(
      low,
      low === Number.POSITIVE_INFINITY ? 0 : productError(a.low, a.lowError, bLow, bLowError),
      high,
      high === Number.POSITIVE_INFINITY ? 0 : productError(a.high, a.highError, bHigh, bHighError),
    );
    return;
  }
  let [low, lowError, high, highError] = [Infinity, 0, -Infinity, 0];
  let worst = 0;
  for (const [x, xError] of [
    [a.low, a.lowError],
    [a.high, a.highError],
  ] as const) {
    for (const [y, yError] of [
      [bLow, bLowError],
      [bHigh, bHighError],
    ] as const) {
      const isEndless = !Number.isFinite(x) || !Number.isFinite(y);
      // Whether it is zero decides whether it is endless.
      if (isEndless && ((Math.abs(x) <= xError && xError > 0) || (Math.abs(y) <= yError && yError > 0)))
        target.isDoubtful = true;
      const value = product(x, y);
      const error = isEndless || (value === 0 && xError === 0 && yError === 0) ? 0 : productError(x, xError, y, yError);
      worst = Math.max(worst, error);
      if (value < low) [low, lowError] = [value, error];
      if (value > high) [high, highError] = [value, error];
    }
  }
  lowError = Math.max(lowError, worst);
  highError = Math.max(highError, worst);
  target.put(low, lowError, high, highError);
}

export class Quotient extends Compound {
  constructor(of: Real, by: Real) {
    super([of, by]);
  }
  reckon(row: number): void {
    const arePoints = this.reckonParts(row);
    const [of, by] = [this.parts[0]!, this.parts[1]!];
    if (by.low + by.lowError <= 0) {
      this.ends(-Infinity, 0, Infinity, 0);
      return;
    }
    if (by.low - by.lowError <= 0) {
      this.isDoubtful = true;
      return;
    }
    if (arePoints) {
      const value = of.low / by.low;
      const isExact =
        of.lowError === 0 &&
        by.lowError === 0 &&
        Number.isInteger(value) &&
        Math.abs(value) <= EXACT &&
        value * by.low === of.low &&
        Math.abs(of.low) <= EXACT;
      this.point(
        value,
        isExact ? 0 : (of.lowError + Math.abs(value) * by.lowError) / (by.low - by.lowError) + Math.abs(value) * U,
      );
      return;
    }
    const [least, most] = [by.high === Infinity ? 0 : 1 / by.high, 1 / by.low];
    const leastError = by.high === Infinity ? 0 : by.highError / (by.high * (by.high - by.highError)) + least * U;
    const mostError = by.lowError / (by.low * (by.low - by.lowError)) + most * U;
    multiplyInto(this, of, least, leastError, most, mostError);
  }
  put(low: number, lowError: number, high: number, highError: number): void {
    this.ends(low, lowError, high, highError);
  }
}

/** Whole steps of a rounding: what an amount is in fen. */
export class Rounded extends Compound {
  lowSteps = 0;
  highSteps = 0;
  private readonly num: number;
  private readonly den: number;

  constructor(
    of: Real,
    to: Rational,
    private readonly mode: RoundingMode,
  ) {
    super([of]);
    this.num = Number(to.num);
    this.den = Number(to.den);
  }
  /** Whether its steps are fen of yuan. */
  get isOfFen(): boolean {
    return this.num === 1 && this.den === 100;
  }
  reckon(row: number): void {
    const arePoints = this.reckonParts(row);
    const [of] = this.parts;
    const low = this.steps(of!.low, of!.lowError);
    const high = arePoints ? low : this.steps(of!.high, of!.highError);
    this.lowSteps = low;
    this.highSteps = high;
    this.ends(this.times(low), this.lost(low), this.times(high), this.lost(high));
    this.isPoint = arePoints;
  }
  /** How many times the step; in doubt where that may be one more or less. */
  private steps(value: number, error: number): number {
    if (!Number.isFinite(value)) return value;
    const scaled = value * this.den;
    const steps = scaled / this.num;
    const isExact = error === 0 && Number.isInteger(scaled) && Math.abs(scaled) <= EXACT;
    const away = isExact ? 0 : (error * this.den) / this.num + 2 * Math.abs(steps) * U;
    const shifted = this.mode === 'half-up' ? steps + 0.5 : steps;
    const whole = Math.floor(shifted);
    if (isExact) {
      // The remainder is exact, and a quotient that is rounded to a double still lies on its side of a half.
      const rest = scaled - Math.floor(scaled / this.num) * this.num;
      const down = (scaled - rest) / this.num;
      if (this.mode === 'down') return down;
      if (this.mode === 'up') return rest === 0 ? down : down + 1;
      return 2 * rest >= this.num ? down + 1 : down;
    }
    const room = this.mode === 'half-up' ? away + Math.abs(shifted) * U : away;
    if (shifted - whole <= room || whole + 1 - shifted <= room || !(Math.abs(whole) <= EXACT)) this.isDoubtful = true;
    return this.mode === 'up' ? whole + 1 : whole;
  }
  private times(steps: number): number {
    return (steps * this.num) / this.den;
  }
  private lost(steps: number): number {
    const exact = steps * this.num;
    return Number.isFinite(exact) && this.den === 1 && Math.abs(exact) <= EXACT ? 0 : Math.abs(exact / this.den) * U;
  }
}

export class Slices extends Compound {
  private readonly pieces: readonly {
    readonly from: number;
    readonly below: number;
    readonly rate: number;
    readonly error: number;
  }[];

  constructor(of: Real, segments: readonly Segment[]) {
    super([of]);
    this.pieces = segments.map(({ from, below, rate }) => ({
      from: toNumber(from),
      below: below === null ? Infinity : toNumber(below),
      rate: toNumber(rate),
      error: [from, below ?? from].every(({ den }) => den === 1n) ? U : Infinity,
    }));
  }
  reckon(row: number): void {
    const arePoints = this.reckonParts(row);
    const [of] = this.parts;
    this.ends(...this.at(of!.low, of!.lowError), ...this.at(of!.high, of!.highError));
    this.isPoint = arePoints;
  }
  private at(value: number, error: number): [number, number] {
    let [sum, lost] = [0, 0];
    for (const piece of this.pieces) {
      if (value + error <= piece.from) continue;
      const part = Math.max(0, Math.min(value, piece.below) - piece.from);
      const share = part === 0 ? 0 : piece.rate * part;
      sum += share;
      lost += piece.rate * error + (Math.abs(share) + Math.abs(sum)) * 4 * piece.error;
    }
    return [sum, lost];
  }
}

export class Hull extends Compound {
  reckon(row: number): void {
    this.reckonParts(row);
    let [low, lowError, high, highError] = [Infinity, 0, -Infinity, 0];
    for (const part of this.parts) {
      if (part.low < low) low = part.low;
      if (part.high > high) high = part.high;
      lowError = Math.max(lowError, part.lowError);
      highError = Math.max(highError, part.highError);
    }
    this.ends(low, lowError, high, highError);
    this.isPoint = this.parts.length === 1 && this.parts[0]!.isPoint;
  }
}
