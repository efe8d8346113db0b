import type { Taker } from './taker.ts';
import type { Workspace } from './workspace.ts';

/** Takes whole numbers into an array that has room for any of them. */
export class NumberTaker implements Taker {
  readonly width = 4;
  readonly most = 2 ** 32 - 1;

  constructor(private readonly numbers: Uint32Array) {}

  widen(): void {
    throw new RangeError('four bytes are as wide as numbers of rows can be');
  }

  take(from: number, count: number, workspace: Workspace): void {
    const first = workspace.told >> 2;
    this.numbers.set(workspace.wholes(4).subarray(first, first + count), from);
  }
}
