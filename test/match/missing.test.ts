import { describe, expect, it } from 'vitest';
import { loadRules, match } from '../../src/index.ts';

const { rules } = loadRules([
  {
    name: 'vocabulary/a.yaml',
    text: 'facts: { rate: { type: decimal, label: 比率 }, staff: { type: integer, label: 人数 } }',
  },
  {
    name: 'p.yaml',
    text: `policy: p
title: 政策
items:
  - { id: less, title: 小于, when: { fact: rate, operator: "<", value: { fact: staff } } }
  - { id: most, title: 不大于, when: { fact: rate, operator: "<=", value: { fact: staff } } }
`,
  },
]);

describe('what is missing in a comparison with whole numbers', () => {
  // Nobody counts 0.3 people: which number between two whole ones it is makes no difference.
  it.each<readonly [unknown, readonly string[], readonly string[]]>([
    [{ min: 0.15, max: 0.45 }, ['staff'], ['staff']],
    [{ min: 0.15, max: 1 }, ['rate', 'staff'], ['staff']],
    [{ min: 0, max: 0.45 }, ['staff'], ['rate', 'staff']],
    [{ min: 0.15 }, ['rate', 'staff'], ['rate', 'staff']],
  ])('is a number of %j only if a whole one parts its values', (rate, less, most) => {
    const { results } = match(rules, { enterprise: 'x', facts: { rate } }, { asOf: '2025-08-01' });
    expect(results.map(({ missing }) => missing)).toEqual([less, most]);
  });
});
