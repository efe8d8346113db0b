import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder, syncFolder } from '../files/folders.ts';
import { Lock } from '../files/lock.ts';
import { sealed, unsealed } from '../files/sealed-json.ts';
import { unfinished, writeWhole } from '../files/whole-file.ts';
import { changedRun, damagedRun, finishedRun, nothingToResume, unfinishedRun } from './messages.ts';
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

/**
 * The folder of a run, with a folder `.huiqi` in it while it lasts: `run.json` says what the run is known by, and is the
 * first to be written and to go; `register/` is the encoded register, `parts/` what has been matched of it.
 */
export class WorkFolder {
  private constructor(
    private readonly lock: Lock,
    readonly out: string,
    readonly identity: RunIdentity,
    readonly resumed: boolean,
    readonly partRows: number,
  ) {}

  /** Takes possession of a folder for a run. Throws a `RunError` where it holds what must not be touched. */
  static open(out: string, identity: RunIdentity, resume: boolean, partRows: number): WorkFolder {
    makeFolder(out);
    makeFolder(join(out, WORK));
    const lock = Lock.take(out, lockPath(out));
    try {
      const before = recordIn(out);
      if (before !== null) {
        if (!resume) throw unfinishedRun(out);
        const changed = changesBetween(before.identity, identity);
        if (changed.length > 0) throw changedRun(changed);
        return new WorkFolder(lock, out, identity, true, before.partRows);
      }
      if (resume && existsSync(join(out, SUMMARY))) throw nothingToResume(out);
      const found = [...RESULTS].reverse().find((name) => existsSync(join(out, name)));
      if (found !== undefined) throw finishedRun(out, found);
      // What stands here without a record is of a run that had not begun, or whose results are safe.
      const folder = new WorkFolder(lock, out, identity, false, partRows);
      for (const name of [folder.parts, folder.register]) {
        rmSync(name, { recursive: true, force: true });
        makeFolder(name);
      }
      const record: RunRecord = { identity, partRows };
      writeWhole(recordPath(out), sealed(JSON.stringify(record)));
      return folder;
    } catch (error) {
      unlock(out, lock);
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
    unlock(this.out, this.lock);
  }

  /** The run is done, and its results are in their place. */
  finish(): void {
    unlinkSync(recordPath(this.out));
    syncFolder(join(this.out, WORK));
    unlock(this.out, this.lock);
  }

  /** It is not: what is done is kept, what was half written goes. Where nothing is done, nobody need resume it. */
  leave(): void {
    for (const name of RESULTS) rmSync(unfinished(this.result(name)), { force: true });
    const parts = readdirSync(this.parts);
    for (const name of parts) if (name.endsWith(unfinished(''))) rmSync(join(this.parts, name), { force: true });
    const isRead = existsSync(join(this.register, 'register.json'));
    if (!isRead && parts.every((name) => name.endsWith(unfinished('')))) this.discard();
    else unlock(this.out, this.lock);
  }
}

const recordPath = (out: string): string => join(out, WORK, 'run.json');
const lockPath = (out: string): string => join(out, WORK, 'lock.json');

function recordIn(out: string): RunRecord | null {
  const path = recordPath(out);
  if (!existsSync(path)) return null;
  const json = unsealed(readFileSync(path, 'utf8'));
  if (json === null) throw damagedRun(out);
  return JSON.parse(json) as RunRecord;
}

/** Nothing of a run that never began, or that is done, stays behind. */
function unlock(out: string, lock: Lock): void {
  const work = join(out, WORK);
  const isKept = existsSync(recordPath(out));
  if (!isKept)
    for (const name of readdirSync(work))
      if (join(work, name) !== lockPath(out)) rmSync(join(work, name), { recursive: true, force: true });
  lock.release();
  if (!isKept) removeEmpty(work);
}

/** Another process may have taken possession of the folder meanwhile. */
function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST' && code !== 'ENOENT') throw error;
  }
}
