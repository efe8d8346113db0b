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
  /** Of huiqi: another one may read and write otherwise. */
  readonly version: string;
  /** The texts of all rule files. */
  readonly rules: readonly RuleFile[];
  /** The register with its mapping; null where `registerFolder` holds it, encoded. */
  readonly register: RegisterInput | null;
  /** Where results go. */
  readonly out: string;
  /** Days since 1970-01-01. */
  readonly asOf: number;
  /** Full names; null: all. */
  readonly items: readonly string[] | null;
  /** Full names of what was asked for, where that may be written otherwise. */
  readonly itemNames?: (rules: RuleSet, given: readonly string[]) => readonly string[];
  /** Which verdicts are written; none where they are only counted. */
  readonly verdicts: readonly Verdict[];
  readonly format: Format;
  /** Goes on with what was begun in the folder; if nothing was, begins. */
  readonly resume: boolean;
  /** Where the encoded register is kept, or was; null: it goes when all is done. */
  readonly registerFolder: string | null;
  /** Threads that match. */
  readonly workers: number;
  /** What DuckDB may take, as it writes it: `512MB`. */
  readonly memoryLimit?: string;
  /** Rows of a part of the register. */
  readonly partRows?: number;
  /** In which `summary.md` is written, and labels are. */
  readonly language: Language;
  readonly signal?: AbortSignal;
  onProgress?(progress: Progress): void;
  /** What is wrong with the rules, or with the mapping; without errors, the run goes on. */
  onDiagnostics?(diagnostics: readonly Diagnostic[], of: 'rules' | 'mapping'): void;
}

export interface RegisterInput {
  readonly source: ImportOptions['source'];
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
