/** What an amount of money comes to, in fen; `max` is null where it has no upper bound. */
export interface Money {
  readonly min: bigint;
  readonly max: bigint | null;
}

/** How many enterprises an item reaches. */
export interface ItemTally {
  readonly eligible: number;
  readonly review: number;
  readonly undetermined: number;
  readonly ineligible: number;
  /** Eligible and review together, the undetermined only in `max`; null of an item without money. */
  readonly amount: Money | null;
  /** The enterprises left undetermined for which a fact is among the missing, by its name with the year. */
  readonly missing: Readonly<Record<string, number>>;
}

/** What enterprises of one county, or of one size, can get. */
export interface GroupTally {
  readonly enterprises: number;
  /** Pairs of an enterprise and an item. */
  readonly eligible: number;
  readonly review: number;
  readonly undetermined: number;
  readonly amount: Money;
}

/** What comes of matching some rows; tallies of other rows are added to it. */
export interface Tally {
  readonly rows: number;
  /** In the order of the items that were asked for. */
  readonly items: readonly ItemTally[];
  /** By code of the region: the enterprise's own as far as it is known; `''` where it is not. */
  readonly byRegion: Readonly<Record<string, GroupTally>>;
  /** By code of the size; `''` where it is not known. */
  readonly bySize: Readonly<Record<string, GroupTally>>;
}
