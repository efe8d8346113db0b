import { type Kernels, registryKernels } from '../../../src/registry/kernels/index.ts';

export const kernels: Kernels = registryKernels()!;

/** What stands before, between and behind whatever is laid into the memory of the kernels. */
const MARGIN = 256;
const UNTOUCHED = 0x5a;

/**
 * Pieces of memory, one behind the other with bytes between them that nobody may change: what is given, or as many bytes as are
 * asked for.
 */
export class Laid {
  readonly at: readonly number[];
  private readonly sizes: readonly number[];
  private readonly whole: number;

  /** Each begins at a multiple of eight, but `shift` bytes further. */
  constructor(pieces: readonly (Uint8Array | number)[], shift = 0) {
    this.sizes = pieces.map((piece) => (typeof piece === 'number' ? piece : piece.length));
    let next = MARGIN;
    this.at = this.sizes.map((size) => {
      const at = next + shift;
      next = Math.ceil((at + size) / 8) * 8 + MARGIN;
      return at;
    });
    this.whole = next;
    kernels.reserve(this.whole);
    new Uint8Array(kernels.memory, 0, this.whole).fill(UNTOUCHED);
    for (const [piece, given] of pieces.entries()) if (typeof given !== 'number') this.bytes(piece).set(given);
  }

  end(piece: number): number {
    return this.at[piece]! + this.sizes[piece]!;
  }

  bytes(piece: number): Uint8Array {
    return new Uint8Array(kernels.memory, this.at[piece]!, this.sizes[piece]!);
  }

  integers(piece: number): number[] {
    const bytes = this.bytes(piece).slice();
    return [...new Int32Array(bytes.buffer, 0, bytes.length >> 2)];
  }

  doubles(piece: number): number[] {
    const bytes = this.bytes(piece).slice();
    return [...new Float64Array(bytes.buffer, 0, bytes.length >> 3)];
  }

  /** Whether nothing was written between the pieces. */
  get isUntouched(): boolean {
    const all = new Uint8Array(kernels.memory, 0, this.whole);
    let piece = 0;
    for (let at = 0; at < this.whole; at++) {
      while (piece < this.at.length && at >= this.end(piece)) piece++;
      const inside = piece < this.at.length && at >= this.at[piece]!;
      if (!inside && all[at] !== UNTOUCHED) return false;
    }
    return true;
  }
}
