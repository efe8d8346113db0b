/**
 * Enterprises with the items that are candidates for them, in the order of the register, then of the rules: each array has an
 * entry for each pair. Money is in fen: whole numbers, of which doubles hold all up to 2^53 (90 trillion yuan) exactly.
 */
export interface Pairs {
  readonly count: number;
  /** The place of the enterprise among the rows that were matched together, from 0. */
  readonly rows: Int32Array;
  /** The place of the item among those that were asked for. */
  readonly items: Int32Array;
  /** Places in `VERDICTS`. */
  readonly verdicts: Uint8Array;
  /** `NaN` of an item without money. */
  readonly amountMin: Float64Array;
  /** `Infinity` where there is no upper bound; `NaN` of an item without money. */
  readonly amountMax: Float64Array;
  /** Places in `DELIVERIES`. */
  readonly deliveries: Uint8Array;
  /** Places in `missings`; 0 is nothing. */
  readonly missing: Uint32Array;
  /** Lists of facts, by name with the year; the first is empty. */
  readonly missings: readonly (readonly string[])[];
}
