import type { Rows } from './columns.ts';

/** Half a unit in the last place, and a little more. */
export const U = 2 ** -52;
export const EXACT = Number.MAX_SAFE_INTEGER;
/** Beyond this no figure means anything, and errors of errors might overflow. */
const HUGE = 1e200;

/**
 * A value reckoned in doubles: both its ends lie within their errors of the exact ones. Where that may not do, it is in
 * doubt, and whoever asks has the reference reckon.
 */
export abstract class Real {
  low = 0;
  lowError = 0;
  high = 0;
  highError = 0;
  /** Whether it is exactly one number. */
  isPoint = true;
  isDoubtful = false;
  /** Whether it is the same for everybody. */
  readonly isConstant: boolean = false;

  /** To be called before rows are reckoned. */
  abstract begin(rows: Rows): void;
  abstract reckon(row: number): void;

  /** One number, with what it may be away from the exact one. */
  protected point(value: number, error: number): void {
    this.low = value;
    this.high = value;
    this.lowError = error;
    this.highError = error;
    this.isPoint = true;
    if (!(Math.abs(value) < HUGE)) this.isDoubtful = true;
  }

  protected ends(low: number, lowError: number, high: number, highError: number): void {
    this.low = low;
    this.high = high;
    this.lowError = Number.isFinite(low) ? lowError : 0;
    this.highError = Number.isFinite(high) ? highError : 0;
    this.isPoint = false;
    // Too large for a double, or one infinity less another.
    if (!(low <= Infinity && high <= Infinity && this.lowError < HUGE && this.highError < HUGE)) this.isDoubtful = true;
  }

  /** The same as another. */
  protected take({ low, lowError, high, highError, isPoint, isDoubtful }: Real): void {
    this.low = low;
    this.lowError = lowError;
    this.high = high;
    this.highError = highError;
    this.isPoint = isPoint;
    this.isDoubtful = isDoubtful;
  }
}

/** Of several: each is reckoned, and doubts of one are doubts of all. */
export abstract class Compound extends Real {
  private readonly varying: readonly Real[];
  /** Whether all parts that are the same for everybody are exactly one number. */
  private readonly constantPoints: boolean;

  constructor(readonly parts: readonly Real[]) {
    super();
    this.varying = parts.filter((part) => !part.isConstant);
    this.constantPoints = parts.every((part) => !part.isConstant || part.isPoint);
  }
  begin(rows: Rows): void {
    for (const part of this.parts) part.begin(rows);
  }
  protected reckonParts(row: number): boolean {
    this.isDoubtful = false;
    let arePoints = this.constantPoints;
    const { varying } = this;
    for (let at = 0; at < varying.length; at++) {
      const part = varying[at]!;
      part.reckon(row);
      if (part.isDoubtful) this.isDoubtful = true;
      if (!part.isPoint) arePoints = false;
    }
    return arePoints;
  }
}

/** How far a double may be away from the number it stands for. */
export function ownError(value: number): number {
  return Number.isSafeInteger(value) ? 0 : Math.abs(value) * U;
}
