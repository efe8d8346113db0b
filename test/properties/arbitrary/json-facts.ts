import type { JsonFact } from '../../../src/json-rules/index.ts';
import { textOf } from '../oracle/calendar.ts';
import { Oracle } from '../oracle/evaluate.ts';
import { Fraction } from '../oracle/fraction.ts';
import type { Model, World } from '../oracle/model.ts';

/**
 * What is given to json-rules-engine in a world where all is known: the facts that exported rules ask for, derived ones computed.
 * Null where one has no value, or one that no double carries.
 */
export function jsonFacts(facts: readonly JsonFact[], model: Model, world: World): Record<string, unknown> | null {
  const oracle = new Oracle(model, world);
  const given: Record<string, unknown> = {};
  for (const { name, fact, year } of facts) {
    const declared = model.facts.get(fact)!;
    const value = oracle.valueOf(declared, year);
    if (value === null) return null;
    if (value instanceof Fraction) {
      if (declared.type === 'date') given[name] = textOf(Number(value.n));
      else if (!isDouble(value)) return null;
      else given[name] = Number(value.toString());
    } else given[name] = typeof value === 'object' ? [...value] : value;
  }
  return given;
}

/** Up to fifteen digits a double gives the decimal back. */
function isDouble(value: Fraction): boolean {
  return 10n ** 6n % value.d === 0n && value.n < 10n ** 14n && value.n > -(10n ** 14n);
}
