import type { CompiledItem } from '../../compile/index.ts';
import type { RuleSet } from '../../match/rule-set.ts';
import type { RegisterFile } from '../store/register-file.ts';
import type { PartTallies } from './part-tallies.ts';

/** What a run has done before anything is written for users. */
export interface Matched {
  readonly rules: RuleSet;
  readonly items: readonly CompiledItem[];
  readonly register: RegisterFile;
  /** Where the encoded register is. */
  readonly registerFolder: string;
  /** Of all its parts. */
  readonly tallies: PartTallies;
}
