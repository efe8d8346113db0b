import type { FenRange } from '../../engines/columnar/index.ts';
import { MoneySum } from './money-sum.ts';
import type { GroupTally, ItemTally } from './tally.ts';

/** An item's tally as it grows. */
export class ItemCount {
  eligible = 0;
  review = 0;
  undetermined = 0;
  readonly missing = new Map<string, number>();
  private readonly money = new MoneySum();

  constructor(private readonly hasMoney: boolean) {}

  pay(amount: FenRange, times: number, isSettled: boolean): void {
    this.money.add(amount, times, isSettled);
  }

  paySum(sum: MoneySum): void {
    this.money.addSum(sum);
  }

  tally(rows: number): ItemTally {
    const { eligible, review, undetermined } = this;
    return {
      eligible,
      review,
      undetermined,
      ineligible: rows - eligible - review - undetermined,
      amount: this.hasMoney ? this.money.money : null,
      missing: Object.fromEntries(this.missing),
    };
  }
}

/** A group's tally as it grows. */
export class GroupCount {
  eligible = 0;
  review = 0;
  undetermined = 0;
  private readonly money = new MoneySum();

  constructor(private readonly enterprises: number) {}

  pay(amount: FenRange, times: number, isSettled: boolean): void {
    this.money.add(amount, times, isSettled);
  }

  paySum(sum: MoneySum): void {
    this.money.addSum(sum);
  }

  tally(): GroupTally {
    const { enterprises, eligible, review, undetermined } = this;
    return { enterprises, eligible, review, undetermined, amount: this.money.money };
  }
}
