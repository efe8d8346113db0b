import type { Cell } from '../../cells/cell.ts';
import type { ExactColumn } from '../batch.ts';
import { cellOfJson } from '../json-cell.ts';

/** So many digits stand for one double, and it for them. */
const FIFTEEN_DIGITS = 1e15;
const HIGH = 2 ** 32;

/** How whole numbers of a column stand for its cells. */
export interface Scale {
  /** Decimals after the point, 18 at most; null: the cells are the whole numbers themselves. */
  readonly decimals: number | null;
  /** Whether a zero stands before the point of what is less than one. */
  readonly zero: boolean;
}

/** Whole numbers of 32 or 64 bits that stand for themselves or for decimals. */
export class ExactNumbers implements ExactColumn {
  readonly kind = 'exact';
  readonly of: 'text' | 'json';
  private readonly power: number;

  constructor(
    readonly values: Float64Array,
    private readonly scale: Scale,
    /** What no double stands for, by row. */
    private readonly large = new Map<number, bigint>(),
    private readonly first = 0,
  ) {
    this.of = scale.decimals === null ? 'json' : 'text';
    this.power = Number(`1e${scale.decimals ?? 0}`);
  }

  read(buffer: ArrayBuffer, wide: boolean, count: number): void {
    const words = new Int32Array(buffer, 0, wide ? 2 * count : count);
    const { values, power } = this;
    for (let at = 0; at < count; at++) {
      const whole = wide ? words[2 * at + 1]! * HIGH + (words[2 * at]! >>> 0) : words[at]!;
      if (whole < FIFTEEN_DIGITS && whole > -FIFTEEN_DIGITS) {
        // Both are doubles, so that their quotient is rounded once: correctly.
        values[at] = whole / power;
        continue;
      }
      this.large.set(at, (BigInt(words[2 * at + 1]!) << 32n) | BigInt(words[2 * at]! >>> 0));
      values[at] = Number.POSITIVE_INFINITY;
    }
  }

  move(from: number, to: number): void {
    this.values[to] = this.values[from]!;
    const large = this.large.get(from);
    if (large === undefined) return;
    this.large.delete(from);
    this.large.set(to, large);
  }

  /** The rows from `from` to `to`. */
  slice(from: number, to: number): ExactNumbers {
    return new ExactNumbers(this.values.subarray(from, to), this.scale, this.large, this.first + from);
  }

  cell(row: number): Cell {
    const whole = this.large.get(this.first + row) ?? BigInt(Math.round(this.values[row]! * this.power));
    const { decimals, zero } = this.scale;
    return decimals === null ? cellOfJson(String(whole)) : decimalText(whole, decimals, zero);
  }
}

function decimalText(whole: bigint, decimals: number, zero: boolean): string {
  const sign = whole < 0n ? '-' : '';
  const digits = String(whole < 0n ? -whole : whole).padStart(decimals + (zero ? 1 : 0), '0');
  const point = digits.length - decimals;
  return decimals === 0 ? sign + digits : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}
