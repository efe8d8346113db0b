import type { Texts } from '../register.ts';

/**
 * Successive rows of the file of verdicts, as columns, on their way out: each array but `enterprises` and `missings` has at
 * least `count` entries, one for each row. The `subject` of a row is empty: each item is decided for the enterprise itself.
 */
export interface VerdictBatch {
  readonly count: number;
  /** The identities that `rows` names, each once. */
  readonly enterprises: Texts;
  /** Places in `enterprises`. */
  readonly rows: Int32Array | Uint32Array;
  /** Places in the names of the items, which are the same for all batches of a file. */
  readonly items: Int32Array | Uint32Array | Uint16Array;
  /** Places in `VERDICTS`. */
  readonly verdicts: Uint8Array;
  /** In fen. */
  readonly amountMin: BigInt64Array;
  /** In fen. */
  readonly amountMax: BigInt64Array;
  /** 1 where there is no such amount: for an item without money. */
  readonly amountMinNulls: Uint8Array;
  /** 1 where there is no such amount: for an item without money, or without an upper bound. */
  readonly amountMaxNulls: Uint8Array;
  /** Places in `DELIVERIES`. */
  readonly deliveries: Uint8Array;
  /** Places in `missings`. */
  readonly missing: Uint32Array;
  /** Names of facts joined by `;`; the empty text where nothing is missing. They may be others in each batch. */
  readonly missings: readonly string[];
}
