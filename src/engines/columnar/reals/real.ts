import type { Rows } from '../columns.ts';
import type { Kernels } from '../kernels/index.ts';
import type { RowNumbers } from '../row-numbers.ts';
import { type Block, both, magnify, type Scratch, settle } from './block.ts';
import type { Bounds, Precision } from './bounds.ts';
import type { Scale } from './scale.ts';

/** A value reckoned in doubles for many rows at once: both its ends lie within their errors of the exact ones. */
export abstract class Real {
  abstract readonly scale: Scale;
  /** How `bound` says ends. */
  abstract readonly precision: Precision;

  constructor(protected readonly scratch: Scratch) {}

  /** To be called before rows are reckoned. */
  abstract begin(rows: Rows): void;

  /** Of at most `BATCH` rows; in a block that belongs to whoever asks, and is to be given back. */
  abstract reckon(rows: RowNumbers, count: number): Block;

  /** Writes the ends of at most `BATCH` rows; nobody asks where there is no precision. */
  abstract bound(rows: RowNumbers, count: number, bounds: Bounds): void;

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

  /** The same in finer units. */
  boundIn(scale: Scale, rows: RowNumbers, count: number, bounds: Bounds): void {
    this.bound(rows, count, bounds);
    const times = scale / this.scale;
    if (times === 1) return;
    const { kernels } = this.scratch.workspace;
    kernels.scale(bounds.low, times, count);
    kernels.scale(bounds.high, times, count);
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

  /** All parts, in the finest units, joined to the first one after the other; `join` takes the ends. */
  protected joined(rows: RowNumbers, count: number, join: (into: Block, part: Block, count: number) => void): Block {
    const { finest, scratch } = this;
    const [first, ...others] = this.parts;
    const into = first!.reckonIn(finest, rows, count);
    for (const other of others) {
      const part = other.reckonIn(finest, rows, count);
      join(into, part, count);
      for (let at = 0; at < count; at++) into.flags[at] = both(into.flags[at]!, part.flags[at]!);
      settle(into, count);
      scratch.give(part);
    }
    return into;
  }

  /** The same for bounds. */
  protected joinedBounds(
    rows: RowNumbers,
    count: number,
    bounds: Bounds,
    join: (kernels: Kernels, into: Bounds, part: Bounds, count: number) => void,
  ): void {
    const { finest, scratch } = this;
    const [first, ...others] = this.parts;
    first!.boundIn(finest, rows, count, bounds);
    const part = scratch.takeBounds();
    for (const other of others) {
      other.boundIn(finest, rows, count, part);
      join(scratch.workspace.kernels, bounds, part, count);
    }
    scratch.giveBounds(part);
  }

  /** Whole where all parts are. */
  protected get precisionOfParts(): Precision {
    return this.parts.every(({ precision }) => precision === 'whole') ? 'whole' : 'none';
  }

  /** The finest units of the parts. */
  protected get finest(): Scale {
    return Math.max(1, ...this.parts.map(({ scale }) => scale));
  }
}
