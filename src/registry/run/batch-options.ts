import type { RuleFile } from '../../check/rules.ts';
import type { RuleSet } from '../../match/rule-set.ts';
import type { Verdict } from '../../policy/types.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Language } from '../../text/localized.ts';
import type { ImportOptions } from '../importing/import-register.ts';
import type { Summary } from '../sinks/summary.ts';
import type { Format } from './format.ts';
import type { Progress } from './progress.ts';

/** Matching all enterprises of a register with a rule set. */
export interface BatchOptions {
  /** The texts of all rule files. */
  readonly rules: readonly RuleFile[];
  /** The register with its mapping; not needed where `registerFolder` holds it, encoded. */
  readonly register?: RegisterInput | null;
  /** Where the encoded register is kept, or was, for other rules to use; unless given, it goes when all is done. */
  readonly registerFolder?: string | null;
  /** The folder where results go; it is made if need be, and may hold other things, but no results. */
  readonly out: string;
  /** The day for which everything is decided: `YYYY-MM-DD`. */
  readonly asOf: string;
  /** Only these items, by full name, in the order of the rules. */
  readonly items?: readonly string[] | null;
  /** Full names of what `items` asks for, where that may be written otherwise. What it throws ends the run. */
  readonly itemNames?: (rules: RuleSet, given: readonly string[]) => readonly string[];
  /** The verdicts that are written: all but `ineligible`, unless given; null writes none and only counts. */
  readonly verdicts?: readonly Verdict[] | null;
  /** Of the file of verdicts: `parquet`, unless given. */
  readonly format?: Format;
  /** Goes on with what was begun in the folder; if nothing was, begins. Without it, what was begun is refused. */
  readonly resume?: boolean;
  /** The most threads: as many as there are processors, unless given. Another one begins only where it pays off. */
  readonly workers?: number;
  /** What DuckDB may take, where it is needed, as it writes it: `512MB`. */
  readonly memoryLimit?: string;
  /** Rows of a part of the register: what is done at once, and again after an interruption; 65,536 unless given. */
  readonly partRows?: number;
  /** In which `summary.md` is written, and labels are: `zh`, unless given. */
  readonly language?: Language;
  /** Stops the run: it throws, and what is done is kept. */
  readonly signal?: AbortSignal;
  onProgress?(progress: Progress): void;
  /** What is wrong with the rules, or with the mapping; without errors, the run goes on. */
  onDiagnostics?(diagnostics: readonly Diagnostic[], of: 'rules' | 'mapping'): void;
}

export interface RegisterInput {
  readonly source: ImportOptions['source'];
  /** The text of the mapping file (FORMAT, section 7); what it joins lies beside it, by its name. */
  readonly mapping: RuleFile;
}

export type BatchOutcome =
  /** Rules or mapping have errors, which were told; nothing was written. */
  | { readonly kind: 'unsound' }
  | {
      readonly kind: 'done';
      readonly summary: Summary;
      /** What `summary.json` says. */
      readonly json: string;
      /** The paths of the results. */
      readonly results: readonly string[];
      readonly seconds: number;
    };
