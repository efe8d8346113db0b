import { closeSync, openSync, readSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { FileWriter } from '../files/whole-file.ts';
import type { VerdictBatch } from '../sinks/verdict-batch.ts';
import { BLOCK_PREFIX, blockLength, decodeBlock } from '../sinks/verdict-blocks.ts';
import { csvVerdicts, jsonVerdicts } from '../sinks/verdict-lines.ts';
import { forgetCheckpoint } from './checkpoint.ts';
import type { Format } from './format.ts';
import { damagedPart } from './messages.ts';

/* What users see, put together from the checkpoints in the order of the register. */

/** The verdicts of a part. */
export interface WrittenPart {
  readonly index: number;
  readonly path: string;
  /** CRC-32. */
  readonly checksum: number;
}

const PIECE = 4 * 1024 * 1024;

/** Puts the text of all parts behind each other. `rest` is called after each piece: others want to do something too. */
export async function assembleText(
  path: string,
  format: Exclude<Format, 'parquet'>,
  folder: string,
  parts: readonly WrittenPart[],
  rest: () => Promise<void>,
): Promise<void> {
  const writer = new FileWriter(path);
  try {
    writer.write([new TextEncoder().encode((format === 'csv' ? csvVerdicts : jsonVerdicts).head)]);
    for (const part of parts) {
      let sum = 0;
      for (const piece of pieces(part.path)) {
        sum = crc32(piece, sum);
        writer.write([piece]);
        await rest();
      }
      if (sum !== part.checksum) throw damaged(folder, part);
    }
    writer.finish();
  } finally {
    writer.close();
  }
}

/** The batches of all parts, one after the other. */
export async function* batchesOf(
  folder: string,
  parts: readonly WrittenPart[],
  rest: () => Promise<void>,
): AsyncGenerator<VerdictBatch> {
  for (const part of parts) {
    for (const block of blocks(part.path)) {
      const batch = block && decodeBlock(block);
      if (batch === null) throw damaged(folder, part);
      yield batch;
      await rest();
    }
  }
}

function damaged(folder: string, { index, path }: WrittenPart) {
  forgetCheckpoint(folder, index);
  return damagedPart(path);
}

/** A file in pieces, each good until the next. */
function* pieces(path: string): Generator<Uint8Array> {
  const file = openSync(path, 'r');
  try {
    const piece = new Uint8Array(PIECE);
    for (;;) {
      const length = readSync(file, piece, 0, PIECE, null);
      if (length === 0) return;
      yield piece.subarray(0, length);
    }
  } finally {
    closeSync(file);
  }
}

/** The blocks of a file; null where none is that should be. */
function* blocks(path: string): Generator<Uint8Array | null> {
  const file = openSync(path, 'r');
  try {
    const prefix = new Uint8Array(BLOCK_PREFIX);
    for (let at = 0; ; ) {
      const found = readSync(file, prefix, 0, BLOCK_PREFIX, at);
      if (found === 0) return;
      const length = found === BLOCK_PREFIX ? blockLength(prefix) : null;
      const block = new Uint8Array(length ?? 0);
      yield length !== null && readSync(file, block, 0, length, at) === length ? block : null;
      at += length ?? 0;
    }
  } finally {
    closeSync(file);
  }
}
