import type { Json, ModelCodes, ModelFact } from '../oracle/model.ts';
import type { Choices } from './choices.ts';
import { anyNumber, anyValue, writeNumber } from './values.ts';
import { anyReference, type Draft } from './vocabulary.ts';

/** Ids of conditions must differ within an item. */
let made = 0;

const NUMBERS = ['integer', 'decimal', 'money', 'ratio'] as const;

const COMPARISONS = [
  '<',
  '<=',
  '>',
  '>=',
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
] as const;
const DATE_COMPARISONS = ['before', 'onOrBefore', 'after', 'onOrAfter'] as const;
const EQUALITIES = ['equal', 'notEqual', '=', '!='] as const;

/** Every operator that a type takes. */
export const OPERATORS_OF: Readonly<Record<ModelFact['type'], readonly string[]>> = {
  boolean: EQUALITIES,
  integer: [...COMPARISONS, ...EQUALITIES, 'in', 'notIn', 'between'],
  decimal: [...COMPARISONS, ...EQUALITIES, 'in', 'notIn', 'between'],
  money: [...COMPARISONS, ...EQUALITIES, 'in', 'notIn', 'between'],
  ratio: [...COMPARISONS, ...EQUALITIES, 'in', 'notIn', 'between'],
  date: [...DATE_COMPARISONS, ...EQUALITIES, 'between'],
  code: [...EQUALITIES, 'in', 'notIn', 'within', 'notWithin'],
  codes: ['contains', 'doesNotContain', 'containsAny', 'containsAll', 'containsNone'],
  text: [...EQUALITIES, 'in', 'notIn', 'mentions'],
};

const LISTS: readonly string[] = ['in', 'notIn', 'containsAny', 'containsAll', 'containsNone'];
const EITHER: readonly string[] = ['within', 'notWithin', 'mentions'];

/** A condition of at most this depth. */
export function anyCondition(choices: Choices, draft: Draft, depth: number): Json {
  const kind = depth <= 0 ? 0 : choices.pick([0, 0, 1, 2, 3, 4, 5]);
  const parts = (): Json[] => choices.list(1, 3, () => anyCondition(choices, draft, depth - 1));
  const names = [...draft.conditions.keys()];
  switch (kind) {
    case 1:
      return { all: parts() };
    case 2:
      return { any: parts() };
    case 3:
      return { not: anyCondition(choices, draft, depth - 1) };
    case 4: {
      if (names.length === 0) return anyAtom(choices, draft);
      const condition = choices.pick(names);
      for (const fact of draft.readBy.get(condition) ?? []) draft.read.add(fact);
      return { condition };
    }
    case 5:
      return choices.chance(20) ? 'always' : { ...(anyAtom(choices, draft) as object), id: `c${++made}`, note: '说明' };
    default:
      return anyAtom(choices, draft);
  }
}

const SUBJECTS: readonly ModelFact['type'][] = [
  'integer',
  'boolean',
  'code',
  'codes',
  'money',
  'decimal',
  'ratio',
  'date',
  'text',
];

function anyAtom(choices: Choices, draft: Draft): Json {
  const reference = anyReference(choices, draft, [choices.pick(SUBJECTS)])!;
  const fact = draft.facts.get(reference.split('@')[0]!)!;
  return atomOn(choices, draft, fact, reference);
}

/** An atom on a fact. */
export function atomOn(choices: Choices, draft: Draft, fact: ModelFact, reference: string): Json {
  const operator = choices.pick(OPERATORS_OF[fact.type]);
  return { fact: reference, operator, value: anyOperand(choices, draft, fact, operator) };
}

function anyOperand(choices: Choices, draft: Draft, fact: ModelFact, operator: string): Json {
  const { type, codes } = fact;
  const literal = (): Json => anyLiteral(choices, type, codes);
  if (operator === 'between') return anyEnds(choices, draft, type);
  const other =
    LISTS.includes(operator) || operator === 'mentions' || !choices.chance(25) ? null : anyFact(choices, draft, fact);
  if (other !== null) return { fact: other };
  if (LISTS.includes(operator) || (EITHER.includes(operator) && choices.chance(60))) return choices.list(1, 3, literal);
  return literal();
}

function anyFact(choices: Choices, draft: Draft, { type, codes }: ModelFact): string | null {
  if (type === 'money') return anyReference(choices, draft, ['money']);
  if (type === 'codes') return anyReference(choices, draft, ['code'], codes);
  if (type === 'integer' || type === 'decimal' || type === 'ratio')
    return anyReference(choices, draft, ['integer', 'decimal', 'ratio']);
  if (type === 'date' && choices.chance(30)) return 'asOf';
  return anyReference(choices, draft, [type], codes);
}

function anyEnds(choices: Choices, draft: Draft, type: ModelFact['type']): Json {
  const [a, b] = [anyNumber(choices, type), anyNumber(choices, type)];
  const [low, high] = a.against(b) <= 0 ? [a, b] : [b, a];
  const types = type === 'money' || type === 'date' ? [type] : NUMBERS.filter((one) => one !== 'money');
  const end = (value: typeof a): Json => {
    const reference = choices.chance(20) ? anyReference(choices, draft, types) : null;
    return reference === null ? writeNumber(choices, value, type) : { fact: reference };
  };
  return [end(low), end(high)];
}

function anyLiteral(choices: Choices, type: ModelFact['type'], codes: ModelCodes | undefined): Json {
  if (type === 'codes') return choices.pick(codes!.entries).code;
  if (type === 'code') {
    // An old code that was not split stands for its successor.
    const old = codes!.entries.filter((entry) => entry.formerly && entry.formerly[0] === '331021');
    return old.length > 0 && choices.chance(10) ? old[0]!.formerly![0]! : choices.pick(codes!.entries).code;
  }
  const fact: ModelFact = { name: '', type, yearly: false, asked: false, holder: [], reads: new Set() };
  const value = anyValue(choices, fact);
  return typeof value === 'object' && 'n' in value ? writeNumber(choices, value, type) : (value as Json);
}
