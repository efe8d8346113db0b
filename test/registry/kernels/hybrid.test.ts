import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAMAGES } from '../../../src/registry/kernels/index.ts';
import { checkProperty, runs } from '../../properties/check-property.ts';
import { kernels, Laid } from './laid.ts';

type Unpacked = readonly number[] | string;

/** The same numbers as integers, all below `size`, or what is wrong with them. */
function indices(bytes: readonly number[], width: number, count: number, size = 2 ** 24): Unpacked {
  const laid = new Laid([Uint8Array.from(bytes), 4 * count]);
  const damage = kernels.unpackIndices(laid.at[0]!, laid.end(0), width, count, size, laid.at[1]!);
  expect(laid.isUntouched).toBe(true);
  return damage === 0 ? laid.integers(1) : DAMAGES[damage]!;
}

/** And as bytes. */
function levels(bytes: readonly number[], width: number, count: number): Unpacked {
  const laid = new Laid([Uint8Array.from(bytes), count]);
  const damage = kernels.unpackLevels(laid.at[0]!, laid.end(0), width, count, laid.at[1]!);
  expect(laid.isUntouched).toBe(true);
  return damage === 0 ? [...laid.bytes(1)] : DAMAGES[damage]!;
}

interface Run {
  /** Of a run: one number and how often it comes; of groups: eight numbers each. */
  readonly numbers: readonly number[];
  readonly times: number;
}

const runsOf = (width: number): fc.Arbitrary<Run> => {
  const number = fc.nat(2 ** width - 1);
  return fc.oneof(
    fc.record({ numbers: fc.tuple(number), times: fc.oneof(fc.nat(9), fc.nat(300)) }),
    fc.record({
      numbers: fc
        .integer({ min: 0, max: 12 })
        .chain((groups) => fc.array(number, { minLength: 8 * groups, maxLength: 8 * groups })),
      times: fc.constant(0),
    }),
  );
};

const anyRuns = fc
  .integer({ min: 1, max: 24 })
  .chain((width) => fc.tuple(fc.constant(width), fc.array(runsOf(width), { maxLength: 12 })));

/** As the Parquet format writes it, bit by bit. */
function written(width: number, all: readonly Run[]): { readonly bytes: number[]; readonly plain: number[] } {
  const bytes: number[] = [];
  const plain: number[] = [];
  const varint = (value: number): void => {
    let left = value;
    for (; left >= 0x80; left >>>= 7) bytes.push((left & 0x7f) | 0x80);
    bytes.push(left);
  };
  for (const { numbers, times } of all) {
    if (numbers.length === 1) {
      varint(times << 1);
      for (let shift = 0; shift < width; shift += 8) bytes.push((numbers[0]! >> shift) & 0xff);
      for (let time = 0; time < times; time++) plain.push(numbers[0]!);
      continue;
    }
    varint(((numbers.length / 8) << 1) | 1);
    const bits = numbers.flatMap((number) => Array.from({ length: width }, (_, bit) => (number >> bit) & 1));
    for (let at = 0; at < bits.length; at += 8)
      bytes.push(bits.slice(at, at + 8).reduce((byte, bit, place) => byte | (bit << place), 0));
    plain.push(...numbers);
  }
  return { bytes, plain };
}

describe('runs and groups', () => {
  it('are unpacked as the example of the Parquet format has them', () => {
    // 0 to 7 in three bits: 10001000 11000110 11111010, in a group of eight.
    const example = [3, 0b10001000, 0b11000110, 0b11111010];
    expect(indices(example, 3, 8)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(levels(example, 3, 8)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    // The last of a group may not count.
    expect(indices(example, 3, 5)).toEqual([0, 1, 2, 3, 4]);
    // Five times 1; then 1, 0, 1, 1, 0, 0, 0, 1 in a bit each.
    expect(levels([10, 1, 3, 0b10001101], 1, 13)).toEqual([1, 1, 1, 1, 1, 1, 0, 1, 1, 0, 0, 0, 1]);
    expect(indices([10, 1, 3, 0b10001101], 1, 13)).toEqual([1, 1, 1, 1, 1, 1, 0, 1, 1, 0, 0, 0, 1]);
    // A hundred times 300 in two bytes, whose head takes two as well: 200 = 1 * 128 + 72.
    expect(indices([0x80 | 72, 1, 300 & 0xff, 300 >> 8], 10, 100)).toEqual(Array(100).fill(300));
  });

  it('that are cut off, or too few, are told of', () => {
    expect(indices([], 3, 1)).toBe('runs that end too early');
    expect(indices([3, 0b10001000, 0b11000110], 3, 8)).toBe('runs that end too early');
    expect(levels([3, 0b10001000, 0b11000110], 3, 8)).toBe('runs that end too early');
    // Only what counts has to be there: five numbers are in two bytes.
    expect(indices([3, 0b10001000, 0b11000110], 3, 5)).toEqual([0, 1, 2, 3, 4]);
    expect(levels([3, 0b10001000, 0b11000110], 3, 5)).toEqual([0, 1, 2, 3, 4]);
    expect(indices([10], 3, 5)).toBe('runs that end too early');
    expect(indices([10, 1], 9, 5)).toBe('runs that end too early');
    expect(levels([10, 1], 1, 6)).toBe('runs that end too early');
    expect(indices([0, 1, 0, 1], 3, 1)).toBe('runs that end too early');
    // A head of six bytes, and the longest there is.
    expect(indices([0x8a, 0x80, 0x80, 0x80, 0x80, 0, 1], 3, 5)).toBe('runs that end too early');
    expect(indices([0x80, 0x80, 0x80, 0x80, 0x80, 0], 3, 1)).toBe('runs that end too early');
    expect(indices([0xff, 0xff, 0xff, 0xff, 0x0f, 0b10001000, 0b11000110, 0b11111010], 3, 9)).toBe(
      'runs that end too early',
    );
    expect(levels([0xff, 0xff, 0xff, 0xff, 0x0f, 0b10001101], 1, 9)).toBe('runs that end too early');
    expect(indices([], 3, 0)).toEqual([]);
  });

  it('name only words that there are', () => {
    const example = [3, 0b10001000, 0b11000110, 0b11111010];
    expect(indices(example, 3, 8, 8)).toHaveLength(8);
    expect(indices(example, 3, 8, 7)).toBe('a value that its dictionary has not');
    expect(indices(example, 3, 7, 7)).toHaveLength(7);
    expect(indices([10, 4], 3, 5, 4)).toBe('a value that its dictionary has not');
    // A run of none names none.
    expect(indices([0, 7, 10, 1], 3, 5, 4)).toEqual([1, 1, 1, 1, 1]);
  });

  it('give what was written', () => {
    checkProperty(
      'runs and groups',
      fc.property(anyRuns, fc.nat(), ([width, all], less) => {
        const { bytes, plain } = written(width, all);
        const count = plain.length - (less % 9 > plain.length ? 0 : less % 9);
        expect(indices(bytes, width, count)).toEqual(plain.slice(0, count));
        if (width <= 8) expect(levels(bytes, width, count)).toEqual(plain.slice(0, count));
      }),
      runs(500, 20_000),
    );
  });

  it('write nothing beside their numbers, whatever they say', () => {
    checkProperty(
      'damaged runs',
      fc.property(
        fc.array(fc.oneof(fc.nat(255), fc.constantFrom(0, 1, 3, 0x80, 0xff)), { maxLength: 40 }),
        fc.integer({ min: 1, max: 24 }),
        fc.nat(200),
        fc.nat(1000),
        (bytes, width, count, size) => {
          const given = indices(bytes, width, count, size);
          if (typeof given !== 'string') expect(given.every((one) => one < size)).toBe(true);
          levels(bytes, 1 + (width % 8), count);
        },
      ),
      runs(500, 20_000),
    );
  });
});

describe('bits', () => {
  const bits = (bytes: readonly number[], count: number): Unpacked => {
    const laid = new Laid([Uint8Array.from(bytes), 4 * count]);
    const damage = kernels.unpackBits(laid.at[0]!, laid.end(0), count, laid.at[1]!);
    expect(laid.isUntouched).toBe(true);
    return damage === 0 ? laid.integers(1) : DAMAGES[damage]!;
  };

  it('are truth values, the lowest first', () => {
    expect(bits([0b00000101, 0b10], 10)).toEqual([1, 0, 1, 0, 0, 0, 0, 0, 0, 1]);
    expect(bits([0b00000101], 9)).toBe('runs that end too early');
    expect(bits([], 0)).toEqual([]);
  });
});
