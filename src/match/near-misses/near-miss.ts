import type { Gate } from '../../compile/index.ts';
import type { Verdict } from '../../policy/types.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Amount } from '../result.ts';

/**
 * What is known of a fact, as plain data, in the form in which a profile writes it. Numbers, money and ratios are exact
 * decimal texts (`'3000000'`, `'0.03'`; a quotient without a last decimal is cut after twenty), dates `YYYY-MM-DD`;
 * null: nothing is known.
 */
export type FactState =
  | null
  | boolean
  | string
  | readonly string[]
  | { readonly min: string | null; readonly max: string | null }
  | { readonly has: readonly string[]; readonly hasNot: readonly string[] }
  /** One of these codes; no profile can say so, only a derived fact can be so. */
  | { readonly oneOf: readonly string[] };

/** By how much a value moves. */
export type Difference =
  /** An exact decimal text, negative where it falls: numbers, yuan, ratios; of dates days. */
  string | { readonly add: readonly string[]; readonly remove: readonly string[] };

/** One fact that would have to be otherwise. */
export interface Change {
  /** With its year, if it is a series: `rdExpense@2024`. */
  readonly fact: string;
  readonly from: FactState;
  /** The nearest value that does; with `beyond` the limit that must be passed, however little. */
  readonly to: FactState;
  readonly beyond: boolean;
  /** Which values do besides `to`, the other changes being made: all above it, all below, or none that is known of. */
  readonly side: 'at-least' | 'at-most' | 'exactly';
  /** A value that does, as a profile may give it; `to` itself unless `beyond`. */
  readonly witness: FactState;
  /** `to` less `from` (of bounds: less the nearer end); null where there is no such thing. */
  readonly difference: Difference | null;
  /** Whether it is in the enterprise's hands. */
  readonly controllable: boolean;
  /** The derived facts through which the change tells. */
  readonly through: readonly Through[];
}

export interface Through {
  readonly fact: string;
  readonly from: FactState;
  readonly to: FactState;
}

/** A set of changes that together settle an item in favour, and none of which can be left out. */
export interface NearMiss {
  readonly changes: readonly Change[];
  readonly verdict: 'eligible' | 'review';
  /** What the item is then worth; null without money. */
  readonly amount: Amount | null;
  /** Whether all of it is in the enterprise's hands. */
  readonly controllable: boolean;
}

/** Why there may be more, or why there is nothing. */
export interface More {
  /**
   * `none`: the list is complete. `larger`: no change of three facts or fewer does, one of more facts may. `budget`: the search was cut short.
   * `nothing`: no change of facts helps.
   */
  readonly why: 'none' | 'larger' | 'budget' | 'nothing';
  /** With `nothing`: the gates that no change of facts opens. Empty if each could be opened, but not all of them at once. */
  readonly gates: readonly Gate['kind'][];
  /** Those of `gates` of which it is not known whether they are shut: with grants unknown, a limit. */
  readonly unknown: readonly Gate['kind'][];
  /** With `larger`: facts that together would do; empty where none were found, and not all could be tried. */
  readonly facts: readonly string[];
}

/** What turns on the day on which an item becomes so by itself. */
export interface Turn {
  readonly gate: Gate['kind'];
  /** The facts that the passing of time changes there. */
  readonly facts: readonly Through[];
}

export interface Becomes {
  /** `YYYY-MM-DD`. */
  readonly on: string;
  readonly verdict: 'eligible' | 'review';
  /** What does not hold yet on the day before. */
  readonly because: readonly Turn[];
  /** `YYYY-MM-DD`: when its window opens next, if it is closed on that day. */
  readonly opens: string | null;
}

export interface NearMisses {
  readonly item: string;
  /** `YYYY-MM-DD`. */
  readonly asOf: string;
  /** The verdict as things stand; null if there is no such item or day. */
  readonly verdict: Verdict | null;
  /** Those in the enterprise's hands first, then those of fewer facts, then those worth more. */
  readonly misses: readonly NearMiss[];
  readonly more: More;
  /** The first later day on which the item is eligible or under review with the facts as they stand. */
  readonly becomes: Becomes | null;
  /** `YYYY-MM-DD`: the first later day on which an ineligible item is no longer so but not settled either, if that is before `becomes`. */
  readonly undeterminedFrom: string | null;
  /** `YYYY-MM-DD`: when its window opens, if it is closed now. */
  readonly opens: string | null;
  readonly diagnostics: readonly Diagnostic[];
}
