import type { Kernels, KernelsOf, Width } from './kernels/index.ts';
import { BATCH, type RowNumbers, STRIP } from './row-numbers.ts';

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
  private asOctets = new Uint8Array(0);
  private asPairs = new Uint16Array(0);
  private asNumbers = new Uint32Array(0);
  private next = 0;
  private readonly rows: number;
  /** For what kernels write of a batch: 32-bit integers. */
  readonly found: number;
  /** For what kernels read and write of a strip of rows: up to eight bytes each, and two times four. */
  readonly given: number;
  readonly places: number;
  readonly told: number;

  constructor(kernelsOf: KernelsOf) {
    this.kernels = kernelsOf(FIRST);
    this.rows = this.take(BATCH * 4);
    this.found = this.take(BATCH * 4);
    this.given = this.take(STRIP * 8);
    this.places = this.take(STRIP * 4);
    this.told = this.take(STRIP * 4);
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

  /** As whole numbers from zero on, of so many bytes each. */
  wholes(width: Width): Uint8Array | Uint16Array | Uint32Array {
    this.look();
    return width === 1 ? this.asOctets : width === 2 ? this.asPairs : this.asNumbers;
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

  /** Where ids of at most a strip of rows stand, until others or numbers are put, and how wide they are. */
  putIds(ids: Uint8Array | Uint16Array | Uint32Array): { readonly at: number; readonly width: Width } {
    const width = ids.BYTES_PER_ELEMENT as Width;
    this.wholes(width).set(ids, this.given / width);
    return { at: this.given, width };
  }

  private look(): void {
    const { memory } = this.kernels;
    if (memory === this.seen) return;
    this.seen = memory;
    this.asDoubles = new Float64Array(memory);
    this.asWords = new Int32Array(memory);
    this.asOctets = new Uint8Array(memory);
    this.asPairs = new Uint16Array(memory);
    this.asNumbers = new Uint32Array(memory);
  }
}
