import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAMAGES } from '../../../src/registry/kernels/index.ts';
import { checkProperty, runs } from '../../properties/check-property.ts';
import { kernels, Laid } from './laid.ts';

const bytesOf = (array: Float64Array | Int32Array | BigInt64Array): Uint8Array => new Uint8Array(array.buffer);

describe('values of rows', () => {
  const levels = Uint8Array.of(1, 0, 2, 1, 1, 3);

  it('are those whose level says that they are there', () => {
    expect(kernels.countLevel(new Laid([levels]).at[0]!, 6, 1)).toBe(3);
    // More than sixteen: of 0, 1, 2, 0, 1, 2, … there are 14, 13 and 13 among forty.
    const laid = new Laid([Uint8Array.from({ length: 40 }, (_, at) => at % 3)]);
    expect([0, 1, 2].map((level) => kernels.countLevel(laid.at[0]!, 40, level))).toEqual([14, 13, 13]);
  });

  it('stand in their rows, with what is missing between them', () => {
    const integers = new Laid([levels, bytesOf(Int32Array.of(7, -8, 9, 0)), 24]);
    kernels.spread32(integers.at[1]!, integers.at[0]!, 1, 6, -1, integers.at[2]!);
    expect(integers.integers(2)).toEqual([7, -1, -1, -8, 9, -1]);
    expect(integers.isUntouched).toBe(true);
    const doubles = new Laid([levels, bytesOf(Float64Array.of(0.5, -0, Number.POSITIVE_INFINITY, 0)), 48]);
    kernels.spread64(doubles.at[1]!, doubles.at[0]!, 1, 6, doubles.at[2]!);
    expect(doubles.doubles(2)).toEqual([0.5, Number.NaN, Number.NaN, -0, Number.POSITIVE_INFINITY, Number.NaN]);
    expect(doubles.isUntouched).toBe(true);
  });
});

describe('whole numbers', () => {
  it('are decimals, each rounded once', () => {
    const small = new Laid([bytesOf(Int32Array.of(0, 5, -1999, 2147483647)), 32]);
    kernels.wholes32(small.at[0]!, 4, 100, small.at[1]!);
    expect(small.doubles(1)).toEqual([0, 0.05, -19.99, 21474836.47]);
    const most = 10n ** 15n;
    const wide = new Laid([
      bytesOf(BigInt64Array.of(0n, -12345n, most - 1n, most, -most, 2n ** 63n - 1n, 1n - most)),
      56,
    ]);
    expect(kernels.wholes64(wide.at[0]!, 7, 1000, wide.at[1]!)).toBe(3);
    const large = Number.POSITIVE_INFINITY;
    expect(wide.doubles(1)).toEqual([0, -12.345, 999999999999.999, large, large, large, -999999999999.999]);
    expect(wide.isUntouched).toBe(true);
  });
});

describe('texts behind their lengths', () => {
  const texts = (bytes: readonly number[], count: number): string | readonly [number[], number[], number] => {
    const laid = new Laid([Uint8Array.from(bytes), 4 * count, 4 * count, 4], 4);
    const damage = kernels.texts(laid.at[0]!, laid.end(0), count, laid.at[1]!, laid.at[2]!, laid.at[3]!);
    expect(laid.isUntouched).toBe(true);
    return damage === 0 ? [laid.integers(1), laid.integers(2), laid.integers(3)[0]!] : DAMAGES[damage]!;
  };

  it('are found', () => {
    expect(texts([2, 0, 0, 0, 0x61, 0x62, 0, 0, 0, 0, 1, 0, 0, 0, 0x63], 3)).toEqual([[4, 10, 14], [6, 10, 15], 2]);
    expect(texts([], 0)).toEqual([[], [], 0]);
  });

  it('that would end beyond their page are told of', () => {
    expect(texts([2, 0, 0, 0, 0x61], 1)).toBe('a page that is cut off');
    expect(texts([1, 0, 0, 0, 0x61], 2)).toBe('a page that is cut off');
    expect(texts([1, 0, 0, 0, 0x61, 0, 0, 0], 2)).toBe('a page that is cut off');
    // Lengths that would come round to where they began.
    expect(texts([0xff, 0xff, 0xff, 0xff, 0x61], 1)).toBe('a page that is cut off');
    expect(texts([0xfc, 0xff, 0xff, 0xff, 0x61, 0, 0, 0], 2)).toBe('a page that is cut off');
  });
});

describe('texts of rows', () => {
  const join = (text: string, base: number, places: readonly (readonly [number, number])[], limit: number) => {
    const [starts, ends] = [0, 1].map((which) => bytesOf(Int32Array.from(places, (place) => place[which as 0 | 1])));
    const laid = new Laid([Buffer.from(text), starts!, ends!, limit, 4 * places.length]);
    const [from, startsAt, endsAt, out, stops] = laid.at as [number, number, number, number, number];
    const size = kernels.joinTexts(from, laid.end(0), base, startsAt, endsAt, places.length, out, out + limit, stops);
    expect(laid.isUntouched).toBe(true);
    return size < 0 ? null : [Buffer.from(laid.bytes(3).subarray(0, size)).toString(), laid.integers(4)];
  };
  const NONE = [0, -1] as const;

  it('are put one behind the other', () => {
    expect(join('..abc.de', 0, [[2, 5], NONE, [6, 8], [4, 4]], 5)).toEqual(['abcde', [3, 3, 5, 5]]);
    // Counted from what does not begin the column.
    expect(join('..abc.de', 100, [[102, 105], NONE, [106, 108]], 200)).toEqual(['abcde', [3, 3, 5]]);
    const long = 'x'.repeat(70);
    const sixty = 'abcdefghij'.repeat(6);
    expect(
      join(
        sixty + long + sixty,
        0,
        [
          [0, 60],
          [60, 130],
          [130, 190],
        ],
        190,
      ),
    ).toEqual([sixty + long + sixty, [60, 130, 190]]);
  });

  it('that do not lie there, or have no room, are told of', () => {
    expect(join('abc', 0, [[1, 4]], 9)).toBeNull();
    expect(join('abc', 10, [[9, 12]], 9)).toBeNull();
    expect(join('abc', 0, [[2, 1]], 9)).toBeNull();
    expect(
      join(
        'abc',
        0,
        [
          [0, 2],
          [1, 3],
        ],
        3,
      ),
    ).toBeNull();
    expect(join('abc', 0, [[0, 0x7fffffff]], 9)).toBeNull();
    expect(join('abc', -0x80000000, [[0, 3]], 9)).toBeNull();
  });

  it('are those that a plain loop gives', () => {
    const place = fc.tuple(fc.nat(300), fc.oneof(fc.nat(20), fc.nat(100)), fc.boolean());
    checkProperty(
      'texts of rows',
      fc.property(fc.array(place, { maxLength: 30 }), fc.nat(1000), fc.nat(70), (places, base, room) => {
        const bytes = Array.from({ length: 400 }, (_, at) => String.fromCharCode(0x21 + (at % 89))).join('');
        const all = places.map(([start, size, has]) => (has ? ([base + start, base + start + size] as const) : NONE));
        const texts = all.map(([start, end]) => (end < 0 ? '' : bytes.slice(start - base, end - base)));
        const whole = texts.join('');
        const stops = texts.map((_, at) => texts.slice(0, at + 1).join('').length);
        expect(join(bytes, base, all, whole.length + room)).toEqual([whole, stops]);
      }),
      runs(300, 5000),
    );
  });
});

describe('lists', () => {
  /** Levels of an optional list with optional elements: 0 null, 1 empty, 2 an element that is null, 3 one that is there. */
  const lists = (levels: readonly (readonly [number, number])[], open: number) => {
    const rows = new Uint8Array(4 * (levels.length + 1));
    new DataView(rows.buffer).setInt32(0, open, true);
    const repetition = Uint8Array.from(levels, ([one]) => one);
    const laid = new Laid([repetition, Uint8Array.from(levels, ([, one]) => one), rows, 4 * levels.length, 8]);
    const [first, second, rowsAt, elementsAt, sizes] = laid.at as [number, number, number, number, number];
    const damage = kernels.listRows(first, second, levels.length, 1, 3, rowsAt, elementsAt, sizes);
    expect(laid.isUntouched).toBe(true);
    if (damage !== 0) return DAMAGES[damage];
    const [begun, elements] = laid.integers(4) as [number, number];
    return [laid.integers(2).slice(1, begun + 1), laid.integers(3).slice(0, elements)];
  };

  it('are parted into rows and their elements', () => {
    // [a, null], null, [], [b]
    expect(
      lists(
        [
          [0, 3],
          [1, 2],
          [0, 0],
          [0, 1],
          [0, 3],
        ],
        -2,
      ),
    ).toEqual([
      [0, -1, 0, 0],
      [1, ~1, 4],
    ]);
    // …, a], [b]: the first goes on with the list that was open.
    expect(
      lists(
        [
          [1, 3],
          [0, 3],
        ],
        5,
      ),
    ).toEqual([[0], [0, 1]]);
    expect(lists([], -2)).toEqual([[], []]);
  });

  it('have no elements before they begin, or where there is none', () => {
    expect(lists([[1, 3]], -2)).toBe('an element without its list');
    expect(lists([[1, 3]], -1)).toBe('an element without its list');
    expect(
      lists(
        [
          [0, 0],
          [1, 3],
        ],
        -2,
      ),
    ).toBe('an element without its list');
  });
});
