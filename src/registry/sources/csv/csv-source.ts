import type { Batch, BatchColumn, RecordSource, RejectedRecord } from '../batch.ts';
import { damageOf } from '../damage.ts';
import type { Encoding } from '../encoding.ts';
import { FileBytes } from '../file-bytes.ts';
import { sizeOf } from '../file-size.ts';
import { noHeader } from '../messages.ts';
import { textBlocks } from '../text-blocks.ts';
import { type Header, readHeader } from './header.ts';
import { Tokenizer, type Tokens } from './tokenize.ts';

const BLOCK = 1024 * 1024;
const LONGEST = 64 * 1024 * 1024;

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
      let bytes = new Uint8Array(BLOCK);
      for (let length = 0; ; ) {
        const count = await file.fill(bytes, length);
        length += count;
        const header = readHeader(bytes.subarray(0, length), count === 0, delimiter);
        if (header !== null) return new CsvSource(path, options, header, await sizeOf(path));
        if (count === 0 || length >= LONGEST) throw noHeader(path);
        if (length < bytes.length) continue;
        const larger = new Uint8Array(2 * length);
        larger.set(bytes);
        bytes = larger;
      }
    } finally {
      await file.close();
    }
  }

  get columns(): readonly string[] {
    return this.header.names;
  }

  peek(columns: readonly string[]): AsyncGenerator<Batch> {
    return this.read(columns);
  }

  async *read(columns: readonly string[]): AsyncGenerator<Batch> {
    const { names, dialect } = this.header;
    const places = columns.map((column) => names.indexOf(column));
    const tokenizer = new Tokenizer(dialect, names.length);
    const file = await FileBytes.open(this.path, this.options.encoding);
    const isDamaged = damageOf(file.encoding);
    try {
      for await (const block of textBlocks(this.path, file, this.header.end, () => tokenizer.line + 1)) {
        const { bytes } = block;
        const tokens = tokenizer.tokenize(bytes, block.length, block.final);
        block.consumed = tokens.consumed;
        const rejects = rejectDamaged(tokens, bytes, names.length, isDamaged);
        const { count, lines, starts, ends } = tokens;
        if (count === 0 && rejects.length === 0) continue;
        const columnsOfBatch = places.map(
          (at): BatchColumn => ({ kind: 'text', bytes, starts, ends, at, stride: names.length }),
        );
        yield { count, lines, columns: columnsOfBatch, rejects, bytes: file.bytesRead };
      }
    } finally {
      await file.close();
    }
  }
}

/** Takes out the records that are damaged, and gives all rejected ones back in order. */
function rejectDamaged(
  tokens: Tokens,
  bytes: Uint8Array,
  width: number,
  isDamaged: (piece: Uint8Array) => boolean,
): readonly RejectedRecord[] {
  if (!isDamaged(bytes.subarray(0, tokens.consumed))) return tokens.rejects;
  const { starts, ends, lines } = tokens;
  const rejects = [...tokens.rejects];
  let kept = 0;
  for (let record = 0; record < tokens.count; record++) {
    const base = record * width;
    const piece = bytes.subarray(starts[base]!, ends[base + width - 1]!);
    if (isDamaged(piece)) {
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
