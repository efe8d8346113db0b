import { type FileHandle, open } from 'node:fs/promises';
import { type Encoding, sniffEncoding } from './encoding.ts';
import { unreadableFile } from './messages.ts';

/** Enough of a file to tell its encoding and to hold its header. */
const FIRST = 1024 * 1024;

/** The bytes of a text file as UTF-8, from its first to its last. */
export class FileBytes {
  private place = 0;
  private readonly decoder: TextDecoder | null;
  private readonly raw: Uint8Array<ArrayBuffer>;
  /** Decoded, and not yet asked for. */
  private waiting = new Uint8Array(0);
  private ended = false;

  private constructor(
    private readonly path: string,
    private readonly handle: FileHandle,
    readonly encoding: Encoding,
    mark: number,
  ) {
    this.place = mark;
    this.decoder = encoding === 'utf-8' ? null : new TextDecoder(encoding);
    this.raw = new Uint8Array(this.decoder === null ? 0 : FIRST);
  }

  static async open(path: string, declared: Encoding | undefined): Promise<FileBytes> {
    try {
      const handle = await open(path, 'r');
      const first = new Uint8Array(FIRST);
      const { bytesRead } = await handle.read(first, 0, FIRST, 0);
      const sniffed = sniffEncoding(first.subarray(0, bytesRead));
      const encoding = declared ?? sniffed.encoding;
      return new FileBytes(path, handle, encoding, encoding === sniffed.encoding ? sniffed.mark : 0);
    } catch (error) {
      throw unreadableFile(path, error);
    }
  }

  /** Of the file itself, so far. */
  get bytesRead(): number {
    return this.place;
  }

  /** Fills `target` from `from` on as far as it can; 0 at the end. What cannot be decoded becomes U+FFFD. */
  async fill(target: Uint8Array, from: number): Promise<number> {
    if (this.decoder === null) return this.readInto(target, from, target.length - from);
    while (this.waiting.length === 0 && !this.ended) {
      const count = await this.readInto(this.raw, 0, this.raw.length);
      this.ended = count === 0;
      const text = this.decoder.decode(this.raw.subarray(0, count), { stream: !this.ended });
      this.waiting = Buffer.from(text);
    }
    const part = this.waiting.subarray(0, target.length - from);
    target.set(part, from);
    this.waiting = this.waiting.subarray(part.length);
    return part.length;
  }

  async close(): Promise<void> {
    await this.handle.close();
  }

  private async readInto(target: Uint8Array, from: number, length: number): Promise<number> {
    try {
      const { bytesRead } = await this.handle.read(target, from, length, this.place);
      this.place += bytesRead;
      return bytesRead;
    } catch (error) {
      throw unreadableFile(this.path, error);
    }
  }
}
