import type { Choices } from './choices.ts';

/*
 * Rule sets of json-rules-engine as people write them, with facts of every kind, and values for the facts: some that the rules
 * name, some that they do not.
 */

const WORDS = ['a', 'b', 'c d', '', '5', 'true', 'null'] as const;
/** Named by no rule. */
const STRANGERS = ['z', 'other', 'a '] as const;
const NUMBERS = [-3, 0, 0.1, 0.30000000000000004, 5, 5.5, 1e21, 1.5e-7] as const;
const DAYS = ['2019-12-31', '2024-02-29', '2024-03-01'] as const;

type Kind = 'flag' | 'number' | 'word' | 'day' | 'words' | 'numbers';

/** Every fact with its kind; some are members of objects. */
const FACTS: readonly (readonly [string, Kind, string?])[] = [
  ['flag', 'flag'],
  ['is-ok', 'flag', '$.sure'],
  ['count', 'number'],
  ['sum total', 'number'],
  ['account', 'number', '$.balance'],
  ['word', 'word'],
  ['account', 'word', '$.owner.name'],
  ['2024', 'word'],
  ['day', 'day'],
  ['value', 'day', "$['of issue']"],
  ['tags', 'words'],
  ['account', 'words', '$.roles'],
  ['lots', 'numbers'],
];
type Fact = (typeof FACTS)[number];

/** What the types of the single facts are, where rules do not say. */
export const JSON_FACT_TYPES = {
  flag: 'boolean',
  'is-ok.sure': 'boolean',
  count: 'decimal',
  'sum total': 'decimal',
  'account.balance': 'decimal',
  word: 'text',
  'account.owner.name': 'text',
  2024: 'text',
  day: 'date',
  'value.of issue': 'date',
} as const;

export interface AnyJsonRules {
  readonly rules: readonly Record<string, unknown>[];
  readonly conditions: Record<string, unknown>;
}

function literal(choices: Choices, kind: Kind): unknown {
  switch (kind) {
    case 'flag':
      return choices.chance(50);
    case 'number':
    case 'numbers':
      return choices.pick(NUMBERS);
    case 'day':
      return choices.pick(DAYS);
    case 'word':
    case 'words':
      return choices.pick(WORDS);
  }
}

const named = ([fact, , path]: Fact) => ({ fact, ...(path !== undefined && { path }) });
const factsOf = (...kinds: readonly Kind[]): readonly Fact[] => FACTS.filter(([, kind]) => kinds.includes(kind));

const ORDERS = ['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'] as const;
const EQUALITIES = ['equal', 'notEqual'] as const;

function atom(choices: Choices): Record<string, unknown> {
  const fact = choices.pick(FACTS);
  const [, kind] = fact;
  if (kind === 'words' || kind === 'numbers') return setAtom(choices, fact);
  const one = (): unknown => literal(choices, kind);
  const not = choices.chance(15) ? 'not:' : '';
  const many = (): unknown[] => choices.list(0, 3, one);
  const other = { ...named(choices.pick(factsOf(kind))) };
  const isOrdered = kind === 'number' || kind === 'day';
  switch (choices.below(isOrdered ? 10 : 6)) {
    case 0:
      return { ...named(fact), operator: not + choices.pick(EQUALITIES), value: one() };
    case 1:
      return { ...named(fact), operator: not + choices.pick(['in', 'notIn']), value: many() };
    case 2:
      return { ...named(fact), operator: not + choices.pick(EQUALITIES), value: other };
    case 3:
      return {
        ...named(fact),
        operator: `${choices.pick(['someValue', 'everyValue'])}:${not}${choices.pick(EQUALITIES)}`,
        value: many(),
      };
    case 4:
      return { ...named(fact), operator: choices.pick(['swap:contains', 'swap:doesNotContain']), value: many() };
    case 5:
      return {
        ...named(fact),
        operator: choices.chance(50) ? 'swap:equal' : 'equal',
        value: choices.chance(40) ? null : one(),
      };
    case 6:
      return { ...named(fact), operator: not + choices.pick(ORDERS), value: one() };
    default:
      return {
        ...named(fact),
        operator: (choices.chance(60) ? 'swap:' : not) + choices.pick(ORDERS),
        value: choices.chance(50) ? other : one(),
      };
  }
}

function setAtom(choices: Choices, fact: Fact): Record<string, unknown> {
  const [, kind] = fact;
  const one = (): unknown => literal(choices, kind);
  const many = (): unknown[] => choices.list(0, 3, one);
  const not = choices.chance(20) ? 'not:' : '';
  switch (choices.below(5)) {
    case 0:
      return { ...named(fact), operator: not + choices.pick(['contains', 'doesNotContain']), value: one() };
    case 1:
      return {
        ...named(fact),
        operator: `${choices.pick(['someFact', 'everyFact'])}:${not}${choices.pick(['in', 'notIn'])}`,
        value: many(),
      };
    case 2:
      return {
        ...named(fact),
        operator: `${choices.pick(['someFact', 'everyFact'])}:${not}${choices.pick(EQUALITIES)}`,
        value: one(),
      };
    case 3:
      return {
        ...named(fact),
        operator: `${choices.pick(['someValue', 'everyValue'])}:${not}${choices.pick(['contains', 'doesNotContain'])}`,
        value: many(),
      };
    default:
      return {
        ...named(fact),
        operator: `${choices.pick(['someFact', 'everyFact'])}:${choices.pick(['someValue', 'everyValue'])}:${not}${choices.pick(EQUALITIES)}`,
        value: many(),
      };
  }
}

function condition(choices: Choices, depth: number, names: readonly string[]): Record<string, unknown> {
  const kind = depth <= 0 ? 0 : choices.below(6);
  const parts = (): unknown[] => choices.list(0, 3, () => condition(choices, depth - 1, names));
  switch (kind) {
    case 1:
      return { all: parts() };
    case 2:
      return { any: parts() };
    case 3:
      return { not: condition(choices, depth - 1, names) };
    case 4:
      return names.length > 0 ? { condition: choices.pick(names) } : atom(choices);
    default:
      return atom(choices);
  }
}

function root(choices: Choices, depth: number, names: readonly string[]): Record<string, unknown> {
  const inner = condition(choices, depth, names);
  return 'fact' in inner ? { [choices.pick(['all', 'any'])]: [inner] } : inner;
}

export function anyJsonRules(choices: Choices): AnyJsonRules {
  const conditions: Record<string, unknown> = {};
  for (const name of ['of good standing', 'b'].slice(0, choices.below(3)))
    conditions[name] = root(choices, 2, Object.keys(conditions));
  const rules = choices
    .list(1, 5, () => 0)
    .map((_, at) => ({
      conditions: root(choices, 3, Object.keys(conditions)),
      event: { type: `event ${at}` },
      ...(choices.chance(30) && { priority: choices.between(1, 4) }),
    }));
  return { rules, conditions };
}

/** A value for every fact, of its kind. */
export function anyJsonFacts(choices: Choices): Record<string, unknown> {
  const facts: Record<string, unknown> = {};
  for (const [name, kind, path] of FACTS) {
    const members = path?.replace(/^\$/, '').match(/[^.[\]']+/g) ?? [];
    let at = facts;
    let key = name;
    for (const member of members) {
      at[key] ??= {};
      at = at[key] as Record<string, unknown>;
      key = member;
    }
    at[key] = factValue(choices, kind);
  }
  return facts;
}

function factValue(choices: Choices, kind: Kind): unknown {
  const stranger = (): unknown => (kind === 'numbers' ? 77 : choices.pick(STRANGERS));
  if (kind === 'words' || kind === 'numbers')
    return choices.list(0, 3, () => (choices.chance(25) ? stranger() : literal(choices, kind)));
  if (kind === 'word' && choices.chance(25)) return stranger();
  return kind === 'number' && choices.chance(25) ? choices.between(-9, 9) / 4 : literal(choices, kind);
}
