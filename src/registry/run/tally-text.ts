import mapValues from 'lodash/mapValues.js';
import type { GroupTally, ItemTally, Money, Tally } from '../../match/many/index.ts';

/** Sums of money, which no double need hold, as text. */
interface MoneyText {
  readonly min: string;
  readonly max: string | null;
}

/** A tally as JSON. */
export function tallyText(tally: Tally): string {
  return JSON.stringify(withMoney(tally, textOf));
}

/** The tally of which parsed JSON tells. */
export function tallyOf(told: unknown): Tally {
  return withMoney(told as TallyWith<MoneyText>, moneyOf);
}

const textOf = ({ min, max }: Money): MoneyText => ({ min: `${min}`, max: max === null ? null : `${max}` });
const moneyOf = ({ min, max }: MoneyText): Money => ({ min: BigInt(min), max: max === null ? null : BigInt(max) });

/** A tally with its money told otherwise. A function that is called for every value takes ten times as long as all the rest. */
function withMoney<From, To>(tally: TallyWith<From>, of: (money: From) => To): TallyWith<To> {
  const group = (one: GroupWith<From>): GroupWith<To> => ({ ...one, amount: of(one.amount) });
  return {
    ...tally,
    items: tally.items.map((item) => ({ ...item, amount: item.amount === null ? null : of(item.amount) })),
    byRegion: mapValues(tally.byRegion, group),
    bySize: mapValues(tally.bySize, group),
  };
}

type GroupWith<M> = Omit<GroupTally, 'amount'> & { readonly amount: M };
type ItemWith<M> = Omit<ItemTally, 'amount'> & { readonly amount: M | null };
type TallyWith<M> = Omit<Tally, 'items' | 'byRegion' | 'bySize'> & {
  readonly items: readonly ItemWith<M>[];
  readonly byRegion: Readonly<Record<string, GroupWith<M>>>;
  readonly bySize: Readonly<Record<string, GroupWith<M>>>;
};
