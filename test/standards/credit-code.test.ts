import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkCreditCode,
  completeCreditCode,
  creditCodeCheckCharacter,
  organisationCheckCharacter,
} from '../../src/standards/credit-code.ts';

const ALPHABET = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
const digit = fc.constantFrom(...'0123456789');
const character = fc.constantFrom(...ALPHABET);
const first16 = fc
  .tuple(
    fc.constantFrom('91', '92', '93', '52', 'N2', 'Y1'),
    fc.array(digit, { minLength: 6, maxLength: 6 }),
    fc.array(character, { minLength: 8, maxLength: 8 }),
  )
  .map(([category, registrar, organisation]) => category + registrar.join('') + organisation.join(''));

const reasonOf = (text: string) => {
  const check = checkCreditCode(text);
  return check.valid ? 'valid' : check.reason;
};

describe('a unified social credit code', () => {
  it('is taken apart', () => {
    expect(checkCreditCode('913310027046733694')).toEqual({
      valid: true,
      code: '913310027046733694',
      category: '91',
      categoryLabel: { zh: '企业', en: 'enterprise' },
      registrar: '331002',
      organisation: '704673369',
    });
  });

  it.each([
    '91331003789682810x',
    '９１３３１００３７８９６８２８１０Ｘ',
    ' 91331003789682810X\u3000',
    '\uFEFF91331003789682810X',
  ])('is read from %j', (text) => {
    expect(checkCreditCode(text)).toMatchObject({ valid: true, code: '91331003789682810X' });
  });

  it.each([
    ['91331081MA2XXXXXXX', 'check-character'],
    ['331024000029634', 'old-registration-number'],
    ['３３１０２４００００２９６３４', 'old-registration-number'],
    ['704673369', 'old-organisation-code'],
    ['70467336-9', 'old-organisation-code'],
    ['704673368', 'length'],
    ['', 'length'],
    ['91331002704673369', 'length'],
    ['9133100270467336940', 'length'],
    ['91331002704673369O', 'character'],
    ['9133I0027046733694', 'character'],
    ['91331002-704673369', 'character'],
    ['91331002704673369甲', 'character'],
    ['9133100A7046733694', 'registrar'],
  ])('is not %j: %s', (text, reason) => {
    expect(reasonOf(text)).toBe(reason);
  });

  it('names the forbidden letter, where it stands and what was probably meant', () => {
    const check = checkCreditCode('9133100270467336O4');
    expect(check).toMatchObject({ valid: false, reason: 'character' });
    if (!check.valid) {
      expect(check.message.zh).toContain('第 17 位「O」');
      expect(check.message.zh).toContain('「0」');
      expect(check.message.en).toContain('perhaps `0`');
    }
  });

  it('is invalid if only the organisation code inside fails its own check', () => {
    const wrong = `9133100270467336${organisationCheckCharacter('70467336') === '1' ? '2' : '1'}`;
    expect(reasonOf(wrong + creditCodeCheckCharacter(wrong))).toBe('organisation-check-character');
  });

  it('has no category label where the department is not in the standard', () => {
    expect(checkCreditCode(completeCreditCode('X133100270467336'))).toMatchObject({ valid: true, categoryLabel: null });
  });

  it('is valid whenever it was completed, and keeps what it was completed from', () => {
    fc.assert(
      fc.property(first16, (start) => {
        const code = completeCreditCode(start);
        expect(code.slice(0, 16)).toBe(start);
        expect(checkCreditCode(code)).toMatchObject({ valid: true, code });
        expect(checkCreditCode(code.toLowerCase())).toMatchObject({ valid: true, code });
      }),
    );
  });

  // 31 is prime, no weight is a multiple of it, and two characters differ by less than 31: the sum always changes.
  it('is invalid after any change of a single character', () => {
    const codes = [
      '913310027046733694',
      '91331003789682810X',
      ...fc.sample(first16, { numRuns: 5, seed: 1 }).map(completeCreditCode),
    ];
    for (const code of codes) {
      expect(reasonOf(code)).toBe('valid');
      for (let at = 0; at < 18; at++) {
        for (const other of ALPHABET) {
          if (other !== code[at]) expect(reasonOf(code.slice(0, at) + other + code.slice(at + 1))).not.toBe('valid');
        }
      }
    }
  });

  it('cannot be completed from anything but 16 characters that occur in one', () => {
    expect(() => completeCreditCode('9133100270467')).toThrow(RangeError);
    expect(() => completeCreditCode('91331002O0467336')).toThrow(RangeError);
    expect(() => completeCreditCode('91331002甲0467336')).toThrow(RangeError);
  });

  it('is judged for every text without throwing', () => {
    const text = fc
      .array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 20 })
      .map((points) => String.fromCodePoint(...points));
    fc.assert(fc.property(text, (any) => void checkCreditCode(any)));
  });
});

describe('the check character of an organisation code', () => {
  it.each([
    // 7·3 + 0·7 + 4·9 + 6·10 + 7·5 + 3·8 + 3·4 + 6·2 = 200, 200 mod 11 = 2, 11 − 2 = 9
    ['70467336', '9'],
    // 7·3 + 8·7 + 9·9 + 6·10 + 8·5 + 2·8 + 8·4 + 1·2 = 308, a multiple of 11
    ['78968281', '0'],
    // 13·3 + 2·7 + 1·9 + 4·10 + 3·5 + 5·8 + 6·4 + 9·2 = 199, 199 mod 11 = 1, 11 − 1 = 10
    ['D2143569', 'X'],
  ])('of %s is %s', (first8, check) => {
    expect(organisationCheckCharacter(first8)).toBe(check);
  });
});
