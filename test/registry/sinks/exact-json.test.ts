import { describe, expect, it } from 'vitest';
import { Digits, exactJson } from '../../../src/registry/sinks/exact-json.ts';

describe('JSON with exact numbers', () => {
  it('is that of JSON.stringify, but for numbers that no double holds', () => {
    const plain = { read: 1, list: ['甲"', null, true], empty: {}, none: [], inner: { a: 0.5 } };
    expect(exactJson(plain)).toBe(JSON.stringify({ ...plain, list: plain.list }, null, 2));
    expect(exactJson({ sum: new Digits('90071992547409931.07') })).toBe('{\n  "sum": 90071992547409931.07\n}');
  });
});
