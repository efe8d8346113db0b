import type { Cell } from '../../cells/cell.ts';
import type { ExactColumn } from '../batch.ts';
import { cellOfJson } from '../json-cell.ts';

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
    /** What no double stands for, by row: the others are infinity. */
    private readonly large: ReadonlyMap<number, bigint>,
    private readonly first = 0,
  ) {
    this.of = scale.decimals === null ? 'json' : 'text';
    this.power = Number(`1e${scale.decimals ?? 0}`);
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
