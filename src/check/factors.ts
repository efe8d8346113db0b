import type { Quantity } from '../policy/quantity.ts';

/**
 * So many factors may be multiplied in one value, those of the facts that it reads included. Values are exact, and each factor
 * makes them longer: a tower of products would never be done.
 */
export const MOST_FACTORS = 1000;

/** How many factors a quantity multiplies at most; `ofFact` knows it of facts that derive. Infinite: too many, and that has been told. */
export function factorsOf(quantity: Quantity, ofFact: (name: string) => number): number {
  let most = 1;
  let sum = 0;
  for (const part of quantity.parts) {
    const factors = factorsOf(part, ofFact);
    most = Math.max(most, factors);
    sum += factors;
  }
  if (MULTIPLYING.has(quantity.form)) most = Math.max(1, sum);
  for (const { fact } of quantity.references) most = Math.max(most, ofFact(fact));
  return most;
}

const MULTIPLYING = new Set(['times', 'ratio', 'growth', 'rate', 'each']);
