import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Pairing } from '../../../src/engines/columnar/pairing.ts';
import { checkProperty, runs } from '../../properties/check-property.ts';

describe('combinations of two numbers', () => {
  it('are numbered as they are met, and keep their numbers when there are many', () => {
    const pairing = new Pairing();
    expect([pairing.of(0, 0), pairing.of(3, 15), pairing.of(3, 16), pairing.of(0, 0)]).toEqual([0, 1, 2, 0]);
    // Too many for an array of all that might be.
    expect(pairing.of(2_000_000, 9)).toBe(3);
    expect([pairing.of(3, 15), pairing.of(3, 16), pairing.of(2_000_000, 9), pairing.of(9, 3)]).toEqual([1, 2, 3, 4]);
  });

  it('are told apart, whatever they are', () => {
    const number = fc.oneof(fc.nat(40), fc.nat(5000));
    checkProperty(
      'pairing',
      fc.property(fc.array(fc.tuple(number, number), { maxLength: 200 }), (pairs) => {
        const pairing = new Pairing();
        const known = new Map<string, number>();
        for (const [first, second] of [...pairs, ...pairs]) {
          const key = `${first} ${second}`;
          const wanted = known.get(key) ?? known.size;
          known.set(key, wanted);
          expect(pairing.of(first, second)).toBe(wanted);
        }
      }),
      runs(200, 3000),
    );
  });
});
