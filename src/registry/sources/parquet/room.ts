/** Memory for the values of a page, which the next page uses again. */
export class Room {
  private doubles = new Float64Array(0);
  private first = new Int32Array(0);
  private second = new Int32Array(0);
  private raw = new Uint8Array(0);

  /** At least so many. */
  floats(count: number): Float64Array {
    if (this.doubles.length < count) this.doubles = new Float64Array(count);
    return this.doubles;
  }

  /** At least so many. */
  integers(count: number): Int32Array {
    if (this.first.length < count) this.first = new Int32Array(count);
    return this.first;
  }

  /** At least so many, beside the others. */
  more(count: number): Int32Array {
    if (this.second.length < count) this.second = new Int32Array(count);
    return this.second;
  }

  /** At least so many; they double, as no two pages have as many. */
  bytes(count: number): Uint8Array {
    if (this.raw.length < count)
      this.raw = new Uint8Array(Math.max(count, Math.min(2 * this.raw.length, count + MORE)));
    return this.raw;
  }
}

/** Beyond what is asked for. */
const MORE = 1024 * 1024;
