import type { FileBytes } from './file-bytes.ts';
import { recordTooLong } from './messages.ts';

const BLOCK = 1024 * 1024;
const LONGEST = 64 * 1024 * 1024;

/** A stretch of a text file: `length` bytes, and room for one more behind them. */
export interface TextBlock {
  readonly bytes: Uint8Array;
  readonly length: number;
  /** Whether the file ends with it. */
  readonly final: boolean;
  /** How much of it was used: what follows begins the next block. All of it unless it is said. */
  consumed: number;
}

/** A text file block by block from its byte `skip` on. `line` tells the number of the record that is being read. */
export async function* textBlocks(
  path: string,
  file: FileBytes,
  skip: number,
  line: () => number,
): AsyncGenerator<TextBlock> {
  let buffer = new Uint8Array(BLOCK + 1);
  let length = 0;
  let left = skip;
  for (;;) {
    if (length === buffer.length - 1) {
      if (length >= LONGEST) throw recordTooLong(path, line());
      const larger = new Uint8Array(2 * length + 1);
      larger.set(buffer.subarray(0, length));
      buffer = larger;
    }
    const count = await file.fill(buffer.subarray(0, buffer.length - 1), length);
    length += count;
    if (left > 0) {
      const skipped = Math.min(left, length);
      buffer.copyWithin(0, skipped, length);
      length -= skipped;
      left -= skipped;
    }
    const block: TextBlock = { bytes: buffer, length, final: count === 0, consumed: length };
    yield block;
    if (block.final) return;
    buffer.copyWithin(0, block.consumed, length);
    length -= block.consumed;
  }
}
