import { describe, expect, it } from 'vitest';
import { columnar } from '../../../src/engines/columnar/index.ts';
import { loadProfiles, loadRules } from '../../../src/index.ts';
import { worldOf } from '../../../src/match/world.ts';
import { parseDay } from '../../../src/value/civil-date.ts';

const WHEN = [
  '{ fact: staff, operator: ">=", value: 10 }',
  '{ fact: staff, operator: ">", value: 10 }',
  '{ fact: staff, operator: between, value: [10, 20] }',
  '{ fact: share, operator: equal, value: 50% }',
  '{ fact: share, operator: "<", value: 50% }',
  '{ fact: kind, operator: in, value: [company, branch] }',
  '{ fact: kind, operator: equal, value: branch }',
  '{ fact: titles, operator: contains, value: first }',
  '{ fact: titles, operator: contains, value: second }',
];

const { rules, diagnostics } = loadRules([
  {
    name: 'vocabulary/a.yaml',
    text: `facts:
  staff: { type: integer, min: 0, label: 人数 }
  share: { type: ratio, min: 0, label: 占比 }
  kind: { type: code, codes: kinds, label: 类型 }
  titles: { type: codes, codes: titles, label: 资质 }
codes:
  kinds: { company: { label: 公司 }, branch: { label: 分支 }, other: { label: 其他 } }
  titles: { first: { label: 甲 }, second: { label: 乙 } }
`,
  },
  {
    name: 'p.yaml',
    text: `policy: p
title: 政策
items:
${WHEN.map((when, at) => `  - { id: i${at}, title: 事项, kind: qualification, when: ${when} }`).join('\n')}
`,
  },
]);

const asOf = parseDay('2025-11-01')!;
const prepared = await columnar.prepare(rules.compiled);

/** Of each item: whether it holds (t), fails (f) or neither is known (u). */
async function truths(facts: object): Promise<string> {
  const text = JSON.stringify({ enterprise: 'x', facts });
  const { profiles } = loadProfiles(rules, [{ name: 'x.json', text }]);
  const found = await prepared.truths(worldOf(profiles[0]!, rules.vocabulary, asOf));
  return found.map((truth) => truth[0]).join('');
}

describe('atoms of one fact, for one enterprise after the other', () => {
  it('are given rules without errors', () => {
    expect(diagnostics).toEqual([]);
  });

  // Each list goes on with what is known of those before, both ways round.
  const cases: readonly (readonly [object, string])[] = [
    [{ staff: 9 }, 'fff' + 'uu' + 'uu' + 'uu'],
    [{ staff: 10 }, 'tft' + 'uu' + 'uu' + 'uu'],
    [{ staff: 11 }, 'ttt' + 'uu' + 'uu' + 'uu'],
    [{ staff: 20 }, 'ttt' + 'uu' + 'uu' + 'uu'],
    [{ staff: 21 }, 'ttf' + 'uu' + 'uu' + 'uu'],
    [{ staff: { min: 10, max: 11 } }, 'tut' + 'uu' + 'uu' + 'uu'],
    [{ staff: { min: 9, max: 10 } }, 'ufu' + 'uu' + 'uu' + 'uu'],
    [{ share: '50%' }, 'uuu' + 'tf' + 'uu' + 'uu'],
    [{ share: '49.99%' }, 'uuu' + 'ft' + 'uu' + 'uu'],
    [{ share: '50.01%' }, 'uuu' + 'ff' + 'uu' + 'uu'],
    [{ kind: 'company' }, 'uuu' + 'uu' + 'tf' + 'uu'],
    [{ kind: 'branch' }, 'uuu' + 'uu' + 'tt' + 'uu'],
    [{ kind: 'other' }, 'uuu' + 'uu' + 'ff' + 'uu'],
    [{ titles: ['first'] }, 'uuu' + 'uu' + 'uu' + 'tf'],
    [{ titles: ['second'] }, 'uuu' + 'uu' + 'uu' + 'ft'],
    [{ titles: [] }, 'uuu' + 'uu' + 'uu' + 'ff'],
    [{}, 'uuuuuuuuu'],
  ];

  it.each([
    ['in one order', cases],
    ['in the other', [...cases].reverse()],
    ['again', cases],
  ])('say of each what is true of it: %s', async (_, order) => {
    const found: string[] = [];
    for (const [facts] of order) found.push(await truths(facts));
    expect(found).toEqual(order.map(([, wanted]) => wanted));
  });
});
