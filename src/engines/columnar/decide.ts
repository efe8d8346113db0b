import type { Encoded, EncodedColumn } from './encode.ts';
import { ALL, type Plane, type PlaneOp } from './planes.ts';

/** Rows decided at a time, so that all planes of a block stay in the cache of a core. A multiple of 128. */
export const BLOCK = 4096;

/** Decides blocks of rows of an encoded register; one for each thread. */
export class Decider {
  private readonly words = BLOCK / 32;
  private readonly planes: Uint32Array;
  /** One bitmap for each class of the column that is being read. */
  private readonly classes: Uint32Array;
  private readonly ops: readonly { readonly plane: Plane; readonly op: PlaneOp }[];

  constructor(private readonly encoded: Encoded) {
    const { planes } = encoded.program;
    this.planes = new Uint32Array(planes.length * this.words);
    this.planes.fill(0xffff_ffff, ALL * this.words, (ALL + 1) * this.words);
    this.classes = new Uint32Array(Math.max(1, ...encoded.columns.map(({ truths }) => truths.length)) * this.words);
    this.ops = planes.flatMap((op, plane) => (op ? [{ plane, op }] : []));
  }

  /** The bitmap of a plane in the block decided last; bits of rows beyond its end mean nothing. */
  bits(plane: Plane): Uint32Array {
    return this.planes.subarray(plane * this.words, (plane + 1) * this.words);
  }

  /** Decides the rows from `start` on; how many there are in the block. */
  decide(start: number): number {
    const end = Math.min(start + BLOCK, this.encoded.count);
    for (const column of this.encoded.columns) this.fill(column, start, end);
    for (const { plane, op } of this.ops) this.connect(plane, op);
    return end - start;
  }

  private fill({ input, classes, truths }: EncodedColumn, start: number, end: number): void {
    const { words } = this;
    const bitmaps = this.classes;
    bitmaps.fill(0, 0, truths.length * words);
    for (let row = start; row < end; row++) {
      const bit = row - start;
      bitmaps[classes[row]! * words + (bit >> 5)]! |= 1 << (bit & 31);
    }
    input.leaves.forEach(({ yes, no }, at) => {
      for (const [plane, wanted] of [[yes, 'true'] as const, [no, 'false'] as const]) {
        if (plane === null) continue;
        const target = this.bits(plane);
        target.fill(0);
        truths.forEach((of, index) => {
          if (of[at] !== wanted) return;
          const from = index * words;
          for (let word = 0; word < words; word++) target[word]! |= bitmaps[from + word]!;
        });
      }
    });
  }

  private connect(plane: Plane, { kind, of }: PlaneOp): void {
    const { planes, words } = this;
    const target = plane * words;
    const [first, ...rest] = of;
    planes.copyWithin(target, first! * words, (first! + 1) * words);
    for (const part of rest) {
      const from = part * words;
      if (kind === 'and') for (let word = 0; word < words; word++) planes[target + word]! &= planes[from + word]!;
      else for (let word = 0; word < words; word++) planes[target + word]! |= planes[from + word]!;
    }
  }
}
