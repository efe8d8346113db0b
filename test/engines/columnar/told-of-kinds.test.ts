import { expect, it } from 'vitest';
import {
  Decider,
  Encoder,
  type KernelsOf,
  plainKernels,
  programOf,
  type Rows,
  simdKernels,
} from '../../../src/engines/columnar/index.ts';
import { decimalOf } from '../../../src/engines/columnar/ranks.ts';
import { loadRules } from '../../../src/index.ts';
import { toDay } from '../../../src/value/civil-date.ts';
import { exactNumber } from '../../../src/value/domain.ts';
import { point } from '../../../src/value/interval.ts';
import { ZERO } from '../../../src/value/rational.ts';

const asOf = toDay({ year: 2025, month: 11, day: 1 });
/** Items for those from 10, 20, 30 … on. */
const ITEMS = 400;

function rowsOf(numbers: readonly number[]): Rows {
  const given = (row: number) => exactNumber(decimalOf(numbers[row]!));
  return {
    count: numbers.length,
    world: (row) => ({ asOf, asOfYear: 2025, given: () => given(row), granted: () => point(ZERO) }),
    hasGrants: () => false,
    column: () => ({ kind: 'numbers', values: Float64Array.from(numbers), others: null, domains: [] }),
  };
}

const KERNELS: readonly (readonly [string, KernelsOf])[] = [
  ['vectors', (bytes) => simdKernels(bytes)!],
  ['typed arrays', plainKernels],
];

it.each(KERNELS)('tells classes beyond a byte that were met in a part before, with %s', (_, kernels) => {
  const items = Array.from(
    { length: ITEMS },
    (_, at) => `  - { id: a${at}, title: t, when: { fact: x, operator: ">=", value: ${10 * at + 10} } }`,
  );
  const { rules } = loadRules([
    { name: 'vocabulary/a.yaml', text: 'facts:\n  x: { type: decimal, label: x }\n' },
    { name: 'p.yaml', text: `policy: p\ntitle: 政策\nitems:\n${items.join('\n')}\n` },
  ]);
  const program = programOf(rules.compiled, asOf);
  const encoder = new Encoder(program, kernels);
  let decider: Decider | null = null;
  /** How many items hold for each. */
  const heldBy = (numbers: readonly number[]): readonly number[] => {
    const encoded = encoder.encode(rowsOf(numbers));
    if (decider === null) decider = new Decider(encoded, kernels);
    else decider.load(encoded);
    decider.decide(0);
    const found = numbers.map(() => 0);
    decider.groups.forEach(({ from, to }, group) => {
      decider!.decideGroup(group);
      for (let item = from; item < to; item++) for (const row of decider!.list(program.items[item]!.yes)) found[row]!++;
    });
    return found;
  };
  const every = Array.from({ length: 4000 }, (_, row) => row + 1);
  expect(heldBy(every)).toEqual(every.map((number) => Math.floor(number / 10)));
  expect(heldBy([3995, 3005, 15])).toEqual([399, 300, 1]);
});
