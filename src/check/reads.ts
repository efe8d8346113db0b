import type { Condition, Operand } from '../policy/condition.ts';
import type { Item } from '../policy/policy.ts';
import type { Quantity } from '../policy/quantity.ts';
import type { Vocabulary } from '../policy/vocabulary.ts';

/** Full names of the facts that an item reads from a profile: derived ones unfolded, named conditions followed. */
export function factsRead(item: Item, vocabulary: Vocabulary): ReadonlySet<string> {
  const facts = new Set<string>();
  const derived = new Set<string>();
  const conditions = new Set<string>();
  const fact = (name: string): void => {
    const declared = vocabulary.facts.get(name);
    if (facts.has(name) || derived.has(name) || !declared) return;
    if (declared.derive) derived.add(name);
    if (declared.derive) quantity(declared.derive);
    else if (name !== 'asOf') facts.add(name);
  };
  const operand = (one: Operand): void => {
    if (one.kind === 'fact') fact(one.reference.fact);
    if (one.kind === 'ends') for (const end of [one.low, one.high]) operand(end);
  };
  const condition = (one: Condition): void => {
    switch (one.kind) {
      case 'all':
      case 'any':
        return one.of.forEach(condition);
      case 'not':
        return condition(one.of);
      case 'named': {
        const named = vocabulary.conditions.get(one.name);
        if (conditions.has(one.name) || !named) return;
        conditions.add(one.name);
        return condition(named.condition);
      }
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
  if (item.region) fact('region');
  if (item.requires) condition(item.requires);
  condition(item.when);
  if (item.amount) quantity(item.amount);
  for (const limit of item.limits) if (limit.amount) quantity(limit.amount);
  return facts;
}
