import type { Terminal } from './terminal.ts';

/** How a command ended (FORMAT, section 5). */
export const EXIT = { done: 0, problems: 1, usage: 2, fault: 70 } as const;
export type ExitStatus = (typeof EXIT)[keyof typeof EXIT];

/** What a command does with its options: prints, and says how it went. */
export type Run<Options> = (options: Options, terminal: Terminal) => ExitStatus | Promise<ExitStatus>;
