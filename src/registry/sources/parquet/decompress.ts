import * as zlib from 'node:zlib';
import { NotUnderstood } from './not-understood.ts';

const PLAIN = 0;
/** What the kernels undo. */
export const SNAPPY = 1;
const GZIP = 2;
const BROTLI = 4;
const ZSTD = 6;

type Whole = (bytes: Uint8Array, options: { readonly maxOutputLength: number }) => Buffer;

/** Node has it from 22.15 on. */
const unzstd = (zlib as { readonly zstdDecompressSync?: Whole }).zstdDecompressSync;

const WHOLE: ReadonlyMap<number, Whole> = new Map<number, Whole>([
  [GZIP, zlib.gunzipSync],
  [BROTLI, zlib.brotliDecompressSync],
  ...(unzstd === undefined ? [] : [[ZSTD, unzstd] as const]),
]);

/** Whether pages of this codec (its number in Parquet) are undone here. */
export const isKnownCodec = (codec: number): boolean => codec === PLAIN || codec === SNAPPY || WHOLE.has(codec);

/** Undoes the compression of a page by another codec than Snappy, which has to give so many bytes. */
export function decompressed(codec: number, bytes: Uint8Array, length: number): Uint8Array {
  const plain = codec === PLAIN ? bytes : wholeOf(codec, bytes, length);
  if (plain.length !== length) throw new NotUnderstood('a page of another length');
  return plain;
}

function wholeOf(codec: number, bytes: Uint8Array, length: number): Uint8Array {
  try {
    return WHOLE.get(codec)!(bytes, { maxOutputLength: Math.max(length, 1) });
  } catch (error) {
    throw new NotUnderstood('a page that cannot be decompressed', { cause: error });
  }
}
