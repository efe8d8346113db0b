import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NotUnderstood } from '../../../src/registry/sources/parquet/not-understood.ts';
import { unsnap } from '../../../src/registry/sources/parquet/snappy.ts';

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

describe('undoing Snappy', () => {
  it('gives what was packed, and writes nothing beside it', () => {
    fc.assert(
      fc.property(fc.array(tag, { maxLength: 60 }), fc.nat(9), (tags, before) => {
        const { plain, packed } = written(tags);
        // Among other bytes, as pages lie.
        const bytes = new Uint8Array(before + packed.length + 200).fill(0xaa);
        bytes.set(packed, before);
        const memory = new Uint8Array(before + plain.length + 200).fill(0x55);
        unsnap(bytes, before, before + packed.length, memory.subarray(before, before + plain.length));
        expect(Buffer.compare(memory.subarray(before, before + plain.length), plain)).toBe(0);
        expect(memory.subarray(before + plain.length).every((byte) => byte === 0x55)).toBe(true);
      }),
      { numRuns: process.env['HUIQI_DEEP'] ? 20_000 : 500 },
    );
  });

  it('ends in an error where it is damaged, whatever it says', () => {
    fc.assert(
      fc.property(
        fc.array(tag, { minLength: 1, maxLength: 40 }),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (tags, place, change) => {
          const { plain, packed } = written(tags);
          packed[place % packed.length]! ^= change;
          const memory = new Uint8Array(plain.length + 200).fill(0x55);
          try {
            unsnap(packed, 0, packed.length, memory.subarray(0, plain.length));
          } catch (error) {
            expect(error).toBeInstanceOf(NotUnderstood);
          }
          expect(memory.subarray(plain.length).every((byte) => byte === 0x55)).toBe(true);
        },
      ),
      { numRuns: process.env['HUIQI_DEEP'] ? 20_000 : 500 },
    );
  });
});
