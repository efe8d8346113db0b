/*
 * A profile as a program writes it. These types say what `match` reads; the names and types of the facts come from the
 * vocabulary, as the generated `HuiqiFacts` (`factTypes`): `profile satisfies ProfileInput<HuiqiFacts>`.
 */

/** A number, or one as written in a file: `'20万'`, `'3%'`. Give large or fractional amounts as text or bigint, they stay exact. */
export type NumberInput = number | bigint | string;

/** A civil date, `YYYY-MM-DD`. */
export type DateInput = string;

/** Whose word a value is, and the day to which it applies. Without a source the enterprise declares it. */
export interface Provenance {
  readonly source?: string | null;
  readonly asOf?: DateInput | null;
}

/** What is known of a fact: its value, with or without provenance; null where the enterprise was asked and does not know. */
export type FactInput<Value> = Value | null | (Provenance & { readonly value: Value | null });

/** A number or date that may be known within bounds only, both included; one side may be missing. */
export type BoundedInput<Value> =
  | FactInput<Value>
  | (Provenance & { readonly min: Value | null; readonly max?: Value | null })
  | (Provenance & { readonly min?: Value | null; readonly max: Value | null });

/** A set of codes: a list is complete, `has` and `hasNot` say what is known of one that is not. */
export type SetInput<Code> =
  | FactInput<readonly Code[]>
  | (Provenance & { readonly has: readonly Code[]; readonly hasNot?: readonly Code[] })
  | (Provenance & { readonly has?: readonly Code[]; readonly hasNot: readonly Code[] });

/** A fact with one value a calendar year; a value without a year is that of the year before the as-of date's. */
export type SeriesInput<Input> = Input | { readonly [year: number]: Input };

/** Something the enterprise has received already. */
export interface GrantInput {
  /** Full name: `policy/item`. */
  readonly item: string;
  readonly date: DateInput;
  /** Yuan; without it zero to unbounded. */
  readonly amount?: NumberInput | null;
  /** The year it was for; without it that of the date. */
  readonly year?: NumberInput;
}

/** A profile with the facts of a vocabulary. */
export interface ProfileInput<Facts extends object> {
  readonly format?: 1;
  /** Unified social credit code, or any id. */
  readonly enterprise: string;
  readonly name?: string | null;
  readonly note?: string | { readonly zh?: string; readonly en?: string };
  /** A fact that is absent was never asked. */
  readonly facts?: Facts | null;
  /** What is not listed was not received; null where that is unknown. */
  readonly grants?: readonly GrantInput[] | null;
}
