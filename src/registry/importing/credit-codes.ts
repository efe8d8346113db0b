import { registryKernels } from '../kernels/index.ts';
import type { BatchColumn, BytesColumn } from '../sources/batch.ts';
import { layTexts } from './lay-texts.ts';

/** Bytes of a credit code. */
export const CODE = 18;
/** They are copied four at a time, the last two of them in vain. */
const SPARE = 2;

/**
 * Which rows of a batch have a credit code as it stands: what `isCreditCodeAt` says of them, for all at once. Of those that have none
 * an `IdentityReader` may make something.
 */
export class CreditCodes {
  /** Of each row 18 bytes, one behind the other. */
  bytes = new Uint8Array(0);
  /** Of each row the four words that `IdentityTable` packs it into, and their hash; zeros where there is none. */
  keys = new Uint32Array(0);
  hashes = new Int32Array(0);

  read(column: BatchColumn, count: number): void {
    if (this.hashes.length < count) {
      this.bytes = new Uint8Array(CODE * count + SPARE);
      this.keys = new Uint32Array(4 * count);
      this.hashes = new Int32Array(count);
    }
    const kernels = registryKernels();
    if (column.kind !== 'text' || kernels === null) {
      this.keys.fill(0);
      return;
    }
    const size = CODE * count + SPARE;
    const keys = Math.ceil(size / 16) * 16;
    const hashes = keys + 16 * count;
    const end = hashes + 4 * count;
    kernels.reserve(end);
    const laid = layTexts(kernels, column, 0, count, end);
    if (laid === null) {
      gather(column, count, this.bytes);
      new Uint8Array(kernels.memory, 0, size).set(this.bytes.subarray(0, size));
    } else {
      kernels.joinCodes(laid.from, laid.end, laid.base, laid.starts, laid.ends, count, 0);
      this.bytes.set(new Uint8Array(kernels.memory, 0, CODE * count));
    }
    kernels.packCodes(0, count, keys, hashes);
    const { memory } = kernels;
    this.keys.set(new Uint32Array(memory, keys, 4 * count));
    this.hashes.set(new Int32Array(memory, hashes, count));
  }
}

/** Texts of 18 bytes; zeros where there is none. */
function gather({ bytes, starts, ends, at, stride }: BytesColumn, count: number, out: Uint8Array<ArrayBuffer>): void {
  const source = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const target = new DataView(out.buffer);
  const last = bytes.length - CODE - SPARE;
  for (let row = 0, place = at, to = 0; row < count; row++, place += stride, to += CODE) {
    const start = starts[place]!;
    if (ends[place]! - start !== CODE) out.fill(0, to, to + CODE);
    else if (start > last) out.set(bytes.subarray(start, start + CODE), to);
    else
      for (let done = 0; done < CODE; done += 4) target.setInt32(to + done, source.getInt32(start + done, true), true);
  }
}
