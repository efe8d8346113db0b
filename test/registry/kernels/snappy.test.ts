import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAMAGES } from '../../../src/registry/kernels/index.ts';
import { checkProperty, runs } from '../../properties/check-property.ts';
import { kernels, Laid } from './laid.ts';

type Tag =
  | { readonly literal: Uint8Array }
  | { readonly distance: number; readonly size: number; readonly wide: boolean };

const tag = fc.oneof(
  fc.uint8Array({ minLength: 1, maxLength: 70 }).map((literal): Tag => ({ literal })),
  fc.uint8Array({ minLength: 250, maxLength: 300 }).map((literal): Tag => ({ literal })),
  fc.record({ distance: fc.oneof(fc.nat(20), fc.nat(3000)), size: fc.nat(63), wide: fc.boolean() }),
);

/** What tags give, byte by byte, and how Snappy writes them (format description, sections 1 to 2.2.3). */
function written(tags: readonly Tag[]): { readonly plain: Uint8Array; readonly packed: Uint8Array } {
  const plain: number[] = [];
  const body: number[] = [];
  for (const one of tags) {
    if ('literal' in one) {
      const { length } = one.literal;
      if (length <= 60) body.push((length - 1) << 2);
      else if (length <= 256) body.push(60 << 2, length - 1);
      else body.push(61 << 2, (length - 1) & 0xff, (length - 1) >> 8);
      body.push(...one.literal);
      plain.push(...one.literal);
      continue;
    }
    if (plain.length === 0) continue;
    const distance = 1 + (one.distance % plain.length);
    const size = one.size + 1;
    if (!one.wide && size >= 4 && size <= 11 && distance < 2048)
      body.push(((distance >> 8) << 5) | ((size - 4) << 2) | 1, distance & 0xff);
    else if (!one.wide) body.push(((size - 1) << 2) | 2, distance & 0xff, distance >> 8);
    else body.push(((size - 1) << 2) | 3, distance & 0xff, distance >> 8, 0, 0);
    for (let left = size; left > 0; left--) plain.push(plain[plain.length - distance]!);
  }
  const length: number[] = [];
  let left = plain.length;
  for (; left >= 0x80; left >>>= 7) length.push((left & 0x7f) | 0x80);
  length.push(left);
  return { plain: Uint8Array.from(plain), packed: Uint8Array.from([...length, ...body]) };
}

/** What a stream gives in so many bytes, or what is wrong with it. Nothing beside them is written. */
function undone(packed: readonly number[] | Uint8Array, size: number): string | number[] {
  const laid = new Laid([Uint8Array.from(packed), size], 3);
  const damage = kernels.unsnap(laid.at[0]!, laid.end(0), laid.at[1]!, laid.end(1));
  expect(laid.isUntouched).toBe(true);
  return damage === 0 ? [...laid.bytes(1)] : DAMAGES[damage]!;
}

const LETTERS = [...Buffer.from('abcdefghij')];
/** The same again and again, as long as it is asked for. */
const over = (period: number[], size: number): number[] =>
  Array.from({ length: size }, (_, at) => period[at % period.length]!);

describe('undoing Snappy', () => {
  it('copies literals, and what stood before, as the format description writes them', () => {
    expect(undone([0], 0)).toEqual([]);
    // Literals of ten bytes: tag (10 - 1) << 2; or 60 << 2, then the length less one in a byte; 61 << 2 in two, 63 << 2 in four.
    expect(undone([10, 9 << 2, ...LETTERS], 10)).toEqual(LETTERS);
    expect(undone([10, 60 << 2, 9, ...LETTERS], 10)).toEqual(LETTERS);
    expect(undone([10, 61 << 2, 9, 0, ...LETTERS], 10)).toEqual(LETTERS);
    expect(undone([10, 63 << 2, 9, 0, 0, 0, ...LETTERS], 10)).toEqual(LETTERS);
    // Four bytes from ten before: kind 1, length 4 - 4 in bits 2 to 4.
    expect(undone([14, 9 << 2, ...LETTERS, 1, 10], 14)).toEqual([...LETTERS, ...LETTERS.slice(0, 4)]);
    // Three from three before: kind 2 with two bytes, kind 3 with four.
    expect(undone([13, 9 << 2, ...LETTERS, (2 << 2) | 2, 3, 0], 13)).toEqual([...LETTERS, ...LETTERS.slice(7)]);
    expect(undone([13, 9 << 2, ...LETTERS, (2 << 2) | 3, 3, 0, 0, 0], 13)).toEqual([...LETTERS, ...LETTERS.slice(7)]);
    // Eleven bytes from 2047 before, whose upper three bits stand in the tag: 2047 = 7 * 256 + 255.
    const long = over([1, 2, 3, 4, 5], 2047);
    const length = [0x80 | (2058 & 0x7f), 2058 >> 7];
    const literal = [61 << 2, 2046 & 0xff, 2046 >> 8, ...long];
    expect(undone([...length, ...literal, (7 << 5) | (7 << 2) | 1, 255], 2058)).toEqual([
      ...long,
      ...long.slice(0, 11),
    ]);
  });

  it.each([1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17])(
    'repeats %i bytes that a stretch reaches into itself by',
    (distance) => {
      const period = over(LETTERS, 20).slice(0, distance);
      // 64 bytes five times: among them some with room behind them, and some at the end.
      const copies = Array.from({ length: 5 }, () => [(63 << 2) | 2, distance, 0]).flat();
      const size = distance + 320;
      expect(undone([0x80 | (size & 0x7f), size >> 7, (distance - 1) << 2, ...period, ...copies], size)).toEqual(
        over(period, size),
      );
    },
  );

  it('tells what is damaged', () => {
    expect(undone([], 0)).toBe('Snappy without its length');
    expect(undone([0x80], 0)).toBe('Snappy without its length');
    expect(undone(Array(12).fill(0x80), 0)).toBe('Snappy without its length');
    expect(undone([10, 9 << 2, ...LETTERS], 11)).toBe('Snappy of another length');
    expect(undone([0x80, 0x80, 0x80, 0x80, 0x80, 1], 0)).toBe('Snappy of another length');
    expect(undone([10, 10 << 2, ...LETTERS], 10)).toBe('Snappy beyond its end');
    expect(undone([10, 9 << 2, ...LETTERS, 0, 0], 10)).toBe('Snappy beyond its end');
    expect(undone([10, 63 << 2, 0xff, 0xff, 0xff, 0xff, ...LETTERS], 10)).toBe('Snappy beyond its end');
    expect(undone([10, 9 << 2, ...LETTERS.slice(0, 5)], 10)).toBe('Snappy beyond its end');
    expect(undone([10, 63 << 2, 9, 0], 10)).toBe('a page that is cut off');
    expect(undone([10, 8 << 2, ...LETTERS.slice(0, 9)], 10)).toBe('a page that is cut off');
    expect(undone([14, 9 << 2, ...LETTERS, 1, 11], 14)).toBe('Snappy beyond its beginning');
    expect(undone([14, 9 << 2, ...LETTERS, 1, 0], 14)).toBe('Snappy beyond its beginning');
    expect(undone([13, 9 << 2, ...LETTERS, 1, 10], 13)).toBe('Snappy beyond its beginning');
    expect(undone([14, 9 << 2, ...LETTERS, 3, 10, 0, 0, 0x80], 14)).toBe('Snappy beyond its beginning');
    // The same where there is room on both sides.
    const room = over([0], 300);
    const head = [0x80 | (600 & 0x7f), 600 >> 7];
    expect(undone([...head, 3, 1, 0, 0, 0, ...room], 600)).toBe('Snappy beyond its beginning');
    expect(undone([...head, 0, 7, 3, 2, 0, 0, 0, ...room], 600)).toBe('Snappy beyond its beginning');
    expect(undone([...head, 0, 7, 3, 0, 0, 0, 0, ...room], 600)).toBe('Snappy beyond its beginning');
    expect(undone([...head, 63 << 2, 0xff, 0xff, 0xff, 0xff, ...room], 600)).toBe('Snappy beyond its end');
    expect(undone([...head, 61 << 2, 0x57, 2, ...room], 600)).toBe('Snappy beyond its end');
    // 400 bytes, of which only 300 are wanted: 300 = 2 * 128 + 44.
    expect(undone([0x80 | 44, 2, 61 << 2, 399 & 0xff, 399 >> 8, ...over([7], 600)], 300)).toBe('Snappy beyond its end');
  });

  it('gives what was packed', () => {
    checkProperty(
      'unsnap',
      fc.property(fc.array(tag, { maxLength: 60 }), (tags) => {
        const { plain, packed } = written(tags);
        const given = undone(packed, plain.length);
        expect(typeof given === 'string' ? given : Buffer.compare(Uint8Array.from(given), plain)).toBe(0);
      }),
      runs(500, 20_000),
    );
  });

  it('ends where it is damaged, whatever it says', () => {
    checkProperty(
      'damaged Snappy',
      fc.property(
        fc.array(tag, { minLength: 1, maxLength: 40 }),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        fc.boolean(),
        (tags, place, change, isCut) => {
          const { plain, packed } = written(tags);
          const at = place % packed.length;
          packed[at]! ^= change;
          undone(isCut ? packed.subarray(0, at) : packed, plain.length);
        },
      ),
      runs(500, 20_000),
    );
  });
});
