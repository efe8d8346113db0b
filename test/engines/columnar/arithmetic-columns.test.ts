import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEFT, type Width } from '../../../src/engines/columnar/kernels/index.ts';
import { decimalOf } from '../../../src/engines/columnar/ranks.ts';
import { compare, fromInteger, isInteger, multiply, type Rational, toNumber } from '../../../src/value/rational.ts';
import { checkProperty, runs } from '../../properties/check-property.ts';
import { anyDouble, anyRows, column, inBoth, ofEach, plainly } from './arithmetic-in-both.ts';

/** Whole numbers of so many bytes, or what a memory has of them from a place on. */
function wholes(
  width: Width,
  numbers: readonly number[] | ArrayBuffer,
  from = 0,
): Uint8Array | Uint16Array | Uint32Array {
  const made = width === 1 ? Uint8Array : width === 2 ? Uint16Array : Uint32Array;
  return numbers instanceof ArrayBuffer ? new made(numbers, from) : made.from(numbers);
}

const anyBound = fc.oneof(
  fc.constantFrom(-Infinity, Infinity, 0, -0, 1, 0.5, 100, -2.25, 1e15, 2 ** 53, 0.07),
  anyDouble.filter((bound) => !Number.isNaN(bound)),
);

/** Numbers near bounds and at the limit of what is told apart. */
const anyGiven = fc.oneof(
  anyDouble,
  fc.constantFrom(
    0.5,
    100,
    -2.25,
    0.07,
    0.29,
    1.005,
    1.1,
    999_999_999_999_999,
    -999_999_999_999_999,
    99_999_999_999_999.9,
  ),
  fc.tuple(fc.maxSafeInteger(), fc.constantFrom(10, 100, 1e4)).map(([digits, parts]) => digits / parts),
);

const anyBounds = fc.tuple(anyBound, anyBound).map(([a, b]) => ({ lowest: Math.min(a, b), highest: Math.max(a, b) }));

interface Bounds {
  readonly lowest: number;
  readonly highest: number;
}

/** Whether it lies between bounds, or is whole, below 2^53, and at one; and is whole if it has to be. */
function isAllowed(value: number, { lowest, highest }: Bounds, integral: number): boolean {
  if (!Number.isFinite(value)) return false;
  const exact = decimalOf(value);
  const isWhole = isInteger(exact);
  const [below, above] = [sideOf(lowest, exact), sideOf(highest, exact)];
  const isHeld = exact.num ** 2n < 2n ** 106n;
  const isEnough = below === 0 || above === 0 ? isWhole && isHeld : below < 0 && above > 0;
  return isEnough && (integral === 0 || isWhole);
}

const sideOf = (bound: number, exact: Rational): number =>
  Number.isFinite(bound) ? compare(decimalOf(bound), exact) : Math.sign(bound);

describe('the kernels that read columns', () => {
  it('gather the values of rows, and leave what stood there where they are told to', () => {
    const value = fc.oneof({ weight: 3, arbitrary: anyDouble }, { weight: 1, arbitrary: fc.constant(LEFT) });
    const values = fc.array(value, { minLength: 1, maxLength: 50 });
    checkProperty(
      'gather',
      fc.property(values, anyRows(fc.record({ row: fc.nat(49), stood: anyDouble })), (all, drawn) => {
        const rows = Int32Array.from(ofEach(drawn, ({ row }) => row % all.length));
        const stood = column(drawn, (one) => one.stood);
        const { columns } = inBoth([Float64Array.from(all), rows, stood], [2], drawn.count, (kernels, [from, at, to]) =>
          kernels.gather(from!, at!, drawn.count, to!),
        );
        const expected = [...rows].map((row, at) => (all[row] === LEFT ? stood[at]! : all[row]!));
        expect(columns[2]).toEqual(expected);
      }),
      runs(100, 3000),
    );
  });

  it('tell which numbers are whole units within bounds, as the decimals that doubles stand for', () => {
    const scale = fc.constantFrom(1, 10, 100, 1e4, 1e6);
    checkProperty(
      'units',
      fc.property(
        anyRows(fc.record({ given: anyGiven, stood: anyDouble })),
        scale,
        anyBounds,
        fc.nat(1),
        (drawn, times, bounds, integral) => {
          const given = [column(drawn, (row) => row.given), column(drawn, (row) => row.stood)];
          const { columns } = inBoth(given, [1], drawn.count, (kernels, [numbers, to]) =>
            kernels.units(numbers!, drawn.count, times, bounds.lowest, bounds.highest, integral, to!),
          );
          const unitsOf = (value: number): number => {
            if (!isAllowed(value, bounds, integral)) return NaN;
            const units = multiply(decimalOf(value), fromInteger(times));
            const isTold = isInteger(units) && units.num ** 2n < 10n ** 30n;
            return isTold ? toNumber(units) : NaN;
          };
          const expected = ofEach(drawn, (row) => (Number.isNaN(row.given) ? row.stood : unitsOf(row.given)));
          expect(plainly(columns[1]!)).toEqual(plainly(expected));
        },
      ),
      runs(300, 8000),
    );
  });

  it('tell which numbers are within bounds', () => {
    checkProperty(
      'within',
      fc.property(
        anyRows(fc.record({ given: anyGiven, stood: anyDouble })),
        anyBounds,
        fc.nat(1),
        (drawn, bounds, integral) => {
          const given = [column(drawn, (row) => row.given), column(drawn, (row) => row.stood)];
          const { columns } = inBoth(given, [1], drawn.count, (kernels, [numbers, to]) =>
            kernels.within(numbers!, drawn.count, bounds.lowest, bounds.highest, integral, to!),
          );
          const expected = ofEach(drawn, ({ given, stood }) =>
            Number.isNaN(given) ? stood : isAllowed(given, bounds, integral) ? given : NaN,
          );
          expect(columns[1]).toEqual(expected);
        },
      ),
      runs(300, 8000),
    );
  });

  it('tell units by hand', () => {
    // Between 0 and 100, in hundredths: at the ends, one digit too many, beyond, and half a hundredth that no double is.
    const given = [0, 100, 0.07, 0.075, -0.01, 100.01, 1.1, NaN];
    const stood = given.map(() => 8);
    const { columns } = inBoth([Float64Array.from(given), Float64Array.from(stood)], [1], 8, (kernels, [numbers, to]) =>
      kernels.units(numbers!, 8, 100, 0, 100, 0, to!),
    );
    expect(columns[1]).toEqual([0, 10_000, 7, NaN, NaN, NaN, 110, 8]);
  });

  it('list the rows of which an end is not held', () => {
    checkProperty(
      'unheld',
      fc.property(anyRows(fc.record({ low: anyDouble, high: anyDouble })), (drawn) => {
        const expected = ofEach(drawn, ({ low, high }) => Number.isNaN(low) || Number.isNaN(high)).flatMap((is, at) =>
          is ? [at] : [],
        );
        const given = [column(drawn, ({ low }) => low), column(drawn, ({ high }) => high), new Int32Array(drawn.count)];
        const { answer, columns } = inBoth(given, [2], expected.length, (kernels, [low, high, places]) =>
          kernels.unheld(low!, high!, drawn.count, places!),
        );
        expect(answer).toBe(expected.length);
        expect(columns[2]!.slice(0, answer)).toEqual(expected);
      }),
      runs(100, 3000),
    );
  });

  it('translate numbers of any width by a table, stop at what it has not, and go on from there', () => {
    const anyTable = fc.array(fc.oneof(fc.nat(255), fc.constant(-1)), { minLength: 1, maxLength: 30 });
    const anyWidth = fc.constantFrom<Width>(1, 2, 4);
    checkProperty(
      'translate',
      fc.property(anyTable, anyRows(fc.nat(29)), anyWidth, anyWidth, (table, drawn, width, widthThere) => {
        // Behind what it has: high numbers, as far as there is room for them.
        const high = widthThere === 1 ? 255 : widthThere === 2 ? 65_535 : 2 ** 31 - 1;
        const entries = [...table, high];
        const numbers = ofEach(drawn, (number) => number % entries.length);
        const given = [
          wholes(width, numbers),
          Int32Array.from(entries),
          wholes(
            widthThere,
            numbers.map(() => 99),
          ),
        ];
        const { answer, columns } = inBoth(given, [2], drawn.count, (kernels, [from, by, to]) => {
          const words = new Int32Array(kernels.memory);
          const stops: number[] = [];
          for (let at = 0; ; ) {
            at = kernels.translate(from!, width, at, drawn.count, by!, to!, widthThere);
            if (at >= drawn.count) {
              words.set(entries, by! / 4);
              return [...stops, at];
            }
            const written = wholes(widthThere, kernels.memory, to!);
            // Neither what stands there nor what follows is replaced.
            expect(written[at]).toBe(99);
            if (at + 1 < drawn.count) expect(written[at + 1]).toBe(99);
            words[by! / 4 + numbers[at]!] = 7;
            stops.push(at);
          }
        });
        const missing = numbers.flatMap((number, at) =>
          entries[number] === -1 && numbers.indexOf(number) === at ? [at] : [],
        );
        expect(answer).toEqual([...missing, drawn.count]);
        expect(columns[2]).toEqual(numbers.map((number) => (entries[number] === -1 ? 7 : entries[number]!)));
      }),
      runs(100, 3000),
    );
  });

  it('translate numbers where they stand', () => {
    const { columns } = inBoth([Int32Array.of(2, 0, 1), Int32Array.of(70_000, 5, 6)], [0], 3, (kernels, [at, by]) =>
      kernels.translate(at!, 4, 0, 3, by!, at!, 4),
    );
    expect(columns[0]).toEqual([6, 70_000, 5]);
  });

  it('add numbers of any width to those that are the last', () => {
    checkProperty(
      'addWhere',
      fc.property(
        anyRows(fc.tuple(fc.integer({ min: -1, max: 3 }), fc.constantFrom(0, 1, 200, 255, 256, 65_535, 65_536))),
        fc.constantFrom<Width>(1, 2, 4),
        (drawn, width) => {
          const by = ofEach(drawn, ([, more]) => more % 2 ** (8 * width));
          const numbers = ofEach(drawn, ([number]) => number);
          const { columns } = inBoth([Int32Array.from(numbers), wholes(width, by)], [0], drawn.count, (kernels, at) =>
            kernels.addWhere(at[0]!, drawn.count, 2, at[1]!, width),
          );
          expect(columns[0]).toEqual(numbers.map((number, at) => (number === 2 ? 2 + by[at]! : number)));
        },
      ),
      runs(100, 3000),
    );
  });
});
