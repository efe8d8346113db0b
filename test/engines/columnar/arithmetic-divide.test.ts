import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, fromInteger, type Rational, rational, toNumber, ZERO } from '../../../src/value/rational.ts';
import { checkProperty, runs } from '../../properties/check-property.ts';
import {
  anyEnds,
  anyEndsOrNot,
  anyRows,
  anyWhole,
  column,
  type Drawn,
  type Ends,
  inBoth,
  ofEach,
  plainly,
} from './arithmetic-in-both.ts';

type Pair = readonly [of: Ends, by: Ends];

/** What an end may be: a fraction or an infinity. */
type Exact = Rational | number;

const anyBy = fc.oneof(
  { weight: 3, arbitrary: anyEnds },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 1000 }).map((by) => ({ low: by, high: by })) },
  { weight: 2, arbitrary: anyEnds.filter(({ low }) => low > 0) },
);
const anyTerm = fc.oneof(fc.constant(0), fc.integer({ min: -100, max: 100 }), anyWhole);

function divided(rows: Drawn<Pair>, term: number): readonly (readonly number[])[] {
  const given = [
    column(rows, ([of]) => of.low),
    column(rows, ([of]) => of.high),
    column(rows, ([, by]) => by.low),
    column(rows, ([, by]) => by.high),
  ];
  const { columns } = inBoth(given, [0, 1], rows.count, (kernels, [low, high, byLow, byHigh]) =>
    kernels.divide(low!, high!, byLow!, byHigh!, rows.count, term),
  );
  return columns.slice(0, 2).map(plainly);
}

describe('the kernel that divides', () => {
  it('gives the doubles nearest to the ends of the quotients, and nothing is known of what zero may divide', () => {
    checkProperty(
      'divide',
      fc.property(anyRows(fc.tuple(anyEnds, anyBy)), (rows) => {
        const expected = ofEach(rows, ([of, by]) => quotientOf(of, by, 0));
        expect(divided(rows, 0)).toEqual([expected.map(({ low }) => low), expected.map(({ high }) => high)]);
      }),
      runs(200, 5000),
    );
  });

  it('adds a whole number with one rounding, or says that it takes two', () => {
    checkProperty(
      'divide and add',
      fc.property(anyRows(fc.tuple(anyEnds, anyBy)), anyTerm, (rows, term) => {
        const expected = ofEach(rows, ([of, by]) => quotientOf(of, by, term));
        expect(divided(rows, term)).toEqual([expected.map(({ low }) => low), expected.map(({ high }) => high)]);
      }),
      runs(200, 5000),
    );
  });

  it('says of ends that are not held that the quotient is not, unless it does not depend on them', () => {
    checkProperty(
      'divide what is not held',
      fc.property(anyRows(fc.tuple(anyEndsOrNot, anyEndsOrNot)), anyTerm, (rows, term) => {
        const [lows, highs] = divided(rows, term);
        ofEach(rows, (row) => row).forEach(([of, by], at) => {
          const found = { low: lows![at]!, high: highs![at]! };
          if ([of.low, of.high, by.low, by.high].every((end) => !Number.isNaN(end)) || by.low <= 0) return;
          if (Number.isNaN(found.low) || Number.isNaN(found.high)) return;
          // Only where numbers on both sides of zero are divided by no less than so much: the most that they are divided by does not matter.
          expect([Number.isNaN(by.high), of.low < 0, of.high >= 0]).toEqual([true, true, true]);
          expect(found).toEqual(quotientOf(of, { low: by.low, high: Infinity }, term));
        });
      }),
      runs(200, 5000),
    );
  });

  it('divides by hand', () => {
    const rows = [
      // 1/3, nearest; 10/4 + 2; half of -1 to half of 3; nothing by nothing.
      [
        { low: 1, high: 1 },
        { low: 3, high: 3 },
      ],
      [
        { low: -4, high: 10 },
        { low: 4, high: 4 },
      ],
      [
        { low: -1, high: 3 },
        { low: 2, high: 4 },
      ],
      [
        { low: 0, high: 0 },
        { low: 0, high: 5 },
      ],
    ] as const;
    const drawn = { count: 4, drawn: rows };
    expect(divided(drawn, 0)).toEqual([
      [1 / 3, -1, -0.5, -Infinity],
      [1 / 3, 2.5, 1.5, Infinity],
    ]);
    expect(divided(drawn, 2)).toEqual([
      [7 / 3, 1, NaN, -Infinity],
      [7 / 3, 4.5, NaN, Infinity],
    ]);
  });
});

function quotientOf(of: Ends, by: Ends, term: number): Ends {
  if (by.low <= 0) return { low: -Infinity, high: Infinity };
  if (by.low === by.high) return { low: sumOver(of.low, by.low, term), high: sumOver(of.high, by.low, term) };
  const corners = [of.low, of.high].flatMap((end) => [by.low, by.high].map((divisor) => cornerOf(end, divisor)));
  const low = corners.reduce((a, b) => (isBelow(b, a) ? b : a));
  const high = corners.reduce((a, b) => (isBelow(a, b) ? b : a));
  return { low: plus(low, term), high: plus(high, term) };
}

/** A number by a number, and a term: one quotient. */
function sumOver(end: number, by: number, term: number): number {
  const added = BigInt(by) * BigInt(term);
  if (!isHeld(added)) return NaN;
  if (!Number.isFinite(end)) return end;
  const total = BigInt(end) + added;
  return isHeld(total) ? toNumber(rational(total, BigInt(by))) : NaN;
}

function plus(quotient: Exact, term: number): number {
  if (typeof quotient === 'number') return quotient;
  if (quotient.num === 0n) return term + 0;
  return term === 0 ? toNumber(quotient) : NaN;
}

function cornerOf(end: number, by: number): Exact {
  if (!Number.isFinite(end)) return end;
  return Number.isFinite(by) ? rational(BigInt(end), BigInt(by)) : ZERO;
}

function isBelow(a: Exact, b: Exact): boolean {
  if (typeof a === 'number') return a === -Infinity && b !== -Infinity;
  return typeof b === 'number' ? b === Infinity : compare(a, b) < 0;
}

const isHeld = (whole: bigint): boolean =>
  compare(fromInteger(whole < 0n ? -whole : whole), fromInteger(2n ** 53n)) < 0;
