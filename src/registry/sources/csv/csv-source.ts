import { isUtf8 } from 'node:buffer';
import { stat } from 'node:fs/promises';
import type { Batch, RecordSource, RejectedRecord } from '../batch.ts';
import type { Encoding } from '../encoding.ts';
import { FileBytes } from '../file-bytes.ts';
import { noHeader, recordTooLong, unreadableFile } from '../messages.ts';
import { type Header, readHeader } from './header.ts';
import { Tokenizer, type Tokens } from './tokenize.ts';

const BLOCK = 1024 * 1024;
const LONGEST = 64 * 1024 * 1024;
const REPLACEMENT = Buffer.from('\ufffd');

export interface CsvOptions {
  readonly encoding?: Encoding;
  /** One character of ASCII. */
  readonly delimiter?: string;
}

/** A file of separated values with a header. Its encoding and separator are told by its beginning unless they are declared. */
export class CsvSource implements RecordSource {
  private constructor(
    private readonly path: string,
    private readonly options: CsvOptions,
    private readonly header: Header,
    readonly size: number,
  ) {}

  static async open(path: string, options: CsvOptions = {}): Promise<CsvSource> {
    const file = await FileBytes.open(path, options.encoding);
    try {
      const delimiter = options.delimiter?.charCodeAt(0);
      for (let size = BLOCK; ; size *= 2) {
        const bytes = new Uint8Array(size);
        const first = size === BLOCK ? file : await FileBytes.open(path, options.encoding);
        let length = 0;
        try {
          for (let count = -1; count !== 0 && length < size; length += count) count = await first.fill(bytes, length);
        } finally {
          if (first !== file) await first.close();
        }
        const header = readHeader(bytes.subarray(0, length), length < size, delimiter);
        if (header !== null) return new CsvSource(path, options, header, await sizeOf(path));
        if (length < size || size >= LONGEST) throw noHeader(path);
      }
    } finally {
      await file.close();
    }
  }

  get columns(): readonly string[] {
    return this.header.names;
  }

  async *read(columns: readonly string[]): AsyncGenerator<Batch> {
    const { names, dialect } = this.header;
    const places = columns.map((column) => names.indexOf(column));
    const tokenizer = new Tokenizer(dialect, names.length);
    const file = await FileBytes.open(this.path, this.options.encoding);
    // Of what was decoded, U+FFFD stands where it could not be; in UTF-8 it may be meant.
    const damaged =
      file.encoding === 'utf-8'
        ? (piece: Uint8Array) => !isUtf8(piece)
        : (piece: Uint8Array) => Buffer.from(piece.buffer, piece.byteOffset, piece.length).includes(REPLACEMENT);
    try {
      let buffer = new Uint8Array(BLOCK + 1);
      let length = 0;
      let skip = this.header.end;
      for (;;) {
        if (length === buffer.length - 1) {
          if (length >= LONGEST) throw recordTooLong(this.path, tokenizer.line + 1);
          const larger = new Uint8Array(2 * length + 1);
          larger.set(buffer.subarray(0, length));
          buffer = larger;
        }
        const count = await file.fill(buffer.subarray(0, buffer.length - 1), length);
        length += count;
        if (skip > 0) {
          const skipped = Math.min(skip, length);
          buffer.copyWithin(0, skipped, length);
          length -= skipped;
          skip -= skipped;
          if (skip > 0 && count > 0) continue;
        }
        const final = count === 0;
        const tokens = tokenizer.tokenize(buffer, length, final);
        const rejects = rejectDamaged(tokens, buffer, names.length, damaged);
        if (tokens.count > 0 || rejects.length > 0) {
          yield {
            count: tokens.count,
            lines: tokens.lines,
            columns: places.map((at) => ({
              kind: 'text',
              bytes: buffer,
              starts: tokens.starts,
              ends: tokens.ends,
              at,
              stride: names.length,
            })),
            rejects,
            bytes: file.bytesRead,
          };
        }
        if (final) return;
        buffer.copyWithin(0, tokens.consumed, length);
        length -= tokens.consumed;
      }
    } finally {
      await file.close();
    }
  }
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    throw unreadableFile(path, error);
  }
}

/** Takes out the records that are damaged, and gives all rejected ones back in order. */
function rejectDamaged(
  tokens: Tokens,
  bytes: Uint8Array,
  width: number,
  damaged: (piece: Uint8Array) => boolean,
): readonly RejectedRecord[] {
  if (!damaged(bytes.subarray(0, tokens.consumed))) return tokens.rejects;
  const { starts, ends, lines } = tokens;
  const rejects = [...tokens.rejects];
  let kept = 0;
  for (let record = 0; record < tokens.count; record++) {
    const base = record * width;
    const piece = bytes.subarray(starts[base]!, ends[base + width - 1]!);
    if (damaged(piece)) {
      const value = new TextDecoder().decode(piece.subarray(0, 300));
      rejects.push({ line: lines[record]!, column: '', value, reason: 'encoding' });
      continue;
    }
    starts.copyWithin(kept * width, base, base + width);
    ends.copyWithin(kept * width, base, base + width);
    lines[kept++] = lines[record]!;
  }
  tokens.count = kept;
  return rejects.sort((a, b) => a.line - b.line);
}
