import type { Localized } from '../text/localized.ts';
import type { Source, Span } from '../text/source.ts';
import type { Period } from '../value/civil-date.ts';
import type { Clause, Condition } from './condition.ts';
import type { Quantity } from './quantity.ts';
import type { Delivery, Kind, Segment } from './types.ts';
import type { FactDeclaration, NamedCondition } from './vocabulary.ts';

/** Days since 1970-01-01, both included; absent: open on that side. */
export interface Effective {
  readonly from?: number;
  readonly until?: number;
}

/** A name of another thing where an author wrote it. */
export interface NameAt {
  readonly name: string;
  readonly span: Span;
}

export interface OfficialDocument {
  readonly number?: string;
  readonly issuer?: Localized;
  readonly issued?: number;
  readonly url?: string;
}

export interface Handling {
  readonly department?: Localized;
  readonly counter?: Localized;
  readonly workingDays?: number;
  readonly materials?: readonly Localized[];
  readonly url?: string;
  readonly phone?: string;
}

/** Months and days that recur (`MM-DD`, as month × 100 + day), or the days of one stretch. */
export type Window =
  | { readonly kind: 'yearly'; readonly from: number; readonly until: number }
  | { readonly kind: 'once'; readonly from: number; readonly until: number };

export type LimitPeriod =
  | { readonly kind: 'year' }
  | { readonly kind: 'lifetime' }
  | { readonly kind: 'period'; readonly period: Period };

export interface Limit {
  readonly times?: number;
  readonly amount?: Quantity;
  readonly per: LimitPeriod;
  /** Full names of the other items whose grants count too. */
  readonly of: readonly string[];
  readonly span: Span;
}

export interface Review {
  readonly note: Localized;
  readonly by?: Localized;
}

export interface Item {
  /** Full name: `yuhuan-2025-11/revenue-first-100m`. */
  readonly name: string;
  readonly title: Localized;
  readonly kind?: Kind;
  readonly segment?: Segment;
  readonly clause?: Clause;
  readonly note?: Localized;
  /** Preorder numbers are of the code list of the fact `region`; absent: everywhere. */
  readonly region?: readonly number[];
  readonly effective: Effective;
  readonly requires?: Condition;
  readonly when: Condition;
  readonly review: readonly Review[];
  readonly amount?: Quantity;
  readonly ceiling?: Quantity;
  readonly limits: readonly Limit[];
  /** Full names. */
  readonly formerly: readonly string[];
  readonly windows: readonly Window[];
  readonly delivery: Delivery;
  readonly handling?: Handling;
  readonly span: Span;
}

export type StackingRule = 'highest' | 'choose-one' | 'cap' | 'top-up';

export interface Stacking {
  readonly rule: StackingRule;
  /** Full names of items, or `policy/*`; of a `top-up` its ladder, from the lowest level up. */
  readonly items: readonly NameAt[];
  readonly max?: Quantity;
  readonly per?: LimitPeriod;
  readonly source: Source;
  readonly span: Span;
}

/** One official document: its items are what an enterprise can get. */
export interface Policy {
  readonly id: string;
  readonly title: Localized;
  readonly document?: OfficialDocument;
  readonly note?: Localized;
  readonly status: 'in-force' | 'draft';
  readonly effective: Effective;
  readonly supersedes: readonly NameAt[];
  readonly facts: readonly FactDeclaration[];
  readonly conditions: readonly NamedCondition[];
  readonly items: readonly Item[];
  readonly stacking: readonly Stacking[];
  readonly source: Source;
  readonly span: Span;
}
