import type { Batch, RecordSource, RejectedRecord } from '../batch.ts';
import { damageOf } from '../damage.ts';
import type { Encoding } from '../encoding.ts';
import { FileBytes } from '../file-bytes.ts';
import { sizeOf } from '../file-size.ts';
import { type TextBlock, textBlocks } from '../text-blocks.ts';
import { TextIndex } from '../text-index.ts';
import { endOfMembers, skipBlanks } from './scan-json.ts';

const FEED = 0x0a;
const BACKSLASH = 0x5c;
const SHOWN = 300;

/** A file with an object on each line. A name that a line does not have is a cell without a value. */
export class JsonLinesSource implements RecordSource {
  readonly columns = null;
  private readonly seen = new Set<string>();

  private constructor(
    private readonly path: string,
    private readonly encoding: Encoding | undefined,
    readonly size: number,
  ) {}

  static async open(path: string, encoding: Encoding | undefined): Promise<JsonLinesSource> {
    await (await FileBytes.open(path, encoding)).close();
    return new JsonLinesSource(path, encoding, await sizeOf(path));
  }

  absent(columns: readonly string[]): readonly string[] {
    return columns.filter((column) => !this.seen.has(column));
  }

  peek(columns: readonly string[]): AsyncGenerator<Batch> {
    return this.read(columns);
  }

  async *read(columns: readonly string[]): AsyncGenerator<Batch> {
    const file = await FileBytes.open(this.path, this.encoding);
    const scanner = new LineScanner(columns, damageOf(file.encoding));
    try {
      for await (const block of textBlocks(this.path, file, 0, () => scanner.line + 1)) {
        const batch = scanner.scan(block, file.bytesRead);
        if (batch.count > 0 || batch.rejects.length > 0) yield batch;
      }
    } finally {
      for (const [at, column] of columns.entries()) if (scanner.seen[at] === 1) this.seen.add(column);
      await file.close();
    }
  }
}

class LineScanner {
  line = 0;
  /** By column: whether a record had it. */
  readonly seen: Uint8Array;
  private readonly names = new TextIndex();
  private starts = new Int32Array(0);
  private ends = new Int32Array(0);
  private lines = new Uint32Array(0);

  constructor(
    private readonly columns: readonly string[],
    private readonly isDamaged: (piece: Uint8Array) => boolean,
  ) {
    this.seen = new Uint8Array(columns.length);
    for (const [at, column] of columns.entries()) {
      const bytes = Buffer.from(column);
      this.names.find(bytes, 0, bytes.length);
      this.names.add(bytes, 0, bytes.length, at);
    }
  }

  scan(block: TextBlock, read: number): Batch {
    const { bytes, length, final } = block;
    const width = this.columns.length;
    const rejects: RejectedRecord[] = [];
    const damaged = this.isDamaged(bytes.subarray(0, length));
    let count = 0;
    let at = 0;
    while (at < length) {
      let end = bytes.indexOf(FEED, at);
      if (end < 0 || end >= length) {
        if (!final) break;
        end = length;
      }
      const first = skipBlanks(bytes, at, end);
      at = end + 1;
      if (first === end) continue;
      this.line++;
      this.makeRoom((count + 1) * width);
      const reason =
        damaged && this.isDamaged(bytes.subarray(first, end))
          ? 'encoding'
          : this.members(bytes, first, end, count * width)
            ? null
            : 'json';
      if (reason === null) this.lines[count++] = this.line;
      else {
        const value = new TextDecoder().decode(bytes.subarray(first, Math.min(end, first + SHOWN)));
        rejects.push({ line: this.line, column: '', value, reason });
      }
    }
    block.consumed = Math.min(at, length);
    const { starts, ends, lines } = this;
    return {
      count,
      lines,
      columns: this.columns.map((_, place) => ({ kind: 'json', bytes, starts, ends, at: place, stride: width })),
      rejects,
      bytes: read,
    };
  }

  /** Finds the values of the columns; of a name that stands twice the last counts. */
  private members(bytes: Uint8Array, at: number, end: number, base: number): boolean {
    const { starts, ends, names } = this;
    ends.fill(-1, base, base + this.columns.length);
    if (bytes[at] !== 0x7b) return false;
    const last = endOfMembers(bytes, at, end, 1, (name, nameEnd, value, valueEnd) => {
      let place = names.find(bytes, name, nameEnd);
      if (place < 0 && bytes.subarray(name, nameEnd).includes(BACKSLASH)) {
        const plain = Buffer.from(JSON.parse(Buffer.from(bytes.subarray(name - 1, nameEnd + 1)).toString()) as string);
        place = names.find(plain, 0, plain.length);
      }
      if (place < 0) return;
      this.seen[place] = 1;
      starts[base + place] = value;
      ends[base + place] = valueEnd;
    });
    return last >= 0 && skipBlanks(bytes, last, end) === end;
  }

  private makeRoom(cells: number): void {
    if (cells <= this.starts.length) return;
    const room = Math.max(cells, 2 * this.starts.length, 1024 * this.columns.length);
    const larger = (old: Int32Array): Int32Array<ArrayBuffer> => {
      const array = new Int32Array(room);
      array.set(old);
      return array;
    };
    this.starts = larger(this.starts);
    this.ends = larger(this.ends);
    const lines = new Uint32Array(Math.ceil(room / this.columns.length));
    lines.set(this.lines);
    this.lines = lines;
  }
}
