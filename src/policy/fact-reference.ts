/** A year as a rule names it: `@-1` counts from the year of the as-of date, `@2024` is that year. */
export type YearReference =
  | { readonly kind: 'relative'; readonly offset: number }
  | { readonly kind: 'absolute'; readonly year: number };

/** A fact where a rule reads it; `year` only for a series. */
export interface FactReference {
  /** Full name. */
  readonly fact: string;
  readonly year: YearReference | null;
}

/** The bare name of a series means the year before that of the as-of date. */
export const LAST_YEAR: YearReference = { kind: 'relative', offset: -1 };

/** The year that a reference means when the as-of date lies in `asOfYear`. */
export function resolveYear(reference: YearReference, asOfYear: number): number {
  return reference.kind === 'absolute' ? reference.year : asOfYear + reference.offset;
}

/**
 * The year of an inner reference of a derived series that is itself asked for `outer`: relative years are written
 * for `@-1` and shift as a whole, absolute years stay (FORMAT, "Years").
 */
export function shiftYear(inner: YearReference, outer: YearReference | null): YearReference {
  if (inner.kind === 'absolute' || outer === null) return inner;
  return outer.kind === 'absolute'
    ? { kind: 'absolute', year: outer.year + inner.offset + 1 }
    : { kind: 'relative', offset: outer.offset + inner.offset + 1 };
}
