import type { Phrase } from '../text/localized.ts';
import type { Terminal } from './terminal.ts';

/**
 * How a command ended (FORMAT, section 5): 0 done, 1 problems in what the user gave, 2 wrong usage.
 * A fault of huiqi itself is none of these: 70, as in sysexits.h. Stopped by the user: 130, as shells have it.
 */
export const EXIT = { done: 0, problems: 1, usage: 2, fault: 70, interrupted: 130 } as const;
export type ExitStatus = (typeof EXIT)[keyof typeof EXIT];

/** What the command line gave, by the names of options in camel case; `paths` are the arguments. */
export interface Given {
  readonly paths: readonly string[];
  list(option: string): readonly string[] | undefined;
  one(option: string): string | undefined;
  /** Whether it was given, with or without a value. */
  has(option: string): boolean;
}

export interface OptionSpec {
  /** As commander writes them: `--rules <dir...>`. */
  readonly flags: string;
  readonly words: Phrase;
  readonly required?: boolean;
}

/** A command: everything that the program and its help know of it stands in its file. */
export interface Command {
  readonly name: string;
  readonly summary: Phrase;
  /** What its arguments are, if it takes any (one at least). */
  readonly paths?: Phrase;
  readonly options: readonly OptionSpec[];
  readonly examples: readonly string[];
  readonly run: (given: Given, terminal: Terminal) => ExitStatus | Promise<ExitStatus>;
}

/** `--rules`, which most commands need. */
export const RULES_OPTION: OptionSpec = {
  flags: '--rules <dir...>',
  words: { zh: '规则文件夹（或文件），可多个', en: 'folders (or files) of rules' },
  required: true,
};
