/** So many combinations are looked up in an array. */
const DENSE = 1 << 20;
const FACTOR = 2 ** 26;

/** Numbers combinations of two numbers in the order in which they are met. */
export class Pairing {
  private found = 0;
  /** How many second numbers there is room for. */
  private stride = 16;
  private dense: Int32Array | null = new Int32Array(64).fill(-1);
  private readonly sparse = new Map<number, number>();

  of(first: number, second: number): number {
    const { dense, stride } = this;
    if (dense !== null && second < stride) {
      const known = dense[first * stride + second];
      if (known !== undefined && known >= 0) return known;
    }
    return this.meet(first, second);
  }

  private meet(first: number, second: number): number {
    this.makeRoom(first, second);
    if (this.dense !== null) {
      this.dense[first * this.stride + second] = this.found;
      return this.found++;
    }
    const key = first * FACTOR + second;
    const known = this.sparse.get(key);
    if (known !== undefined) return known;
    this.sparse.set(key, this.found);
    return this.found++;
  }

  private makeRoom(first: number, second: number): void {
    const { dense, stride } = this;
    if (dense === null) return;
    let wider = stride;
    while (second >= wider) wider *= 2;
    let size = (dense.length / stride) * wider;
    while ((first + 1) * wider > size) size *= 2;
    if (size === dense.length) return;
    this.dense = size > DENSE ? null : new Int32Array(size).fill(-1);
    this.stride = wider;
    dense.forEach((known, at) => {
      if (known < 0) return;
      const [one, other] = [Math.floor(at / stride), at % stride];
      if (this.dense === null) this.sparse.set(one * FACTOR + other, known);
      else this.dense[one * wider + other] = known;
    });
  }
}
