import type { Kernels, KernelsOf } from './kernels/index.ts';
import { BATCH, type RowNumbers } from './row-numbers.ts';

/** So many bytes to begin with. */
const FIRST = 1 << 20;
/** No more than so many are taken beyond what is asked for. */
const SPARE = 1 << 26;

/** A memory in which kernels reckon, and what stands where in it. What is taken is never given back. */
export class Workspace {
  readonly kernels: Kernels;
  private seen: ArrayBuffer | null = null;
  private asDoubles = new Float64Array(0);
  private asWords = new Int32Array(0);
  private next = 0;
  private readonly rows: number;
  /** For what kernels write of a batch: 32-bit integers. */
  readonly found: number;

  constructor(kernelsOf: KernelsOf) {
    this.kernels = kernelsOf(FIRST);
    this.rows = this.take(BATCH * 4);
    this.found = this.take(BATCH * 4);
  }

  /** The memory; until more of it is taken. */
  get doubles(): Float64Array {
    this.look();
    return this.asDoubles;
  }

  get words(): Int32Array {
    this.look();
    return this.asWords;
  }

  /** Room for so many bytes, and up to the next multiple of sixteen; where it begins. */
  take(bytes: number): number {
    const place = this.next;
    this.next = Math.ceil((place + bytes) / 16) * 16;
    const { byteLength } = this.kernels.memory;
    if (this.next > byteLength) this.grow(this.next - byteLength, byteLength);
    return place;
  }

  /** By at least so many bytes; twice as large as long as it is small. */
  private grow(bytes: number, before: number): void {
    try {
      this.kernels.grow(Math.max(bytes, Math.min(before, SPARE)));
    } catch (cause) {
      throw new RangeError(`no room for ${this.next} bytes in one memory: match fewer rows at once, or fewer items`, {
        cause,
      });
    }
  }

  /** Where the numbers of the first so many rows stand, at most `BATCH`, until the next call. */
  put(rows: RowNumbers, count: number): number {
    this.words.set(rows.length === count ? rows : rows.subarray(0, count), this.rows >> 2);
    return this.rows;
  }

  private look(): void {
    const { memory } = this.kernels;
    if (memory === this.seen) return;
    this.seen = memory;
    this.asDoubles = new Float64Array(memory);
    this.asWords = new Int32Array(memory);
  }
}
