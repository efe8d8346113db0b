import { describe, expect, it } from 'vitest';
import {
  Decider,
  Encoder,
  type FactColumn,
  type KernelsOf,
  plainKernels,
  programOf,
  type Rows,
  simdKernels,
} from '../../../src/engines/columnar/index.ts';
import { ROWS } from '../../../src/engines/columnar/kernels/kernels.ts';
import { loadRules } from '../../../src/index.ts';
import { toDay } from '../../../src/value/civil-date.ts';

const asOf = toDay({ year: 2025, month: 11, day: 1 });

/** An item for each number that the sum of two facts is compared with. */
function rulesOf(thresholds: number) {
  const { rules, diagnostics } = loadRules([
    {
      name: 'vocabulary/a.yaml',
      text: `facts:
  tax: { type: decimal, label: 税 }
  fees: { type: decimal, label: 费 }
  both: { type: decimal, label: 合计, derive: { sum: [tax, fees] } }
`,
    },
    {
      name: 'p.yaml',
      text: `policy: p
title: 政策
items:
${Array.from({ length: thresholds }, (_, at) => `  - { id: i${at}, title: t, when: { fact: both, operator: '>', value: ${at} } }`).join('\n')}
`,
    },
  ]);
  expect(diagnostics).toEqual([]);
  return rules;
}

const numbers = (values: readonly number[]): FactColumn => ({
  kind: 'numbers',
  values: Float64Array.from(values),
  others: null,
  domains: [undefined],
});

function rowsOf(tax: readonly number[]): Rows {
  const columns: Readonly<Record<string, FactColumn>> = { tax: numbers(tax), fees: numbers(tax.map(() => 0.5)) };
  return {
    count: tax.length,
    column: (fact) => columns[fact],
    hasGrants: () => false,
    world: (row) => {
      throw new Error(`row ${row} is in doubt`);
    },
  };
}

describe('deciding blocks', () => {
  it.each<readonly [string, KernelsOf]>([
    ['vectors', (bytes) => simdKernels(bytes)!],
    ['plain arrays', plainKernels],
  ])(
    'puts no row beyond the end of a short part into any plane, however many classes were met before, by %s',
    (_, kernels) => {
      const program = programOf(rulesOf(400).compiled, asOf);
      const encoder = new Encoder(program);
      const decider = new Decider(encoder.encode(rowsOf(Array.from({ length: ROWS }, (_, row) => row % 400))), kernels);
      decider.decide(0);
      decider.groups.forEach((_, group) => {
        decider.decideGroup(group);
      });
      // The sums are 0.5, 1.5 and 2.5: above the number n are those from n on.
      decider.load(encoder.encode(rowsOf([0, 1, 2])));
      expect(decider.decide(0)).toBe(3);
      const found = decider.groups.flatMap(({ from, to }, group) => {
        decider.decideGroup(group);
        return program.items.slice(from, to).map(({ yes }) => [...decider.list(yes)]);
      });
      expect(found.slice(0, 4)).toEqual([[0, 1, 2], [1, 2], [2], []]);
      expect(found.slice(4).flat()).toEqual([]);
    },
  );
});
