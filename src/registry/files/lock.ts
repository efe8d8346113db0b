import { closeSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { resolve } from 'node:path';
import { inUse } from '../sources/messages.ts';
import { writing } from './writing.ts';

interface Owner {
  readonly process: number;
  readonly host: string;
}

/** Those of this thread. */
const held = new Set<string>();
const OWN: Owner = { process: process.pid, host: hostname() };
/** So often, and after so many milliseconds, a lock is looked at whose owner is still writing who it is. */
const LOOKS = 10;
const PAUSE = 20;

/**
 * Possession of a folder, as a file in it, so that two processes never write into it at once. The lock of a process that was
 * killed stays behind and is taken over, unless that process lives. Of a process on another machine nobody can tell; its lock
 * is taken over too, since a run that is resumed elsewhere must not wait for it.
 */
export class Lock {
  private constructor(private readonly path: string) {}

  /** Throws a `SourceError` if `folder` is in use. */
  static take(folder: string, path: string): Lock {
    const name = resolve(path);
    if (held.has(name)) throw inUse(folder, process.pid);
    while (!create(path)) {
      const text = textOf(path);
      if (text === null) continue;
      const owner = ownerIn(text);
      if (owner !== null && lives(owner)) throw inUse(folder, owner.process);
      takeAway(folder, path, text);
    }
    held.add(name);
    return new Lock(path);
  }

  release(): void {
    held.delete(resolve(this.path));
    writing(this.path, () => rmSync(this.path, { force: true }));
  }
}

/** False if there is one. */
function create(path: string): boolean {
  return writing(path, () => {
    let descriptor: number;
    try {
      descriptor = openSync(path, 'wx');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw error;
    }
    try {
      writeSync(descriptor, JSON.stringify(OWN));
      return true;
    } catch (error) {
      rmSync(path, { force: true });
      throw error;
    } finally {
      closeSync(descriptor);
    }
  });
}

/** Null where it has just gone. What has no owner yet is looked at again for a moment. */
function textOf(path: string): string | null {
  for (let look = 0; ; look++) {
    let text: string;
    try {
      text = readFileSync(path, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      return writing(path, () => {
        throw error;
      });
    }
    if (ownerIn(text) !== null || look === LOOKS) return text;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
  }
}

function ownerIn(text: string): Owner | null {
  try {
    return JSON.parse(text) as Owner;
  } catch {
    // Its process was killed while it wrote who it is.
    return null;
  }
}

/** A lock nobody holds any more; if another was quicker, what was taken is his, and he gets it back. */
function takeAway(folder: string, path: string, text: string): void {
  const away = `${path}.${process.pid}`;
  writing(path, () => {
    try {
      renameSync(path, away);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
      throw error;
    }
    const taken = readFileSync(away, 'utf8');
    if (taken === text) return rmSync(away);
    renameSync(away, path);
    throw inUse(folder, ownerIn(taken)?.process ?? 0);
  });
}

function lives({ process: id, host }: Owner): boolean {
  if (host !== OWN.host || id === OWN.process) return false;
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    // Another user's process cannot be sent anything, and lives.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
