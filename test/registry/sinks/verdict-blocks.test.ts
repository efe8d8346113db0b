import { describe, expect, it } from 'vitest';
import { verdictBatchOf } from '../../../src/registry/sinks/verdict-batch-of.ts';
import { blockLength, decodeBlock, encodeBlock } from '../../../src/registry/sinks/verdict-blocks.ts';
import { textsOf } from '../run/part-of.ts';

const BATCH = verdictBatchOf(
  {
    count: 3,
    rows: Int32Array.of(1, 1, 3),
    items: Int32Array.of(0, 4, 2),
    verdicts: Uint8Array.of(0, 2, 1),
    amountMin: Float64Array.of(20_000_000, 0, Number.NaN),
    amountMax: Float64Array.of(2 ** 53, Infinity, Number.NaN),
    deliveries: Uint8Array.of(3, 0, 0),
    missing: Uint32Array.of(0, 2, 0),
    missings: [[], ['never'], ['staff', 'revenue@2024']],
  },
  textsOf(['甲', '乙', '丙', 'd']),
);

const block = (): Uint8Array => new Uint8Array(Buffer.concat(encodeBlock(BATCH)));

describe('a batch of verdicts', () => {
  it('names only the enterprises and the missing facts that are in it', () => {
    expect(new TextDecoder().decode(BATCH.enterprises.bytes)).toBe('乙d');
    expect([...BATCH.enterprises.offsets]).toEqual([0, 3, 4]);
    expect([...BATCH.rows]).toEqual([0, 0, 1]);
    expect(BATCH.missings).toEqual(['', 'staff;revenue@2024']);
    expect([...BATCH.missing]).toEqual([0, 1, 0]);
  });

  it('has its amounts in whole fen, and says where there are none', () => {
    expect([...BATCH.amountMin]).toEqual([20_000_000n, 0n, 0n]);
    expect([...BATCH.amountMinNulls]).toEqual([0, 0, 1]);
    expect([...BATCH.amountMax]).toEqual([9_007_199_254_740_992n, 0n, 0n]);
    expect([...BATCH.amountMaxNulls]).toEqual([0, 1, 1]);
  });
});

describe('a block', () => {
  it('gives its batch back', () => {
    const bytes = block();
    expect(blockLength(bytes)).toBe(bytes.length);
    const { rows, items, missing, ...rest } = decodeBlock(bytes)!;
    const { rows: _, items: __, missing: ___, ...wanted } = BATCH;
    expect(rest).toEqual(wanted);
    expect([[...rows], [...items], [...missing]]).toEqual([[...BATCH.rows], [...BATCH.items], [...BATCH.missing]]);
  });

  it('with any bit changed, or cut off, is none', () => {
    const { length } = block();
    for (let bit = 0; bit < length * 8; bit++) {
      const bytes = block();
      bytes[bit >> 3]! ^= 1 << (bit & 7);
      expect(decodeBlock(bytes)).toBeNull();
    }
    for (let cut = 16; cut < length; cut++) expect(decodeBlock(block().slice(0, cut))).toBeNull();
  });
});
