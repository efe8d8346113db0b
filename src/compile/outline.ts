import type { TruthNode } from '../kernel/node.ts';
import type { Condition } from '../policy/condition.ts';

/** A condition as its author wrote it, beside what it was lowered to: a reason follows the former and asks the evaluation for the latter. */
export interface Outline {
  readonly condition: Condition;
  readonly node: TruthNode;
  /** Of a group its parts; of a name what it stands for; of an atom nothing. */
  readonly parts: readonly Outline[];
}
