import type { Json, Model, ModelCodes, ModelFact } from '../oracle/model.ts';
import type { Choices } from './choices.ts';
import { anyCondition } from './conditions.ts';
import { anyDerivation } from './quantities.ts';

/** A growing model: what is generated may read what stands before it. */
export interface Draft {
  readonly facts: Map<string, ModelFact>;
  readonly lists: readonly ModelCodes[];
  readonly conditions: Map<string, Json>;
  /** The facts read since it was last emptied, those of named conditions too. */
  readonly read: Set<string>;
  readonly readBy: Map<string, ReadonlySet<string>>;
  /** All facts that anything reads. */
  readonly used: Set<string>;
}

export interface VocabularyOptions {
  /** Every fact has a holder, as `apply-free` demands. */
  readonly holders?: boolean;
  /** Without `upTo` and `unstated`. */
  readonly exactOnly?: boolean;
  /** How many facts derive, at most. */
  readonly derived?: number;
}

const PLACES: ModelCodes = {
  name: 'places',
  entries: [
    { code: '33' },
    { code: '3310', parent: '33' },
    { code: '331002', parent: '3310' },
    { code: '331083', parent: '3310', formerly: ['331021'] },
    { code: '331084', parent: '3310', formerly: ['3310-old'] },
    { code: '331085', parent: '3310', formerly: ['3310-old'] },
    { code: '3302', parent: '33' },
    { code: '44' },
  ],
};

const TITLES: ModelCodes = {
  name: 'titles',
  entries: [
    { code: 'high-tech' },
    { code: '0111', formerly: ['split'] },
    { code: '91E5', formerly: ['split'] },
    { code: 'giant' },
  ],
};

const GRADES: ModelCodes = { name: 'grades', entries: [{ code: 'a' }, { code: 'b' }, { code: 'c' }, { code: 'true' }] };

const HOLDERS = ['市税务局', '市统计局'] as const;
const AGES = ['P13M', 'P90D', 'P1Y'] as const;

/** The facts that every vocabulary has: two of each type, some a series. */
const BASE: readonly (Pick<ModelFact, 'name' | 'type'> & Partial<ModelFact>)[] = [
  { name: 'flag', type: 'boolean' },
  { name: '规上', type: 'boolean' },
  { name: 'count', type: 'integer' },
  { name: 'staff.count', type: 'integer' },
  { name: 'patents', type: 'integer', yearly: true },
  { name: 'score', type: 'decimal' },
  { name: 'weight', type: 'decimal' },
  { name: 'cash', type: 'money' },
  { name: 'staff.cost', type: 'money' },
  { name: 'revenue', type: 'money', yearly: true },
  { name: '营收', type: 'money', yearly: true },
  { name: 'share', type: 'ratio' },
  { name: 'margin', type: 'ratio', yearly: true },
  { name: 'founded', type: 'date' },
  { name: 'listed', type: 'date' },
  { name: 'region', type: 'code', codes: PLACES },
  { name: 'site', type: 'code', codes: PLACES },
  { name: 'grade', type: 'code', codes: GRADES },
  { name: 'titles', type: 'codes', codes: TITLES },
  { name: 'markets', type: 'codes', codes: PLACES },
  { name: 'title', type: 'code', codes: TITLES },
  { name: 'scope', type: 'text' },
  { name: 'motto', type: 'text' },
];

const DERIVED_TYPES = ['money', 'decimal', 'integer', 'ratio', 'boolean', 'date', 'code', 'money'] as const;
const BOUNDED: readonly string[] = ['integer', 'decimal', 'money'];

function baseFact(choices: Choices, base: (typeof BASE)[number], holders: boolean): ModelFact {
  return {
    yearly: false,
    asked: choices.chance(30),
    reads: new Set(),
    holder: holders || choices.chance(20) ? choices.pick([[HOLDERS[0]], [...HOLDERS]]) : [],
    ...(choices.chance(20) && { maxAge: choices.pick(AGES) }),
    ...(BOUNDED.includes(base.type) && choices.chance(60) && { min: String(choices.between(-3, 1)) }),
    ...(BOUNDED.includes(base.type) && choices.chance(50) && { max: String(choices.between(5, 12)) }),
    ...base,
  };
}

export function anyVocabulary(choices: Choices, options: VocabularyOptions = {}): Draft {
  const draft: Draft = {
    facts: new Map(),
    lists: [PLACES, TITLES, GRADES],
    conditions: new Map(),
    read: new Set(),
    readBy: new Map(),
    used: new Set(['region']),
  };
  for (const base of BASE) draft.facts.set(base.name, baseFact(choices, base, options.holders === true));
  const rounds = choices.below((options.derived ?? 6) + 1);
  for (let at = 0; at < rounds; at++) {
    if (choices.chance(25)) addCondition(choices, draft, `named-${at}`);
    addDerived(choices, draft, `derived${at}`, options);
  }
  return draft;
}

export function addCondition(choices: Choices, draft: Draft, name: string): void {
  draft.read.clear();
  const condition = anyCondition(choices, draft, 2);
  draft.readBy.set(name, new Set(draft.read));
  draft.conditions.set(name, condition);
}

function addDerived(choices: Choices, draft: Draft, name: string, options: VocabularyOptions): void {
  const type = choices.pick(DERIVED_TYPES);
  const codes = type === 'code' ? choices.pick([GRADES, PLACES]) : undefined;
  draft.read.clear();
  const derive = anyDerivation(
    { choices, draft, exactOnly: options.exactOnly === true },
    type,
    codes,
    choices.between(1, 3),
  );
  const reads = new Set<string>();
  for (const fact of draft.read) {
    reads.add(fact);
    for (const deeper of draft.facts.get(fact)?.reads ?? []) reads.add(deeper);
  }
  draft.facts.set(name, {
    name,
    type,
    yearly: [...draft.read].some((fact) => draft.facts.get(fact)?.yearly),
    asked: choices.chance(15),
    holder: options.holders ? [HOLDERS[0]] : [],
    ...(codes && { codes }),
    derive,
    reads,
  });
}

/** A fact of one of these types, and of this code list if one is given; a series with a year, often. */
export function anyReference(
  choices: Choices,
  draft: Draft,
  types: readonly string[],
  codes?: ModelCodes,
): string | null {
  const fits = [...draft.facts.values()].filter(
    (fact) => types.includes(fact.type) && (codes === undefined || fact.codes === codes),
  );
  if (fits.length === 0) return null;
  // Derived facts stand last; they are what is worth reading.
  const fact = choices.chance(35)
    ? fits[fits.length - 1 - choices.below(Math.min(3, fits.length))]!
    : choices.pick(fits);
  draft.read.add(fact.name);
  draft.used.add(fact.name);
  return fact.yearly ? fact.name + choices.pick(['', '@-1', '@-2', '@0', '@2024', '@-3']) : fact.name;
}

/** What was drafted, without the facts that nothing reads. */
export function modelOf({ facts, lists, conditions, used }: Draft): Model {
  return { facts: new Map([...facts].filter(([name]) => used.has(name))), lists, conditions };
}

/** The vocabulary as a file. */
export function writeVocabulary({ facts, lists, conditions }: Model): Json {
  return {
    codes: Object.fromEntries(
      lists.map(({ name, entries }) => [
        name,
        Object.fromEntries(
          entries.map(({ code, parent, formerly }) => [
            code,
            { label: code, ...(parent && { parent }), ...(formerly && { formerly: [...formerly] }) },
          ]),
        ),
      ]),
    ),
    facts: Object.fromEntries(
      [...facts.values()].map(({ name, type, yearly, codes, derive, asked, min, max, holder, maxAge }) => [
        name,
        {
          type,
          label: name,
          ...(yearly && derive === undefined && { period: 'year' }),
          ...(codes && { codes: codes.name }),
          ...(derive !== undefined && { derive }),
          ...(asked && { ask: `${name}？` }),
          ...(min !== undefined && { min }),
          ...(max !== undefined && { max }),
          ...(holder.length > 0 && { holder: holder.length === 1 ? holder[0]! : [...holder] }),
          ...(maxAge !== undefined && { maxAge }),
        },
      ]),
    ),
    ...(conditions.size > 0 && { conditions: Object.fromEntries(conditions) }),
  };
}
