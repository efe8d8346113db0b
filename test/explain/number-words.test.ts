import { describe, expect, it } from 'vitest';
import { moneyRangeWords, moneyWords, numberWords } from '../../src/explain/index.ts';
import { parseNumber } from '../../src/value/literal.ts';
import { type Rational, rational } from '../../src/value/rational.ts';

function number(text: string): Rational {
  const read = parseNumber(text);
  if (!read.ok) throw new TypeError(text);
  return read.value;
}

describe('money in words', () => {
  it.each([
    ['0', '0元', '¥0'],
    ['500', '500元', '¥500'],
    ['9999.99', '9999.99元', '¥9999.99'],
    ['20万', '20万元', '¥200,000'],
    ['123456', '12.3456万元', '¥123,456'],
    ['1234567.89', '1,234,567.89元', '¥1,234,567.89'],
    ['2000万', '2000万元', '¥20,000,000'],
    ['1亿', '1亿元', '¥100,000,000'],
    ['1.063亿', '1.063亿元', '¥106,300,000'],
    ['123456789', '12345.6789万元', '¥123,456,789'],
    ['-20万', '-20万元', '-¥200,000'],
  ])('%s is %s', (written, zh, en) => {
    expect(moneyWords(number(written))).toEqual({ zh, en });
  });

  it.each([
    ['20万', '20万', '20万元', '¥200,000'],
    ['0', '2000万', '0–2000万元', '¥0–¥20,000,000'],
    ['5万', '20万', '5–20万元', '¥50,000–¥200,000'],
    ['2000', '2万', '2000元–2万元', '¥2000–¥20,000'],
    ['20万', null, '20万元起', 'from ¥200,000'],
    ['0', null, '金额未定', 'not fixed'],
  ])('from %s to %s is %s', (min, max, zh, en) => {
    expect(moneyRangeWords(number(min), max === null ? null : number(max))).toEqual({ zh, en });
  });
});

describe('numbers in words', () => {
  it('carry the unit of their fact', () => {
    expect(numberWords(number('86'), { type: 'integer', unit: { zh: '人', en: 'people' } })).toEqual({
      zh: '86人',
      en: '86 people',
    });
    expect(numberWords(number('12345'), { type: 'integer', unit: { zh: '平方米' } })).toEqual({
      zh: '12,345平方米',
      en: '12,345',
    });
  });

  it('of ratios are percentages', () => {
    expect(numberWords(number('0.035'), { type: 'ratio' }).zh).toBe('3.5%');
    expect(numberWords(rational(1n, 3n), { type: 'ratio' }).zh).toBe('≈33.3333%');
  });

  it('of dates are days', () => {
    expect(numberWords(rational(0n), { type: 'date' }).en).toBe('1970-01-01');
  });
});
