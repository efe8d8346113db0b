import type { Condition, Operand } from '../../src/policy/condition.ts';
import type { Item } from '../../src/policy/policy.ts';
import type { Quantity } from '../../src/policy/quantity.ts';
import type { Vocabulary } from '../../src/policy/vocabulary.ts';

/** Full names of facts, both as an author wrote them and all that they derive from; ids of conditions. */
export interface Reads {
  readonly facts: ReadonlySet<string>;
  readonly ids: ReadonlySet<string>;
}

/** What the conditions of an item read, named ones unfolded. */
export function conditionReads({ when, requires }: Item, vocabulary: Vocabulary): Reads {
  return readsOf(requires ? [when, requires] : [when], [], vocabulary);
}

/** What the amount and the ceiling of an item read. */
export function amountReads({ amount, ceiling }: Item, vocabulary: Vocabulary): Reads {
  return readsOf(
    [],
    [amount, ceiling].filter((one) => one !== undefined),
    vocabulary,
  );
}

function readsOf(conditions: readonly Condition[], quantities: readonly Quantity[], vocabulary: Vocabulary): Reads {
  const facts = new Set<string>();
  const ids = new Set<string>();
  const fact = (name: string): void => {
    if (facts.has(name)) return;
    facts.add(name);
    const derive = vocabulary.facts.get(name)?.derive;
    if (derive) quantity(derive);
  };
  const operand = (one: Operand): void => {
    if (one.kind === 'fact') fact(one.reference.fact);
    if (one.kind === 'ends') for (const end of [one.low, one.high]) operand(end);
  };
  const condition = (one: Condition): void => {
    if (one.id !== undefined) ids.add(one.id);
    switch (one.kind) {
      case 'all':
      case 'any':
        return one.of.forEach(condition);
      case 'not':
        return condition(one.of);
      case 'named':
        return condition(vocabulary.conditions.get(one.name)!.condition);
      case 'always':
        return;
      case 'atom':
        fact(one.reference.fact);
        return operand(one.operand);
    }
  };
  const quantity = (one: Quantity): void => {
    for (const reference of one.references) fact(reference.fact);
    one.parts.forEach(quantity);
    one.conditions.forEach(condition);
  };
  conditions.forEach(condition);
  quantities.forEach(quantity);
  return { facts, ids };
}
