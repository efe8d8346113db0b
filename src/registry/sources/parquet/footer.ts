import type { FileHandle } from 'node:fs/promises';
import { isKnownCodec } from './decompress.ts';
import { NotUnderstood } from './not-understood.ts';
import { columnsOf, type FileColumn, numberIn, structsIn } from './schema.ts';
import { type ThriftFields, ThriftReader } from './thrift-reader.ts';

/** What a Parquet file says of itself. */
export interface Footer {
  readonly rows: number;
  readonly columns: readonly FileColumn[];
  readonly groups: readonly RowGroup[];
}

export interface RowGroup {
  readonly rows: number;
  /** By leaf of the schema; null where it is not read here. */
  readonly chunks: readonly (Chunk | null)[];
}

/** The values of one column in one row group: a stretch of the file. */
export interface Chunk {
  readonly start: number;
  readonly end: number;
  readonly codec: number;
  /** Nulls among them, and elements of lists one by one. */
  readonly values: number;
}

const MAGIC = 'PAR1';
const TAIL = 8;
/** Footers are some kilobytes; those of thousands of row groups have some megabytes. */
const LONGEST = 64 * 1024 * 1024;
/** Encodings that are read here: plain ones, dictionaries, and runs; bit-packed is only ever said of levels. */
const ENCODINGS = new Set([0, 2, 3, 4, 8]);

export async function readFooter(file: FileHandle, size: number): Promise<Footer> {
  if (size < TAIL + MAGIC.length) throw new NotUnderstood('too short');
  const tail = await bytesAt(file, size - TAIL, TAIL);
  const length = tail.readUInt32LE(0);
  if (tail.toString('latin1', 4) !== MAGIC || length > Math.min(size - TAIL, LONGEST))
    throw new NotUnderstood('no end of a Parquet file');
  const fields = new ThriftReader(await bytesAt(file, size - TAIL - length, length), 0).struct();
  const groups = structsIn(fields, 4).map((group) => ({
    rows: needed(group, 3),
    chunks: structsIn(group, 1).map((chunk) => chunkOf(chunk, size)),
  }));
  const rows = groups.reduce((sum, group) => sum + group.rows, 0);
  if (rows !== needed(fields, 3)) throw new NotUnderstood('row groups of other rows');
  return { rows, columns: columnsOf(structsIn(fields, 2)), groups };
}

function chunkOf(chunk: ThriftFields, size: number): Chunk | null {
  const meta = chunk.get(3);
  // In another file, or encrypted.
  if (chunk.has(1) || chunk.has(8) || chunk.has(9) || !(meta instanceof Map)) return null;
  const encodings = meta.get(2);
  const codec = needed(meta, 4);
  const known = Array.isArray(encodings) && encodings.every((one) => ENCODINGS.has(one as number));
  if (!known || !isKnownCodec(codec)) return null;
  const data = needed(meta, 9);
  const dictionary = numberIn(meta, 11) ?? 0;
  const start = dictionary > 0 && dictionary < data ? dictionary : data;
  const end = start + needed(meta, 7);
  if (!(start >= MAGIC.length && end >= start && end <= size)) throw new NotUnderstood('a chunk beyond the file');
  return { start, end, codec, values: needed(meta, 5) };
}

function needed(fields: ThriftFields, field: number): number {
  const value = numberIn(fields, field);
  if (value === null || value < 0 || !Number.isSafeInteger(value)) throw new NotUnderstood(`field ${field} is missing`);
  return value;
}

async function bytesAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  for (let done = 0; done < length; ) {
    const { bytesRead } = await file.read(bytes, done, length - done, at + done);
    if (bytesRead === 0) throw new NotUnderstood('a file that became shorter');
    done += bytesRead;
  }
  return bytes;
}
