import { type Domain, isExact } from '../../value/domain.ts';
import { parseNumber } from '../../value/literal.ts';
import { equals } from '../../value/rational.ts';

/** The double whose shortest decimal is the one number that is left, or `NaN` if there is none such. */
export function doubleOf(domain: Domain): number {
  if (domain.kind !== 'number' || !isExact(domain)) return Number.NaN;
  const { num, den } = domain.min!;
  const value = Number(num) / Number(den);
  if (den === 1n && Number.isSafeInteger(value)) return value;
  const shortest = parseNumber(String(value));
  return shortest.ok && equals(shortest.value, domain.min!) ? value : Number.NaN;
}
