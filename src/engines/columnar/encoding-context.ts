import type { Evaluation, EvaluationMemory } from '../../kernel/evaluate.ts';
import type { FactNode } from '../../kernel/node.ts';
import type { FactType } from '../../policy/types.ts';
import type { DictionaryColumn, Rows } from './columns.ts';
import type { Scratch } from './reals/block.ts';
import type { Real } from './reals/real.ts';

/** A fact that is derived beforehand. */
export interface Derives {
  /** Null where rows have too many combinations of what it derives from. */
  column(rows: Rows): DictionaryColumn | null;
  /** Tells something more of each combination, for who asks before rows are. */
  tell: (evaluation: Evaluation) => number;
  /** What is told of each row; null where rows have too many combinations. */
  told(rows: Rows): Uint32Array | null;
}

/** What all that encodes for a program has in common. */
export interface EncodingContext {
  /** Days since 1970-01-01. */
  readonly asOf: number;
  readonly asOfYear: number;
  /** Of the reference, emptied before each use: what is asked of it is asked one after the other. */
  readonly memory: EvaluationMemory;
  readonly typeOf: (fact: string) => FactType | undefined;
  readonly scratch: Scratch;
  /** Facts that are derived once for all that read them; null of those of which that is not possible. */
  readonly derived: Map<FactNode, Derives | null>;
  /** Facts that are reckoned with, each once. */
  readonly factReals: Map<FactNode, Real>;
}
