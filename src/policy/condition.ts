import type { Localized, Phrase } from '../text/localized.ts';
import type { Span } from '../text/source.ts';
import type { NumberSet } from '../value/number-set.ts';
import type { OptionSet } from '../value/option-set.ts';
import type { FactReference } from './fact-reference.ts';

/** Where in the document a rule stands. */
export interface Clause {
  readonly article?: string;
  readonly text?: string;
}

/** What any condition may carry. */
export interface ConditionMeta {
  readonly id?: string;
  readonly note?: Localized;
  readonly clause?: Clause;
  readonly span: Span;
}

/** The checked `value` of an atom. Dates are numbers of days; codes are the preorder numbers of their list. */
export type Operand =
  | { readonly kind: 'fact'; readonly reference: FactReference }
  | { readonly kind: 'numbers'; readonly set: NumberSet }
  | { readonly kind: 'options'; readonly options: OptionSet }
  | { readonly kind: 'texts'; readonly texts: readonly string[] }
  /** Two ends, each a number or a fact. */
  | { readonly kind: 'ends'; readonly low: Operand; readonly high: Operand };

export interface Atom extends ConditionMeta {
  readonly kind: 'atom';
  readonly reference: FactReference;
  /** Canonical name. */
  readonly operator: string;
  readonly operand: Operand;
  /** The operand in words, for reasons. */
  readonly written: Phrase;
}

/** Conditions have the shape of json-rules-engine. */
export type Condition =
  | (ConditionMeta & { readonly kind: 'all' | 'any'; readonly of: readonly Condition[] })
  | (ConditionMeta & { readonly kind: 'not'; readonly of: Condition })
  /** Full name of a named condition. */
  | (ConditionMeta & { readonly kind: 'named'; readonly name: string })
  | (ConditionMeta & { readonly kind: 'always' })
  | Atom;
