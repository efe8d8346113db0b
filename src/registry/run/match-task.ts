import type { Verdict } from '../../policy/types.ts';
import type { Format } from './format.ts';
import type { WorkerRules } from './worker-rules.ts';

/** A part of a register that can be matched. */
export interface PartToMatch {
  readonly index: number;
  readonly rows: number;
  /** CRC-32 of its file: what was matched of another one is not of this. */
  readonly checksum: number;
}

export interface PartMatched {
  readonly kind: 'matched';
  readonly index: number;
  readonly rows: number;
  /** How many verdicts were written. */
  readonly verdicts: number;
}

export interface MatchingOptions {
  /** Days since 1970-01-01. */
  readonly asOf: number;
  /** Which are written; none where they are only counted. */
  readonly verdicts: readonly Verdict[];
  readonly hasMoney: readonly boolean[];
  /** Names, in the order in which they are matched. */
  readonly items: readonly string[];
  readonly format: Format;
  /** The folders of the encoded register, and of what is matched of it. */
  readonly register: string;
  readonly parts: string;
}

/** What a thread is to match parts with. */
export interface MatchTask {
  readonly rules: WorkerRules;
  readonly options: MatchingOptions;
}

/** A thread that matches: it loads its code, and then is told with what. */
export interface MatchThread {
  readonly kind: 'match';
}
