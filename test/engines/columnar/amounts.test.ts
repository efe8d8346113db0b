import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountColumns, Encoder, type FactColumn, programOf, type Rows } from '../../../src/engines/columnar/index.ts';
import { loadRules } from '../../../src/index.ts';
import { toDay } from '../../../src/value/civil-date.ts';
import { checkProperty, runs } from '../../properties/check-property.ts';

const AMOUNTS = {
  share: '{ rate: 10%, of: revenue }',
  capped: '{ rate: 12.5%, of: revenue, atMost: 500万 }',
  perHead: '{ each: 1500, per: staff }',
  slices:
    '{ bands: { of: revenue, mode: slices, rows: [{ from: 0, below: 1万, rate: 1% }, { from: 1万, rate: 2% }] } }',
  fine: '{ bands: { of: { times: [revenue, share] }, mode: slices, rows: [{ from: 0, below: 100, rate: 0.01% }, { from: 100, rate: 0.02% }] } }',
  growth: '{ rate: 5%, of: { minus: [revenue, costs] } }',
};

const { rules, diagnostics } = loadRules([
  {
    name: 'vocabulary/a.yaml',
    text: `facts:
  revenue: { type: money, min: 0, label: 收入 }
  costs: { type: money, min: 0, label: 成本 }
  staff: { type: integer, min: 0, label: 人数 }
  share: { type: ratio, label: 占比 }
`,
  },
  {
    name: 'p.yaml',
    text: `policy: p
title: 政策
items:
${Object.entries(AMOUNTS)
  .map(([id, amount]) => `  - { id: ${id.toLowerCase()}, title: ${id}, when: always, amount: ${amount} }`)
  .join('\n')}
`,
  },
]);

const asOf = toDay({ year: 2025, month: 11, day: 1 });
const program = programOf(rules.compiled, asOf);
const amountOf = amountColumns(new Encoder(program).context);
const columns = Object.fromEntries(
  rules.compiled.items.map(({ item, amount }) => [item.name.split('/')[1], amountOf(amount!)]),
);

/** Rows of which everything is known, and which nobody may ask the reference about. */
function rowsOf(facts: Readonly<Record<string, readonly number[]>>): Rows {
  const column = (name: string): FactColumn | undefined =>
    facts[name] && { kind: 'numbers', values: Float64Array.from(facts[name]), others: null, domains: [undefined] };
  return {
    count: Object.values(facts)[0]!.length,
    column,
    hasGrants: () => false,
    world: (row) => {
      throw new Error(`row ${row} is in doubt`);
    },
  };
}

function fenOf(id: string, facts: Readonly<Record<string, readonly number[]>>): readonly (readonly number[])[] {
  const rows = rowsOf(facts);
  const amount = columns[id]!;
  amount.begin(rows, false);
  amount.reckon(
    Uint32Array.from({ length: rows.count }, (_, row) => row),
    rows.count,
  );
  return Array.from({ length: rows.count }, (_, row) => [amount.min[row]!, amount.max[row]!]);
}

describe('amounts in columns', () => {
  it('are of rules without errors', () => {
    expect(diagnostics).toEqual([]);
  });

  it('round half a fen up, and ask nobody', () => {
    // 10 % of 12,345.65 yuan are 1,234.565 yuan; 12.5 % of 0.04 yuan are half a fen; of 0.03 yuan less.
    expect(fenOf('share', { revenue: [12345.65, 12345.64] })).toEqual([
      [123457, 123457],
      [123456, 123456],
    ]);
    expect(fenOf('capped', { revenue: [0.04, 0.03, 4000_0000.01] })).toEqual([
      [1, 1],
      [0, 0],
      [5_000_000_00, 5_000_000_00],
    ]);
  });

  it('keep decimals whole in differences', () => {
    // 0.3 less 0.1 is 0.2 yuan, of which 5 % are one fen; as doubles it would be less.
    expect(fenOf('growth', { revenue: [0.3, 1000000.1], costs: [0.1, 999999.9] })).toEqual([
      [1, 1],
      [1, 1],
    ]);
  });

  it('take what has more decimals than its units as it is given', () => {
    // 10 % of 0.045 yuan are 0.45 fen: none; were they 0.05 yuan, it would be half a fen, and one.
    expect(fenOf('share', { revenue: [0.045, 0.05] })).toEqual([
      [0, 0],
      [1, 1],
    ]);
  });

  it('are reckoned where the units of all parts together would be too fine', () => {
    // Of 500,000 yuan 0.01 % of the first 100 and 0.02 % of the rest: 0.01 and 99.98 yuan.
    expect(fenOf('fine', { revenue: [1_000_000], share: [0.5] })).toEqual([[9999, 9999]]);
  });

  it('are those of whole numbers of fen, whatever is given', () => {
    const fen = fc.oneof(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 0, max: 1_000_000_000_000 }));
    checkProperty(
      'amounts in whole fen',
      fc.property(fc.array(fc.tuple(fen, fen, fc.nat(100_000)), { minLength: 1, maxLength: 50 }), (drawn) => {
        const facts = {
          revenue: drawn.map(([revenue]) => revenue / 100),
          costs: drawn.map(([, costs]) => costs / 100),
          staff: drawn.map(([, , staff]) => staff),
        };
        const half = (num: bigint, den: bigint): bigint => {
          const twice = 2n * num + den;
          return (twice - (((twice % (2n * den)) + 2n * den) % (2n * den))) / (2n * den);
        };
        const expected = (id: string, of: (revenue: bigint, costs: bigint, staff: bigint) => bigint): void => {
          const wanted = drawn.map(([revenue, costs, staff]) =>
            Number(of(BigInt(revenue), BigInt(costs), BigInt(staff))),
          );
          expect(fenOf(id, facts)).toEqual(wanted.map((each) => [each, each]));
        };
        const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);
        const most = (a: bigint, b: bigint): bigint => (a > b ? a : b);
        expected('share', (revenue) => half(revenue, 10n));
        expected('capped', (revenue) => least(half(revenue, 8n), 500_000_000n));
        expected('perhead', (_, __, staff) => staff * 150_000n);
        expected('slices', (revenue) => half(least(revenue, 1_000_000n) + 2n * most(revenue - 1_000_000n, 0n), 100n));
        // An amount is never below zero.
        expected('growth', (revenue, costs) => half(5n * most(revenue - costs, 0n), 100n));
      }),
      runs(60, 1000),
    );
  });
});
