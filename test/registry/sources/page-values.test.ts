import { describe, expect, it } from 'vitest';
import { registryKernels } from '../../../src/registry/kernels/index.ts';
import { NotUnderstood } from '../../../src/registry/sources/parquet/not-understood.ts';
import { PageBench } from '../../../src/registry/sources/parquet/page-bench.ts';
import { levelsOf } from '../../../src/registry/sources/parquet/page-levels.ts';
import type { Page } from '../../../src/registry/sources/parquet/pages.ts';
import { plainColumn } from '../../../src/registry/sources/parquet/plain.ts';
import { Room } from '../../../src/registry/sources/parquet/room.ts';
import type { Leaf, PlainContent } from '../../../src/registry/sources/parquet/schema.ts';

const bench = new PageBench(registryKernels()!);
const leaf: Leaf = { at: 0, content: { kind: 'text' }, defined: 1, empty: null };

/** A page that is not compressed, unless it is said otherwise. */
const page = (bytes: readonly number[], more: Partial<Page> = {}): Page => ({
  dictionary: false,
  values: 3,
  encoding: 0,
  levels: null,
  oldLevels: [false, false],
  bytes: Uint8Array.from(bytes),
  levelBytes: 0,
  codec: 0,
  size: bytes.length,
  ...more,
});

/** Three levels of one: their length in four bytes, then a run of three. */
const LEVELS = [2, 0, 0, 0, 6, 1];

describe('levels of a page', () => {
  const levels = (of: Page) => {
    bench.lay(of);
    const { repetition, definition, end } = levelsOf(bench, of, leaf);
    expect(repetition).toBeNull();
    return [[...bench.bytes(definition!, of.values)], end - bench.start];
  };

  it('stand behind their length, or are as long as the page says', () => {
    expect(levels(page([...LEVELS, 99]))).toEqual([[1, 1, 1], 6]);
    expect(levels(page([6, 1, 99], { levels: [0, 2], levelBytes: 2 }))).toEqual([[1, 1, 1], 2]);
  });

  it('that would end beyond their page are told of', () => {
    for (const length of [3, 0x7f, 0xff]) expect(() => levels(page([length, 0, 0, 0, 6, 1]))).toThrow(NotUnderstood);
    expect(() => levels(page([2, 0, 0, 0x80, 6, 1]))).toThrow(NotUnderstood);
    expect(() => levels(page([2, 0, 0]))).toThrow(NotUnderstood);
    expect(() => levels(page(LEVELS, { values: 4 }))).toThrow(NotUnderstood);
    expect(() => levels(page(LEVELS, { oldLevels: [false, true] }))).toThrow(NotUnderstood);
  });

  it('of more values than any memory has are told of', () => {
    // A run of 2^31 - 1 in five bytes.
    expect(() => levels(page([6, 0, 0, 0, 0xfe, 0xff, 0xff, 0xff, 0x0f, 1], { values: 2 ** 40 }))).toThrow(
      NotUnderstood,
    );
  });
});

describe('values of a page', () => {
  const values = (content: PlainContent, bytes: readonly number[], count: number) => {
    const of = page(bytes);
    bench.lay(of);
    return plainColumn(bench, content, { at: bench.start, count, rows: count, levels: null }, new Room());
  };
  const eight = [0, 0, 0, 0, 0, 0, 0xf0, 0x3f];

  it('are as many as there are bytes for', () => {
    expect((values({ kind: 'double' }, eight, 1) as { values: Float64Array }).values[0]).toBe(1);
    for (const kind of ['double', 'int64', 'int32', 'day', 'text'] as const) {
      expect(() => values({ kind }, eight.slice(1), 3)).toThrow(NotUnderstood);
      expect(() => values({ kind }, [], 2 ** 31)).toThrow(NotUnderstood);
    }
    expect(() => values({ kind: 'decimal', wide: true, scale: 2, precision: 18 }, eight, 2)).toThrow(NotUnderstood);
  });

  it('are as long as their page says when they are no longer compressed', () => {
    expect(() => bench.lay(page(eight, { size: 7 }))).toThrow(NotUnderstood);
    expect(() => bench.lay(page(eight, { size: 9 }))).toThrow(NotUnderstood);
    // Snappy: eight bytes, of which a literal has one; GZIP: nothing of the kind.
    expect(() => bench.lay(page([8, 0, 1], { size: 8, codec: 1 }))).toThrow(NotUnderstood);
    expect(() => bench.lay(page([8, 0, 1], { size: 8, codec: 2 }))).toThrow(NotUnderstood);
    expect(() => bench.lay(page(eight, { size: 2 ** 35 }))).toThrow(NotUnderstood);
  });

  it('that are not UTF-8 are told of, be it that only all of them together would be', () => {
    const split = (length: number): number[] => {
      // A text that ends within a character, and one that begins there, with 0x80 bytes at least between their lengths.
      const text = [...Buffer.from('x'.repeat(length)), 0xe9];
      return [text.length, 0, 0, 0, ...text, 2, 0, 0, 0, 0x95, 0xbf];
    };
    expect(() => values({ kind: 'text' }, split(3), 2)).toThrow(NotUnderstood);
    expect(() => values({ kind: 'text' }, split(200), 2)).toThrow(NotUnderstood);
    // A length of 149 is a byte that may stand within a character: 0xe9 [0x95 …] would be one.
    const long = [...Buffer.from('x'.repeat(149))];
    expect(() => values({ kind: 'text' }, [1, 0, 0, 0, 0xe9, 149, 0, 0, 0, ...long], 2)).toThrow(NotUnderstood);
    const sound = [...Buffer.from('长'.repeat(50))];
    expect(values({ kind: 'text' }, [150, 0, 0, 0, ...sound, 1, 0, 0, 0, 0x41], 2)).toMatchObject({ kind: 'text' });
  });
});
