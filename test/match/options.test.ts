import { describe, expect, it } from 'vitest';
import { loadRules, match } from '../../src/index.ts';

const { rules } = loadRules([
  {
    name: 'vocabulary/a.yaml',
    text: `facts:
  assets: { type: money, label: 资产 }
  cash: { type: money, label: 现金 }
  wealth: { type: money, label: 财产, derive: { sum: [assets, cash] } }
`,
  },
  {
    name: 'p.yaml',
    text: 'policy: p\ntitle: 政策\nitems:\n  - { id: i, title: 事项, when: always, amount: wealth, delivery: apply-free }\n',
  },
]);

describe('what a portal hands over', () => {
  it.each([undefined, null, 5, {}, Object.create(null), [], '2024-02-30', ''])(
    'is refused by a diagnostic where the as-of date is %o',
    (asOf) => {
      const { results, diagnostics } = match(rules, { enterprise: 'x' }, { asOf: asOf as string });
      expect(results).toEqual([]);
      expect(diagnostics.map(({ code }) => code)).toEqual(['bad-as-of']);
    },
  );

  it('is refused by a diagnostic where there are no options at all', () => {
    expect(match(rules, { enterprise: 'x' }, undefined as never).diagnostics.map(({ code }) => code)).toEqual([
      'bad-as-of',
    ]);
  });

  it('is told of an item that no rule has, with the nearest name', () => {
    const { results, diagnostics } = match(rules, { enterprise: 'x' }, { asOf: '2025-08-01', items: ['p/j'] });
    expect(results).toEqual([]);
    expect(diagnostics.map(({ code, fix }) => [code, fix?.en])).toEqual([['unknown-item', 'did you mean `p/i`?']]);
  });
});

describe('an amount that is given without an application', () => {
  const facts = { assets: { value: 1, source: '市税务局' }, cash: { value: 9, source: '市税务局' } };
  const deliveryOf = (wealth: unknown) =>
    match(
      rules,
      { enterprise: 'x', facts: { ...facts, ...(wealth !== undefined && { wealth }) } },
      { asOf: '2025-08-01' },
    ).results[0]!;

  it('is the one that is attested', () => {
    expect(deliveryOf(undefined)).toMatchObject({ delivery: 'apply-free', amount: { min: 10, max: 10 } });
  });

  it('is not another one that the enterprise declares instead', () => {
    expect(deliveryOf(100)).toMatchObject({ delivery: 'direct', amount: { min: 100, max: 100 } });
    expect(deliveryOf({ min: 50, max: 100 })).toMatchObject({ delivery: 'direct', amount: { min: 50, max: 100 } });
  });
});
