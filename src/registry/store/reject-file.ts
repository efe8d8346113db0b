import { closeSync, createReadStream, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { writing } from '../files/writing.ts';
import { brokenPart, noRegister } from '../sources/messages.ts';
import { type RejectSummary, readRegisterFile } from './register-file.ts';

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

/** Writes rejects as they come. */
export class RejectWriter {
  count = 0;
  private checksum = 0;
  private readonly path: string;
  private readonly handle: number;
  private waiting = '';

  constructor(folder: string, file: number) {
    this.path = rejectsPath(folder, file);
    this.handle = writing(this.path, () => openSync(this.path, 'w'));
  }

  add(reject: Reject): void {
    const { file, line, column, value, reason } = reject;
    this.waiting += `${JSON.stringify({ file, line, column, value, reason })}\n`;
    this.count++;
    if (this.waiting.length > FLUSH) this.flush();
  }

  flush(): void {
    const bytes = Buffer.from(this.waiting);
    this.waiting = '';
    this.checksum = crc32(bytes, this.checksum);
    writing(this.path, () => {
      for (let at = 0; at < bytes.length; ) at += writeSync(this.handle, bytes, at);
    });
  }

  /** Of all that was flushed. */
  get summary(): RejectSummary {
    return { count: this.count, checksum: this.checksum };
  }

  close(): void {
    closeSync(this.handle);
  }
}

/**
 * All rejects of the encoded register in a folder: by line, then those of each joined file. Throws a `SourceError` where
 * there is no complete register, or where it is damaged.
 */
export async function* readRejects(folder: string): AsyncGenerator<Reject> {
  const register = readRegisterFile(folder);
  if (register === null) throw noRegister(folder);
  for (const [file, { checksum }] of register.rejects.entries()) {
    const path = rejectsPath(folder, file);
    let sum = 0;
    for await (const bytes of piecesOf(path)) sum = crc32(bytes, sum);
    if (sum !== checksum) throw brokenPart(path);
    for await (const line of linesOf(path)) yield JSON.parse(line) as Reject;
  }
}

async function* linesOf(path: string): AsyncGenerator<string> {
  const text = new TextDecoder();
  let rest = '';
  for await (const bytes of piecesOf(path)) {
    const lines = (rest + text.decode(bytes, { stream: true })).split('\n');
    rest = lines.pop()!;
    yield* lines;
  }
}

async function* piecesOf(path: string): AsyncGenerator<Uint8Array> {
  const stream = createReadStream(path);
  try {
    for await (const bytes of stream) yield bytes as Uint8Array;
  } catch (error) {
    throw brokenPart(path, error);
  } finally {
    stream.destroy();
  }
}
