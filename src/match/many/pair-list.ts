import type { Pairs } from './pairs.ts';

/** Collects pairs as blocks are decided, and puts them into the order of the register. */
export class PairList {
  private count = 0;
  private rows = new Int32Array(1024);
  private items = new Int32Array(1024);
  private verdicts = new Uint8Array(1024);
  private mins = new Float64Array(1024);
  private maxs = new Float64Array(1024);
  private deliveries = new Uint8Array(1024);
  private missing = new Uint32Array(1024);

  /** Of one row, pairs come in the order of the items. */
  add(row: number, item: number, verdict: number, min: number, max: number, delivery: number, missing: number): void {
    const at = this.count++;
    if (at === this.rows.length) this.grow();
    this.rows[at] = row;
    this.items[at] = item;
    this.verdicts[at] = verdict;
    this.mins[at] = min;
    this.maxs[at] = max;
    this.deliveries[at] = delivery;
    this.missing[at] = missing;
  }

  private grow(): void {
    const longer = <T extends { length: number; set(from: T): void }>(from: T, to: T): T => {
      to.set(from);
      return to;
    };
    const size = this.rows.length * 2;
    this.rows = longer(this.rows, new Int32Array(size));
    this.items = longer(this.items, new Int32Array(size));
    this.verdicts = longer(this.verdicts, new Uint8Array(size));
    this.mins = longer(this.mins, new Float64Array(size));
    this.maxs = longer(this.maxs, new Float64Array(size));
    this.deliveries = longer(this.deliveries, new Uint8Array(size));
    this.missing = longer(this.missing, new Uint32Array(size));
  }

  /** By row, and of one row by item. */
  sorted(rowCount: number, missings: readonly (readonly string[])[]): Pairs {
    const { count } = this;
    const next = new Int32Array(rowCount + 1);
    for (let at = 0; at < count; at++) next[this.rows[at]! + 1]!++;
    for (let row = 0; row < rowCount; row++) next[row + 1]! += next[row]!;
    const place = new Int32Array(count);
    for (let at = 0; at < count; at++) place[at] = next[this.rows[at]!]!++;
    const moved = <T extends { [at: number]: number }>(from: T, to: T): T => {
      for (let at = 0; at < count; at++) to[place[at]!] = from[at]!;
      return to;
    };
    return {
      count,
      rows: moved(this.rows, new Int32Array(count)),
      items: moved(this.items, new Int32Array(count)),
      verdicts: moved(this.verdicts, new Uint8Array(count)),
      amountMin: moved(this.mins, new Float64Array(count)),
      amountMax: moved(this.maxs, new Float64Array(count)),
      deliveries: moved(this.deliveries, new Uint8Array(count)),
      missing: moved(this.missing, new Uint32Array(count)),
      missings,
    };
  }
}
