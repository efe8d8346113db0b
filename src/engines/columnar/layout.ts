import type { Encoded } from './encode.ts';
import { BYTES, ROWS } from './kernels/index.ts';
import { ALL, NONE, type Plane } from './planes.ts';
import type { Program } from './program.ts';

/** A stream of operations, and where it stands in the memory. */
export interface Stage {
  readonly ops: number;
  readonly stream: Int32Array;
}

/** Operations that decide verdicts, and those that say what is missing. */
export type Stages = readonly [Stage, Stage];

/** Some items that are decided one after the other with the rest of a block: what only they need has the same room in all groups. */
export interface Group {
  /** The place of the first, and the one after the last. */
  readonly from: number;
  readonly to: number;
  readonly stages: Stages;
}

/** Where everything stands in the memory of the kernels, in bytes. */
export interface Layout {
  readonly planes: number;
  readonly summaries: number;
  /** Where each plane of the program stands among those of the memory; negative if nobody needs it. */
  readonly slots: Int32Array;
  /** Of planes that several groups need. */
  readonly shared: Stages;
  readonly groups: readonly Group[];
  readonly scratch: number;
  /** The classes of the rows of a block. */
  readonly ids: number;
  readonly list: number;
  readonly bytes: number;
  /** Of each column: where the plane of its first class stands, and how many classes it has; the others follow. */
  readonly columns: readonly { readonly first: number; readonly classes: number }[];
}

const UNUSED = -1;
const SHARED = -2;

/** Plans the memory. A plane that a column fills is any of the planes of some of its classes. */
export function layoutOf({ program, columns }: Encoded, itemsAtOnce: number): Layout {
  const groupCount = Math.max(1, Math.ceil(program.items.length / itemsAtOnce));
  const owners = ownersOf(program, itemsAtOnce);
  let slot = ALL + 1;
  const classSlots = columns.map(({ marks }) => {
    const first = slot;
    slot += marks.length;
    return { first, classes: marks.length };
  });
  const slots = new Int32Array(program.planes.length).fill(UNUSED);
  slots[NONE] = NONE;
  slots[ALL] = ALL;
  owners.forEach((owner, plane) => {
    if (owner === SHARED && plane > ALL) slots[plane] = slot++;
  });
  const next = new Int32Array(groupCount).fill(slot);
  owners.forEach((owner, plane) => {
    if (owner >= 0 && plane > ALL) slots[plane] = next[owner]!++;
  });
  const streams = new Streams(program, owners, slots, groupCount);
  columns.forEach(({ planes, marks }, at) => {
    planes.forEach((plane, place) => {
      const of: number[] = [];
      for (let index = 0; index < marks.length; index++)
        if (marks[index]![place] === 1) of.push(classSlots[at]!.first + index);
      streams.put(plane, false, of.length === 0 ? [NONE] : of);
    });
  });
  program.planes.forEach((op, plane) => {
    if (op && slots[plane] !== UNUSED)
      streams.put(
        plane,
        op.kind === 'and',
        op.of.map((part) => slots[part]!),
      );
  });
  const memory = new Room();
  const stages = ([verdicts, missing]: readonly [number[], number[]]): Stages => [
    memory.stage(verdicts),
    memory.stage(missing),
  ];
  const slotCount = next.reduce((most, one) => Math.max(most, one), slot);
  const layout = {
    slots,
    planes: memory.take(slotCount * BYTES),
    summaries: memory.take(slotCount),
    shared: stages(streams.shared),
    groups: streams.own.map((own, at) => ({
      from: at * itemsAtOnce,
      to: Math.min(program.items.length, (at + 1) * itemsAtOnce),
      stages: stages(own),
    })),
    scratch: memory.take(streams.longest * 4),
    ids: memory.take(ROWS * 2),
    list: memory.take(ROWS * 4),
    columns: classSlots,
  };
  return { ...layout, bytes: memory.bytes };
}

/** Of each plane the group that needs it, by its place; `SHARED` of several. */
function ownersOf({ planes, items }: Program, itemsAtOnce: number): Int32Array {
  const owners = new Int32Array(planes.length).fill(UNUSED);
  const seenBy = new Int32Array(planes.length).fill(UNUSED);
  const open: Plane[] = [];
  items.forEach(({ yes, may, undetermined, missing }, at) => {
    const group = Math.floor(at / itemsAtOnce);
    open.push(yes, may, undetermined);
    for (const { plane } of missing) open.push(plane);
    for (let plane = open.pop(); plane !== undefined; plane = open.pop()) {
      if (seenBy[plane] === group) continue;
      seenBy[plane] = group;
      owners[plane] = owners[plane] === UNUSED ? group : SHARED;
      const op = planes[plane];
      if (op) for (const part of op.of) open.push(part);
    }
  });
  return owners;
}

/** The operations of all, sorted by who needs them and when. */
class Streams {
  readonly shared: [number[], number[]] = [[], []];
  readonly own: readonly [number[], number[]][];
  /** The most parts of an operation. */
  longest = 1;

  constructor(
    private readonly program: Program,
    private readonly owners: Int32Array,
    private readonly slots: Int32Array,
    groups: number,
  ) {
    this.own = Array.from({ length: groups }, () => [[], []]);
  }

  put(plane: Plane, isAnd: boolean, of: readonly number[]): void {
    const owner = this.owners[plane]!;
    if (owner === UNUSED) return;
    this.longest = Math.max(this.longest, of.length);
    const stages = owner === SHARED ? this.shared : this.own[owner]!;
    const stream = stages[plane < this.program.verdictPlanes ? 0 : 1];
    stream.push(this.slots[plane]!, isAnd ? 1 : 0, of.length);
    for (const part of of) stream.push(part);
  }
}

/** Memory that is given out piece by piece. Vectors are read from multiples of sixteen. */
class Room {
  bytes = 0;

  take(bytes: number): number {
    const place = this.bytes;
    this.bytes = Math.ceil((place + bytes) / 16) * 16;
    return place;
  }

  stage(of: readonly number[]): Stage {
    const stream = Int32Array.from(of);
    return { ops: this.take(stream.byteLength), stream };
  }
}
