import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import type { BatchColumn } from '../sources/batch.ts';
import { cellIn } from '../sources/cell-in.ts';
import { jsonOfCell } from '../sources/json-cell.ts';
import { notWritable } from '../sources/messages.ts';

const FIRST = 1 << 12;
const FLUSH = 1 << 18;
const ABSENT = -1;

/** A stretch of the file. */
interface Extent {
  readonly at: number;
  readonly length: number;
}

interface Bucket {
  bytes: Buffer;
  length: number;
  readonly extents: Extent[];
}

/** What a joined file has for the rows of one part. */
export interface JoinedPart {
  /** By row of the part: whether the file has it. */
  readonly present: Uint8Array;
  readonly columns: readonly BatchColumn[];
}

/**
 * The records of a joined file by the part of the register that they belong to, each under the row that it belongs to: they come
 * in the order of their file and are wanted in that of the register, and neither may have to fit into memory. A row is its place
 * in the part, then for each column a length and so many bytes, or a double.
 */
export class JoinRows {
  private readonly buckets: Bucket[] = [];
  private readonly handle: number;
  private end = 0;
  /** Of each column, once the first record is there. */
  private kinds: readonly StoredKind[] = [];

  constructor(
    private readonly path: string,
    private readonly partRows: number,
  ) {
    this.handle = this.using(() => openSync(path, 'w+'));
  }

  /** Adds row `from` of a batch as what belongs to the row `row` of the register. */
  add(row: number, columns: readonly BatchColumn[], from: number): void {
    if (this.kinds.length === 0) this.kinds = columns.map(storedAs);
    const part = Math.floor(row / this.partRows);
    this.buckets[part] ??= { bytes: Buffer.alloc(FIRST), length: 0, extents: [] };
    const bucket = this.buckets[part]!;
    room(bucket, 4);
    bucket.length = bucket.bytes.writeUInt32LE(row % this.partRows, bucket.length);
    for (const column of columns) addCell(bucket, column, from);
    if (bucket.length >= FLUSH) this.flush(bucket);
  }

  /** Nothing more is added. */
  finish(): void {
    for (const bucket of this.buckets) {
      if (bucket === undefined) continue;
      this.flush(bucket);
      bucket.bytes = Buffer.alloc(0);
    }
  }

  /** What there is for the `rows` rows of a part. */
  part(index: number, rows: number): JoinedPart {
    const present = new Uint8Array(rows);
    const bytes = this.bytesOf(this.buckets[index]);
    const stride = this.kinds.length;
    const starts = new Int32Array(rows * stride);
    const ends = new Int32Array(rows * stride).fill(ABSENT);
    const numbers = this.kinds.map((kind) => new Float64Array(isNumeric(kind) ? rows : 0).fill(Number.NaN));
    for (let at = 0; at < bytes.length; ) {
      const row = bytes.readUInt32LE(at);
      at += 4;
      present[row] = 1;
      for (let column = 0; column < stride; column++) {
        if (isNumeric(this.kinds[column]!)) {
          numbers[column]![row] = bytes.readDoubleLE(at);
          at += 8;
          continue;
        }
        const length = bytes.readInt32LE(at);
        at += 4;
        if (length < 0) continue;
        starts[row * stride + column] = at;
        at += length;
        ends[row * stride + column] = at;
      }
    }
    const columns = this.kinds.map((kind, at): BatchColumn => {
      if (kind === 'numbers' || kind === 'days') return { kind, values: numbers[at]! };
      return { kind: kind === 'text' ? 'text' : 'json', bytes, starts, ends, at, stride };
    });
    return { present, columns };
  }

  close(): void {
    closeSync(this.handle);
    unlinkSync(this.path);
  }

  private flush(bucket: Bucket): void {
    if (bucket.length === 0) return;
    this.using(() => {
      for (let at = 0; at < bucket.length; )
        at += writeSync(this.handle, bucket.bytes, at, bucket.length - at, this.end + at);
    });
    bucket.extents.push({ at: this.end, length: bucket.length });
    this.end += bucket.length;
    bucket.length = 0;
  }

  private bytesOf(bucket: Bucket | undefined): Buffer {
    const extents = bucket?.extents ?? [];
    const bytes = Buffer.alloc(extents.reduce((sum, { length }) => sum + length, 0));
    let to = 0;
    for (const { at, length } of extents) {
      for (let done = 0; done < length; ) done += readSync(this.handle, bytes, to + done, length - done, at + done);
      to += length;
    }
    return bytes;
  }

  private using<T>(use: () => T): T {
    try {
      return use();
    } catch (error) {
      throw notWritable(this.path, error);
    }
  }
}

/** How the cells of a column are kept, whichever way a batch has them. */
type StoredKind = 'text' | 'json' | 'numbers' | 'days';

function storedAs(column: BatchColumn): StoredKind {
  switch (column.kind) {
    case 'dictionary':
      return storedAs(column.words);
    case 'exact':
      return column.of;
    case 'cells':
      return 'json';
    default:
      return column.kind;
  }
}

const isNumeric = (kind: StoredKind): boolean => kind === 'numbers' || kind === 'days';

function room(bucket: Bucket, bytes: number): void {
  const wanted = bucket.length + bytes;
  if (wanted <= bucket.bytes.length) return;
  const larger = Buffer.alloc(Math.max(wanted, 2 * bucket.bytes.length));
  bucket.bytes.copy(larger, 0, 0, bucket.length);
  bucket.bytes = larger;
}

function addCell(bucket: Bucket, column: BatchColumn, row: number): void {
  switch (column.kind) {
    case 'dictionary': {
      const at = column.indices[row]!;
      if (at >= 0) return addCell(bucket, column.words, at);
      return isNumeric(storedAs(column.words)) ? addNumber(bucket, Number.NaN) : addBytes(bucket, null, 0, 0);
    }
    case 'cells':
    case 'exact': {
      const cell = cellIn(column, row);
      const text = storedAs(column) === 'text' ? (cell as string | null) : cell == null ? null : jsonOfCell(cell);
      const bytes = text === null ? null : Buffer.from(text);
      return addBytes(bucket, bytes, 0, bytes?.length ?? 0);
    }
    case 'numbers':
    case 'days':
      return addNumber(bucket, column.values[row]!);
    case 'text':
    case 'json': {
      const place = row * column.stride + column.at;
      const end = column.ends[place]!;
      return end < 0 ? addBytes(bucket, null, 0, 0) : addBytes(bucket, column.bytes, column.starts[place]!, end);
    }
  }
}

function addNumber(bucket: Bucket, number: number): void {
  room(bucket, 8);
  bucket.length = bucket.bytes.writeDoubleLE(number, bucket.length);
}

function addBytes(bucket: Bucket, bytes: Uint8Array | null, start: number, end: number): void {
  const length = end - start;
  room(bucket, 4 + length);
  bucket.length = bucket.bytes.writeInt32LE(bytes === null ? ABSENT : length, bucket.length);
  if (bytes === null) return;
  bucket.bytes.set(bytes.subarray(start, end), bucket.length);
  bucket.length += length;
}
