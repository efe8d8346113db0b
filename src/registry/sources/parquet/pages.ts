import type { FileHandle } from 'node:fs/promises';
import type { Chunk } from './footer.ts';
import { NotUnderstood } from './not-understood.ts';
import { numberIn } from './schema.ts';
import { type ThriftFields, ThriftReader } from './thrift-reader.ts';

/** A page of a column chunk. Its bytes hold until the next one is read. */
export interface Page {
  readonly dictionary: boolean;
  /** Nulls among them. */
  readonly values: number;
  /** The number of the encoding of its values. */
  readonly encoding: number;
  /** Bytes of repetition and of definition levels at its beginning; null where each kind says its own length. */
  readonly levels: readonly [repetition: number, definition: number] | null;
  /** Whether its levels, if it has any, are written in the way that came before runs. */
  readonly oldLevels: readonly [repetition: boolean, definition: boolean];
  readonly bytes: Uint8Array;
  /** So many of them, its levels, are as they are; the others are compressed, by the codec of this number in Parquet. */
  readonly levelBytes: number;
  readonly codec: number;
  /** How many bytes it has uncompressed. */
  readonly size: number;
}

/** So much is read at once. */
const WINDOW = 1024 * 1024;
/** No header of a page is longer, unless the values in it are. */
const HEADER = 64 * 1024;
/** The largest page that is read here. */
const LARGEST = 512 * 1024 * 1024;

const DATA = 0;
const INDEX = 1;
const DICTIONARY = 2;
const DATA_2 = 3;
const RLE = 3;
const UNCOMPRESSED = 0;

/** Reads the pages of column chunks, one in memory at a time. */
export class Pages {
  private window = new Uint8Array(0);
  /** Where in the file the window begins, and how much of it is filled. */
  private start = 0;
  private filled = 0;
  private chunk: Chunk | null = null;
  private at = 0;

  constructor(private readonly file: FileHandle) {}

  open(chunk: Chunk): void {
    this.chunk = chunk;
    this.at = chunk.start;
    this.start = chunk.start;
    this.filled = 0;
  }

  async next(): Promise<Page> {
    for (;;) {
      const { chunk } = this;
      const left = chunk!.end - this.at;
      await this.have(Math.min(left, HEADER));
      const reader = new ThriftReader(this.window.subarray(0, this.filled), this.at - this.start);
      const header = reader.struct();
      this.at = this.start + reader.at;
      const [type, size, length] = [needed(header, 1), needed(header, 2), needed(header, 3)];
      if (size > LARGEST || length > chunk!.end - this.at) throw new NotUnderstood('a page beyond its chunk');
      await this.have(length);
      const from = this.at - this.start;
      const bytes = this.window.subarray(from, from + length);
      this.at += length;
      if (type === INDEX) continue;
      return this.pageOf(type, header, bytes, size);
    }
  }

  private pageOf(type: number, header: ThriftFields, bytes: Uint8Array, size: number): Page {
    const { codec } = this.chunk!;
    const whole = { levels: null, oldLevels: [false, false], bytes, levelBytes: 0, codec, size } as const;
    switch (type) {
      case DATA_2: {
        const own = structIn(header, 8);
        const levels = [needed(own, 6), needed(own, 5)] as const;
        const levelBytes = levels[0] + levels[1];
        if (levelBytes > Math.min(size, bytes.length)) throw new NotUnderstood('levels beyond their page');
        const [values, encoding] = [needed(own, 1), needed(own, 4)];
        const plain = own.get(7) === false;
        return {
          ...whole,
          dictionary: false,
          values,
          encoding,
          levels,
          levelBytes,
          codec: plain ? UNCOMPRESSED : codec,
        };
      }
      case DICTIONARY: {
        const own = structIn(header, 7);
        return { ...whole, dictionary: true, values: needed(own, 1), encoding: needed(own, 2) };
      }
      case DATA: {
        const own = structIn(header, 5);
        const oldLevels = [needed(own, 4) !== RLE, needed(own, 3) !== RLE] as const;
        return { ...whole, dictionary: false, values: needed(own, 1), encoding: needed(own, 2), oldLevels };
      }
      default:
        throw new NotUnderstood(`a page of type ${type}`);
    }
  }

  /** Reads until there are so many bytes from `at` on. */
  private async have(length: number): Promise<void> {
    const behind = this.at - this.start;
    if (behind + length <= this.filled) return;
    const kept = Math.max(0, this.filled - behind);
    const wanted = Math.min(this.chunk!.end - this.at, Math.max(length, WINDOW));
    if (this.window.length < wanted) {
      const larger = new Uint8Array(wanted);
      larger.set(this.window.subarray(behind, behind + kept));
      this.window = larger;
    } else this.window.copyWithin(0, behind, behind + kept);
    this.start = this.at;
    this.filled = kept;
    while (this.filled < wanted) {
      const { bytesRead } = await this.file.read(
        this.window,
        this.filled,
        wanted - this.filled,
        this.start + this.filled,
      );
      if (bytesRead === 0) throw new NotUnderstood('a file that became shorter');
      this.filled += bytesRead;
    }
  }
}

function needed(fields: ThriftFields, field: number): number {
  const value = numberIn(fields, field);
  if (value === null || value < 0) throw new NotUnderstood(`field ${field} of a page is missing`);
  return value;
}

function structIn(fields: ThriftFields, field: number): ThriftFields {
  const value = fields.get(field);
  if (!(value instanceof Map)) throw new NotUnderstood(`field ${field} of a page is missing`);
  return value;
}
