import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type KernelsOf, plainKernels, simdKernels } from '../../../src/engines/columnar/kernels/index.ts';
import { above, decimalOf, Ranks } from '../../../src/engines/columnar/ranks.ts';
import { Workspace } from '../../../src/engines/columnar/workspace.ts';
import { compare, isInteger, type Rational, rational, toNumber } from '../../../src/value/rational.ts';
import { checkProperty, runs } from '../../properties/check-property.ts';
import { anyDouble, type Drawn, ofEach } from './arithmetic-in-both.ts';

const both: readonly KernelsOf[] = [(bytes) => simdKernels(bytes)!, plainKernels];

const anyThreshold = fc.oneof(
  fc.integer({ min: -3, max: 3 }).map((whole) => rational(BigInt(whole))),
  fc.tuple(fc.bigInt(-10_000n, 10_000n), fc.constantFrom(3n, 10n, 1000n)).map(([num, den]) => rational(num, den)),
  fc
    .constantFrom(2n ** 53n - 1n, 2n ** 53n, 2n ** 53n + 1n, -(2n ** 53n) - 1n, 10n ** 300n)
    .map((whole) => rational(whole)),
  fc.constantFrom(rational(5n, 10n ** 324n), rational(-1n, 10n ** 320n), rational(1n, 2n)),
);

/** Looked at one after the other. */
function placeOf(value: number, thresholds: readonly Rational[]): number {
  if (Number.isNaN(value)) return 2 * thresholds.length + 1;
  if (value === -Infinity) return 0;
  if (value === Infinity) return 2 * thresholds.length;
  const exact = decimalOf(value);
  const below = thresholds.filter((threshold) => compare(threshold, exact) < 0).length;
  return 2 * below + Number(thresholds.some((threshold) => compare(threshold, exact) === 0));
}

const isBroken = (value: number): boolean => Number.isFinite(value) && !isInteger(decimalOf(value));

describe('a memory of kernels', () => {
  it('has numbers and tables from which is told where the numbers lie', () => {
    const workspaces = both.map((kernelsOf) => new Workspace(kernelsOf));
    const places = workspaces.map((workspace) => [workspace.take(1024 * 8), workspace.take(1024 * 4 + 16)] as const);
    checkProperty(
      'rank',
      fc.property(
        fc.uniqueArray(anyThreshold, { maxLength: 12, selector: ({ num, den }) => `${num}/${den}` }),
        fc.array(anyDouble, { minLength: 1, maxLength: 30 }),
        fc.constantFrom(1, 2, 3, 1023, 1024),
        fc.nat(1),
        (thresholds, some, count, tellsWhole) => {
          const near = thresholds.map(toNumber).flatMap((at) => [at, above(at), -above(-at)]);
          const rows: Drawn<number> = { count, drawn: [...near, ...some] };
          const ranks = new Ranks(thresholds);
          const expected = ofEach(rows, (value) => {
            const place = placeOf(value, thresholds);
            if (!Number.isNaN(value)) expect(ranks.ofDouble(value), `${value}`).toBe(place);
            return tellsWhole ? 2 * place + Number(isBroken(value)) : place;
          });
          workspaces.forEach((workspace, index) => {
            const [numbers, found] = places[index]!;
            const table = ranks.put(workspace);
            workspace.doubles.set(
              ofEach(rows, (value) => value),
              numbers >> 3,
            );
            workspace.words.fill(-7, found >> 2, (found >> 2) + 1026);
            workspace.kernels.rank(numbers, count, table.words, table.from, tellsWhole, found);
            const written = workspace.words.slice(found >> 2, (found >> 2) + count + 2);
            expect([...written]).toEqual([...expected, -7, -7]);
          });
        },
      ),
      runs(200, 5000),
    );
  });

  it('tells places by hand', () => {
    // Thresholds -2, 0 and 1/10: below, at and above each; whole or not.
    const ranks = new Ranks([rational(-2n), rational(0n), rational(1n, 10n)]);
    const values = [-Infinity, -2.5, -2, -1, -0, 5e-324, 0.1, 0.5, 1, Infinity, NaN];
    for (const kernelsOf of both) {
      const workspace = new Workspace(kernelsOf);
      const [numbers, found] = [workspace.take(96), workspace.take(48)];
      const table = ranks.put(workspace);
      workspace.doubles.set(values, numbers >> 3);
      const told = (tellsWhole: number): number[] => {
        workspace.kernels.rank(numbers, values.length, table.words, table.from, tellsWhole, found);
        return [...workspace.words.subarray(found >> 2, (found >> 2) + values.length)];
      };
      expect(told(0)).toEqual([0, 0, 1, 2, 3, 4, 5, 6, 6, 6, 7]);
      expect(told(1)).toEqual([0, 1, 2, 4, 6, 9, 11, 13, 12, 12, 14]);
    }
  });

  it('keeps what was there when it grows, and is reckoned with to its end', () => {
    for (const kernelsOf of both)
      for (const more of [1, 16, 65_536, 100_000]) {
        const kernels = kernelsOf(70_000);
        const before = kernels.memory;
        const octets = new Uint8Array(before);
        octets.forEach((_, at) => {
          octets[at] = at * 31 + (at >> 8);
        });
        const kept = octets.slice();
        expect(kept.length).toBeGreaterThanOrEqual(70_000);
        kernels.grow(more);
        expect(kernels.memory).not.toBe(before);
        expect(kernels.memory.byteLength).toBeGreaterThanOrEqual(kept.length + more);
        expect(Buffer.compare(new Uint8Array(kernels.memory, 0, kept.length), kept)).toBe(0);
        const last = kernels.memory.byteLength - 16;
        const doubles = new Float64Array(kernels.memory);
        doubles.set([3, 4], 0);
        doubles.set([50, 60], last >> 3);
        kernels.add(last, 0, 2);
        expect([...doubles.subarray(last >> 3)]).toEqual([53, 64]);
      }
  });

  it('is taken beyond what there was to begin with, and what was put there before is still found', () => {
    for (const kernelsOf of both) {
      const workspace = new Workspace(kernelsOf);
      const first = workspace.kernels.memory.byteLength;
      const count = 20_001;
      const places = Array.from({ length: 16 }, (_, of) => {
        const place = workspace.take(count * 8);
        workspace.doubles.set(
          Float64Array.from({ length: count }, (_, at) => of * count + at),
          place >> 3,
        );
        return place;
      });
      expect(places.every((place) => place % 16 === 0)).toBe(true);
      expect(workspace.kernels.memory.byteLength).toBeGreaterThan(2 * first);
      places.forEach((place, of) => {
        const { doubles } = workspace;
        expect([doubles[place >> 3], doubles[(place >> 3) + count - 1]]).toEqual([of * count, of * count + count - 1]);
      });
      workspace.kernels.add(places[0]!, places[15]!, count);
      const sums = workspace.doubles.subarray(places[0]! >> 3, (places[0]! >> 3) + count);
      expect(sums.every((sum, at) => sum === 15 * count + 2 * at)).toBe(true);
      expect(workspace.doubles[places[1]! >> 3]).toBe(count);
    }
  });
});
