/** Rows, in their order, of which something is found out later: to ask costs about as much for a few as for a thousand. */
export class WaitingRows {
  private rows = new Int32Array(0);
  private count = 0;

  add(more: Int32Array): void {
    const count = this.count + more.length;
    if (count > this.rows.length) {
      const room = new Int32Array(2 ** Math.ceil(Math.log2(count)));
      room.set(this.rows.subarray(0, this.count));
      this.rows = room;
    }
    this.rows.set(more, this.count);
    this.count = count;
  }

  /** All of them, until more are added; then none waits any longer. */
  take(): Int32Array {
    const all = this.rows.subarray(0, this.count);
    this.count = 0;
    return all;
  }
}
