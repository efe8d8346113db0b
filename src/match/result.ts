import type { Delivery, Kind, Segment, Verdict } from '../policy/types.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { Localized, Phrase } from '../text/localized.ts';

/** Yuan. The ends are exact to the fen up to 90 trillion yuan; `max` is null where nothing bounds it. */
export interface Amount {
  readonly min: number;
  readonly max: number | null;
}

/** What one item is to one enterprise on one day (FORMAT, section 4). */
export interface Result {
  /** Full name, `policy/item`. */
  readonly item: string;
  readonly title: Localized;
  readonly kind: Kind | null;
  readonly segment: Segment | null;
  readonly verdict: Verdict;
  /** What it is worth if its gates hold; null if ineligible or without money. */
  readonly amount: Amount | null;
  /** The principal of a loan or the sum insured, never added up. */
  readonly ceiling: Amount | null;
  readonly open: boolean;
  /** `YYYY-MM-DD`: when it opens next, if it is closed now. */
  readonly opens: string | null;
  /** `YYYY-MM-DD`: the last day on which it is open, if it is open now and an end is known. */
  readonly closes: string | null;
  readonly delivery: Delivery;
  /** Facts that could settle the verdict, series with their year. */
  readonly missing: readonly string[];
  /** Facts whose knowledge can narrow the amount. */
  readonly missingForAmount: readonly string[];
  /** What a person must judge. */
  readonly review: readonly { readonly note: Localized; readonly by: Localized | null }[];
  /** Why it is ineligible, or why nothing that is missing would settle it; else null. */
  readonly reason: Phrase | null;
}

/** A fact worth asking for. */
export interface Question {
  /** The fact, a series with its year. */
  readonly fact: string;
  readonly ask: Localized;
  /** How many undetermined items knowing it can settle. */
  readonly settles: number;
  /** What those items are worth together in yuan, at most; null where nothing bounds it. */
  readonly stake: number | null;
}

export interface Match {
  readonly enterprise: string;
  readonly name: string | null;
  /** `YYYY-MM-DD`. */
  readonly asOf: string;
  /** The hash of the rule set. */
  readonly rules: string;
  /** One for every item, in the order of the rules. */
  readonly results: readonly Result[];
  /** How many ineligible items are not among the results, where they were not wanted. */
  readonly leftOut?: number;
  /** The most decisive first. */
  readonly questions: readonly Question[];
  readonly diagnostics: readonly Diagnostic[];
}
