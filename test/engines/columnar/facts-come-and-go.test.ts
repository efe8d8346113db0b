import { expect, it } from 'vitest';
import { type DictionaryColumn, Encoder, programOf } from '../../../src/engines/columnar/index.ts';
import { loadRules } from '../../../src/index.ts';
import { toDay } from '../../../src/value/civil-date.ts';
import { exactNumber } from '../../../src/value/domain.ts';
import { fromInteger } from '../../../src/value/rational.ts';

const asOf = toDay({ year: 2025, month: 11, day: 1 });
const COUNT = 8192;

it('takes no more memory where a fact is given in every other part', () => {
  const { rules } = loadRules([
    {
      name: 'vocabulary/a.yaml',
      text: 'facts:\n  x: { type: decimal, label: x }\n  y: { type: decimal, label: y }\n  z: { type: decimal, label: z, derive: { choose: [{ when: { fact: x, operator: ">", value: 2 }, then: y }, { otherwise: 4 }] } }\n',
    },
    {
      name: 'p.yaml',
      text: 'policy: p\ntitle: 政策\nitems:\n  - { id: a, title: t, when: { fact: z, operator: ">=", value: 5 } }\n',
    },
  ]);
  const encoder = new Encoder(programOf(rules.compiled, asOf));
  const { kernels } = encoder.context.scratch.workspace;
  const column: DictionaryColumn = {
    kind: 'dictionary',
    ids: Uint16Array.from({ length: COUNT }, (_, row) => row),
    domains: Array.from({ length: COUNT }, (_, at) => exactNumber(fromInteger(at))),
  };
  const encode = (part: number): void => {
    encoder.encode({
      count: COUNT,
      world: () => {
        throw new Error('nobody is looked at alone');
      },
      hasGrants: () => false,
      column: (fact) => (fact === 'x' || part % 2 === 0 ? column : undefined),
    });
  };
  for (let part = 0; part < 4; part++) encode(part);
  const before = kernels.memory.byteLength;
  for (let part = 4; part < 40; part++) encode(part);
  expect(kernels.memory.byteLength).toBe(before);
});
