import type { Localized } from '../text/localized.ts';
import type { Source, Span } from '../text/source.ts';
import type { Period } from '../value/civil-date.ts';
import type { CodeTree } from '../value/code-tree.ts';
import type { Rational } from '../value/rational.ts';
import type { Condition } from './condition.ts';
import type { Quantity } from './quantity.ts';
import type { FactType } from './types.ts';

/** A fact that rules may read and profiles may give. */
export interface FactDeclaration {
  /** Full name: `staff`, or `yuhuan-2025-11/equipmentShare` for a fact of one document. */
  readonly name: string;
  readonly type: FactType;
  readonly label: Localized;
  readonly unit?: Localized;
  readonly note?: Localized;
  readonly ask?: Localized;
  /** Whether there is one value a calendar year. */
  readonly yearly: boolean;
  readonly min?: Rational;
  readonly max?: Rational;
  /** Authorities whose word counts as attested; empty: any source does. */
  readonly holders: readonly string[];
  /** How long a value stays fresh. */
  readonly maxAge?: Period;
  /** Whether it is in the enterprise's hands; absent: it is, and a derived fact is if something that it derives from is. */
  readonly controllable?: boolean;
  /** The code list of a `code` or `codes`; the booleans of a `boolean`. */
  readonly codes?: CodeTree;
  readonly derive?: Quantity;
  readonly source: Source;
  readonly span: Span;
}

export interface NamedCondition {
  /** Full name: `good-standing`, or `yuhuan-2025-11/name` for one of a document. */
  readonly name: string;
  readonly condition: Condition;
  readonly source: Source;
  readonly span: Span;
}

/** Which facts, code lists and shared conditions exist. */
export interface Vocabulary {
  readonly facts: ReadonlyMap<string, FactDeclaration>;
  readonly codes: ReadonlyMap<string, CodeTree>;
  readonly conditions: ReadonlyMap<string, NamedCondition>;
}
