import { quantityWords } from '../explain/quantity-words.ts';
import type { Condition, Operand } from '../policy/condition.ts';
import { type FactReference, resolveYear, shiftYear } from '../policy/fact-reference.ts';
import type { Quantity } from '../policy/quantity.ts';
import type { FactType } from '../policy/types.ts';
import type { Vocabulary } from '../policy/vocabulary.ts';
import type { JsonFact } from './json-rule.ts';

const VALUES: Readonly<Record<FactType, JsonFact['value']>> = {
  boolean: 'boolean',
  integer: 'number',
  decimal: 'number',
  money: 'number',
  ratio: 'number',
  date: 'date',
  code: 'string',
  text: 'string',
  codes: 'strings',
};

/** What a fact is, for whoever supplies it. The years of derived facts are those for an as-of date in `asOfYear`. */
export function jsonFact(
  name: string,
  reference: FactReference,
  vocabulary: Vocabulary,
  asOfYear: number | null,
): JsonFact {
  const { type, label, unit, codes, derive } = vocabulary.facts.get(reference.fact)!;
  const isCoded = type === 'code' || type === 'codes';
  return {
    name,
    fact: reference.fact,
    year: reference.year?.kind === 'absolute' ? reference.year.year : null,
    type,
    label,
    ...(unit && { unit }),
    value: VALUES[type],
    ...(isCoded && { codes: codes!.entries.map(({ code }) => code) }),
    from: derive ? 'derived' : 'given',
    ...(derive && {
      definition: quantityWords(derive, { vocabulary, asOfYear, outer: reference.year }, { type }),
      reads: [...readsOf(derive, reference, vocabulary, asOfYear)],
    }),
  };
}

/** The names of the facts that a derivation reads, with their years. */
function readsOf(
  derive: Quantity,
  { year: outer }: FactReference,
  vocabulary: Vocabulary,
  asOfYear: number | null,
): ReadonlySet<string> {
  const names = new Set<string>();
  const read = ({ fact, year }: FactReference): void => {
    const shifted = year && shiftYear(year, outer);
    if (shifted === null) names.add(fact);
    else if (shifted.kind === 'absolute' || asOfYear !== null)
      names.add(`${fact}@${resolveYear(shifted, asOfYear ?? 0)}`);
    else names.add(`${fact}@${shifted.offset}`);
  };
  const operand = (one: Operand): void => {
    if (one.kind === 'fact') read(one.reference);
    if (one.kind === 'ends') for (const end of [one.low, one.high]) operand(end);
  };
  const condition = (one: Condition): void => {
    switch (one.kind) {
      case 'all':
      case 'any':
        for (const part of one.of) condition(part);
        return;
      case 'not':
        return condition(one.of);
      case 'named':
        return condition(vocabulary.conditions.get(one.name)!.condition);
      case 'always':
        return;
      case 'atom':
        read(one.reference);
        return operand(one.operand);
      default:
        return one satisfies never;
    }
  };
  const quantity = (one: Quantity): void => {
    for (const reference of one.references) read(reference);
    one.parts.forEach(quantity);
    one.conditions.forEach(condition);
  };
  quantity(derive);
  return names;
}
