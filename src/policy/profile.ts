import type { Source, Span } from '../text/source.ts';
import type { Domain } from '../value/domain.ts';
import type { Rational } from '../value/rational.ts';

/** What a profile says of one fact (of one year, if it is a series). */
export interface FactValue {
  /** Null: the enterprise was asked and does not know. */
  readonly domain: Domain | null;
  /** The authority whose word it is; absent: declared by the enterprise. */
  readonly source?: string;
  /** The day to which it applies. */
  readonly asOf?: number;
  readonly span: Span;
}

export interface GivenFact {
  /** The value without a year: of a series, that of the year before the as-of date's. */
  readonly plain?: FactValue;
  readonly years: ReadonlyMap<number, FactValue>;
}

/** Something the enterprise has received already. */
export interface Grant {
  /** Full name of the item; it need not be loaded. */
  readonly item: string;
  readonly date: number;
  /** Yuan; absent: 0 to unbounded. */
  readonly amount?: Rational;
  /** The year it was for. */
  readonly year: number;
}

export interface Profile {
  readonly enterprise: string;
  readonly name?: string;
  readonly facts: ReadonlyMap<string, GivenFact>;
  /** Null: unknown. */
  readonly grants: readonly Grant[] | null;
  readonly source: Source;
  readonly span: Span;
}
