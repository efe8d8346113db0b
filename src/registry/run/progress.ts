/** How far a run has come. */
export interface Progress {
  /** What is going on: importing and matching, or writing what users see. */
  readonly phase: 'matching' | 'writing';
  /** Rows of the register that were read. */
  readonly read: number;
  /** How many will be, about; null while nobody knows. */
  readonly rows: number | null;
  /** Rows that were matched, those of before an interruption too. */
  readonly matched: number;
  /** How many of them were matched before this run was resumed. */
  readonly resumed: number;
  /** Verdicts that were written. */
  readonly verdicts: number;
}
