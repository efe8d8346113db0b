import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Phrase } from '../../text/localized.ts';
import { diskFull, fileTooBig, notWritable } from './messages.ts';

/* Files that are either whole or not there: written under another name, made safe on the disk, then renamed. */

/** What a file that is being written is called. */
export const unfinished = (path: string): string => `${path}.part`;

/** Writes under another name, until it is finished. */
export class FileWriter {
  private readonly descriptor: number;
  private closed = false;
  /** How many bytes there are so far, and their CRC-32. */
  bytes = 0;
  checksum = 0;

  constructor(private readonly path: string) {
    this.descriptor = writing(path, () => openSync(unfinished(path), 'w'));
  }

  write(chunks: readonly Uint8Array[]): void {
    for (const chunk of chunks) {
      writing(this.path, () => {
        for (let at = 0; at < chunk.length; ) at += writeSync(this.descriptor, chunk, at, chunk.length - at);
      });
      this.bytes += chunk.length;
      this.checksum = crc32(chunk, this.checksum);
    }
  }

  /** All that the file is to hold. */
  writeAll(chunks: readonly Uint8Array[]): void {
    try {
      this.write(chunks);
      this.finish();
    } finally {
      this.close();
    }
  }

  /** On the disk, whole, and still under the other name. */
  finish(): void {
    try {
      writing(this.path, () => fsyncSync(this.descriptor));
    } finally {
      this.close();
    }
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    closeSync(this.descriptor);
  }
}

/** Writes a file that has its name only when it is whole and safe on the disk. */
export function writeWhole(path: string, chunks: readonly Uint8Array[]): void {
  new FileWriter(path).writeAll(chunks);
  rename(path);
}

/** Gives a file that is finished its name. */
export function rename(path: string): void {
  writing(path, () => renameSync(unfinished(path), path));
  syncFolder(dirname(path));
}

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

/** Makes a file that another has written safe on the disk. */
export function syncFile(path: string): void {
  const descriptor = openSync(path, 'r+');
  try {
    writing(path, () => fsyncSync(descriptor));
  } finally {
    closeSync(descriptor);
  }
}

/** That a name is there, or gone, survives a power failure only when its folder has been written too. */
export function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

const REFUSED: Readonly<Record<string, Phrase>> = {
  EACCES: { zh: '没有权限', en: 'there is no permission' },
  EPERM: { zh: '没有权限', en: 'there is no permission' },
  EROFS: { zh: '文件系统只读', en: 'the file system is read-only' },
  ENOTDIR: { zh: '路径中间有一段不是文件夹', en: 'a part of the path is no folder' },
  EEXIST: { zh: '那里有一个文件', en: 'there is a file of that name' },
  ENOENT: { zh: '没有这个文件夹', en: 'there is no such folder' },
  EISDIR: { zh: '那里有一个文件夹', en: 'there is a folder of that name' },
  ENAMETOOLONG: { zh: '路径过长', en: 'the path is too long' },
};

/** What the file system refuses is not a fault of huiqi. */
export function writing<T>(path: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    throw refusedBy(path, error);
  }
}

/** The same error in words, where it is one of the file system. */
export function refusedBy(path: string, error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException)?.code;
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(path);
  if (code === 'EFBIG') return fileTooBig(path);
  return code !== undefined && Object.hasOwn(REFUSED, code) ? notWritable(path, REFUSED[code]!) : error;
}
