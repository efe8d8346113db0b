import type { Encoded, EncodedColumn } from './encode.ts';
import {
  BYTES,
  EVERY_ROW,
  fastestKernels,
  type Kernels,
  type KernelsOf,
  NO_CLASS,
  NO_ROW,
  ROWS,
  SOME_ROWS,
} from './kernels/index.ts';
import { ALL, NONE, type Plane } from './planes.ts';

/** So many classes are looked up in tables; of more, each row is put into its planes by itself. */
const MOST_CLASSES = 240;

/** A side of a leaf whose plane is looked up by class. */
interface Lookup {
  readonly plane: Plane;
  readonly table: number;
  readonly chunks: number;
}

/** A column, with what is filled from it. */
interface Fill {
  readonly column: EncodedColumn;
  readonly lookups: readonly Lookup[];
}

/** Decides blocks of rows of an encoded register. Each thread has one of its own. */
export class Decider {
  readonly kernels: Kernels;
  private readonly fills: readonly Fill[];
  private readonly layout: Layout;
  private readonly octets: Uint8Array;
  private readonly words: Int32Array;
  /** The first row of the block that was decided last, and how many it has. */
  private start = 0;
  private rows = 0;

  constructor(
    private readonly encoded: Encoded,
    kernelsOf: KernelsOf = fastestKernels,
  ) {
    this.layout = layoutOf(encoded);
    this.kernels = kernelsOf(this.layout.bytes);
    this.octets = new Uint8Array(this.kernels.memory);
    this.words = new Int32Array(this.kernels.memory);
    this.octets[this.layout.summaries + NONE] = NO_ROW;
    this.octets[this.layout.summaries + ALL] = EVERY_ROW;
    this.words.set(this.layout.stream, this.layout.ops >> 2);
    this.fills = this.writeTables();
  }

  /** Decides the block that begins with a row; how many rows it has. */
  decide(start: number): number {
    this.start = start;
    this.rows = Math.min(ROWS, this.encoded.count - start);
    for (const fill of this.fills) this.fill(fill);
    const { ops, end, planes, summaries, scratch } = this.layout;
    this.kernels.connect(ops, end, planes, summaries, scratch);
    return this.rows;
  }

  /** How many rows of the block are in a plane. */
  count(plane: Plane): number {
    const summary = this.summary(plane);
    if (summary !== SOME_ROWS) return summary === EVERY_ROW ? this.rows : 0;
    return this.kernels.count(this.layout.planes + plane * BYTES);
  }

  /** The rows of the block that are in a plane, by their numbers in the register; good until the next call. */
  list(plane: Plane): Int32Array {
    const from = this.layout.list >> 2;
    const summary = this.summary(plane);
    if (summary === NO_ROW) return this.words.subarray(from, from);
    if (summary === EVERY_ROW) for (let row = 0; row < this.rows; row++) this.words[from + row] = this.start + row;
    const found =
      summary === EVERY_ROW
        ? this.rows
        : this.kernels.list(this.layout.planes + plane * BYTES, this.start, this.layout.list);
    return this.words.subarray(from, from + found);
  }

  /** Whether a row of the block is in a plane. */
  has(plane: Plane, row: number): boolean {
    const summary = this.summary(plane);
    if (summary !== SOME_ROWS) return summary === EVERY_ROW;
    const bit = row - this.start;
    return ((this.octets[this.layout.planes + plane * BYTES + (bit >> 3)]! >> (bit & 7)) & 1) === 1;
  }

  private summary(plane: Plane): number {
    return this.octets[this.layout.summaries + plane]!;
  }

  private writeTables(): readonly Fill[] {
    let table = this.layout.tables;
    return this.encoded.columns.map((column): Fill => {
      const { truths, input } = column;
      if (truths.length > MOST_CLASSES) return { column, lookups: [] };
      if (truths.length === 1) {
        this.fillOnce(column);
        return { column, lookups: [] };
      }
      const chunks = chunksOf(column);
      const lookups = input.leaves.flatMap(({ yes, no }, at) =>
        [[yes, 'true'] as const, [no, 'false'] as const].flatMap(([plane, wanted]): Lookup[] => {
          if (plane === null) return [];
          const place = table;
          table += chunks << 4;
          truths.forEach((of, index) => {
            if (of[at] === wanted) this.octets[place + index] = 0xff;
          });
          return [{ plane, table: place, chunks }];
        }),
      );
      return { column, lookups };
    });
  }

  /** Of a column that is the same for all rows, the summaries say all. */
  private fillOnce({ input, truths }: EncodedColumn): void {
    input.leaves.forEach(({ yes, no }, at) => {
      const truth = truths[0]![at]!;
      if (yes !== null) this.octets[this.layout.summaries + yes] = truth === 'true' ? EVERY_ROW : NO_ROW;
      if (no !== null) this.octets[this.layout.summaries + no] = truth === 'false' ? EVERY_ROW : NO_ROW;
    });
  }

  private fill({ column, lookups }: Fill): void {
    const { classes } = this.layout;
    if (column.truths.length > MOST_CLASSES) return this.fillByRow(column);
    if (lookups.length === 0) return;
    this.octets.set(column.classes.subarray(this.start, this.start + this.rows), classes);
    this.octets.fill(NO_CLASS, classes + this.rows, classes + ROWS);
    for (const { plane, table, chunks } of lookups)
      this.octets[this.layout.summaries + plane] = this.kernels.lookup(
        classes,
        table,
        chunks,
        this.layout.planes + plane * BYTES,
      );
  }

  private fillByRow({ input, classes, truths }: EncodedColumn): void {
    input.leaves.forEach(({ yes, no }, at) => {
      for (const [plane, wanted] of [[yes, 'true'] as const, [no, 'false'] as const]) {
        if (plane === null) continue;
        const target = this.layout.planes + plane * BYTES;
        this.octets.fill(0, target, target + BYTES);
        let found = 0;
        for (let bit = 0; bit < this.rows; bit++) {
          if (truths[classes[this.start + bit]!]![at] !== wanted) continue;
          this.octets[target + (bit >> 3)]! |= 1 << (bit & 7);
          found++;
        }
        this.octets[this.layout.summaries + plane] = found === 0 ? NO_ROW : found === ROWS ? EVERY_ROW : SOME_ROWS;
      }
    });
  }
}

const chunksOf = ({ truths }: EncodedColumn): number => Math.max(1, Math.ceil(truths.length / 16));

/** Where everything stands in the memory, in bytes; and the operations as they stand there. */
interface Layout {
  readonly planes: number;
  readonly summaries: number;
  readonly tables: number;
  readonly ops: number;
  readonly end: number;
  readonly scratch: number;
  readonly classes: number;
  readonly list: number;
  readonly bytes: number;
  readonly stream: Int32Array;
}

function layoutOf({ program, columns }: Encoded): Layout {
  const stream = Int32Array.from(
    program.planes.flatMap((op, plane) => (op ? [plane, op.kind === 'and' ? 1 : 0, op.of.length, ...op.of] : [])),
  );
  const longest = program.planes.reduce((most, op) => Math.max(most, op?.of.length ?? 0), 0);
  const sides = (column: EncodedColumn): number =>
    column.input.leaves.reduce((sum, { yes, no }) => sum + Number(yes !== null) + Number(no !== null), 0);
  let next = 0;
  // Vectors are read from multiples of sixteen.
  const room = (bytes: number): number => {
    const place = next;
    next = Math.ceil((next + bytes) / 16) * 16;
    return place;
  };
  const planes = room(program.planes.length * BYTES);
  const summaries = room(program.planes.length);
  const tables = room(columns.reduce((sum, column) => sum + sides(column) * (chunksOf(column) << 4), 0));
  const ops = room(stream.byteLength);
  const scratch = room(longest * 4);
  const classes = room(ROWS);
  const list = room(ROWS * 4);
  const end = ops + stream.byteLength;
  return { planes, summaries, tables, ops, end, scratch, classes, list, bytes: next, stream };
}
