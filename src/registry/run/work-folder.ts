import { existsSync, readdirSync, readFileSync, rmSync, unlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { makeFolder, syncFolder, unfinished, writeWhole } from './files.ts';
import { changedRun, finishedRun, nothingToResume, runningAlready, unfinishedRun } from './messages.ts';
import { changesBetween, type RunIdentity } from './run-identity.ts';

/** What users see, in the order in which it is put there; with the last one it is whole. */
export const RESULTS = [
  'verdicts.parquet',
  'verdicts.csv',
  'verdicts.jsonl',
  'rejects.csv',
  'summary.md',
  'summary.json',
] as const;
export type ResultName = (typeof RESULTS)[number];

const SUMMARY: ResultName = 'summary.json';
const WORK = '.huiqi';

/** What is known of a run that has begun. */
interface RunRecord {
  readonly identity: RunIdentity;
  /** Rows of a part. */
  readonly partRows: number;
}

interface Lock {
  readonly process: number;
  readonly host: string;
}

/**
 * The folder of a run, with a folder `.huiqi` in it while it lasts: `run.json` says what the run is known by, and is the
 * first to be written and to go; `register/` is the encoded register, `parts/` what has been matched of it.
 */
export class WorkFolder {
  private constructor(
    readonly out: string,
    readonly identity: RunIdentity,
    readonly resumed: boolean,
    readonly partRows: number,
  ) {}

  /** Takes possession of a folder for a run. Throws a `RunError` where it holds what must not be touched. */
  static open(out: string, identity: RunIdentity, resume: boolean, partRows: number): WorkFolder {
    makeFolder(out);
    lock(out);
    try {
      const before = recordIn(out);
      if (before !== null) {
        if (!resume) throw unfinishedRun(out);
        const changed = changesBetween(before.identity, identity);
        if (changed.length > 0) throw changedRun(changed);
        return new WorkFolder(out, identity, true, before.partRows);
      }
      if (resume && existsSync(join(out, SUMMARY))) throw nothingToResume(out);
      const found = [...RESULTS].reverse().find((name) => existsSync(join(out, name)));
      if (found !== undefined) throw finishedRun(out, found);
      // What stands here without a record is of a run that had not begun, or whose results are safe.
      const folder = new WorkFolder(out, identity, false, partRows);
      for (const name of [folder.parts, folder.register]) {
        rmSync(name, { recursive: true, force: true });
        makeFolder(name);
      }
      const record: RunRecord = { identity, partRows };
      writeWhole(recordPath(out), [new TextEncoder().encode(JSON.stringify(record))]);
      return folder;
    } catch (error) {
      unlock(out);
      throw error;
    }
  }

  get register(): string {
    return join(this.out, WORK, 'register');
  }

  get parts(): string {
    return join(this.out, WORK, 'parts');
  }

  result(name: ResultName): string {
    return join(this.out, name);
  }

  /** Nothing of the run is kept, unless it is one that was begun before. */
  discard(): void {
    if (!this.resumed) rmSync(recordPath(this.out), { force: true });
    unlock(this.out);
  }

  /** The run is done, and its results are in their place. */
  finish(): void {
    unlinkSync(recordPath(this.out));
    syncFolder(join(this.out, WORK));
    rmSync(join(this.out, WORK), { recursive: true, force: true });
  }

  /** It is not: what is done is kept, what was half written goes. Where nothing is done, nobody need resume it. */
  leave(): void {
    for (const name of RESULTS) rmSync(unfinished(this.result(name)), { force: true });
    const parts = readdirSync(this.parts);
    for (const name of parts) if (name.endsWith(unfinished(''))) rmSync(join(this.parts, name), { force: true });
    const isRead = existsSync(join(this.register, 'register.json'));
    if (!isRead && parts.every((name) => name.endsWith(unfinished('')))) this.discard();
    else unlock(this.out);
  }
}

const recordPath = (out: string): string => join(out, WORK, 'run.json');
const lockPath = (out: string): string => join(out, WORK, 'lock.json');

function recordIn(out: string): RunRecord | null {
  const path = recordPath(out);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as RunRecord) : null;
}

/** Of a process that was killed the lock stays behind; it is taken over unless that process lives, here or on another machine. */
function lock(out: string): void {
  const path = lockPath(out);
  makeFolder(join(out, WORK));
  if (existsSync(path)) {
    const { process: other, host } = JSON.parse(readFileSync(path, 'utf8')) as Lock;
    if (host === hostname() && other !== process.pid && isAlive(other)) throw runningAlready(out, other);
  }
  const own: Lock = { process: process.pid, host: hostname() };
  writeWhole(path, [new TextEncoder().encode(JSON.stringify(own))]);
}

function unlock(out: string): void {
  rmSync(lockPath(out), { force: true });
  // Nothing of a run that never began stays behind.
  if (!existsSync(recordPath(out))) rmSync(join(out, WORK), { recursive: true, force: true });
}

function isAlive(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    // Another user's process cannot be sent anything, and lives.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
