import type duckdb from '@duckdb/node-bindings';
import type { BytesColumn } from '../sources/batch.ts';
import type { Bindings } from './duckdb.ts';

/** A text in a vector takes so many bytes: its length, and up to twelve bytes of it or four and where it lies. */
const SLOT = 16;
const INLINE = 12;
const PAGE = 4096;
const HIGH = 2 ** 32;

/**
 * Takes the texts of a vector as bytes: longer ones lie behind pointers, one after the other, and are fetched in stretches. What lies
 * between two of them that are less than a page of memory apart is fetched with them, since both pages are there.
 */
export class VectorTexts {
  private bytes = new Uint8Array(1 << 16);
  private starts = new Int32Array(0);
  private ends = new Int32Array(0);

  constructor(
    private readonly bindings: Bindings,
    private readonly kind: 'text' | 'json',
  ) {}

  /** What comes back is used again by the next call. */
  read(vector: duckdb.Vector, count: number): BytesColumn {
    if (this.starts.length < count) {
      this.starts = new Int32Array(count);
      this.ends = new Int32Array(count);
    }
    const { starts, ends } = this;
    const data = this.bindings.vector_get_data(vector, count * SLOT);
    const validity = this.bindings.vector_get_validity(vector, Math.ceil(count / 64) * 8) as Uint8Array | null;
    const slots = new Uint32Array(data.buffer, data.byteOffset, count * 4);
    let length = count * SLOT;
    this.room(length);
    this.bytes.set(data, 0);
    let first = -1;
    let from = 0;
    let to = 0;
    const fetch = (): void => {
      if (first < 0) return;
      const stretch = this.bindings.get_data_from_pointer(
        data.buffer as ArrayBuffer,
        data.byteOffset + first * SLOT + 8,
        to - from,
      );
      this.room(length + stretch.length);
      this.bytes.set(stretch, length);
      length += stretch.length;
    };
    for (let row = 0; row < count; row++) {
      if (validity !== null && (validity[row >> 3]! & (1 << (row & 7))) === 0) {
        starts[row] = 0;
        ends[row] = -1;
        continue;
      }
      const size = slots[4 * row]!;
      if (size <= INLINE) {
        starts[row] = row * SLOT + 4;
        ends[row] = row * SLOT + 4 + size;
        continue;
      }
      const at = slots[4 * row + 2]! + slots[4 * row + 3]! * HIGH;
      if (first < 0 || at < from || at - to > PAGE) {
        fetch();
        first = row;
        from = at;
        to = at + size;
      } else if (at + size > to) to = at + size;
      starts[row] = length + (at - from);
      ends[row] = starts[row]! + size;
    }
    fetch();
    return { kind: this.kind, bytes: this.bytes, starts, ends, at: 0, stride: 1 };
  }

  private room(length: number): void {
    if (length <= this.bytes.length) return;
    const larger = new Uint8Array(2 * length);
    larger.set(this.bytes);
    this.bytes = larger;
  }
}
