import { DAMAGES, type Kernels } from '../../kernels/index.ts';
import { decompressed, SNAPPY } from './decompress.ts';
import { NotUnderstood } from './not-understood.ts';
import type { Page } from './pages.ts';

/** Everything begins at a multiple of so many bytes. */
const ALIGNED = 16;

/** Where a page is taken apart: in the memory of the kernels, which holds it until somebody waits for something. */
export class PageBench {
  /** Where its bytes lie. */
  start = ALIGNED;
  end = ALIGNED;
  /** What is behind it and in use ends there. */
  private used = ALIGNED;

  constructor(readonly kernels: Kernels) {}

  /** Undoes the compression of a page. */
  lay({ bytes, levelBytes, codec, size }: Page): void {
    this.used = ALIGNED;
    this.start = this.room(size);
    this.end = this.start + size;
    // Levels of the second version are not compressed.
    this.bytes(this.start, levelBytes).set(bytes.subarray(0, levelBytes));
    const at = this.start + levelBytes;
    const packed = bytes.subarray(levelBytes);
    if (codec === SNAPPY) this.unsnap(packed, at);
    else this.bytes(at, this.end - at).set(decompressed(codec, packed, this.end - at));
  }

  private unsnap(packed: Uint8Array, at: number): void {
    const from = this.room(packed.length);
    this.bytes(from, packed.length).set(packed);
    this.sound(this.kernels.unsnap(from, from + packed.length, at, this.end));
  }

  /** Makes room for so many bytes; where it begins. */
  room(bytes: number): number {
    const at = this.used;
    this.used = Math.ceil((at + bytes) / ALIGNED) * ALIGNED;
    try {
      // What reads beyond its values finds some.
      this.kernels.reserve(this.used + ALIGNED);
    } catch (error) {
      throw new NotUnderstood('a page that has no room', { cause: error });
    }
    return at;
  }

  /** What a kernel says. */
  sound(damage: number): void {
    if (damage !== 0) throw new NotUnderstood(DAMAGES[damage]);
  }

  /* Views of it, which hold until more room is made. */

  bytes(at: number, count: number): Uint8Array {
    return new Uint8Array(this.kernels.memory, at, count);
  }

  integers(at: number, count: number): Int32Array {
    return new Int32Array(this.kernels.memory, at, count);
  }

  doubles(at: number, count: number): Float64Array {
    return new Float64Array(this.kernels.memory, at, count);
  }
}
