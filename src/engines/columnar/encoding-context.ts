import type { EvaluationMemory } from '../../kernel/evaluate.ts';

/** What all that encodes for a program has in common. */
export interface EncodingContext {
  /** Days since 1970-01-01. */
  readonly asOf: number;
  readonly asOfYear: number;
  /** Of the reference, emptied before each use: what is asked of it is asked one after the other. */
  readonly memory: EvaluationMemory;
  readonly isDate: (fact: string) => boolean;
}
