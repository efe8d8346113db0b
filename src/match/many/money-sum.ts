import type { FenRange } from '../../engines/columnar/index.ts';
import type { Money } from './tally.ts';

/** Amounts of money added up, exactly. */
export class MoneySum {
  private readonly min = new FenSum();
  private readonly max = new FenSum();

  /** So many times an amount; of what is not settled, only its upper end. */
  add({ min, max }: FenRange, times: number, isSettled: boolean): void {
    if (times === 0) return;
    if (isSettled) this.min.add(min, times);
    this.max.add(max, times);
  }

  /** Each amount from one place to below another once; of what is not settled, only its upper end. */
  addEach(mins: Float64Array, maxs: Float64Array, from: number, to: number, isSettled: boolean): void {
    if (isSettled) this.min.addEach(mins, from, to);
    this.max.addEach(maxs, from, to);
  }

  addSum({ min, max }: MoneySum): void {
    this.min.addSum(min);
    this.max.addSum(max);
  }

  clear(): void {
    this.min.clear();
    this.max.clear();
  }

  get money(): Money {
    return { min: this.min.total!, max: this.max.total };
  }
}

/** Doubles hold whole numbers up to 2^53. */
const LARGE = 2 ** 52;

/** Whole numbers added up as doubles as long as these are exact; or infinity. */
class FenSum {
  private small = 0;
  private large = 0n;
  private isEndless = false;

  add(value: number, times: number): void {
    const product = value * times;
    if (Math.abs(product) > LARGE) {
      if (value === Number.POSITIVE_INFINITY) this.isEndless = true;
      else this.large += BigInt(value) * BigInt(times);
      return;
    }
    this.small += product;
    if (Math.abs(this.small) <= LARGE) return;
    this.large += BigInt(this.small);
    this.small = 0;
  }

  addEach(values: Float64Array, from: number, to: number): void {
    let sum = 0;
    let size = 0;
    for (let at = from; at < to; at++) {
      sum += values[at]!;
      size += Math.abs(values[at]!);
    }
    // Then every sum on the way was exact.
    if (size <= LARGE) this.add(sum, 1);
    else for (let at = from; at < to; at++) this.add(values[at]!, 1);
  }

  addSum({ small, large, isEndless }: FenSum): void {
    this.add(small, 1);
    if (large !== 0n) this.large += large;
    this.isEndless ||= isEndless;
  }

  clear(): void {
    this.small = 0;
    this.large = 0n;
    this.isEndless = false;
  }

  /** Null if it has no end. */
  get total(): bigint | null {
    return this.isEndless ? null : this.large + BigInt(this.small);
  }
}
