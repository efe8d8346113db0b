import { closeSync, fsyncSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { writing } from './writing.ts';

/**
 * Makes a folder and those it lies in, unless they are there. (Node's own never ends where the system refuses a folder as if
 * the one it lies in were missing, as in `/proc`.)
 */
export function makeFolder(path: string): void {
  writing(path, () => {
    try {
      mkdirSync(path);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EEXIST' && statSync(path).isDirectory()) return;
      if (code !== 'ENOENT' || dirname(path) === path) throw error;
      makeFolder(dirname(path));
      mkdirSync(path);
    }
  });
}

/** That a name is there, or gone, survives a power failure only when its folder has been written too. Windows has no need of it, and refuses. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  writing(folder, () => {
    const descriptor = openSync(folder, 'r');
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  });
}
