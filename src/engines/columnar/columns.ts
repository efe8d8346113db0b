import type { World } from '../../kernel/world.ts';
import type { Domain } from '../../value/domain.ts';

/** What may be given of a fact. Undefined: never asked; null: asked and not known. */
export type Given = Domain | null | undefined;

/** What is given of one fact (of one year, if it is a series) of every row. */
export type FactColumn = DictionaryColumn | NumberColumn;

/** Few distinct values: an entry of `domains` for each row. */
export interface DictionaryColumn {
  readonly kind: 'dictionary';
  readonly ids: Uint8Array | Uint16Array | Uint32Array;
  readonly domains: readonly Given[];
}

/**
 * Many distinct numbers or dates. A finite double stands for the shortest decimal that gives it back (ECMA-262,
 * `Number::toString`), exactly that number; who fills the column makes sure of it. Where a row is `NaN`, it has the entry
 * of `domains` that `others` names, or the first if there are none: what is unknown, bounded, or no such decimal.
 */
export interface NumberColumn {
  readonly kind: 'numbers';
  readonly values: Float64Array;
  readonly others: Uint8Array | Uint16Array | Uint32Array | null;
  readonly domains: readonly Given[];
}

/** Many enterprises on one day. */
export interface Rows {
  readonly count: number;
  /** All that is known of one, for what columns do not decide. */
  world(row: number): World;
  /** Whether one has received anything, or that is not known. */
  hasGrants(row: number): boolean;
  /** `year` is null unless the fact is a series. Undefined: nothing is given of it in any row. */
  column(fact: string, year: number | null): FactColumn | undefined;
  /** Where they are others in another order: those, and the place of each of them here. */
  readonly reorders?: { readonly rows: Rows; readonly places: Uint32Array };
}
