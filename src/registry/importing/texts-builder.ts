import type { Texts } from '../register.ts';

/** Collects the texts of a part's rows. */
export class TextsBuilder {
  private bytes = new Uint8Array(1 << 16);
  private readonly offsets: Uint32Array;
  private rows = 0;
  private length = 0;

  constructor(rows: number) {
    this.offsets = new Uint32Array(rows + 1);
  }

  add(bytes: Uint8Array, start: number, end: number): void {
    const length = this.length + end - start;
    if (length > this.bytes.length) {
      const larger = new Uint8Array(Math.max(length, 2 * this.bytes.length));
      larger.set(this.bytes);
      this.bytes = larger;
    }
    const target = this.bytes;
    for (let from = start, to = this.length; from < end; from++, to++) target[to] = bytes[from]!;
    this.length = length;
    this.offsets[++this.rows] = length;
  }

  /** All of them, as views that hold until the next is added. */
  texts(): Texts {
    return { bytes: this.bytes.subarray(0, this.length), offsets: this.offsets.subarray(0, this.rows + 1) };
  }

  clear(): void {
    this.rows = 0;
    this.length = 0;
  }
}
