import type { Becomes, More, NearMiss } from '../match/near-misses/index.ts';
import type { Result } from '../match/result.ts';
import type { FactType } from '../policy/types.ts';
import type { Localized, Phrase } from '../text/localized.ts';
import type { Truth } from '../value/truth.ts';

/** Where a rule stands. */
export interface Citation {
  /** The number of the official document, or else its title; null of what all documents share, where `article` names its own. */
  readonly document: Localized | null;
  readonly article: string | null;
  readonly text: string | null;
}

/**
 * What a value can still be, as plain data. Numbers are exact decimals (`0.026`) or, where their digits do not end,
 * fractions (`1/3`); money is in yuan; equal ends are a known value, a null end is none.
 */
export type ValueView =
  /** `whole`: only whole numbers. */
  | { readonly kind: 'number'; readonly min: string | null; readonly max: string | null; readonly whole: boolean }
  /** `YYYY-MM-DD`. */
  | { readonly kind: 'date'; readonly min: string | null; readonly max: string | null }
  | { readonly kind: 'boolean'; readonly value: boolean | null }
  /** One of `codes`, or something at or below one of `within`; all of a list is `any`. */
  | {
      readonly kind: 'code';
      readonly any: boolean;
      readonly codes: readonly string[];
      readonly within: readonly string[];
    }
  /** One of several ways; of a set that is completely known there is one, which lacks all the rest. */
  | {
      readonly kind: 'codes';
      readonly ways: readonly { readonly has: readonly string[]; readonly lacks: readonly string[] | 'rest' }[];
    }
  | { readonly kind: 'text'; readonly value: string | null };

/** What an atom compares with. Numbers as in `ValueView`. */
export type OperandView =
  | { readonly kind: 'fact'; readonly fact: string }
  | { readonly kind: 'numbers' | 'dates'; readonly values: readonly string[] }
  | { readonly kind: 'codes'; readonly codes: readonly string[]; readonly within: readonly string[] }
  | { readonly kind: 'texts'; readonly values: readonly string[] }
  | { readonly kind: 'ends'; readonly low: OperandView | null; readonly high: OperandView | null };

/** What a leaf of the reason tree tests, so that a page may show it in its own way, or decide it again. */
export type Test =
  /** `operator` by its canonical name. */
  | { readonly kind: 'atom'; readonly fact: string; readonly operator: string; readonly value: OperandView }
  | { readonly kind: 'status'; readonly draft: boolean }
  /** `from` is null for at once. */
  | {
      readonly kind: 'superseded';
      readonly by: readonly { readonly policy: string; readonly from: string | null }[];
    }
  /** What counts against the limit; `max` and `used` in yuan, told in words. */
  | {
      readonly kind: 'limit';
      readonly times: { readonly max: number; readonly used: ValueView } | null;
      readonly amount: {
        readonly max: ValueView;
        readonly used: ValueView;
        readonly maxTold: Phrase;
        readonly usedTold: Phrase;
      } | null;
      /** Null where grants are unknown. */
      readonly grants: readonly GrantView[] | null;
    };

export interface GrantView {
  readonly item: string;
  /** Null where the document of the item is not loaded. */
  readonly title: Localized | null;
  readonly date: string;
  /** Yuan, exact; null: not told. */
  readonly amount: string | null;
  /** The amount in words. */
  readonly told: Phrase | null;
}

export type ReasonKind =
  | 'in-force'
  | 'effective'
  | 'superseded'
  | 'region'
  | 'requires'
  | 'when'
  | 'limit'
  | 'all'
  | 'any'
  | 'not'
  | 'named'
  | 'always'
  | 'atom';

/** A condition with what was found of it. Its truth follows from its parts, or of a leaf from `test` and the facts. */
export interface Reason {
  /** Stable while the rule stays as it is: the gate, then the author's ids of conditions or else their places (`when/growth/2`). */
  readonly id: string;
  readonly kind: ReasonKind;
  readonly truth: Truth;
  /** Whether it is one of those that settled the verdict, or keep it open. */
  readonly decisive: boolean;
  /** What is required, years resolved. */
  readonly words: Phrase;
  /** Where it stands in a negation, so that it must not hold: the opposite, which must. Else null. */
  readonly opposite: Phrase | null;
  /** Where it stands, if not where what it stands in does. */
  readonly clause: Citation | null;
  readonly note: Localized | null;
  /** Names of the facts that it reads itself, in `Explanation.facts`. */
  readonly facts: readonly string[];
  readonly test: Test | null;
  /** Names of the facts that could settle it; empty unless it is unknown. */
  readonly missing: readonly string[];
  readonly parts: readonly Reason[];
}

/** One step of a calculation: what an amount, or a derived fact, comes from. */
export interface Step {
  readonly id: string;
  /**
   * The author's form (`rate`, `bands`), `slice` of such `bands`, `fact`, `literal`, or a stage of an amount
   * (`not-below-zero`, `top-up`, `limit`, `fen`).
   */
  readonly form: string;
  /** How it is reckoned: `研发费用的15%`. */
  readonly words: Phrase;
  readonly value: ValueView;
  readonly told: Phrase;
  /** What besides its parts decides it: the step of an `each`, the rows of `bands`. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Of form `fact`: its name, in `Explanation.facts`. */
  readonly fact: string | null;
  /** Whether it counts in what it is a part of: a row or branch may not, or only perhaps. */
  readonly counts: Truth;
  /** The condition of a branch; null where it has none. */
  readonly condition: Reason | null;
  /** The row or branch in words. */
  readonly branch: Phrase | null;
  readonly parts: readonly Step[];
}

/**
 * `attested`: an authority that may say so has said it, lately enough; `stale`: it has, but not lately; `declared`: by the
 * enterprise or by one who is not its holder; `derived` from other facts; null: not known.
 */
export type Standing = 'attested' | 'declared' | 'stale' | 'derived' | null;

/** `partly`: within bounds, coarsely, in part. `not-known`: the enterprise was asked. `unknown`: it never was. */
export type Knowledge = 'known' | 'partly' | 'not-known' | 'unknown';

/** A fact that the explanation rests on. */
export interface FactReason {
  /** With its year. */
  readonly fact: string;
  readonly label: Phrase;
  readonly type: FactType;
  readonly knowledge: Knowledge;
  readonly value: ValueView;
  /** The value in words; what is missing is said. */
  readonly told: Phrase;
  readonly standing: Standing;
  readonly source: string | null;
  /** `YYYY-MM-DD`: the day to which the value applies. */
  readonly asOf: string | null;
  /** What it derives from; null where it does not, or is given exactly. */
  readonly derivation: Step | null;
  /** Whether the value given contradicts what it derives from. */
  readonly clash: boolean;
  readonly ask: Localized | null;
  /** Authorities whose word counts as attested; empty: any source's does. */
  readonly holders: readonly string[];
}

/** Why an enterprise can or cannot get an item on a day: data first, and text from it (`explanationText`). */
export interface Explanation {
  readonly enterprise: string;
  readonly name: string | null;
  /** `YYYY-MM-DD`. */
  readonly asOf: string;
  /** The hash of the rule set. */
  readonly rules: string;
  readonly result: Result;
  readonly clause: Citation;
  /** What is said in a sentence or two. */
  readonly summary: Phrase;
  /** All gates; all must hold. */
  readonly gates: readonly Reason[];
  /** How the amount comes about, the last step being what is told; null without money. */
  readonly amount: Step | null;
  readonly ceiling: Step | null;
  /** Every fact that is named in the tree or in a step, by name. */
  readonly facts: Readonly<Record<string, FactReason>>;
  /** Facts, declared or stale, that would have to be attested before the item can be given without an application. */
  readonly heldBack: readonly string[];
  /** Of an ineligible item; null of any other, and where it was not asked for. */
  readonly near: NearView | null;
  readonly handling: HandlingView | null;
  /** Caveats of the item and of its document. */
  readonly notes: readonly Localized[];
}

/** How little is missing where an item is not to be had, each with its words. */
export interface NearView {
  readonly misses: readonly (NearMiss & { readonly words: Phrase })[];
  /** Why there may be more ways, or none; null where the list is all. */
  readonly more: (More & { readonly words: Phrase }) | null;
  /** The day on which it becomes so by itself. */
  readonly becomes: (Becomes & { readonly words: Phrase }) | null;
  /** `YYYY-MM-DD`: the first later day on which it is no longer ruled out, though not settled, if that is before. */
  readonly undeterminedFrom: string | null;
}

export interface HandlingView {
  readonly department: Localized | null;
  readonly counter: Localized | null;
  readonly workingDays: number | null;
  readonly materials: readonly Localized[];
  readonly url: string | null;
  readonly phone: string | null;
}
