import type { FactDeclaration } from '../policy/vocabulary.ts';
import { type Phrase, say } from '../text/localized.ts';
import { formatDay } from '../value/civil-date.ts';
import { compare, divide, fromInteger, multiply, negate, type Rational, toDecimal, ZERO } from '../value/rational.ts';

const WAN = fromInteger(10_000);
const YI = fromInteger(100_000_000);

/** Digits before the point in groups of three, where they are five or more. */
function grouped(decimal: string): string {
  const [whole = '', fraction] = decimal.split('.');
  const digits = whole.replace('-', '').length < 5 ? whole : whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? digits : `${digits}.${fraction}`;
}

/** Exact where ten decimals are enough, else cut after four, with a sign that there are more. */
function decimalOf(value: Rational): string {
  return 10n ** 10n % value.den === 0n ? toDecimal(value, 10) : `≈${toDecimal(value, 4)}`;
}

const decimals = (value: Rational): number => toDecimal(value, 20).split('.')[1]?.length ?? 0;

/** `万元`, `亿元` or `元`: the largest in which a sum needs no more than four decimals. */
function unitOf(value: Rational): { readonly unit: Rational; readonly name: string } {
  const size = value.num < 0n ? negate(value) : value;
  if (compare(size, YI) >= 0 && decimals(divide(value, YI)) <= 4) return { unit: YI, name: '亿元' };
  if (compare(size, WAN) >= 0 && decimals(divide(value, WAN)) <= 4) return { unit: WAN, name: '万元' };
  return { unit: fromInteger(1), name: '元' };
}

/** Money as people write it, exactly: `20万元`, `1.063亿元`; `¥200,000`. */
export function moneyWords(value: Rational): Phrase {
  const { unit, name } = unitOf(value);
  const number = decimalOf(divide(value, unit));
  const sign = value.num < 0n ? '-' : '';
  const yuan = grouped(decimalOf(sign ? negate(value) : value));
  return { zh: `${name === '元' ? grouped(number) : number}${name}`, en: `${sign}¥${yuan}` };
}

/** From one sum to another, `null` being no bound; one sum if they are equal: `5–20万元`, `20万元起`. */
export function moneyRangeWords(min: Rational, max: Rational | null): Phrase {
  const low = moneyWords(min);
  const isZero = compare(min, ZERO) === 0;
  if (max === null) return isZero ? { zh: '金额未定', en: 'not fixed' } : { zh: `${low.zh}起`, en: `from ${low.en}` };
  if (compare(min, max) === 0) return low;
  const high = moneyWords(max);
  const { unit, name } = unitOf(max);
  const shared = isZero || (name !== '元' && unitOf(min).name === name);
  return { zh: `${shared ? decimalOf(divide(min, unit)) : low.zh}–${high.zh}`, en: `${low.en}–${high.en}` };
}

/** A number, ratio, sum or date of a fact with its unit, as people write it. */
export function numberWords(value: Rational, { type, unit }: Pick<FactDeclaration, 'type' | 'unit'>): Phrase {
  switch (type) {
    case 'money':
      return moneyWords(value);
    case 'ratio': {
      const percent = `${decimalOf(multiply(value, fromInteger(100)))}%`;
      return { zh: percent, en: percent };
    }
    case 'date': {
      const day = formatDay(Number(value.num));
      return { zh: day, en: day };
    }
    default: {
      const number = grouped(decimalOf(value));
      return {
        zh: number + (unit ? say(unit, 'zh') : ''),
        en: unit?.en === undefined ? number : `${number} ${unit.en}`,
      };
    }
  }
}
