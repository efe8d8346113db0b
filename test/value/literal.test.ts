import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { halfWidth, looksLiteral, parseNumber } from '../../src/value/literal.ts';
import { rational, toDecimal } from '../../src/value/rational.ts';

function read(text: string): string {
  const literal = parseNumber(text);
  return literal.ok ? toDecimal(literal.value) + (literal.unit ? ` ${literal.unit}` : '') : literal.problem;
}

describe('numbers as written', () => {
  it.each([
    ['5万', '50000'],
    ['1.5亿', '150000000'],
    ['2万亿', '2000000000000'],
    ['20万元', '200000 money'],
    ['3%', '0.03 ratio'],
    ['8‰', '0.008 ratio'],
    ['-0.5', '-0.5'],
    ['+7', '7'],
    ['.5', '0.5'],
    ['1e3', '1000'],
    ['1E-2', '0.01'],
    [' 12 ', '12'],
    ['0.1', '0.1'],
    ['9007199254740993', '9007199254740993'],
  ])('%s is %s', (text, value) => {
    expect(read(text)).toBe(value);
  });

  it.each([
    ['1,000', 'thousands-separator'],
    ['1 000 000', 'thousands-separator'],
    ['12,345.6万', 'thousands-separator'],
    ['1_000', 'thousands-separator'],
    ['NaN', 'not-finite'],
    ['.inf', 'not-finite'],
    ['-Infinity', 'not-finite'],
    ['', 'not-a-number'],
    ['.', 'not-a-number'],
    ['1.', 'not-a-number'],
    ['--1', 'not-a-number'],
    ['0x10', 'not-a-number'],
    ['1.2.3', 'not-a-number'],
    ['5万%', 'not-a-number'],
    ['万', 'not-a-number'],
    ['五万', 'not-a-number'],
    ['1e9999', 'not-a-number'],
    ['9'.repeat(61), 'too-long'],
  ])('%s is refused as %s', (text, problem) => {
    expect(read(text)).toBe(problem);
  });

  it('never pass through a binary float', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 25n), 10n ** 25n), fc.integer({ min: 0, max: 20 }), (digits, places) => {
        const magnitude = (digits < 0n ? -digits : digits).toString().padStart(places + 1, '0');
        const at = magnitude.length - places;
        const text = `${digits < 0n ? '-' : ''}${magnitude.slice(0, at)}${places > 0 ? `.${magnitude.slice(at)}` : ''}`;
        expect(parseNumber(text)).toEqual({ ok: true, value: rational(digits, 10n ** BigInt(places)), unit: null });
      }),
    );
  });

  it('read whatever text there is in little time, and without throwing', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'0123456789.,-+eE 万亿元%‰') })),
        (text) => {
          expect(typeof parseNumber(text).ok).toBe('boolean');
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('count full-width characters as half-width ones', () => {
    expect(halfWidth('１２．５％－Ａｂ　＋')).toBe('12.5%-Ab +');
    expect(read(halfWidth('－１．５亿'))).toBe('-150000000');
    expect(halfWidth('阀门（集团）')).toBe('阀门(集团)');
  });

  it('begin with a digit, a sign or a dot', () => {
    expect(['5万', '-1', '+1', '.5', '2024-01-01'].every(looksLiteral)).toBe(true);
    expect(['staff', '营收', '', '１'].some(looksLiteral)).toBe(false);
  });
});

it('reads a few digits with a unit as it reads them with a sign before them', () => {
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(digits, fc.constantFrom('', '万', '亿', '%', '‰', '元', '万元', ' 万'), (whole, unit) => {
      expect(parseNumber(whole + unit)).toEqual(parseNumber(`+${whole}${unit}`));
    }),
  );
});
