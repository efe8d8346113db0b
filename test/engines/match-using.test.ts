import { describe, expect, it } from 'vitest';
import { ENGINES } from '../../src/engines/index.ts';
import { type Engine, loadRules, match, matchUsing } from '../../src/index.ts';
import type { Truth } from '../../src/value/truth.ts';
import { recorded } from '../cli/recorded.ts';
import { PROFILES, RULES, workspace } from '../cli/workspace.ts';

const { rules } = loadRules([
  {
    name: 'vocabulary/a.yaml',
    text: `facts:
  staff: { type: integer, label: 人数, holder: 市人力社保局 }
  assets: { type: money, label: 资产 }
  wealth: { type: money, label: 财产, derive: { times: [assets, 1] } }
`,
  },
  {
    name: 'p.yaml',
    text: `policy: p
title: 政策
items:
  - { id: jobs, title: 稳岗, when: { fact: staff, operator: ">=", value: 10 }, amount: 5万, delivery: apply-free }
  - { id: rich, title: 资产, when: { fact: wealth, operator: ">=", value: 10 } }
`,
  },
]);
const asOf = '2025-08-01';
const staff = { value: 12, source: '市人力社保局' };

describe('matching with another engine', () => {
  it.each(ENGINES)('of $name tells all that `match` tells', async (engine) => {
    const profiles = [
      { enterprise: 'x', facts: { staff, assets: 3 } },
      { enterprise: 'x', facts: { staff: 12, assets: { min: 3 } } },
      { enterprise: 'x', facts: { staff: null } },
      // The value that is given clashes with the one that is derived: a warning.
      { enterprise: 'x', facts: { staff, assets: 3, wealth: 40 } },
      { enterprise: 'x', facts: { stuff: 3 } },
    ];
    for (const profile of profiles)
      expect(await matchUsing(engine, rules, profile, { asOf })).toEqual(match(rules, profile, { asOf }));
    expect(match(rules, profiles[3], { asOf }).diagnostics.map(({ code }) => code)).toEqual(['clash']);
    const items = ['p/rich'];
    expect(await matchUsing(engine, rules, profiles[1], { asOf, items })).toEqual(
      match(rules, profiles[1], { asOf, items }),
    );
  });

  it('refuses what `match` refuses, without any engine', async () => {
    const never: Engine = {
      name: 'never',
      prepare: () => {
        throw new Error('prepared');
      },
    };
    const found = await matchUsing(never, rules, { enterprise: 'x' }, { asOf: 'today' });
    expect(found).toEqual(match(rules, { enterprise: 'x' }, { asOf: 'today' }));
  });

  it('takes the verdicts of the engine, also of what is attested alone', async () => {
    const asked: string[] = [];
    const saying = (given: Truth, attested: Truth): Engine => ({
      name: 'fixed',
      prepare: ({ items }) => ({
        truths: (world) => {
          // Only with what is attested alone are the assets, which nobody else vouches for, not given.
          const isAttested = world.given('assets', null) === undefined;
          asked.push(isAttested ? 'attested' : 'given');
          return items.map(() => (isAttested ? attested : given));
        },
      }),
    });
    const profile = { enterprise: 'x', facts: { staff, assets: 3 } };
    const told = async (engine: Engine) => {
      const { results } = await matchUsing(engine, rules, profile, { asOf });
      return results.map(({ verdict, delivery }) => `${verdict} ${delivery}`);
    };
    expect(await told(saying('true', 'true'))).toEqual(['eligible apply-free', 'eligible application']);
    expect(await told(saying('true', 'unknown'))).toEqual(['eligible direct', 'eligible application']);
    expect(asked).toEqual(['given', 'attested', 'given', 'attested']);
    asked.length = 0;
    expect(await told(saying('false', 'true'))).toEqual(['ineligible application', 'ineligible application']);
    expect(asked).toEqual(['given']);
  });

  it('prepares the rules once for all profiles, and again after a failure', async () => {
    let [prepared, fails] = [0, true];
    const counting: Engine = {
      name: 'counting',
      prepare: async ({ items }) => {
        prepared++;
        if (fails) throw new Error('not now');
        return { truths: () => items.map(() => 'unknown') };
      },
    };
    const once = () => matchUsing(counting, rules, { enterprise: 'x' }, { asOf });
    await expect(once()).rejects.toThrow('not now');
    fails = false;
    await Promise.all([once(), once()]);
    await once();
    expect(prepared).toBe(2);
  });
});

describe('huiqi match --engine', () => {
  const { here } = workspace({ ...RULES, ...PROFILES });
  const args = ['match', '--rules', 'rules', '--profiles', 'profiles', '--as-of', '2025-11-01'];

  it.each([['--json', '--all'], []])('says the same with every engine %s %s', async (...more) => {
    const plain = await here([...args, ...more]);
    expect({ stderr: plain.stderr, status: plain.status }).toEqual({ stderr: '', status: 0 });
    for (const { name } of ENGINES) expect(await here([...args, ...more, '--engine', name])).toEqual(plain);
  });

  it('suggests the nearest name, and ends with 2', async () => {
    const { stderr, status } = await recorded([
      ...['match', '--rules', 'r', '--profiles', 'p', '--lang', 'en'],
      ...['--engine', 'json-rule-engine'],
    ]);
    expect(stderr).toBe(
      'huiqi: there is no engine `json-rule-engine`\n  did you mean `json-rules-engine`?\n  see huiqi --help\n',
    );
    expect(status).toBe(2);
  });
});
