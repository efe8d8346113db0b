/** Memory for the values of a page, which the next page uses again. */
export class Room {
  private doubles = new Float64Array(0);
  private first = new Int32Array(0);
  private second = new Int32Array(0);
  private small = new Uint8Array(0);
  private raw = new Float64Array(0);

  /** At least so many. */
  floats(count: number): Float64Array {
    if (this.doubles.length < count) this.doubles = new Float64Array(count);
    return this.doubles;
  }

  /** At least so many of two. */
  pairs(count: number): readonly [Int32Array, Int32Array] {
    if (this.first.length < count) {
      this.first = new Int32Array(count);
      this.second = new Int32Array(count);
    }
    return [this.first, this.second];
  }

  levels(count: number): Uint8Array {
    if (this.small.length < count) this.small = new Uint8Array(count);
    return this.small;
  }

  /** Bytes from `at` to `end`, where numbers of any width can be read from. */
  aligned(bytes: Uint8Array, at: number, end: number): ArrayBuffer {
    const words = Math.ceil((end - at) / 8);
    if (this.raw.length < words) this.raw = new Float64Array(words);
    const { buffer } = this.raw;
    new Uint8Array(buffer).set(bytes.subarray(at, end));
    return buffer as ArrayBuffer;
  }
}
