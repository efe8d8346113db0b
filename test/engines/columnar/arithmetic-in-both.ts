import fc from 'fast-check';
import { expect } from 'vitest';
import { EXACT, type Kernels, plainKernels, simdKernels } from '../../../src/engines/columnar/kernels/index.ts';

export type Column = Float64Array | Int32Array | Uint32Array | Uint16Array | Uint8Array;

const SIZE = 1 << 16;
const both = [simdKernels(SIZE)!, plainKernels(SIZE)] as const;

/**
 * Puts columns into the memory of both kinds of kernels, runs one, and gives what it answers and what the columns then are, which
 * has to be the same of both, also which zero it is. Only the first `count` of those that are `written` may change; of doubles up to
 * the next even count, for vectors are of two.
 */
export function inBoth<R>(
  columns: readonly Column[],
  written: readonly number[],
  count: number,
  run: (kernels: Kernels, at: readonly number[]) => R,
): { readonly answer: R; readonly columns: readonly (readonly number[])[] } {
  const [simd, plain] = both.map((kernels) => {
    const octets = new Uint8Array(kernels.memory).fill(0xaa);
    let next = 16;
    const at = columns.map((column) => {
      const from = next;
      octets.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), from);
      next = Math.ceil((from + column.byteLength) / 16) * 16 + 16;
      return from;
    });
    const before = octets.slice();
    const answer = run(kernels, at);
    const after = columns.map((column, index) => numbersAt(octets, at[index]!, column));
    for (const index of written) {
      const column = columns[index]!;
      const bytes = column instanceof Float64Array ? Math.ceil(count / 2) * 16 : count * column.BYTES_PER_ELEMENT;
      octets.set(before.subarray(at[index]!, at[index]! + bytes), at[index]!);
    }
    expect(Buffer.compare(octets, before), `${kernels.name} writes elsewhere`).toBe(0);
    return { answer, columns: after };
  });
  expect(plain).toEqual(simd);
  return simd!;
}

function numbersAt(octets: Uint8Array, from: number, like: Column): number[] {
  const found = like.slice();
  new Uint8Array(found.buffer).set(octets.subarray(from, from + like.byteLength));
  return [...found];
}

/** A count of rows, and what they are: the drawn ones again and again. */
export interface Drawn<T> {
  readonly count: number;
  readonly drawn: readonly T[];
}

export function anyRows<T>(row: fc.Arbitrary<T>): fc.Arbitrary<Drawn<T>> {
  return fc.record({
    count: fc.constantFrom(1, 2, 3, 39, 40, 1023, 1024),
    drawn: fc.array(row, { minLength: 1, maxLength: 40 }),
  });
}

/** Something of each row. */
export function ofEach<T, R>({ count, drawn }: Drawn<T>, of: (row: T) => R): R[] {
  const some = drawn.map(of);
  return Array.from({ length: count }, (_, at) => some[at % some.length]!);
}

/** A number of each row. */
export function column<T>(rows: Drawn<T>, number: (row: T) => number): Float64Array {
  return Float64Array.from(ofEach(rows, number));
}

/** Without telling zeros apart. */
export const plainly = (numbers: readonly number[]): number[] => numbers.map((number) => number + 0);

export const anyWhole = fc.oneof(
  fc.constantFrom(0, -0, 1, -1, 2, -2, 3, 94_906_265, 94_906_266, -94_906_266, 2 ** 52, 2 ** 52 + 1),
  fc.nat(400).chain((off) => fc.constantFrom(EXACT - off, off - EXACT)),
  fc.integer({ min: -12, max: 12 }),
  fc.maxSafeInteger(),
);

export const anyDouble = fc.oneof(
  anyWhole,
  fc.constantFrom(NaN, Infinity, -Infinity, 2 ** 53, -(2 ** 53), 2 ** 53 + 2, 1e15, 1e300, -1e300, 5e-324, -5e-324),
  fc.integer({ min: -2001, max: 2001 }).map((halves) => halves / 2),
  fc.integer({ min: -20_000, max: 20_000 }).map((hundredths) => hundredths / 100),
  fc.double(),
);

/** The ends of a value: whole numbers, or none. */
export interface Ends {
  readonly low: number;
  readonly high: number;
}

const wholeOr = (endless: number) =>
  fc.oneof({ weight: 6, arbitrary: anyWhole }, { weight: 1, arbitrary: fc.constant(endless) });

export const anyEnds: fc.Arbitrary<Ends> = fc.oneof(
  anyWhole.map((point) => ({ low: point, high: point })),
  fc
    .tuple(wholeOr(-Infinity), wholeOr(Infinity))
    .map(([one, other]) => ({ low: Math.min(one, other), high: Math.max(one, other) })),
);

/** The same, where doubles may not hold an end. */
export const anyEndsOrNot: fc.Arbitrary<Ends> = fc.oneof(
  { weight: 8, arbitrary: anyEnds },
  { weight: 1, arbitrary: anyEnds.map(({ low }) => ({ low, high: NaN })) },
  { weight: 1, arbitrary: anyEnds.map(({ high }) => ({ low: NaN, high })) },
);
