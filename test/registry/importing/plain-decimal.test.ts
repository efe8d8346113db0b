import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainDecimal } from '../../../src/registry/importing/plain-decimal.ts';

const read = (text: string): number => {
  const bytes = Buffer.from(`1${text}2`);
  return plainDecimal(bytes, 1, bytes.length - 1);
};

describe('plain decimals', () => {
  it('are the doubles that they stand for', () => {
    const decimal = fc
      .tuple(fc.boolean(), fc.stringMatching(/^(0|[1-9]\d{0,14})$/), fc.stringMatching(/^\d{0,14}$/))
      .map(([negative, whole, fraction]) => `${negative ? '-' : ''}${whole}${fraction && `.${fraction}`}`)
      .filter((text) => text.replace(/[-.]/g, '').length <= 15);
    fc.assert(
      fc.property(decimal, (text) => {
        expect(read(text)).toBe(Number(text) + 0);
      }),
      { numRuns: process.env['HUIQI_DEEP'] ? 200_000 : 2000 },
    );
  });

  it.each([
    '',
    '-',
    '.',
    '1.',
    '.5',
    '007',
    '-01',
    '1e5',
    '1,280',
    '0x1',
    ' 1',
    '1 ',
    '--1',
    '1.2.3',
    '1234567890123456',
    '８６',
  ])('are not all that looks like a number: %j is left to others', (text) => {
    expect(read(text)).toBeNaN();
  });
});
