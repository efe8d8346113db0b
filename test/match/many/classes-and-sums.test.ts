import { describe, expect, it } from 'vitest';
import {
  type FactColumn,
  type KernelsOf,
  plainKernels,
  type Rows,
  simdKernels,
} from '../../../src/engines/columnar/index.ts';
import { loadRules } from '../../../src/index.ts';
import { ManyMatcher } from '../../../src/match/many/index.ts';
import { toDay } from '../../../src/value/civil-date.ts';
import { type Domain, exactNumber } from '../../../src/value/domain.ts';
import { point } from '../../../src/value/interval.ts';
import { fromInteger, ZERO } from '../../../src/value/rational.ts';

const asOf = toDay({ year: 2025, month: 11, day: 1 });
const both: readonly (readonly [string, KernelsOf])[] = [
  ['vectors', (bytes) => simdKernels(bytes)!],
  ['typed arrays', plainKernels],
];

function rulesOf(items: readonly string[]) {
  const { rules, diagnostics } = loadRules([
    { name: 'vocabulary/a.yaml', text: 'facts: { x: { type: money, label: x } }' },
    {
      name: 'p.yaml',
      text: `policy: p\ntitle: 政策\nitems:\n${items.map((item, at) => `  - { id: i${at}, title: t, ${item} }\n`).join('')}`,
    },
  ]);
  expect(diagnostics).toEqual([]);
  return rules.compiled;
}

/** Rows of which one fact is given, if it is, by a column. */
function rowsOf(count: number, column: FactColumn | undefined, given: (row: number) => Domain | undefined): Rows {
  return {
    count,
    world: (row) => ({ asOf, asOfYear: 2025, given: () => given(row), granted: () => point(ZERO) }),
    hasGrants: () => false,
    column: () => column,
  };
}

const whole = (value: number): Domain => exactNumber(fromInteger(value));
const range = (min: number, max: number): Domain => ({
  kind: 'number',
  min: fromInteger(min),
  max: fromInteger(max),
  integral: false,
});

/** Numbers as doubles, and what is none as entries. */
function numbers(given: readonly (number | Domain | undefined)[]): FactColumn {
  const domains: (Domain | undefined)[] = [undefined];
  const others = Uint16Array.from(given, (one) => (typeof one === 'object' ? domains.push(one) - 1 : 0));
  return {
    kind: 'numbers',
    values: Float64Array.from(given, (one) => (typeof one === 'number' ? one : Number.NaN)),
    others,
    domains,
  };
}

describe.each(both)('over %s', (_, kernels) => {
  const THRESHOLDS = 400;
  const matcherOf = () =>
    new ManyMatcher(
      rulesOf(Array.from({ length: THRESHOLDS }, (_, at) => `when: { fact: x, operator: ">=", value: ${at} }`)),
      asOf,
      {
        kernels,
      },
    );

  /** For each item from how much on: who surely has as much, and who may. */
  function expected(given: readonly (number | { readonly low: number; readonly high: number } | undefined)[]) {
    return Array.from({ length: THRESHOLDS }, (_, least) => {
      const low = (one: (typeof given)[number]): number =>
        one === undefined ? Number.NEGATIVE_INFINITY : typeof one === 'number' ? one : one.low;
      const high = (one: (typeof given)[number]): number =>
        one === undefined ? Number.POSITIVE_INFINITY : typeof one === 'number' ? one : one.high;
      const eligible = given.filter((one) => low(one) >= least).length;
      return [eligible, given.filter((one) => high(one) >= least).length - eligible];
    });
  }

  const countsOf = (matcher: ManyMatcher, rows: Rows) =>
    matcher.match(rows, rows, null).tally.items.map(({ eligible, undetermined }) => [eligible, undetermined]);

  it('rows that turn out to be of more classes than a byte can tell apart are classed like those before them', () => {
    const matcher = matcherOf();
    // Two strips and a few rows: the first 9,000 have ten classes, the others some hundred more.
    const first = Array.from({ length: 9_000 }, (_, row) => row % 10);
    const then = Array.from({ length: 8_000 }, (_, row) => row % THRESHOLDS);
    const some = [...first, ...then];
    expect(
      countsOf(
        matcher,
        rowsOf(some.length, numbers(some), (row) => whole(some[row]!)),
      ),
    ).toEqual(expected(some));
    // A part of few classes comes after it, and none at all.
    expect(
      countsOf(
        matcher,
        rowsOf(9_000, numbers(first), (row) => whole(first[row]!)),
      ),
    ).toEqual(expected(first));
    expect(
      countsOf(
        matcher,
        rowsOf(0, numbers([]), () => undefined),
      ),
    ).toEqual(expected([]));
  });

  it('entries mean something else in each part, also those of rows that have no number', () => {
    const matcher = matcherOf();
    const parts = [
      [3, undefined, { low: 2, high: 6 }, { low: 7, high: 300 }],
      [{ low: 7, high: 300 }, 12, undefined, 399, { low: 0, high: 1 }],
      [undefined, { low: 5, high: 6 }],
    ];
    for (const part of parts) {
      const given = part.map((one) => (typeof one === 'object' ? range(one.low, one.high) : one));
      const rows = rowsOf(part.length, numbers(given), (row) => {
        const one = given[row];
        return typeof one === 'number' ? whole(one) : one;
      });
      expect(countsOf(matcher, rows)).toEqual(expected(part));
    }
    // Of a dictionary too.
    const domains = [undefined, whole(4), range(1, 9), whole(250)];
    const ids = Uint8Array.of(1, 3, 0, 2, 2, 1);
    const meant = [4, 250, undefined, { low: 1, high: 9 }, { low: 1, high: 9 }, 4];
    expect(
      countsOf(
        matcher,
        rowsOf(6, { kind: 'dictionary', ids, domains }, (row) => domains[ids[row]!]),
      ),
    ).toEqual(expected(meant));
    // And where nothing is given at all, before and after.
    expect(
      countsOf(
        matcher,
        rowsOf(2, undefined, () => undefined),
      ),
    ).toEqual(expected([undefined, undefined]));
    expect(
      countsOf(
        matcher,
        rowsOf(2, numbers([1, 2]), (row) => whole(row + 1)),
      ),
    ).toEqual(expected([1, 2]));
  });
});

describe('amounts that are only added up', () => {
  it('come to what they are one by one, however many wait', () => {
    // The kth of 80 items is worth k per cent of as many yuan as the row: 4.8 million amounts, more than wait at once.
    const items = Array.from({ length: 80 }, (_, at) => `when: always, amount: { rate: ${at + 1}%, of: x }`);
    const count = 60_000;
    const sales = Array.from({ length: count }, (_, row) => row + 1);
    const rows = rowsOf(count, numbers(sales), (row) => whole(row + 1));
    const { tally } = new ManyMatcher(rulesOf(items), asOf).match(rows, rows, null);
    const one = (BigInt(count) * BigInt(count + 1)) / 2n;
    expect(tally.items.map(({ amount }) => amount)).toEqual(
      items.map((_, at) => ({ min: BigInt(at + 1) * one, max: BigInt(at + 1) * one })),
    );
  });

  it('are told of a part that follows one which could not be told', () => {
    const matcher = new ManyMatcher(rulesOf(['when: always, amount: { times: [x, 3] }']), asOf);
    const beyond = [5, 4e13];
    expect(() =>
      matcher.match(
        rowsOf(2, numbers(beyond), (row) => whole(beyond[row]!)),
        rowsOf(2, numbers(beyond), () => undefined),
        null,
      ),
    ).toThrow(RangeError);
    const rows = rowsOf(2, numbers([1, 2]), (row) => whole(row + 1));
    expect(matcher.match(rows, rows, null).tally.items[0]!.amount).toEqual({ min: 900n, max: 900n });
  });
});
