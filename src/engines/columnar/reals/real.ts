import type { Rows } from '../columns.ts';
import { type Block, magnify, type Scratch } from './block.ts';
import type { Scale } from './scale.ts';

/** Numbers of rows; as many as are asked for at once, the first of the array. */
export type RowNumbers = Uint32Array | Int32Array;

/** A value reckoned in doubles for many rows at once: both its ends lie within their errors of the exact ones. */
export abstract class Real {
  abstract readonly scale: Scale;

  constructor(protected readonly scratch: Scratch) {}

  /** To be called before rows are reckoned. */
  abstract begin(rows: Rows): void;

  /** Of at most `BATCH` rows; in a block that belongs to whoever asks, and is to be given back. */
  abstract reckon(rows: RowNumbers, count: number): Block;

  /** Gives a block back. */
  release(block: Block): void {
    this.scratch.give(block);
  }

  /** The same in finer units. */
  reckonIn(scale: Scale, rows: RowNumbers, count: number): Block {
    const block = this.reckon(rows, count);
    magnify(block, count, scale / this.scale);
    return block;
  }
}

/** Of several. */
export abstract class Compound extends Real {
  constructor(
    scratch: Scratch,
    readonly parts: readonly Real[],
  ) {
    super(scratch);
  }

  begin(rows: Rows): void {
    for (const part of this.parts) part.begin(rows);
  }

  /** The finest units of the parts. */
  protected get finest(): Scale {
    return Math.max(1, ...this.parts.map(({ scale }) => scale));
  }
}
