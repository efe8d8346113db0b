const FIRST = 1 << 10;

/** Numbers the distinct values of 64 bits in the order in which they come. */
export class WordIndex {
  private table = new Int32Array(FIRST).fill(-1);
  private lows = new Uint32Array(FIRST);
  private highs = new Uint32Array(FIRST);
  private count = 0;

  idOf(low: number, high: number): number {
    const mask = this.table.length - 1;
    let slot = hash(low, high) & mask;
    for (let id = this.table[slot]!; id >= 0; id = this.table[slot]!) {
      if (this.lows[id] === low && this.highs[id] === high) return id;
      slot = (slot + 1) & mask;
    }
    const id = this.count++;
    this.table[slot] = id;
    this.lows[id] = low;
    this.highs[id] = high;
    if (2 * this.count >= this.table.length) this.grow();
    return id;
  }

  clear(): void {
    this.table.fill(-1);
    this.count = 0;
  }

  private grow(): void {
    const size = 2 * this.table.length;
    const larger = (old: Uint32Array): Uint32Array<ArrayBuffer> => {
      const array = new Uint32Array(size);
      array.set(old);
      return array;
    };
    this.lows = larger(this.lows);
    this.highs = larger(this.highs);
    this.table = new Int32Array(size).fill(-1);
    for (let id = 0; id < this.count; id++) {
      let slot = hash(this.lows[id]!, this.highs[id]!) & (size - 1);
      while (this.table[slot]! >= 0) slot = (slot + 1) & (size - 1);
      this.table[slot] = id;
    }
  }
}

function hash(low: number, high: number): number {
  const mixed = Math.imul(low ^ Math.imul(high, 0x85ebca77), 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}
