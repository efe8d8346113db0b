import { registryKernels } from '../kernels/index.ts';
import type { Texts } from '../register.ts';
import type { BytesColumn } from '../sources/batch.ts';
import { layTexts } from './lay-texts.ts';

/** Longer texts are copied by the runtime, which takes a moment to be called. */
const LONG = 256;
/** Bytes are copied four at a time, the last ones of a text in vain. */
const SPARE = 3;

/** Collects the texts of a part's rows. */
export class TextsBuilder {
  private bytes = new Uint8Array(1 << 16);
  private target = new DataView(this.bytes.buffer);
  private readonly offsets: Uint32Array;
  private rows = 0;
  private length = 0;
  /** What the last text came from. */
  private from: Uint8Array = this.bytes;
  private source: DataView = this.target;

  constructor(rows: number) {
    this.offsets = new Uint32Array(rows + 1);
  }

  add(bytes: Uint8Array, start: number, end: number): void {
    const { length } = this;
    const size = end - start;
    if (length + size + SPARE > this.bytes.length) this.grow(length + size + SPARE);
    if (size > LONG || end + SPARE > bytes.length) this.bytes.set(bytes.subarray(start, end), length);
    else {
      if (bytes !== this.from) {
        this.from = bytes;
        this.source = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
      }
      const { source, target } = this;
      for (let done = 0; done < size; done += 4)
        target.setInt32(length + done, source.getInt32(start + done, true), true);
    }
    this.length = length + size;
    this.offsets[++this.rows] = this.length;
  }

  /** Texts of `size` bytes each, one behind the other. */
  addEach(bytes: Uint8Array, size: number): void {
    const { length, offsets } = this;
    const count = bytes.length / size;
    if (length + bytes.length > this.bytes.length) this.grow(length + bytes.length);
    this.bytes.set(bytes, length);
    for (let text = 1; text <= count; text++) offsets[this.rows + text] = length + text * size;
    this.rows += count;
    this.length = length + bytes.length;
  }

  /** Those of some rows of a column, which ascend; an empty one where there is none. */
  addRows(column: BytesColumn, rows: Int32Array, count: number): void {
    if (count === 0 || this.addTogether(column, rows, count)) return;
    const { bytes, starts, ends, at, stride } = column;
    for (let next = 0; next < count; next++) {
      const place = rows[next]! * stride + at;
      const end = ends[place]!;
      this.add(bytes, end < 0 ? 0 : starts[place]!, Math.max(end, 0));
    }
  }

  /** False where that cannot be. */
  private addTogether(column: BytesColumn, rows: Int32Array, count: number): boolean {
    const kernels = registryKernels();
    const first = rows[0]!;
    if (kernels === null || rows[count - 1]! - first !== count - 1) return false;
    const laid = layTexts(kernels, column, first, count, 0);
    if (laid === null) return false;
    const { from, end, base, starts, ends } = laid;
    const out = Math.ceil(end / 16) * 16;
    const stops = Math.ceil((out + end - from + SPARE) / 16) * 16;
    kernels.reserve(stops + 4 * count);
    const size = kernels.joinTexts(from, end, base, starts, ends, count, out, stops, stops);
    if (size < 0) return false;
    const { length, rows: before } = this;
    if (length + size > this.bytes.length) this.grow(length + size);
    this.bytes.set(new Uint8Array(kernels.memory, out, size), length);
    const offsets = new Uint32Array(kernels.memory, stops, count);
    for (let text = 0; text < count; text++) this.offsets[before + text + 1] = length + offsets[text]!;
    this.rows += count;
    this.length = length + size;
    return true;
  }

  /** All of them, as views that hold until the next is added. */
  texts(): Texts {
    return { bytes: this.bytes.subarray(0, this.length), offsets: this.offsets.subarray(0, this.rows + 1) };
  }

  clear(): void {
    this.rows = 0;
    this.length = 0;
  }

  private grow(length: number): void {
    const larger = new Uint8Array(Math.max(length, 2 * this.bytes.length));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
    this.target = new DataView(larger.buffer);
  }
}
