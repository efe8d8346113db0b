import { assert, describe, expect, it } from 'vitest';
import { type FactRequest, type FactsRequest, loadRules, match, matchAsync, type Providers } from '../../src/index.ts';

const { rules, diagnostics } = loadRules([
  {
    name: 'vocabulary/a.yaml',
    text: `facts:
  staff: { type: integer, label: 人数, min: 0, holder: 市人力社保局 }
  revenue: { type: money, period: year, label: 收入 }
  cost: { type: money, label: 成本 }
  listed: { type: boolean, label: 上市 }
  honest: { type: boolean, label: 守信, holder: 市中级法院 }
  profit: { type: money, label: 利润, derive: { minus: [revenue, cost] }, ask: 利润多少？ }
  size: { type: code, codes: sizes, label: 规模 }
codes:
  sizes: { small: { label: 小 }, large: { label: 大 } }
`,
  },
  {
    name: 'p.yaml',
    text: `policy: p
title: 政策
items:
  - id: jobs
    title: 稳岗
    when: { all: [{ fact: honest, operator: equal, value: true }, { fact: staff, operator: ">=", value: 10 }] }
    amount: 5万
    delivery: apply-free
  - id: growth
    title: 增长
    when: { all: [{ fact: honest, operator: equal, value: true }, { fact: revenue, operator: ">", value: { fact: revenue@-2 } }] }
    amount: 20万
  - id: either
    title: 其一
    when: { any: [{ fact: listed, operator: equal, value: true }, { fact: staff, operator: ">=", value: 50 }] }
    amount: 1万
  - id: pairs
    title: 成对
    when:
      any:
        - { all: [{ fact: listed, operator: equal, value: true }, { fact: cost, operator: ">", value: 1 }] }
        - { all: [{ fact: size, operator: equal, value: small }, { fact: cost, operator: "<", value: 0 }] }
  - { id: profitable, title: 盈利, when: { fact: profit, operator: ">", value: 0 } }
`,
  },
]);
expect(diagnostics).toEqual([]);

const asOf = '2025-08-01';

/** Providers that answer from a table, and a list of what they were asked. */
function desk(table: Readonly<Record<string, unknown>>, costs: Readonly<Record<string, number>> = {}) {
  const asked: string[] = [];
  const fetch = async ({ name }: FactRequest): Promise<unknown> => {
    asked.push(name);
    await null;
    return table[name];
  };
  const facts = new Set(Object.keys(table).map((name) => name.split('@')[0]!));
  const providers: Providers = Object.fromEntries(
    [...facts].map((fact) => [fact, { fetch, ...(costs[fact] !== undefined && { cost: costs[fact] }) }]),
  );
  return { asked, providers };
}

describe('matchAsync', () => {
  it('asks what settles most first, and stops when all is settled', async () => {
    const { asked, providers } = desk({ staff: 60, honest: false, 'revenue@2024': 2, 'revenue@2023': 1, listed: true });
    const items = ['p/jobs', 'p/growth', 'p/either'];
    const found = await matchAsync(rules, { enterprise: 'E1', facts: {} }, { asOf, items, providers });
    // honest: jobs (5万) and growth (20万), 25万; staff: jobs and either, 6万; after `honest` is false only `either` is
    // open, which `listed` and `staff` settle alike.
    expect(asked).toEqual(['honest', 'listed']);
    expect(found.results.map(({ verdict }) => verdict)).toEqual(['ineligible', 'ineligible', 'eligible']);
    expect(found.asked).toEqual([
      { fact: 'honest', answered: true },
      { fact: 'listed', answered: true },
    ]);
    expect(found.facts).toEqual({ honest: false, listed: true });
  });

  it('asks the cheaper one first where it settles as much, and the dear one only if it must', async () => {
    const table = { staff: 60, listed: false };
    const items = ['p/either'];
    const dear = desk(table, { listed: 9, staff: 2 });
    await matchAsync(rules, { enterprise: 'E1' }, { asOf, items, providers: dear.providers });
    expect(dear.asked).toEqual(['staff']);
    const cheap = desk(table, { listed: 1, staff: 2 });
    await matchAsync(rules, { enterprise: 'E1' }, { asOf, items, providers: cheap.providers });
    expect(cheap.asked).toEqual(['listed', 'staff']);
    // honest settles jobs and growth for 3, staff jobs and either for 1: 2/3 < 2.
    const first = desk({ ...table, honest: true }, { honest: 3, listed: 9 });
    const options = { asOf, items: ['p/jobs', 'p/growth', 'p/either'], providers: first.providers };
    await matchAsync(rules, { enterprise: 'E1' }, options);
    expect(first.asked[0]).toBe('staff');
  });

  it('asks what costs nothing before all else', async () => {
    const { asked, providers } = desk({ honest: true, staff: 3, listed: false }, { listed: 0 });
    await matchAsync(rules, { enterprise: 'E1' }, { asOf, items: ['p/jobs', 'p/growth', 'p/either'], providers });
    expect(asked[0]).toBe('listed');
  });

  it('goes on where no fact settles anything by itself', async () => {
    // (listed and cost > 1) or (small and cost < 0): only several facts together make it true or false.
    const { asked, providers } = desk({ size: 'small', cost: -1 }, { size: 2, cost: 3 });
    const found = await matchAsync(rules, { enterprise: 'E1' }, { asOf, items: ['p/pairs'], providers });
    expect(asked).toEqual(['cost', 'size']);
    expect(found.results[0]!.verdict).toBe('eligible');
  });

  it('asks for each year of a series once, with the enterprise and the day', async () => {
    const asked: unknown[] = [];
    const table: Record<number, unknown> = { 2024: 5, 2023: { min: 1, max: 4 } };
    const revenue = (request: FactRequest): unknown => {
      asked.push(request);
      return table[request.year!];
    };
    const profile = { enterprise: 'E1', facts: { honest: true } };
    const found = await matchAsync(rules, profile, { asOf, items: ['p/growth'], providers: { revenue } });
    const request = { fact: 'revenue', enterprise: 'E1', asOf };
    expect(asked).toEqual([
      { ...request, name: 'revenue@2023', year: 2023 },
      { ...request, name: 'revenue@2024', year: 2024 },
    ]);
    expect(found.results[0]!.verdict).toBe('eligible');
    expect(found.asked).toEqual([
      { fact: 'revenue', year: 2023, answered: true },
      { fact: 'revenue', year: 2024, answered: true },
    ]);
    expect(found.facts).toEqual({ revenue: { 2023: { min: 1, max: 4 }, 2024: 5 } });
  });

  it('asks one provider for all its facts that matter in one call, by its cost', async () => {
    const calls: (readonly string[])[] = [];
    const tax = {
      facts: ['revenue', 'cost', 'staff'],
      cost: 2,
      fetch: async ({ facts }: FactsRequest) => {
        calls.push(facts.map(({ name }) => name));
        return { 'revenue@2024': 5, 'revenue@2023': null };
      },
    };
    const profile = { enterprise: 'E1', facts: { honest: true, staff: 3 } };
    const found = await matchAsync(rules, profile, { asOf, items: ['p/growth', 'p/jobs'], providers: { tax } });
    expect(calls).toEqual([['revenue@2023', 'revenue@2024']]);
    expect(found.asked).toEqual([
      { fact: 'revenue', year: 2023, answered: false },
      { fact: 'revenue', year: 2024, answered: true },
    ]);
    expect(found.facts).toEqual({ revenue: { 2023: null, 2024: 5 } });
    const asMap = {
      ...tax,
      fetch: () =>
        new Map([
          ['revenue@2024', 5],
          ['revenue@2023', 4],
        ]),
    };
    const settled = await matchAsync(rules, profile, { asOf, items: ['p/growth'], providers: { asMap } });
    expect(settled.results[0]!.verdict).toBe('eligible');
  });

  it('asks for nothing that is known, null, settled, or of no provider', async () => {
    const { asked, providers } = desk({ staff: 60, honest: true, listed: true, cost: 1 });
    const facts = { honest: true, staff: null, revenue: { 2023: 2, 2024: 1 }, listed: { value: null } };
    const found = await matchAsync(
      rules,
      { enterprise: 'E1', facts },
      {
        asOf,
        items: ['p/jobs', 'p/growth', 'p/either'],
        providers,
      },
    );
    expect(asked).toEqual([]);
    expect(found.asked).toEqual([]);
    expect(found.results.map(({ verdict }) => verdict)).toEqual(['undetermined', 'ineligible', 'undetermined']);
  });

  it('asks again for what is known within bounds only where they leave it open', async () => {
    const { asked, providers } = desk({ staff: 30 });
    const open = { enterprise: 'E1', facts: { honest: true, staff: { min: 8, max: 40 } } };
    const found = await matchAsync(rules, open, { asOf, items: ['p/jobs'], providers });
    expect(asked).toEqual(['staff']);
    expect(found.results[0]!.verdict).toBe('eligible');
    const settled = { enterprise: 'E1', facts: { honest: true, staff: { min: 10, max: 40 } } };
    await matchAsync(rules, settled, { asOf, items: ['p/jobs'], providers });
    expect(asked).toEqual(['staff']);
  });

  it('asks what a derived fact derives from, where nobody can tell it itself', async () => {
    const parts = desk({ 'revenue@2024': 9, cost: 4 });
    const items = ['p/profitable'];
    const derived = await matchAsync(rules, { enterprise: 'E1' }, { asOf, items, providers: parts.providers });
    expect(parts.asked).toEqual(['cost', 'revenue@2024']);
    expect(derived.results[0]!.verdict).toBe('eligible');
    const itself = desk({ 'profit@2024': 5, 'revenue@2024': 9, cost: 4 });
    await matchAsync(rules, { enterprise: 'E1' }, { asOf, items, providers: itself.providers });
    expect(itself.asked).toEqual(['profit@2024']);
    const unsure = desk({ 'profit@2024': null, 'revenue@2024': 9, cost: 4 });
    const after = await matchAsync(rules, { enterprise: 'E1' }, { asOf, items, providers: unsure.providers });
    expect(unsure.asked).toEqual(['profit@2024', 'cost', 'revenue@2024']);
    expect(after.results[0]!.verdict).toBe('eligible');
  });

  it('takes answers with their source, so that an item may be given without an application', async () => {
    const staff = () => ({ value: 12, source: '市人力社保局', asOf: '2025-07-01' });
    const honest = () => ({ value: true, source: '市中级法院' });
    const found = await matchAsync(
      rules,
      { enterprise: 'E1' },
      { asOf, items: ['p/jobs'], providers: { staff, honest } },
    );
    expect(found.results[0]).toMatchObject({ verdict: 'eligible', delivery: 'apply-free' });
  });

  it('gives back a profile and facts with which nothing need be asked again', async () => {
    const { providers } = desk({ staff: 60, honest: null, listed: undefined });
    const options = { asOf, items: ['p/jobs', 'p/either'], providers };
    const first = await matchAsync(rules, { enterprise: 'E1', facts: {} }, options);
    expect(first.facts).toEqual({ staff: 60, honest: null });
    const never = desk({ staff: 1, honest: true });
    for (const profile of [first.profile, { enterprise: 'E1', facts: first.facts }]) {
      const again = await matchAsync(rules, profile, { ...options, providers: never.providers });
      expect(again.results).toEqual(first.results);
      expect(match(rules, profile, options).results).toEqual(first.results);
    }
    expect(never.asked).toEqual([]);
  });

  it('keeps bounds that are known where the answer knows less', async () => {
    const facts = { honest: true, staff: { min: 8, max: 40 } };
    const told = async (answer: unknown) => {
      const found = await matchAsync(
        rules,
        { enterprise: 'E1', facts },
        {
          asOf,
          items: ['p/jobs'],
          providers: { staff: () => answer },
        },
      );
      return [found.results[0]!.verdict, found.diagnostics.map(({ code }) => code), found.asked[0]!.answered];
    };
    expect(await told(null)).toEqual(['undetermined', [], false]);
    expect(await told({ min: 2 })).toEqual(['undetermined', [], true]);
    // 10 from the answer, 40 from the profile.
    expect(await told({ min: 10, max: 90 })).toEqual(['eligible', [], true]);
    expect(await told(50)).toEqual(['eligible', ['answer-contradicts'], true]);
    expect(await told({ max: 5 })).toEqual(['ineligible', ['answer-contradicts'], true]);
  });
});

describe('a provider of matchAsync', () => {
  const profile = { enterprise: 'E1', facts: { honest: true } };
  const items = ['p/jobs', 'p/either'];

  it.each([
    [
      'throws',
      () => {
        throw new Error('503');
      },
    ],
    ['rejects', async () => Promise.reject(new Error('503'))],
  ] as const)('that %s is told by name, and the others are asked still', async (_, staff) => {
    const found = await matchAsync(rules, profile, { asOf, items, providers: { staff, listed: () => true } });
    expect(found.diagnostics).toMatchObject([
      {
        code: 'provider-failed',
        severity: 'error',
        path: 'provider of staff',
        what: { en: 'asking for `staff` failed: `Error: 503`', zh: '取「staff」时出错：「Error: 503」' },
      },
    ]);
    expect(found.asked).toEqual([
      { fact: 'staff', answered: false },
      { fact: 'listed', answered: true },
    ]);
    expect(found.facts).toEqual({ listed: true });
    expect(found.results.map(({ verdict }) => verdict)).toEqual(['undetermined', 'eligible']);
  });

  it.each<readonly [unknown, string]>([
    ['many', 'not-a-number'],
    [1.5, 'not-whole'],
    [[1], 'not-of-type'],
    [{ valu: 5 }, 'unknown-key'],
    [-3, 'out-of-bounds'],
    [() => 1, 'not-plain-data'],
  ])('whose answer %o cannot be read is told, and not asked again', async (answer, code) => {
    const found = await matchAsync(rules, profile, { asOf, items: ['p/jobs'], providers: { staff: () => answer } });
    expect(found.diagnostics.map(({ code: one, path }) => [one, path])).toEqual([[code, 'provider of staff']]);
    expect(found.asked).toEqual([{ fact: 'staff', answered: false }]);
    expect(found.facts).toEqual({});
    expect(found.results[0]!.verdict).toBe('undetermined');
  });

  it('of several facts must answer a map', async () => {
    const fetch = () => [1];
    const found = await matchAsync(rules, profile, { asOf, items, providers: { hr: { facts: ['staff'], fetch } } });
    expect(found.diagnostics).toMatchObject([{ code: 'bad-answer', path: 'provider of staff' }]);
    expect(found.asked).toEqual([{ fact: 'staff', answered: false }]);
  });

  it('of several facts that leaves out the year is told, and not taken for one that does not know', async () => {
    const fetch = () => ({ revenue: 5, 'revenue@2023': 4 });
    const found = await matchAsync(rules, profile, {
      asOf,
      items: ['p/growth'],
      providers: { tax: { facts: ['revenue'], fetch } },
    });
    expect(found.diagnostics).toMatchObject([
      {
        code: 'bad-answer',
        what: { en: 'the answer for `revenue@2024` does not name the year' },
        fix: { en: 'answer by the names that were asked for: { "revenue@2024": value }' },
      },
    ]);
    expect([found.results[0]!.missing, found.facts]).toEqual([['revenue@2024'], { revenue: { 2023: 4 } }]);
  });

  it.each<readonly [string, () => unknown, string]>([
    ['what has no words', () => Object.create(null), '`(object)`'],
    ['what fails when asked for them', () => ({ toString: () => assert.fail('no words') }), '`(object)`'],
    ['nothing', () => undefined, '`undefined`'],
  ])('that rejects with %s is told all the same', async (_, thrown, words) => {
    const staff = () => Promise.reject(thrown());
    const found = await matchAsync(rules, profile, { asOf, items: ['p/jobs'], providers: { staff } });
    expect(found.diagnostics.map(({ what }) => what.en)).toEqual([`asking for \`staff\` failed: ${words}`]);
  });

  it('is not asked about an enterprise without a name', async () => {
    const { asked, providers } = desk({ staff: 50 });
    for (const given of [{}, { enterprise: '', facts: {} }, 5]) {
      const found = await matchAsync(rules, given, { asOf, providers });
      expect(found.diagnostics.map(({ severity }) => severity)).toEqual(['error']);
    }
    expect(asked).toEqual([]);
  });

  it('of a fact that no vocabulary has is told, with the nearest name', async () => {
    const found = await matchAsync(rules, profile, { asOf, items: [], providers: { stuff: () => 1 } });
    expect(found.diagnostics).toMatchObject([
      { code: 'unknown-provider', severity: 'warning', fix: { en: 'did you mean `staff`?' } },
    ]);
  });

  it.each<readonly [string, unknown]>([
    ['has no function `fetch`', { staff: 5 }],
    ['has no function `fetch`', { staff: null }],
    ['is no object of providers', undefined],
    ['is no number from 0 up', { staff: { fetch: () => 1, cost: -1 } }],
    ['is no number from 0 up', { staff: { fetch: () => 1, cost: Number.NaN } }],
    ['are no list of names', { hr: { facts: 'staff', fetch: () => ({}) } }],
  ])('that %s is a mistake of the program', async (message, providers) => {
    await expect(matchAsync(rules, profile, { asOf, providers: providers as Providers })).rejects.toThrow(message);
  });

  it('is not asked where the day is none', async () => {
    const { asked, providers } = desk({ staff: 1 });
    const found = await matchAsync(rules, profile, { asOf: 'today', providers });
    expect(found.diagnostics.map(({ code }) => code)).toEqual(['bad-as-of']);
    expect(asked).toEqual([]);
  });
});

describe('the signal of matchAsync', () => {
  const profile = { enterprise: 'E1', facts: { honest: true } };

  it('ends the matching at once, whatever the provider does', async () => {
    const controller = new AbortController();
    let passedOn: AbortSignal | undefined;
    const staff = ({ signal }: FactRequest) => {
      passedOn = signal;
      queueMicrotask(() => controller.abort(new Error('the page was left')));
      return new Promise(() => {});
    };
    const options = { asOf, items: ['p/jobs'], providers: { staff }, signal: controller.signal };
    await expect(matchAsync(rules, profile, options)).rejects.toThrow('the page was left');
    expect(passedOn).toBe(controller.signal);
  });

  it('is no failure of the provider that gives up because of it', async () => {
    const controller = new AbortController();
    const staff = () => {
      controller.abort(new Error('the page was left'));
      throw new Error('cancelled');
    };
    const options = { asOf, items: ['p/jobs'], providers: { staff }, signal: controller.signal };
    await expect(matchAsync(rules, profile, options)).rejects.toThrow('the page was left');
  });

  it('keeps anything from being asked if it has ended before', async () => {
    const { asked, providers } = desk({ staff: 1 });
    const signal = AbortSignal.abort(new Error('too late'));
    await expect(matchAsync(rules, profile, { asOf, providers, signal })).rejects.toThrow('too late');
    expect(asked).toEqual([]);
  });

  it('changes nothing as long as it is quiet', async () => {
    const { providers } = desk({ staff: 12 });
    const { signal } = new AbortController();
    const found = await matchAsync(rules, profile, { asOf, items: ['p/jobs'], providers, signal });
    expect(found.results[0]!.verdict).toBe('eligible');
  });
});
