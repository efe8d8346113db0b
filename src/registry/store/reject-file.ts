import { closeSync, createReadStream, existsSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { notWritable } from '../sources/messages.ts';

/** A record that was not used. */
export interface Reject {
  /** The joined file, as the mapping names it; null in the register itself. */
  readonly file: string | null;
  readonly line: number;
  /** Empty where it is the record as a whole. */
  readonly column: string;
  readonly value: string;
  /** A stable code. */
  readonly reason: string;
}

const FLUSH = 1 << 16;

/** The rejects of the register are the file 0, those of its joins follow in the order of the mapping. */
const rejectsPath = (folder: string, file: number): string =>
  join(folder, `rejects-${String(file).padStart(3, '0')}.jsonl`);

const escaped = (separator: string): string => `\\u${separator.charCodeAt(0).toString(16)}`;

/** Writes rejects as they come. */
export class RejectWriter {
  count = 0;
  private readonly path: string;
  private readonly handle: number;
  private waiting = '';

  constructor(folder: string, file: number) {
    this.path = rejectsPath(folder, file);
    this.handle = this.writing(() => openSync(this.path, 'w'));
  }

  add(reject: Reject): void {
    const { file, line, column, value, reason } = reject;
    // The line separators of Unicode end lines too, for some.
    const text = JSON.stringify({ file, line, column, value, reason }).replace(/[\u2028\u2029]/g, escaped);
    this.waiting += `${text}\n`;
    this.count++;
    if (this.waiting.length > FLUSH) this.flush();
  }

  flush(): void {
    const bytes = Buffer.from(this.waiting);
    this.waiting = '';
    this.writing(() => {
      for (let at = 0; at < bytes.length; ) at += writeSync(this.handle, bytes, at);
    });
  }

  close(): void {
    closeSync(this.handle);
  }

  private writing<T>(write: () => T): T {
    try {
      return write();
    } catch (error) {
      throw notWritable(this.path, error);
    }
  }
}

/** All rejects of an encoded register: by line, then those of each joined file. */
export async function* readRejects(folder: string): AsyncGenerator<Reject> {
  for (let file = 0; existsSync(rejectsPath(folder, file)); file++) {
    const lines = createInterface({ input: createReadStream(rejectsPath(folder, file)), crlfDelay: Infinity });
    for await (const line of lines) yield JSON.parse(line) as Reject;
  }
}
