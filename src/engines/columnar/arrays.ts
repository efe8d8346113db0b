/** Arrays that are used again for one part after the other: making megabytes anew each time would have memory collected all the time. */
export class Arrays {
  private readonly given = new Map<number, ArrayBuffer[]>();
  private readonly next = new Map<number, number>();

  /** What was taken before may be overwritten from now on. */
  begin(): void {
    this.next.clear();
  }

  /** Some bytes that nobody else is given until the next beginning; they hold whatever was written before. */
  take(bytes: number): ArrayBuffer {
    // Parts of many lengths come one after the other.
    const room = 2 ** Math.ceil(Math.log2(Math.max(bytes, 1)));
    const at = this.next.get(room) ?? 0;
    this.next.set(room, at + 1);
    const buffers = this.given.get(room) ?? [];
    this.given.set(room, buffers);
    buffers[at] ??= new ArrayBuffer(room);
    return buffers[at];
  }
}
