import { closeSync, openSync, readSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import type { VerdictBatch } from '../sinks/verdict-batch.ts';
import { BLOCK_PREFIX, blockLength, decodeBlock } from '../sinks/verdict-blocks.ts';
import { csvVerdicts, jsonVerdicts } from '../sinks/verdict-lines.ts';
import { type Checkpoint, forgetCheckpoint, verdictsPath } from './checkpoint.ts';
import { FileWriter } from './files.ts';
import { damagedPart } from './messages.ts';
import type { Format } from './matching.ts';

/* What users see, put together from the checkpoints in the order of the register. */

const PIECE = 4 * 1024 * 1024;

/** Puts the text of all parts behind each other. `rest` is called after each piece: others want to do something too. */
export async function assembleText(
  path: string,
  format: Exclude<Format, 'parquet'>,
  parts: string,
  checkpoints: readonly Checkpoint[],
  rest: () => Promise<void>,
): Promise<void> {
  const writer = new FileWriter(path);
  try {
    writer.write([new TextEncoder().encode((format === 'csv' ? csvVerdicts : jsonVerdicts).head)]);
    for (const [index, { verdicts }] of checkpoints.entries()) {
      let sum = 0;
      for (const piece of pieces(verdictsPath(parts, index))) {
        sum = crc32(piece, sum);
        writer.write([piece]);
        await rest();
      }
      if (verdicts !== null && sum !== verdicts.checksum) throw damaged(parts, index);
    }
  } catch (error) {
    writer.close();
    throw error;
  }
  writer.finish();
}

/** The batches of all parts, one after the other. */
export async function* batchesOf(
  parts: string,
  checkpoints: readonly Checkpoint[],
  rest: () => Promise<void>,
): AsyncGenerator<VerdictBatch> {
  for (const index of checkpoints.keys()) {
    for (const block of blocks(verdictsPath(parts, index))) {
      const batch = block && decodeBlock(block);
      if (batch === null) throw damaged(parts, index);
      yield batch;
      await rest();
    }
  }
}

function damaged(parts: string, index: number) {
  forgetCheckpoint(parts, index);
  return damagedPart(verdictsPath(parts, index));
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
