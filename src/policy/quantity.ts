import type { Span } from '../text/source.ts';
import type { CodeTree } from '../value/code-tree.ts';
import type { Condition } from './condition.ts';
import type { FactReference } from './fact-reference.ts';
import type { FactType } from './types.ts';

/** What a quantity is: a number of one of the number types, a date, or one of some options. */
export interface QuantityType {
  readonly type: FactType;
  readonly codes?: CodeTree;
  /** A number without a dimension of its own, as literals are: it may serve as money too. */
  readonly bare?: boolean;
}

/**
 * A checked amount or derivation. Every form has this one shape, so that passes over quantities need to know no form:
 * `parts` and `conditions` are what it is made of, `data` is what only its own file understands.
 */
export interface Quantity {
  readonly form: string;
  readonly type: QuantityType;
  readonly parts: readonly Quantity[];
  readonly conditions: readonly Condition[];
  /** Facts that the form reads itself, not through its parts. */
  readonly references: readonly FactReference[];
  readonly data: unknown;
  readonly span: Span;
}
