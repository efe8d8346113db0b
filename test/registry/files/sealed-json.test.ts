import { describe, expect, it } from 'vitest';
import { sealed, unsealed } from '../../../src/registry/files/sealed-json.ts';

describe('sealed JSON', () => {
  const json = '{"名称":"甲公司","n":12345678901234567890}';

  it('is JSON with its checksum first, and comes back as it was', () => {
    expect(JSON.parse(sealed(json))).toMatchObject({ 名称: '甲公司', checksum: expect.any(Number) });
    expect(unsealed(sealed(json))).toBe(json);
  });

  it('is refused with any character changed, lost or added', () => {
    const whole = sealed(json);
    for (let at = 0; at < whole.length; at++) {
      const other = whole[at] === '1' ? '2' : '1';
      expect(unsealed(whole.slice(0, at) + other + whole.slice(at + 1))).toBeNull();
      expect(unsealed(whole.slice(0, at) + whole.slice(at + 1))).toBeNull();
      expect(unsealed(`${whole.slice(0, at)}1${whole.slice(at)}`)).toBeNull();
    }
    expect(unsealed('')).toBeNull();
    expect(unsealed(json)).toBeNull();
  });
});
