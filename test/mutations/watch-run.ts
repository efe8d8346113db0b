import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** What came of one mutation, as `run.ts` tells it. */
export interface Outcome {
  readonly ended: number;
  readonly use: string;
  readonly parsed: boolean;
  readonly diagnostics: number;
  readonly verdicts: number;
  /** Absent if all is well; and then what is needed to look into it. */
  readonly faults?: readonly string[];
  readonly kinds?: readonly string[];
  readonly file?: string;
  readonly text?: string;
}

export interface WatchedRun {
  readonly outcomes: readonly Outcome[];
  /** The mutation that took longer than the watcher was ready to wait. */
  readonly hung: number | null;
  /** Why it did not come to its end otherwise. */
  readonly broken: string | null;
}

/** Runs a program that tells what it does line by line, and ends it where one thing takes longer than `patience` milliseconds. */
export function watchRun(args: readonly string[], patience: number, beginning = 60_000): Promise<WatchedRun> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const outcomes: Outcome[] = [];
    let current: number | null = null;
    let hung = false;
    let done = false;
    let errors = '';
    const give = (time: number): NodeJS.Timeout =>
      setTimeout(() => {
        hung = true;
        child.kill('SIGKILL');
      }, time);
    let timer = give(beginning);
    createInterface({ input: child.stdout }).on('line', (text) => {
      const line = JSON.parse(text) as { readonly begins?: number; readonly done?: true } | Outcome;
      clearTimeout(timer);
      timer = give(patience);
      if ('ended' in line) outcomes.push(line);
      else if (line.begins !== undefined) current = line.begins;
      else done = line.done === true;
    });
    child.stderr.on('data', (data) => {
      errors += data;
    });
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      const at = current === null ? 'before the first mutation' : `at mutation ${current}`;
      const broken =
        hung && current === null
          ? 'it never began'
          : done || hung
            ? null
            : `ended ${at} with ${code ?? signal}: ${errors}`;
      resolve({ outcomes, hung: hung ? current : null, broken });
    });
  });
}
