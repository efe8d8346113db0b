import type { Encoded } from './encode.ts';
import { BYTES, ROWS } from './kernels/index.ts';
import { NONE, type Plane } from './planes.ts';

/** A stream of operations, and where it stands in the memory. */
export interface Stage {
  readonly ops: number;
  readonly stream: Int32Array;
}

/** Where everything stands in the memory of the kernels, in bytes. */
export interface Layout {
  readonly planes: number;
  readonly summaries: number;
  /** The operations that decide verdicts, and those that say what is missing. */
  readonly stages: readonly [Stage, Stage];
  readonly scratch: number;
  /** The classes of the rows of a block. */
  readonly ids: number;
  readonly list: number;
  readonly bytes: number;
  /** Of each column: the plane of its first class, and how many it has; the others follow. */
  readonly columns: readonly { readonly first: Plane; readonly classes: number }[];
}

/** Plans the memory. A plane that a column fills is any of the planes of some of its classes. */
export function layoutOf({ program, columns }: Encoded): Layout {
  let planeCount = program.planes.length;
  const classPlanes = columns.map(({ marks }) => {
    const first = planeCount;
    planeCount += marks.length;
    return { first, classes: marks.length };
  });
  const streams: [number[], number[]] = [[], []];
  let longest = 1;
  const put = (plane: Plane, isAnd: boolean, of: readonly Plane[]): void => {
    longest = Math.max(longest, of.length);
    streams[plane < program.verdictPlanes ? 0 : 1].push(plane, isAnd ? 1 : 0, of.length, ...of);
  };
  columns.forEach(({ planes, marks }, at) => {
    planes.forEach((plane, place) => {
      const of = marks.flatMap((mark, index) => (mark[place] === 1 ? [classPlanes[at]!.first + index] : []));
      put(plane, false, of.length === 0 ? [NONE] : of);
    });
  });
  program.planes.forEach((op, plane) => {
    if (op) put(plane, op.kind === 'and', op.of);
  });
  let next = 0;
  // Vectors are read from multiples of sixteen.
  const room = (bytes: number): number => {
    const place = next;
    next = Math.ceil((next + bytes) / 16) * 16;
    return place;
  };
  const stage = (of: readonly number[]): Stage => {
    const stream = Int32Array.from(of);
    return { ops: room(stream.byteLength), stream };
  };
  const layout = {
    planes: room(planeCount * BYTES),
    summaries: room(planeCount),
    stages: [stage(streams[0]), stage(streams[1])] as const,
    scratch: room(longest * 4),
    ids: room(ROWS * 2),
    list: room(ROWS * 4),
    columns: classPlanes,
  };
  return { ...layout, bytes: next };
}
