import type { YearReference } from '../policy/fact-reference.ts';
import type { Domain } from '../value/domain.ts';
import type { NumberSet } from '../value/number-set.ts';
import type { OptionSet } from '../value/option-set.ts';
import type { Rational, RoundingMode } from '../value/rational.ts';
import type { Truth } from '../value/truth.ts';

/**
 * The closed kernel: every operator and every form of amount is lowered to these nodes, and engines see nothing else.
 * Nodes are hash-consed by their builder: equal nodes are one object with one `id`.
 */
export type TruthNode =
  | { readonly id: number; readonly kind: 'constant'; readonly truth: Truth }
  | { readonly id: number; readonly kind: 'and' | 'or'; readonly of: readonly TruthNode[] }
  | { readonly id: number; readonly kind: 'not'; readonly of: TruthNode }
  /** Two numbers compared. */
  | {
      readonly id: number;
      readonly kind: 'compare';
      readonly relation: Relation;
      readonly left: ValueNode;
      readonly right: ValueNode;
    }
  /** A value lies in a fixed set. */
  | { readonly id: number; readonly kind: 'member'; readonly of: ValueNode; readonly set: MemberSet }
  /** A number lies between two others, both included. */
  | {
      readonly id: number;
      readonly kind: 'between';
      readonly of: ValueNode;
      readonly low: ValueNode;
      readonly high: ValueNode;
    }
  /** An option lies at or below another (in a flat list: equals it), or a text equals another. */
  | { readonly id: number; readonly kind: 'same'; readonly left: ValueNode; readonly right: ValueNode }
  /** A set has any, or all, of some codes. */
  | {
      readonly id: number;
      readonly kind: 'holds';
      readonly of: ValueNode;
      readonly quantifier: 'any' | 'all';
      readonly codes: ValueNode;
    }
  /** A text holds one of some phrases. */
  | { readonly id: number; readonly kind: 'mentions'; readonly of: ValueNode; readonly phrases: readonly string[] };

export type Relation = 'less' | 'at-most' | 'equal';

export type MemberSet =
  | { readonly kind: 'numbers'; readonly set: NumberSet }
  | { readonly kind: 'options'; readonly options: OptionSet }
  | { readonly kind: 'texts'; readonly texts: readonly string[] };

export type CalendarFunction = 'years-since' | 'months-since' | 'days-since' | 'year-of' | 'month-of';

/** What a grants node measures: how many, their sum in yuan, or the best one in yuan. */
export type GrantMeasure = 'times' | 'amount' | 'best';

/** Which grants count: all, those for the year of the as-of date, or those whose date plus the period is after it. */
export type GrantPeriod =
  | { readonly kind: 'lifetime' }
  | { readonly kind: 'year' }
  | { readonly kind: 'period'; readonly months: number; readonly days: number };

export type ValueNode =
  | { readonly id: number; readonly kind: 'literal'; readonly domain: Domain }
  | FactNode
  | {
      readonly id: number;
      readonly kind: 'grants';
      readonly measure: GrantMeasure;
      readonly items: readonly string[];
      readonly per: GrantPeriod;
    }
  | { readonly id: number; readonly kind: 'sum' | 'product' | 'least' | 'greatest'; readonly of: readonly ValueNode[] }
  | { readonly id: number; readonly kind: 'quotient'; readonly of: ValueNode; readonly by: ValueNode }
  | {
      readonly id: number;
      readonly kind: 'round';
      readonly of: ValueNode;
      readonly to: Rational;
      readonly mode: RoundingMode;
    }
  | ChooseNode
  | CasesNode
  /** The sum of `rate` times the part of the value that lies in each segment. */
  | { readonly id: number; readonly kind: 'slices'; readonly of: ValueNode; readonly segments: readonly Segment[] }
  | { readonly id: number; readonly kind: 'calendar'; readonly fn: CalendarFunction; readonly of: ValueNode }
  /** Anything from one value to another, in either order. */
  | { readonly id: number; readonly kind: 'span'; readonly from: ValueNode; readonly to: ValueNode }
  /** A value that does not exist, such as where no row of a table holds. */
  | { readonly id: number; readonly kind: 'undefined'; readonly domain: Domain };

export interface Segment {
  readonly from: Rational;
  readonly below: Rational | null;
  readonly rate: Rational;
}

/** A fact of the profile, of one year if it is a series. */
export interface FactNode {
  readonly id: number;
  readonly kind: 'fact';
  readonly name: string;
  readonly year: YearReference | null;
  /** All that its type, bounds and code list allow. */
  readonly allowed: Domain;
  readonly derive: ValueNode | null;
  /** Whether it is asked for itself, instead of what it derives from. */
  readonly asked: boolean;
}

/** The first branch whose condition holds. */
export interface ChooseNode {
  readonly id: number;
  readonly kind: 'choose';
  readonly branches: readonly { readonly when: TruthNode; readonly then: ValueNode }[];
  readonly otherwise: ValueNode;
}

/** The row in whose set a value lies; the sets do not overlap. */
export interface CasesNode {
  readonly id: number;
  readonly kind: 'cases';
  readonly of: ValueNode;
  readonly rows: readonly { readonly set: MemberSet; readonly then: ValueNode }[];
  readonly otherwise: ValueNode;
}
