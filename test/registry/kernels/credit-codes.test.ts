import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCreditCode, completeCreditCode } from '../../../src/standards/index.ts';
import { checkProperty, runs } from '../../properties/check-property.ts';
import { kernels, Laid } from './laid.ts';

/** Keys of texts of 18 bytes, as hexadecimal words; null where a text is no credit code. */
function keysOf(texts: readonly string[]): (string[] | null)[] {
  const count = texts.length;
  const laid = new Laid([
    Uint8Array.from([...Buffer.from(texts.join(''), 'latin1'), 0xff, 0xff]),
    16 * count,
    4 * count,
  ]);
  kernels.packCodes(laid.at[0]!, count, laid.at[1]!, laid.at[2]!);
  expect(laid.isUntouched).toBe(true);
  const words = laid.integers(1).map((word) => (word >>> 0).toString(16));
  return texts.map((_, at) => {
    const key = words.slice(4 * at, 4 * at + 4);
    return key.every((word) => word === '0') ? null : key;
  });
}

/** Six bits for each character: digits from 1, capitals from 11; five in a word. */
function packed(code: string): string[] {
  const six = [...code].map((one) => '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'.indexOf(one) + 1);
  return [0, 5, 10, 15].map((from) =>
    [0, 1, 2, 3, 4].reduce((word, next) => word * 64 + (six[from + next] ?? 0), 0).toString(16),
  );
}

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const code = fc
  .tuple(
    fc.stringMatching(/^[0-9ANY][0-9]$/),
    fc.stringMatching(/^[0-9]{6}$/),
    fc.array(fc.constantFrom(...ALPHABET), { minLength: 8, maxLength: 8 }),
  )
  .map(([category, registrar, organisation]) => completeCreditCode(category + registrar + organisation.join('')));

describe('credit codes of many rows', () => {
  it('are packed into six bits for a character', () => {
    // 9 1 3 3 1 | 0 0 2 7 0 | 4 6 7 3 3 | 6 9 4: 9 is 10 = 001010, 1 is 2 = 000010, 3 is 4 = 000100.
    const [key] = keysOf(['913310027046733694']);
    expect(key).toEqual(packed('913310027046733694'));
    expect(key![0]).toBe(Number.parseInt('001010' + '000010' + '000100' + '000100' + '000010', 2).toString(16));
    expect(key![3]).toBe(Number.parseInt('000111' + '001010' + '000101' + '000000' + '000000', 2).toString(16));
  });

  it('are valid by both check characters', () => {
    // 913310027046733694: of 70467336 the organisation code's check is 9, of the first seventeen 4.
    // The same with another check, with the organisation code's, with a letter that no code has, with one in the division, and in small.
    const wrong = [
      '913310027046733695',
      '913310027046733684',
      '91331002704673369I',
      '9133100270467336O4',
      '91331A027046733694',
      '91331002704673369Z',
      'a13310027046733694',
      '91331002704673369\x00',
      '\xff13310027046733694',
      ' 13310027046733694',
      '91331002:046733694',
      '91331002/046733694',
      '91331002@046733694',
      '91331002[046733694',
    ];
    expect(keysOf(['913310027046733694', ...wrong, '913310027046733694'])).toEqual([
      packed('913310027046733694'),
      ...wrong.map(() => null),
      packed('913310027046733694'),
    ]);
    // Organisation codes that end in X: 11 - sum mod 11 is ten.
    const withX = Array.from({ length: 200 }, (_, at) => completeCreditCode(`91331002${10_000_000 + at}`)).filter(
      (one) => one[16] === 'X',
    );
    expect(withX.length).toBeGreaterThan(5);
    expect(keysOf(withX)).toEqual(withX.map(packed));
  });

  it('are those that the standard says are valid, however a character is changed', () => {
    checkProperty(
      'credit codes',
      fc.property(
        fc.array(fc.tuple(code, fc.option(fc.tuple(fc.nat(17), fc.integer({ min: 0, max: 255 })))), {
          minLength: 1,
          maxLength: 20,
        }),
        (drawn) => {
          const texts = drawn.map(([valid, change]) =>
            change === null
              ? valid
              : valid.slice(0, change[0]) + String.fromCharCode(change[1]) + valid.slice(change[0] + 1),
          );
          expect(keysOf(texts)).toEqual(
            texts.map((text) => {
              const check = checkCreditCode(text);
              return check.valid && check.code === text ? packed(text) : null;
            }),
          );
        },
      ),
      runs(500, 20_000),
    );
  });

  it('are copied from where they lie, and others are left out', () => {
    const [one, other] = ['913310027046733694', '9133100270467336'];
    const text = `.${one},${other},${one}`;
    const places = [
      [1, 19],
      [20, 36],
      [0, -1],
      [37, 55],
      [38, 56],
      [-1, 17],
      [1, 18],
    ] as const;
    const starts = new Uint8Array(Int32Array.from(places, ([start]) => start + 50).buffer);
    const ends = new Uint8Array(Int32Array.from(places, ([, end]) => end + 50).buffer);
    const laid = new Laid([Buffer.from(text), starts, ends, 18 * places.length]);
    const [from, startsAt, endsAt, out] = laid.at as [number, number, number, number];
    kernels.joinCodes(from, laid.end(0), 50, startsAt, endsAt, places.length, out);
    expect(laid.isUntouched).toBe(true);
    const none = '\0'.repeat(18);
    expect(Buffer.from(laid.bytes(3)).toString()).toBe([one, none, none, one, none, none, none].join(''));
  });
});
