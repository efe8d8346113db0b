import { checkCreditCode, isCreditCode } from '../../standards/index.ts';
import type { Phrase } from '../../text/localized.ts';
import { halfWidth } from '../../value/literal.ts';
import type { Cell } from './cell.ts';
import { isUnknownWord } from './words.ts';

/**
 * What identifies a row: a credit code; anything; or either, where what is as long as a credit code (15 to 20 letters and
 * digits) has to be a valid one.
 */
export const IDENTITY_FORMS = ['credit-code', 'any', 'either'] as const;
export type IdentityForm = (typeof IDENTITY_FORMS)[number];

/** Why a row has no usable identity: stable codes, and what to tell people. */
export const UNUSABLE_IDENTITIES = {
  'no-identity': { zh: '没有标识', en: 'without an identity' },
  'old-registration-number': { zh: '15 位的旧工商注册号', en: 'a 15-digit registration number of before 2015' },
  'old-organisation-code': { zh: '9 位的组织机构代码', en: 'an organisation code of nine characters' },
  'credit-code-length': { zh: '信用代码的位数不对', en: 'a credit code of the wrong length' },
  'credit-code-character': {
    zh: '信用代码含有不会出现的字符',
    en: 'with a character that no credit code has',
  },
  'credit-code-check': { zh: '信用代码的校验码不对', en: 'a credit code with a wrong check character' },
  'rounded-identity': {
    zh: '被表格软件改成了科学计数法，后几位已经丢失',
    en: 'with an identity that a spreadsheet has rounded',
  },
  'not-an-identity': { zh: '单元格的内容不能作标识', en: 'with a cell that can be no identity' },
  'identity-too-long': { zh: '标识过长', en: 'with an identity that is too long' },
} as const satisfies Readonly<Record<string, Phrase>>;

export type UnusableIdentity = keyof typeof UNUSABLE_IDENTITIES;

export type IdentityReading =
  | { readonly kind: 'known'; readonly id: string }
  | { readonly kind: 'unusable'; readonly reason: UnusableIdentity };

/** Longer than any number that an authority gives; keeps hostile cells out of memory. */
const LONGEST = 200;

const unusable = (reason: UnusableIdentity): IdentityReading => ({ kind: 'unusable', reason });

/** `9.1331E+17`: what a spreadsheet makes of eighteen digits. */
const ROUNDED = /^\d(?:\.\d+E\+?|E\+)\d{1,3}$/;
/** Control and invisible characters, and the text of an object. */
const NONE = /[\p{Cc}\p{Cf}]|^[{[]/u;
const LIKE_A_CODE = /^[0-9A-Z]{15,20}$/;
/** In groups, as people write them down; characters 3 to 8 are digits. */
const GROUPED_CODE = /^[0-9A-Z]{2}\d{6}[0-9A-Z]{7,12}$/;

/** A credit code as it is without the blanks, be they visible or not, that were put between its characters. */
export const withoutBlanks = (code: string): string => code.replace(/[\s\p{Cf}]/gu, '');

/** Without spaces around it, half-width and in capitals, so that one enterprise has one identity in all files. */
export function readIdentity(form: IdentityForm, cell: Cell): IdentityReading {
  if (typeof cell === 'string' && isCreditCode(cell)) return { kind: 'known', id: cell };
  if (cell == null) return unusable('no-identity');
  if (typeof cell === 'number' && !Number.isSafeInteger(cell))
    return unusable(Number.isInteger(cell) ? 'rounded-identity' : 'not-an-identity');
  if (typeof cell === 'boolean' || typeof cell === 'object') return unusable('not-an-identity');
  const id = halfWidth(String(cell)).trim().toUpperCase();
  if (isUnknownWord(id)) return unusable('no-identity');
  if (id.length > LONGEST) return unusable('identity-too-long');
  if (ROUNDED.test(id)) return unusable('rounded-identity');
  const code = withoutBlanks(id);
  if (form === 'any' || (form === 'either' && !LIKE_A_CODE.test(id) && !GROUPED_CODE.test(code)))
    return NONE.test(id) ? unusable('not-an-identity') : { kind: 'known', id };
  const check = checkCreditCode(code);
  if (check.valid) return { kind: 'known', id: check.code };
  switch (check.reason) {
    case 'old-registration-number':
    case 'old-organisation-code':
      return unusable(check.reason);
    case 'length':
      return unusable('credit-code-length');
    case 'character':
    case 'registrar':
      return unusable('credit-code-character');
    case 'check-character':
    case 'organisation-check-character':
      return unusable('credit-code-check');
  }
}
