import { expect, it } from 'vitest';
import { Encoder, type Kernels, plainKernels, programOf, type Rows } from '../../../src/engines/columnar/index.ts';
import { loadRules } from '../../../src/index.ts';
import { toDay } from '../../../src/value/civil-date.ts';
import { exactNumber } from '../../../src/value/domain.ts';
import { point } from '../../../src/value/interval.ts';
import { fromInteger, ZERO } from '../../../src/value/rational.ts';

const asOf = toDay({ year: 2025, month: 11, day: 1 });
const amountOf = (fact: string, row: number): number => (fact === 'x' ? row : 500);

it('reckons parts of which each is a little longer in the memory that the longest takes', () => {
  const { rules } = loadRules([
    { name: 'vocabulary/a.yaml', text: 'facts:\n  x: { type: money, label: x }\n  y: { type: money, label: y }\n' },
    {
      name: 'p.yaml',
      text: 'policy: p\ntitle: 政策\nitems:\n  - { id: a, title: t, when: { fact: x, operator: "<", value: { fact: y } } }\n',
    },
  ]);
  const made: Kernels[] = [];
  const encoder = new Encoder(programOf(rules.compiled, asOf), (bytes) => {
    made.push(plainKernels(bytes));
    return made[0]!;
  });
  const before = made[0]!.memory.byteLength;
  for (let count = 1; count <= 1000; count++) {
    const rows: Rows = {
      count,
      world: (row) => ({
        asOf,
        asOfYear: 2025,
        given: (fact) => exactNumber(fromInteger(amountOf(fact, row))),
        granted: () => point(ZERO),
      }),
      hasGrants: () => false,
      column: (fact) => ({
        kind: 'numbers',
        values: Float64Array.from({ length: count }, (_, row) => amountOf(fact, row)),
        others: null,
        domains: [],
      }),
    };
    encoder.encode(rows);
  }
  // Two ends of two facts in a thousand rows are 32 kilobytes; one after the other, of all parts, they would be 16 megabytes.
  expect(made[0]!.memory.byteLength).toBe(before);
});
