import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FactDeclaration } from '../../../src/policy/vocabulary.ts';
import type { CellReader } from '../../../src/registry/cells/cell.ts';
import { dateReader } from '../../../src/registry/cells/dates.ts';
import { numberReader } from '../../../src/registry/cells/numbers.ts';
import { unknownWords } from '../../../src/registry/cells/words.ts';
import { readDirect } from '../../../src/registry/importing/direct-numbers.ts';
import { fromInteger, rational } from '../../../src/value/rational.ts';
import { checkProperty, runs } from '../../properties/check-property.ts';

const NUMBER = -1;

/** What is read at once: the number of each row, null of no cell, and `left` of what is not. */
function read(
  { direct }: CellReader,
  values: readonly number[],
  rows = [...values.keys()],
): (number | null | 'left')[] {
  const { length } = rows;
  const out = { entries: new Int32Array(length + 4).fill(77), numbers: new Float64Array(length + 4).fill(77) };
  const left = readDirect(direct, Float64Array.from(values), Int32Array.from(rows), length, out, 2);
  if (left === null) throw new Error('nothing was read');
  for (const beside of [0, 1, length + 2, length + 3])
    expect([out.entries[beside], out.numbers[beside]]).toEqual([77, 77]);
  return rows.map((_, at) => {
    const [entry, number] = [out.entries[at + 2]!, out.numbers[at + 2]!];
    if (entry === NUMBER) return number;
    expect([entry, number]).toEqual([0, Number.NaN]);
    return left.includes(at) ? 'left' : null;
  });
}

const declared = (over: Partial<FactDeclaration>): FactDeclaration =>
  ({ type: 'decimal', label: { zh: '数', en: 'number' }, ...over }) as FactDeclaration;
const numbers = (exponent: number, over: Partial<FactDeclaration> = {}, unknown: readonly string[] = []): CellReader =>
  numberReader(declared(over), { exponent, decimalComma: false, unknown: unknownWords(unknown) });

describe('numbers that are read together', () => {
  it('are the decimals that doubles stand for, in the unit of the column', () => {
    expect(read(numbers(0), [1.5, Number.NaN, -0, 0.1])).toEqual([1.5, null, 0, 0.1]);
    // 1.005 万元 are 10,050 元, 0.07 万元 are 700: doubles that are multiplied miss both.
    expect(read(numbers(4), [1.005, 0.07, -123.45, 0])).toEqual([10050, 700, -1234500, 0]);
    expect(read(numbers(-2), [12.5, 7, -0])).toEqual([0.125, 0.07, 0]);
    expect(read(numbers(12), [1e-9, 3.25])).toEqual([1000, 3250000000000]);
  });

  it('are left where another look is needed', () => {
    expect(read(numbers(0), [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e21, 1e-10, -1e-10])).toEqual(
      Array(5).fill('left'),
    );
    // More digits than are tried.
    expect(read(numbers(4), [1 / 3, 1e15])).toEqual(['left', 'left']);
    expect(read(numbers(0, { type: 'integer' }), [3, 3.5, -2])).toEqual([3, 'left', -2]);
    expect(read(numbers(1, { type: 'integer' }), [0.3, 0.35])).toEqual([3, 'left']);
    const bounds = { min: fromInteger(0), max: fromInteger(100) } as Partial<FactDeclaration>;
    expect(read(numbers(0, bounds), [0, -0.5, 100, 100.5])).toEqual([0, 'left', 100, 'left']);
    // No double is a third: whether it lies within has to be told by whoever knows.
    const third = { min: rational(1n, 3n) } as Partial<FactDeclaration>;
    expect(read(numbers(0, third), [0.3, 1 / 3, 0.34])).toEqual(['left', 'left', 0.34]);
  });

  it('are those of the rows that are named', () => {
    expect(read(numbers(0), [1, 2, Number.NaN, 4, 5], [0, 2, 4])).toEqual([1, null, 5]);
    expect(read(numbers(0), [1, 2, Number.NaN, 4, 5], [1, 2, 3])).toEqual([2, null, 4]);
  });

  it('may be days', () => {
    const reader = dateReader(declared({ type: 'date' }), { form: null, unknown: unknownWords([]) });
    // The last day of 9999 is the 2,932,896th after 1970-01-01.
    expect(read(reader, [19_000, -1, 0.5, Number.NaN, 2_932_896, 2_932_897])).toEqual([
      19_000,
      -1,
      'left',
      null,
      2_932_896,
      'left',
    ]);
  });

  it('mean what data cannot say where numbers stand for nothing', () => {
    expect(numbers(0, {}, ['999999']).direct).toBeUndefined();
    expect(numbers(0, {}, ['不详']).direct).toBeDefined();
  });

  it('are read as each by itself', () => {
    const number = fc.oneof(
      fc.double(),
      fc.integer({ min: -1e9, max: 1e9 }),
      fc.tuple(fc.maxSafeInteger(), fc.nat(18)).map(([whole, decimals]) => Number(`${whole}e-${decimals}`)),
      fc
        .tuple(fc.integer({ min: -99999, max: 99999 }), fc.nat(9))
        .map(([whole, decimals]) => Number(`${whole}e-${decimals}`)),
      fc
        .tuple(fc.integer({ min: -1e7, max: 1e7 }), fc.constantFrom(1, 10, 100, 1e4))
        .map(([halves, power]) => (halves + 0.5) / power),
    );
    const over: fc.Arbitrary<Partial<FactDeclaration>> = fc.oneof(
      fc.constant({}),
      fc.constant({ type: 'integer' }),
      fc.record({
        min: fc.constantFrom(fromInteger(0), rational(1n, 3n)),
        max: fc.constantFrom(fromInteger(5000), rational(2n, 3n)),
      }),
    );
    checkProperty(
      'direct numbers',
      fc.property(
        fc.array(number, { minLength: 1, maxLength: 50 }),
        fc.integer({ min: -12, max: 12 }),
        over,
        (values, exponent, more) => {
          const reader = numbers(exponent, more);
          const expected = values.map((value) => {
            if (Number.isNaN(value)) return null;
            const one = reader.readNumber!(value);
            return Number.isNaN(one) ? 'left' : one;
          });
          expect(read(reader, values)).toEqual(expected);
        },
      ),
      runs(500, 20_000),
    );
  });
});
