import type { Encoded } from './encode.ts';
import {
  BYTES,
  EVERY_ROW,
  fastestKernels,
  type Kernels,
  type KernelsOf,
  NO_ROW,
  ROWS,
  SOME_ROWS,
} from './kernels/index.ts';
import { type Group, type Layout, layoutOf, type Stage } from './layout.ts';
import { ALL, NONE, type Plane } from './planes.ts';

/** Above all classes that are written as bytes. */
const NO_CLASS = 0xff;

/** So many items are decided at once, unless it is said otherwise: what they need stays in the near cache until it has been read. */
const ITEMS_AT_ONCE = 32;

/**
 * Decides blocks of rows of an encoded register: first what several groups of items need, then one group after the other, of which
 * planes can be read until the next is decided. Each thread has one of its own.
 */
export class Decider {
  private layout: Layout;
  private engine: Kernels;
  private octets: Uint8Array;
  private words: Int32Array;
  /** The first row of the block that was decided last, and how many it has. */
  private start = 0;
  private rows = 0;
  private group: Group | null = null;
  /** The columns of which rows are of several classes. */
  private varying: number[] = [];
  /** Whether it is said for the block what is missing, as far as several groups need it. */
  private sharesMissing = false;

  constructor(
    private encoded: Encoded,
    private readonly kernelsOf: KernelsOf = fastestKernels,
    private readonly itemsAtOnce = ITEMS_AT_ONCE,
  ) {
    this.layout = layoutOf(encoded, itemsAtOnce);
    this.engine = kernelsOf(this.layout.bytes);
    this.octets = new Uint8Array(this.engine.memory);
    this.words = new Int32Array(this.engine.memory);
    this.settle();
    this.putSame();
  }

  get kernels(): Kernels {
    return this.engine;
  }

  /** Goes on with another part of the register, encoded by the same encoder. */
  load(encoded: Encoded): void {
    this.encoded = encoded;
    const grown = encoded.columns.some(({ marks }, at) => marks.length > this.layout.columns[at]!.classes);
    if (grown) this.makeRoom();
    this.putSame();
  }

  private makeRoom(): void {
    const { encoded } = this;
    this.layout = layoutOf(encoded, this.itemsAtOnce);
    if (this.layout.bytes > this.engine.memory.byteLength) {
      this.engine = this.kernelsOf(this.layout.bytes + (this.layout.bytes >> 2));
      this.octets = new Uint8Array(this.engine.memory);
      this.words = new Int32Array(this.engine.memory);
    }
    this.settle();
  }

  private settle(): void {
    this.octets[this.layout.summaries + NONE] = NO_ROW;
    this.octets[this.layout.summaries + ALL] = EVERY_ROW;
    const { shared, groups } = this.layout;
    for (const { ops, stream } of [shared, ...groups.map(({ stages }) => stages)].flat())
      this.words.set(stream, ops >> 2);
  }

  /** Where all rows are of one class, summaries say all: they are written once a part. */
  private putSame(): void {
    const { summaries, columns } = this.layout;
    this.varying = [];
    this.encoded.columns.forEach(({ classes }, at) => {
      const { first, classes: count } = columns[at]!;
      if (typeof classes !== 'number') this.varying.push(at);
      else if (count > 0) {
        this.octets.fill(NO_ROW, summaries + first, summaries + first + count);
        this.octets[summaries + first + classes] = EVERY_ROW;
      }
    });
  }

  /** The items that are decided at once, by their places. */
  get groups(): readonly { readonly from: number; readonly to: number }[] {
    return this.layout.groups;
  }

  /** Begins with the block that begins with a row; how many rows it has. */
  decide(start: number): number {
    this.start = start;
    this.rows = Math.min(ROWS, this.encoded.count - start);
    const { ids, planes, summaries, columns } = this.layout;
    for (const at of this.varying) {
      const { first, classes: count } = columns[at]!;
      const classes = this.encoded.columns[at]!.classes as Uint8Array | Uint16Array;
      // Rows beyond the end are of a class that there is not: bytes have none to spare where there are many.
      const isWide = count > NO_CLASS;
      if (isWide) {
        this.octets.fill(0xff, ids + this.rows * 2, ids + ROWS * 2);
        new Uint16Array(this.octets.buffer, ids, this.rows).set(classes.subarray(start, start + this.rows));
      } else {
        this.octets.fill(NO_CLASS, ids + this.rows, ids + ROWS);
        this.octets.set(classes.subarray(start, start + this.rows), ids);
      }
      this.engine.classify(ids, isWide ? 1 : 0, count, planes + first * BYTES, summaries + first);
    }
    this.run(this.layout.shared[0]);
    this.group = null;
    this.sharesMissing = false;
    return this.rows;
  }

  /** Decides a group of items for the block. */
  decideGroup(index: number): void {
    this.group = this.layout.groups[index]!;
    this.run(this.group.stages[0]);
  }

  /** Says for the group that was decided last what is missing where it is undetermined. */
  decideMissing(): void {
    if (!this.sharesMissing) this.run(this.layout.shared[1]);
    this.sharesMissing = true;
    this.run(this.group!.stages[1]);
  }

  private run({ ops, stream }: Stage): void {
    const { planes, summaries, scratch } = this.layout;
    this.engine.connect(ops, ops + stream.byteLength, planes, summaries, scratch);
  }

  /** How many rows of the block are in a plane. */
  count(plane: Plane): number {
    const summary = this.summary(plane);
    if (summary !== SOME_ROWS) return summary === EVERY_ROW ? this.rows : 0;
    return this.engine.count(this.place(plane));
  }

  /** How many of the rows from one to below another, by their places in the block, are in a plane. */
  countRange(plane: Plane, from: number, to: number): number {
    const summary = this.summary(plane);
    if (summary !== SOME_ROWS) return summary === EVERY_ROW ? to - from : 0;
    return this.engine.countRange(this.place(plane), from, to);
  }

  /** The rows of the block that are in a plane, by their numbers in the register; good until the next call. */
  list(plane: Plane): Int32Array {
    const from = this.layout.list >> 2;
    const summary = this.summary(plane);
    if (summary === NO_ROW) return this.words.subarray(from, from);
    if (summary === EVERY_ROW) for (let row = 0; row < this.rows; row++) this.words[from + row] = this.start + row;
    const found = summary === EVERY_ROW ? this.rows : this.engine.list(this.place(plane), this.start, this.layout.list);
    return this.words.subarray(from, from + found);
  }

  /** Whether a row of the block is in a plane. */
  has(plane: Plane, row: number): boolean {
    const summary = this.summary(plane);
    if (summary !== SOME_ROWS) return summary === EVERY_ROW;
    const bit = row - this.start;
    return ((this.octets[this.place(plane) + (bit >> 3)]! >> (bit & 7)) & 1) === 1;
  }

  private place(plane: Plane): number {
    return this.layout.planes + this.layout.slots[plane]! * BYTES;
  }

  private summary(plane: Plane): number {
    return this.octets[this.layout.summaries + this.layout.slots[plane]!]!;
  }
}
