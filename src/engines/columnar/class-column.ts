import type { Taker } from './taker.ts';
import type { Workspace } from './workspace.ts';

/** The highest; the one above it is of rows beyond the end of a block. */
const MOST_CLASSES = 0xfffe;

function tooMany(): RangeError {
  return new RangeError(
    'enterprises differ in more than 65,535 ways in one value that the rules compare: compare it with fewer numbers, or match fewer items at once',
  );
}

/** The class of each row, in as few bytes as do; nothing where there is but one. */
export class ClassColumn implements Taker {
  classes: Uint8Array | Uint16Array | number = 0;

  constructor(private readonly count: number) {}

  /** All rows are of one class, until others are put. */
  fill(of: number): void {
    this.classes = of;
  }

  put(row: number, of: number): void {
    if (typeof this.classes === 'number') {
      if (this.classes === of) return;
      const before = this.classes;
      this.classes = before > 0xff ? new Uint16Array(this.count) : new Uint8Array(this.count);
      this.classes.fill(before);
    }
    if (of > 0xff && this.width === 1) this.widen();
    if (of > MOST_CLASSES) throw tooMany();
    this.classes[row] = of;
  }

  /** Row by row. */
  putAll(numbers: Uint32Array): void {
    let most = 0;
    for (let row = 0; row < this.count; row++) most = Math.max(most, numbers[row]!);
    if (most > MOST_CLASSES) throw tooMany();
    const classes = most > 0xff ? new Uint16Array(this.count) : new Uint8Array(this.count);
    classes.set(numbers);
    this.classes = classes;
  }

  get width(): 1 | 2 {
    return this.classes instanceof Uint16Array ? 2 : 1;
  }

  get most(): number {
    return this.width === 1 ? 0xff : MOST_CLASSES;
  }

  widen(): void {
    if (this.classes instanceof Uint16Array) throw tooMany();
    this.classes = this.classes instanceof Uint8Array ? Uint16Array.from(this.classes) : new Uint16Array(this.count);
  }

  take(from: number, count: number, workspace: Workspace): void {
    const { width } = this;
    const first = workspace.told / width;
    if (typeof this.classes === 'number') this.classes = new Uint8Array(this.count);
    this.classes.set(workspace.wholes(width).subarray(first, first + count), from);
  }
}
