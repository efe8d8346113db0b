const FIRST = 1 << 8;

/** Finds texts again by their bytes. */
export class TextIndex {
  private table = new Int32Array(FIRST).fill(-1);
  private mask = FIRST - 1;
  private count = 0;
  /** Of each text: its hash, where it lies in `bytes`, and what it stands for. */
  private hashes = new Int32Array(FIRST);
  private starts = new Int32Array(FIRST + 1);
  private values = new Int32Array(FIRST);
  private bytes = new Uint8Array(FIRST * 16);
  private hash = 0;

  get size(): number {
    return this.count;
  }

  /** What the text was added for, or -1. */
  find(bytes: Uint8Array, start: number, end: number): number {
    let hash = end - start;
    let next = start;
    for (; next + 4 <= end; next += 4) {
      const four = bytes[next]! | (bytes[next + 1]! << 8) | (bytes[next + 2]! << 16) | (bytes[next + 3]! << 24);
      hash = Math.imul(hash ^ four, 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    for (; next < end; next++) hash = Math.imul(hash ^ bytes[next]!, 0x01000193);
    hash ^= hash >>> 15;
    this.hash = hash;
    const { table, mask, hashes, starts } = this;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const text = table[slot]!;
      if (text < 0) return -1;
      if (hashes[text] !== hash) continue;
      const own = starts[text]!;
      if (starts[text + 1]! - own === end - start && this.same(own, bytes, start, end)) return this.values[text]!;
    }
  }

  /** Adds the text that was looked for last, and not found. */
  add(bytes: Uint8Array, start: number, end: number, value: number): void {
    if (this.count * 2 > this.mask) this.grow();
    const text = this.count++;
    const from = this.starts[text]!;
    const to = from + end - start;
    if (to > this.bytes.length) this.bytes = grown(this.bytes, Math.max(to, 2 * this.bytes.length));
    this.bytes.set(bytes.subarray(start, end), from);
    this.starts[text + 1] = to;
    this.hashes[text] = this.hash;
    this.values[text] = value;
    this.place(text);
  }

  private place(text: number): void {
    let slot = this.hashes[text]! & this.mask;
    while (this.table[slot]! >= 0) slot = (slot + 1) & this.mask;
    this.table[slot] = text;
  }

  private same(own: number, bytes: Uint8Array, start: number, end: number): boolean {
    const mine = this.bytes;
    for (let at = start, to = own; at < end; at++, to++) if (mine[to] !== bytes[at]) return false;
    return true;
  }

  private grow(): void {
    const capacity = 2 * (this.mask + 1);
    this.mask = capacity - 1;
    this.table = new Int32Array(capacity).fill(-1);
    const hashes = new Int32Array(capacity);
    hashes.set(this.hashes);
    this.hashes = hashes;
    const starts = new Int32Array(capacity + 1);
    starts.set(this.starts);
    this.starts = starts;
    const values = new Int32Array(capacity);
    values.set(this.values);
    this.values = values;
    for (let text = 0; text < this.count; text++) this.place(text);
  }
}

function grown(bytes: Uint8Array<ArrayBuffer>, length: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(length);
  larger.set(bytes);
  return larger;
}
