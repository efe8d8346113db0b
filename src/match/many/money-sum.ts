import type { FenRange } from '../../engines/columnar/index.ts';
import type { Money } from './tally.ts';

/** Amounts of money added up, exactly. */
export class MoneySum {
  private readonly min = new FenSum();
  private readonly max = new FenSum();
  private isEndless = false;

  /** So many times an amount; of what is not settled, only its upper end. */
  add({ min, max }: FenRange, times: number, isSettled: boolean): void {
    if (times === 0) return;
    if (isSettled) this.min.add(min, times);
    if (max === Number.POSITIVE_INFINITY) this.isEndless = true;
    else this.max.add(max, times);
  }

  /** Each amount from one place to below another once; of what is not settled, only its upper end. */
  addEach(mins: Float64Array, maxs: Float64Array, from: number, to: number, isSettled: boolean): void {
    if (isSettled) this.min.addEach(mins, from, to);
    for (let at = from; at < to; at++) if (maxs[at] === Number.POSITIVE_INFINITY) this.isEndless = true;
    if (!this.isEndless) this.max.addEach(maxs, from, to);
  }

  get money(): Money {
    return { min: this.min.total, max: this.isEndless ? null : this.max.total };
  }
}

/** Doubles hold whole numbers up to 2^53. */
const LARGE = 2 ** 52;

/** Whole numbers added up as doubles as long as these are exact. */
class FenSum {
  private small = 0;
  private large = 0n;

  add(value: number, times: number): void {
    const product = value * times;
    if (Math.abs(product) > LARGE) {
      this.large += BigInt(value) * BigInt(times);
      return;
    }
    this.small += product;
    if (Math.abs(this.small) <= LARGE) return;
    this.large += BigInt(this.small);
    this.small = 0;
  }

  addEach(values: Float64Array, from: number, to: number): void {
    let small = this.small;
    for (let at = from; at < to; at++) {
      const value = values[at]!;
      if (Math.abs(value) > LARGE) {
        this.large += BigInt(value);
        continue;
      }
      small += value;
      if (Math.abs(small) <= LARGE) continue;
      this.large += BigInt(small);
      small = 0;
    }
    this.small = small;
  }

  get total(): bigint {
    return this.large + BigInt(this.small);
  }
}
