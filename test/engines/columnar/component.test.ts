import { expect, it } from 'vitest';
import { Component } from '../../../src/engines/columnar/component.ts';
import { Encoder, programOf, readsWithDerived } from '../../../src/engines/columnar/index.ts';
import { loadRules } from '../../../src/index.ts';
import { toDay } from '../../../src/value/civil-date.ts';

const asOf = toDay({ year: 2025, month: 11, day: 1 });
const COUNT = 1000;

it('keeps nothing of texts, of which each row of each part may have its own', () => {
  const { rules } = loadRules([
    { name: 'vocabulary/a.yaml', text: 'facts:\n  scope: { type: text, label: 经营范围 }\n' },
    {
      name: 'p.yaml',
      text: 'policy: p\ntitle: 政策\nitems:\n  - { id: a, title: t, when: { fact: scope, operator: mentions, value: [软件] } }\n',
    },
  ]);
  const { context } = new Encoder(programOf(rules.compiled, asOf));
  const [use] = readsWithDerived([rules.compiled.items[0]!.verdict], null, context).facts;
  const component = new Component(use!, 2025, context.scratch, null);
  for (let part = 0; part < 3; part++)
    component.begin({
      count: COUNT,
      world: () => {
        throw new Error('nobody is looked at alone');
      },
      hasGrants: () => false,
      column: () => ({
        kind: 'dictionary',
        ids: Uint16Array.from({ length: COUNT }, (_, row) => row),
        domains: Array.from({ length: COUNT }, (_, at) => ({ kind: 'text', text: `软件 ${part} ${at}` })),
      }),
    });
  expect(component.given).toHaveLength(2);
  const kept = Object.values(component).reduce((sum, value) => sum + (value instanceof Map ? value.size : 0), 0);
  expect(kept).toBe(1);
});
