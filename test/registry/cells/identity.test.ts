import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../src/registry/cells/cell.ts';
import { type IdentityForm, readIdentity, UNUSABLE_IDENTITIES } from '../../../src/registry/cells/identity.ts';
import { checkCreditCode, completeCreditCode, isCreditCode } from '../../../src/standards/index.ts';
import { checkProperty, runs } from '../../properties/check-property.ts';

const said = (form: IdentityForm, cell: Cell): string => {
  const reading = readIdentity(form, cell);
  return reading.kind === 'known' ? reading.id : reading.reason;
};

describe('an identity', () => {
  it.each([
    ['91331002MA28G00X5T', '91331002MA28G00X5T'],
    [' 91331002ma28g00x5t\u3000', '91331002MA28G00X5T'],
    ['９１３３１００２ＭＡ２８Ｇ００Ｘ５Ｔ', '91331002MA28G00X5T'],
    ['', 'no-identity'],
    ['  ', 'no-identity'],
    ['NULL', 'no-identity'],
    [null, 'no-identity'],
    // In groups, and with an invisible character.
    ['9133 1002 MA28 G00X 5T', '91331002MA28G00X5T'],
    ['91331002MA28G00X\u200b5T', '91331002MA28G00X5T'],
    ['9133 1002 MA28 G00X 5Y', 'credit-code-check'],
    // What a spreadsheet, and a column of doubles, make of eighteen digits.
    ['9.1331E+17', 'rounded-identity'],
    ['9.13310021234568E17', 'rounded-identity'],
    [913310021234567800, 'rounded-identity'],
    [1.5, 'not-an-identity'],
    [true, 'not-an-identity'],
    [['91331002MA28G00X5T'], 'not-an-identity'],
    ['331002000012345', 'old-registration-number'],
    ['91331002MA28G00X5Y', 'credit-code-check'],
    ['91331002MA28G00X5', 'credit-code-length'],
    ['91331002MA28G00O5T', 'credit-code-character'],
  ] as const)('%j is %s, whether a column must hold credit codes or may', (cell, id) => {
    expect([said('credit-code', cell), said('either', cell)]).toEqual([id, id]);
  });

  it.each([
    ['E-000001', 'E-000001', 'credit-code-length'],
    ['e1', 'E1', 'credit-code-length'],
    [42, '42', 'credit-code-length'],
    // An organisation code by chance: the 1 weighs 2, and 2 + 9 is 11.
    ['000000019', '000000019', 'old-organisation-code'],
  ] as const)("%j is anyone's own number %s, but no credit code", (cell, id, reason) => {
    expect([said('either', cell), said('any', cell), said('credit-code', cell)]).toEqual([id, id, reason]);
  });

  it('of any form may look like anything, within reason', () => {
    expect(said('any', '331002000012345')).toBe('331002000012345');
    for (const form of ['any', 'either'] as const)
      expect(['a\u0000b', 'a\nb', 'a\u200bb', '{"id":1}', '["a"]'].map((cell) => said(form, cell))).toEqual(
        Array.from({ length: 5 }, () => 'not-an-identity'),
      );
    expect(['甲 乙', 'ACME TRADING CO', '12E5'].map((cell) => said('either', cell))).toEqual([
      '甲 乙',
      'ACME TRADING CO',
      '12E5',
    ]);
    expect(said('any', 'x'.repeat(201))).toBe('identity-too-long');
  });

  it('is refused for reasons that are told in both languages', () => {
    for (const { zh, en } of Object.values(UNUSABLE_IDENTITIES)) expect(zh.length > 0 && en.length > 0).toBe(true);
  });
});

it('the quick test of a credit code says what the one with reasons says', () => {
  const alphabet = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
  const body = fc.tuple(
    fc.constantFrom('91', '92', '93'),
    fc.stringMatching(/^\d{6}$/),
    fc.array(fc.constantFrom(...alphabet), { minLength: 8, maxLength: 8 }),
  );
  checkProperty(
    'credit codes',
    fc.property(
      body,
      fc.nat(17),
      fc.constantFrom(...alphabet, 'I', 'a', '１', ''),
      ([kind, place, rest], at, other) => {
        const code = completeCreditCode(kind + place + rest.join(''));
        expect(isCreditCode(code)).toBe(true);
        const changed = code.slice(0, at) + other + code.slice(at + 1);
        const check = checkCreditCode(changed);
        expect(isCreditCode(changed)).toBe(check.valid && check.code === changed);
      },
    ),
    runs(2_000, 50_000),
  );
});
