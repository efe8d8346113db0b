import type { Quantity } from '../policy/quantity.ts';

/**
 * So many factors may be multiplied in one value, those of the facts that it reads included. Values are exact, and each factor
 * makes them longer: a tower of products would never be done.
 */
export const MOST_FACTORS = 1000;

/** How many factors a quantity multiplies at most; `ofFact` knows it of facts that derive. Infinite: too many, and that has been told. */
export function factorsOf(quantity: Quantity, ofFact: (name: string) => number): number {
  const parts = quantity.parts.map((part) => factorsOf(part, ofFact));
  const facts = quantity.references.map(({ fact }) => ofFact(fact));
  const most = (numbers: readonly number[]): number => numbers.reduce((high, one) => Math.max(high, one), 1);
  const together = MULTIPLYING.has(quantity.form) ? parts.reduce((sum, part) => sum + part, 0) : most(parts);
  return Math.max(together, most(facts));
}

const MULTIPLYING = new Set(['times', 'ratio', 'growth', 'rate', 'each']);
