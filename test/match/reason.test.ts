import { describe, expect, it } from 'vitest';
import { loadRules, match } from '../../src/index.ts';

const VOCABULARY = `
facts:
  revenue: { type: money, period: year, label: { zh: 营业收入, en: revenue } }
  growth: { type: ratio, label: { zh: 营收增长率, en: revenue growth }, derive: { growth: [revenue, revenue@-2] } }
`;

function only(item: string, facts: Record<string, unknown>) {
  const { rules, diagnostics } = loadRules([
    { name: 'vocabulary/a.yaml', text: VOCABULARY },
    { name: 'p.yaml', text: `policy: p\ntitle: 政策\nitems:\n  - { id: i, title: 事项, ${item} }\n` },
  ]);
  expect(diagnostics).toEqual([]);
  return match(rules, { enterprise: 'e', facts }, { asOf: '2025-08-01' }).results[0]!;
}

describe('the reason of a result', () => {
  it('says that a growth from nothing cannot be computed, and misses nothing', () => {
    const result = only('when: { fact: growth, operator: ">", value: 0 }', { revenue: { 2024: 5, 2023: 0 } });
    expect(result).toMatchObject({ verdict: 'undetermined', missing: [] });
    expect(result.reason).toEqual({
      zh: '营收增长率无法计算：基数为零或负',
      en: 'revenue growth cannot be computed: its base is zero or less',
    });
  });

  it('says that a limit which the authority sets is for the authority to set', () => {
    const result = only('when: always, limit: { amount: unstated }', {});
    expect(result).toMatchObject({ verdict: 'undetermined', missing: [] });
    expect(result.reason).toEqual({ zh: '所需的值由主管部门核定', en: 'the value is for the authority to set' });
  });

  it('names the gate that fails', () => {
    expect(only('when: always, effective: { from: 2025-08-02 }', {})).toMatchObject({
      verdict: 'ineligible',
      reason: { zh: '基准日不在有效期内', en: 'the as-of date lies outside the period of validity' },
    });
  });

  it('is absent where nothing is wrong', () => {
    expect(only('when: always', {}).reason).toBeNull();
  });
});
