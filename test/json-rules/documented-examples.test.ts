import { describe, expect, it } from 'vitest';
import { match } from '../../src/index.ts';
import { fromJsonRules, type JsonRuleSet } from '../../src/json-rules/index.ts';
import { eligible, fired, importSound } from './both.ts';

/*
 * The examples of json-rules-engine's own documentation, by their numbers there: what it says happens, happens, in json-rules-engine
 * itself and in the import.
 */

const equal = (fact: string, value: unknown, more = {}) => ({ fact, operator: 'equal', value, ...more });
const atLeast = (fact: string, value: unknown, more = {}) => ({
  fact,
  operator: 'greaterThanInclusive',
  value,
  ...more,
});

async function expectBoth(set: JsonRuleSet, facts: Record<string, unknown>, events: readonly string[]): Promise<void> {
  expect(await fired(set, facts)).toEqual(events);
  expect(eligible(importSound(set), facts)).toEqual(events);
}

describe('the examples of json-rules-engine', () => {
  it('01: a rule that always fires', async () => {
    const set = { rules: [{ conditions: { all: [equal('displayMessage', true)] }, event: { type: 'message' } }] };
    await expectBoth(set, { displayMessage: true }, ['message']);
    await expectBoth(set, { displayMessage: false }, []);
  });

  it('02 and the README: who has fouled out, by two lengths of the game', async () => {
    const set = {
      rules: [
        {
          conditions: {
            any: [
              { all: [equal('gameDuration', 40), atLeast('personalFoulCount', 5)] },
              { all: [equal('gameDuration', 48), atLeast('personalFoulCount', 6)] },
            ],
          },
          event: { type: 'fouledOut', params: { message: 'out' } },
        },
      ],
    };
    await expectBoth(set, { personalFoulCount: 6, gameDuration: 40 }, ['fouledOut']);
    await expectBoth(set, { personalFoulCount: 5, gameDuration: 48 }, []);
    await expectBoth(set, { personalFoulCount: 6, gameDuration: 48 }, ['fouledOut']);
    await expectBoth(set, { personalFoulCount: 4, gameDuration: 40 }, []);
    expect(importSound(set).items[0]).toMatchObject({
      item: 'json-rules/fouledOut',
      event: { type: 'fouledOut', params: { message: 'out' } },
    });
  });

  it('03: members of an object that a fact loads', async () => {
    const set = {
      rules: [
        {
          conditions: {
            all: [
              equal('account-information', 'acme', { path: '$.company' }),
              { fact: 'account-information', operator: 'in', value: ['active', 'paid-leave'], path: '$.status' },
              { fact: 'account-information', operator: 'contains', value: '2016-12-25', path: '$.ptoDaysTaken' },
            ],
          },
          event: { type: 'christmas-pto' },
        },
      ],
    };
    const account = (status: string, ...ptoDaysTaken: string[]) => ({
      'account-information': { company: 'acme', status, ptoDaysTaken },
    });
    await expectBoth(set, account('active', '2016-12-25', '2016-04-01'), ['christmas-pto']);
    await expectBoth(set, account('terminated', '2016-12-25'), []);
    await expectBoth(set, account('paid-leave', '2016-12-24'), []);
    const other = { 'account-information': { company: 'other', status: 'active', ptoDaysTaken: ['2016-12-25'] } };
    await expectBoth(set, other, []);
    expect(importSound(set).facts.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'account-information.company text',
      'account-information.status text',
      'account-information.ptoDaysTaken codes',
    ]);
  });

  it('04: a fact with params is a fact of its own', async () => {
    const set = {
      rules: [
        {
          conditions: {
            all: [
              equal('account-information', 'acme', { path: '$.company' }),
              equal('account-information', 'terminated', { path: '$.status' }),
            ],
          },
          event: { type: 'terminated-employees' },
        },
        {
          conditions: { all: [atLeast('employee-tenure', 5, { params: { unit: 'years' } })] },
          event: { type: 'five-year-tenure' },
        },
      ],
    };
    const imported = importSound(set);
    expect(imported.diagnostics.map(({ code, at }) => `${code} ${at}`)).toEqual([
      'json-params rules[1].conditions.all[0].fact',
    ]);
    const people = [
      { account: { company: 'acme', status: 'terminated' }, years: 2, events: ['terminated-employees'] },
      { account: { company: 'acme', status: 'active' }, years: 7, events: ['five-year-tenure'] },
    ];
    for (const { account, years, events } of people) {
      const tenure = (params: Record<string, unknown>) => (params['unit'] === 'years' ? years : years * 31_536_000_000);
      expect(await fired(set, { 'account-information': account }, { 'employee-tenure': tenure })).toEqual(events);
      const source = (fact: string, params: Record<string, unknown>) =>
        fact === 'employee-tenure' ? tenure(params) : account;
      expect(eligible(imported, source)).toEqual(events);
    }
  });

  it('06: a custom operator is told, and its rule left out', () => {
    const imported = fromJsonRules([
      { conditions: { all: [{ fact: 'word', operator: 'startsWith', value: 'a' }] }, event: { type: 'start-with-a' } },
      { conditions: { all: [equal('word', 'bacon')] }, event: { type: 'bacon' } },
    ]);
    expect(imported.diagnostics.map(({ code, severity, at, rule }) => ({ code, severity, at, rule }))).toEqual([
      { code: 'json-operator', severity: 'error', at: '[0].conditions.all[0].operator', rule: 'start-with-a' },
    ]);
    expect(eligible(imported, { word: 'bacon' })).toEqual(['bacon']);
  });

  it('07: what callbacks do for other rules is told; a named condition says it', async () => {
    const drinks = { all: [equal('drinksJuice', true), equal('enjoysTea', true)] };
    const chained = fromJsonRules([
      {
        conditions: drinks,
        event: { type: 'drinks-both' },
        priority: 10,
        onSuccess: () => undefined,
        onFailure: () => undefined,
      } as never,
      {
        conditions: { all: [equal('likesBoth', true), equal('isSociable', true)] },
        event: { type: 'invite' },
        priority: 5,
      },
    ]);
    expect(chained.diagnostics.map(({ code, severity, at }) => `${code} ${severity} ${at}`)).toEqual([
      'json-callback warning [0].onSuccess',
      'json-callback warning [0].onFailure',
    ]);
    expect(chained.items.map(({ event, priority }) => [event.type, priority])).toEqual([
      ['drinks-both', 10],
      ['invite', 5],
    ]);
    // What the callback would have set is not known, so that nothing is concluded from it.
    const facts = chained.profileFacts({ drinksJuice: true, enjoysTea: true, isSociable: true });
    const { results } = match(chained.rules, { enterprise: 'x', facts }, { asOf: '2025-11-01' });
    expect(results.map(({ verdict, missing }) => [verdict, missing])).toEqual([
      ['eligible', []],
      ['undetermined', ['likesBoth']],
    ]);
    const shared = {
      conditions: { likesBoth: drinks },
      rules: [
        { conditions: { condition: 'likesBoth' }, event: { type: 'drinks-both' } },
        { conditions: { all: [{ condition: 'likesBoth' }, equal('isSociable', true)] }, event: { type: 'invite' } },
      ],
    };
    await expectBoth(shared, { drinksJuice: true, enjoysTea: true, isSociable: true }, ['drinks-both', 'invite']);
    await expectBoth(shared, { drinksJuice: true, enjoysTea: false, isSociable: true }, []);
  });

  it('08: two facts compared, each with path and params', async () => {
    const set = {
      rules: [
        {
          conditions: {
            all: [
              atLeast(
                'account',
                { fact: 'product', path: '$.price', params: { productId: 'giftCard' } },
                { path: '$.balance', params: { accountType: 'customer' } },
              ),
            ],
          },
          event: { type: 'can-afford' },
        },
      ],
    };
    const imported = importSound(set);
    expect(imported.facts.map(({ name }) => name)).toEqual(['account.balance-customer', 'product.price-giftCard']);
    for (const [balance, events] of [
      [500, ['can-afford']],
      [30, []],
      [49.99, []],
      [50, ['can-afford']],
    ] as const) {
      const account = ({ accountType }: Record<string, unknown>) => ({
        balance: accountType === 'customer' ? balance : 0,
      });
      const product = ({ productId }: Record<string, unknown>) => ({ price: productId === 'giftCard' ? 50 : 800 });
      expect(await fired(set, {}, { account, product })).toEqual(events);
      expect(eligible(imported, (fact, params) => (fact === 'account' ? account(params) : product(params)))).toEqual(
        events,
      );
    }
  });

  it('10: a condition that rules share, also negated', async () => {
    const set = {
      conditions: { bothDrinks: { all: [equal('drinksJuice', true), equal('enjoysTea', true)] } },
      rules: [
        { conditions: { all: [{ condition: 'bothDrinks' }, equal('isSociable', true)] }, event: { type: 'invite' } },
        {
          conditions: { all: [{ not: { condition: 'bothDrinks' } }, equal('isSociable', true)] },
          event: { type: 'invite-to-other' },
        },
      ],
    };
    await expectBoth(set, { drinksJuice: true, enjoysTea: true, isSociable: true }, ['invite']);
    await expectBoth(set, { drinksJuice: true, enjoysTea: false, isSociable: true }, ['invite-to-other']);
    await expectBoth(set, { drinksJuice: true, enjoysTea: false, isSociable: false }, []);
  });

  it('11: a fact that is null, and facts in the params of events', async () => {
    const best = (operator: string) => ({ fact: 'score', operator, value: { fact: 'highScore', path: '$.score' } });
    const set = {
      rules: [
        {
          conditions: { any: [equal('highScore', null), best('greaterThan')] },
          event: { type: 'highscore', params: { initials: { fact: 'initials' } } },
        },
        { conditions: { all: [best('lessThanInclusive')] }, event: { type: 'gameover' } },
      ],
    };
    await expectBoth(set, { score: 968, highScore: null }, ['highscore']);
    await expectBoth(set, { score: 500, highScore: { score: 968 } }, ['gameover']);
    await expectBoth(set, { score: 1000, highScore: { score: 968 } }, ['highscore']);
    const { items, diagnostics } = importSound(set);
    expect([...new Set(diagnostics.map(({ code }) => code))].sort()).toEqual([
      // Two facts that are compared only with each other may be numbers or dates.
      'json-assumed-type',
      'json-event-fact',
      'json-null',
    ]);
    expect(items[0]?.event.params).toEqual({ initials: { fact: 'initials' } });
  });

  it('12: what a custom almanac makes of params is a fact of its own', () => {
    const imported = importSound({
      rules: [
        {
          conditions: { all: [atLeast('age', 21, { params: { pipes: ['addOne'] } })] },
          event: { type: 'over-21-ish' },
        },
      ],
    });
    const ages = { Bob: 19, Alice: 21, Chad: 20 };
    const over = Object.entries(ages).filter(
      ([, age]) => eligible(imported, (_, params) => ('pipes' in params ? age + 1 : age)).length > 0,
    );
    expect(over.map(([who]) => who)).toEqual(['Alice', 'Chad']);
  });

  it('13: every tag is one of a constant list; a decorator of its own is told', async () => {
    const set = {
      facts: { validTags: ['dev', 'staging', 'load', 'prod'] },
      rules: [
        {
          conditions: { all: [{ fact: 'tags', operator: 'everyFact:in', value: { fact: 'validTags' } }] },
          event: { type: 'valid tags' },
        },
      ],
    };
    await expectBoth(set, { tags: ['dev', 'prod'] }, ['valid tags']);
    await expectBoth(set, { tags: ['dev', 'deleted'] }, []);
    await expectBoth(set, { tags: [] }, ['valid tags']);
    const decorated = fromJsonRules({
      ...set,
      rules: [
        ...set.rules,
        {
          conditions: {
            all: [
              { fact: 'tags', operator: 'everyFact:someValue:caseInsensitive:equal', value: { fact: 'validTags' } },
            ],
          },
          event: { type: 'any case' },
        },
      ],
    });
    expect(decorated.diagnostics.map(({ code, at }) => `${code} ${at}`)).toEqual([
      'json-decorator rules[1].conditions.all[0].operator',
    ]);
    expect(eligible(decorated, { tags: ['dev'] })).toEqual(['valid tags']);
    // Without its value a list of values is not known when rules are written.
    const { diagnostics } = fromJsonRules({ rules: set.rules });
    expect(diagnostics.map(({ code }) => code)).toEqual(['json-two-sets']);
  });
});
