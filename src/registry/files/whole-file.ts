import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import { syncFolder } from './folders.ts';
import { writing } from './writing.ts';

/* Files that are either whole or not there: written under another name, made safe on the disk, then renamed. */

/** What a file that is being written is called. */
export const unfinished = (path: string): string => `${path}.tmp`;

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
export function writeWhole(path: string, text: string): void {
  new FileWriter(path).writeAll([new TextEncoder().encode(text)]);
  rename(path);
}

/** Gives a file that is finished its name. */
export function rename(path: string): void {
  writing(path, () => renameSync(unfinished(path), path));
  syncFolder(dirname(path));
}
