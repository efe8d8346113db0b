import type { Phrase } from '../text/localized.ts';
import { creditCodeCategory } from './credit-code-category.ts';

/** The characters of a unified social credit code in the order of their values: no I, O, S, V, Z (GB 32100-2015). */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** Powers of 3 modulo 31. 31 is prime and none of them is 0: every change of one character changes the sum. */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
/** Of the organisation code inside, GB 11714-1997. */
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];
/** What was probably meant by a letter that the standard leaves out because it looks like another character. */
const LOOKALIKES: Readonly<Record<string, string>> = { I: '1', O: '0', S: '5', V: 'U', Z: '2' };

export type CreditCodeProblem =
  | 'length'
  | 'character'
  | 'registrar'
  | 'check-character'
  | 'organisation-check-character'
  /** A 15-digit registration number of the time before 2015. */
  | 'old-registration-number'
  /** A nine-character organisation code, which stands in the characters 9 to 17 of a credit code. */
  | 'old-organisation-code';

export interface ValidCreditCode {
  readonly valid: true;
  /** Half-width, upper case, without spaces around it. */
  readonly code: string;
  /** Characters 1 and 2: who registers, and what (`91` is an enterprise). */
  readonly category: string;
  /** What `category` means, if the standard names it. */
  readonly categoryLabel: Phrase | null;
  /** Characters 3 to 8: the division of the registrar when the code was issued, not where the enterprise is today. */
  readonly registrar: string;
  /** Characters 9 to 17: the organisation code of GB 11714, with its own check character. */
  readonly organisation: string;
}

export interface InvalidCreditCode {
  readonly valid: false;
  /** The text as it was understood. */
  readonly code: string;
  readonly reason: CreditCodeProblem;
  readonly message: Phrase;
}

export type CreditCodeCheck = ValidCreditCode | InvalidCreditCode;

/**
 * Reads a unified social credit code (统一社会信用代码, GB 32100-2015). Full-width and lower-case characters are
 * normalised, since registers hold them; both check characters are verified.
 */
export function checkCreditCode(text: string): CreditCodeCheck {
  const code = normaliseCode(text);
  const invalid = (reason: CreditCodeProblem, message: Phrase): InvalidCreditCode => ({
    valid: false,
    code,
    reason,
    message,
  });
  if (/^\d{15}$/.test(code)) {
    return invalid('old-registration-number', {
      zh: `「${code}」是 15 位的旧工商注册号，不是统一社会信用代码`,
      en: `\`${code}\` is a 15-digit registration number of before 2015, not a unified social credit code`,
    });
  }
  const old = /^([0-9A-Z]{8})-?([0-9X])$/.exec(code);
  if (old && organisationCheckCharacter(old[1]!) === old[2]) {
    return invalid('old-organisation-code', {
      zh: `「${code}」是组织机构代码，只是统一社会信用代码的第 9 至 17 位`,
      en: `\`${code}\` is an organisation code, only characters 9 to 17 of a unified social credit code`,
    });
  }
  const characters = [...code];
  if (characters.length !== 18) {
    return invalid('length', {
      zh: `「${code}」有 ${characters.length} 位，统一社会信用代码应为 18 位`,
      en: `\`${code}\` has ${characters.length} characters, a unified social credit code has 18`,
    });
  }
  const wrong = characters.findIndex((character) => !ALPHABET.includes(character));
  if (wrong >= 0) {
    const character = characters[wrong]!;
    const meant = LOOKALIKES[character];
    return invalid('character', {
      zh: `「${code}」第 ${wrong + 1} 位「${character}」不是统一社会信用代码的字符${meant ? `，是否应为「${meant}」` : ''}`,
      en: `character ${wrong + 1} of \`${code}\`, \`${character}\`, never occurs in a credit code${meant ? `; perhaps \`${meant}\` is meant` : ''}`,
    });
  }
  const registrar = code.slice(2, 8);
  if (!/^\d{6}$/.test(registrar)) {
    return invalid('registrar', {
      zh: `「${code}」第 3 至 8 位「${registrar}」应为六位数字的行政区划代码`,
      en: `characters 3 to 8 of \`${code}\`, \`${registrar}\`, are not the six digits of an administrative division`,
    });
  }
  const check = creditCodeCheckCharacter(code.slice(0, 17));
  if (check !== code[17]) {
    return invalid('check-character', {
      zh: `「${code}」的校验码应为「${check}」，实为「${code[17]}」，某一位写错了`,
      en: `the check character of \`${code}\` should be \`${check}\`, some character is wrong`,
    });
  }
  const organisation = code.slice(8, 17);
  const organisationCheck = organisationCheckCharacter(organisation.slice(0, 8));
  if (organisationCheck !== organisation[8]) {
    return invalid('organisation-check-character', {
      zh: `「${code}」中组织机构代码「${organisation}」的校验码应为「${organisationCheck}」`,
      en: `the organisation code \`${organisation}\` inside \`${code}\` should end in \`${organisationCheck}\``,
    });
  }
  const category = code.slice(0, 2);
  return { valid: true, code, category, categoryLabel: creditCodeCategory(category), registrar, organisation };
}

/** Values of characters by their code units, as the two standards count them; -1 for what never occurs. */
const VALUES = Int8Array.from({ length: 128 }, (_, unit) => ALPHABET.indexOf(String.fromCharCode(unit)));
const ORGANISATION_VALUES = Int8Array.from({ length: 128 }, (_, unit) => {
  const value = Number.parseInt(String.fromCharCode(unit), 36);
  return Number.isNaN(value) ? -1 : value;
});

const LENGTH = 18;
const units = new Uint8Array(LENGTH);

/** Whether a text is a valid code as it stands: what `checkCreditCode` says of it, for millions of them. */
export function isCreditCode(code: string): boolean {
  if (code.length !== LENGTH) return false;
  for (let at = 0; at < LENGTH; at++) {
    const unit = code.charCodeAt(at);
    if (unit >= 128) return false;
    units[at] = unit;
  }
  return isCreditCodeAt(units, 0);
}

/** The same for the 18 bytes from `start` on. */
export function isCreditCodeAt(bytes: Uint8Array, start: number): boolean {
  let sum = 0;
  let organisation = 0;
  for (let at = 0; at < 17; at++) {
    const unit = bytes[start + at]!;
    const value = unit < 128 ? VALUES[unit]! : -1;
    if (value < 0 || (at >= 2 && at < 8 && value > 9)) return false;
    sum += value * WEIGHTS[at]!;
    if (at >= 8 && at < 16) organisation += ORGANISATION_VALUES[unit]! * ORGANISATION_WEIGHTS[at - 8]!;
  }
  const check = (11 - (organisation % 11)) % 11;
  return (
    bytes[start + 16] === (check === 10 ? LETTER_X : DIGIT_0 + check) &&
    bytes[start + 17] === ALPHABET.charCodeAt((31 - (sum % 31)) % 31)
  );
}

const LETTER_X = 0x58;
const DIGIT_0 = 0x30;

/**
 * The credit code that begins with these 16 characters (category, registrar, the first eight of the organisation code):
 * adds both check characters. For invented enterprises; throws on characters that no credit code has.
 */
export function completeCreditCode(first16: string): string {
  const body = normaliseCode(first16);
  if (body.length !== 16) throw new RangeError(`16 characters are needed, \`${first16}\` has ${body.length}`);
  const first17 = body + organisationCheckCharacter(body.slice(8));
  return first17 + creditCodeCheckCharacter(first17);
}

/** Character 18 of a credit code: with it the weighted sum is a multiple of 31 (GB 32100-2015). */
export function creditCodeCheckCharacter(first17: string): string {
  if (first17.length !== 17) throw new RangeError(`17 characters are needed, \`${first17}\` has ${first17.length}`);
  let sum = 0;
  for (let at = 0; at < 17; at++) {
    const value = ALPHABET.indexOf(first17.charAt(at));
    if (value < 0) throw new RangeError(`\`${first17.charAt(at)}\` never occurs in a credit code`);
    sum += value * WEIGHTS[at]!;
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** Character 9 of an organisation code, modulo 11: letters count from A = 10, ten is written X (GB 11714-1997). */
export function organisationCheckCharacter(first8: string): string {
  if (!/^[0-9A-Z]{8}$/.test(first8)) throw new RangeError(`eight digits and capitals are needed, not \`${first8}\``);
  let sum = 0;
  for (let at = 0; at < 8; at++) sum += Number.parseInt(first8.charAt(at), 36) * ORGANISATION_WEIGHTS[at]!;
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? 'X' : String(check);
}

/** Full-width forms U+FF01 to U+FF5E lie 0xFEE0 above their ASCII counterparts. */
function normaliseCode(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .trim()
    .toUpperCase();
}
