import { divide, fromInteger, multiply, type Rational, rational } from './rational.ts';

/** What a number's own spelling says of it: `20万元` can only be money, `3%` only a ratio. */
export type LiteralUnit = 'money' | 'ratio' | null;

export type NumberLiteral =
  | { readonly ok: true; readonly value: Rational; readonly unit: LiteralUnit }
  | { readonly ok: false; readonly problem: 'not-a-number' | 'thousands-separator' | 'not-finite' | 'too-long' };

/** Longer than any figure that means something; keeps the arithmetic on hostile input short. */
const MAX_DIGITS = 60;

/** Full-width digits, letters and signs (U+FF01 to U+FF5E) as their half-width twins; the ideographic space as a space. */
export function halfWidth(text: string): string {
  return text.replace(/[\uff01-\uff5e\u3000\uffe5]/g, (char) =>
    char === '\u3000' ? ' ' : char === '\uffe5' ? '\u00a5' : String.fromCharCode(char.charCodeAt(0) - 0xfee0),
  );
}

const SHAPE = /^([+-]?)(\d*)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?\s*(?:(万亿|万|亿)?\s*(元)?|(%|‰))$/;

/**
 * The value of a few digits with at most one unit behind them, as nearly every number is written; null of any other text. No step
 * on the way is beyond what a double holds exactly.
 */
function shortNumber(text: string): NumberLiteral | null {
  let value = 0;
  let digits = 0;
  for (; digits < text.length; digits++) {
    const digit = text.charCodeAt(digits) - 0x30;
    if (!(digit >= 0 && digit <= 9)) break;
    value = value * 10 + digit;
  }
  if (digits === 0 || digits > 7 || text.length > digits + 1) return null;
  if (digits === text.length) return { ok: true, value: fromInteger(value), unit: null };
  switch (text.charAt(digits)) {
    case '万':
      return { ok: true, value: fromInteger(value * 10_000), unit: null };
    case '亿':
      return { ok: true, value: fromInteger(value * 100_000_000), unit: null };
    case '%':
      return { ok: true, value: rational(BigInt(value), 100n), unit: 'ratio' };
    default:
      return null;
  }
}

/** Reads a number as written: `5万`, `1.5亿`, `20万元`, `3%`, `8‰`, `-0.5`, `1e3`; never through a binary float. */
export function parseNumber(written: string): NumberLiteral {
  const text = written.trim();
  const short = shortNumber(text);
  if (short) return short;
  if (text.length > MAX_DIGITS) return { ok: false, problem: /^[+-]?[\d.]+/.test(text) ? 'too-long' : 'not-a-number' };
  if (/^[+-]?(nan|\.nan|inf|\.inf|infinity|∞)$/i.test(text)) return { ok: false, problem: 'not-finite' };
  const match = SHAPE.exec(text);
  if (!match || (match[2] === '' && match[3] === undefined)) {
    const separated = /^[+-]?\d{1,3}([,，_' ]\d{3,4})+(\.\d+)?\s*(万亿|万|亿)?\s*(元|%|‰)?$/.test(text);
    return { ok: false, problem: separated ? 'thousands-separator' : 'not-a-number' };
  }
  const [, sign, whole = '', fraction = '', exponent = '0', scale, yuan, part] = match;
  const digits = BigInt(`${whole}${fraction}` || '0');
  const tens = Number(exponent) - fraction.length;
  let value = tens >= 0 ? rational(digits * 10n ** BigInt(tens)) : rational(digits, 10n ** BigInt(-tens));
  if (sign === '-') value = { num: -value.num, den: value.den };
  if (scale)
    value = multiply(value, fromInteger(scale === '万' ? 10_000 : scale === '亿' ? 100_000_000 : 1_000_000_000_000));
  if (part) value = divide(value, fromInteger(part === '%' ? 100 : 1000));
  return { ok: true, value, unit: yuan ? 'money' : part ? 'ratio' : null };
}

/** Whether a text stands for a literal in the language of amounts: it begins with a digit, a sign or a dot. */
export function looksLiteral(text: string): boolean {
  return /^[\d+\-.]/.test(text);
}
