import type { Quantity, QuantityType } from '../policy/quantity.ts';
import { ANY_TEXT, anySet, BOOLEANS, type Domain, exactNumber, numbers } from '../value/domain.ts';
import { EVERYTHING } from '../value/interval.ts';
import { allOptions } from '../value/option-set.ts';
import type { Rational } from '../value/rational.ts';
import type { LowerContext } from './form.ts';

/** Everything that a value of a type can be. */
export function typeDomain({ type, codes }: QuantityType): Domain {
  switch (type) {
    case 'integer':
    case 'date':
      return numbers(EVERYTHING, true);
    case 'decimal':
    case 'money':
    case 'ratio':
      return numbers(EVERYTHING, false);
    case 'boolean':
      return { kind: 'option', tree: BOOLEANS, options: allOptions(BOOLEANS) };
    case 'code':
      return { kind: 'option', tree: codes ?? BOOLEANS, options: allOptions(codes ?? BOOLEANS) };
    case 'codes':
      return anySet(codes ?? BOOLEANS);
    case 'text':
      return ANY_TEXT;
  }
}

/** A number, date or option as the author wrote it. */
export interface LiteralData {
  readonly domain: Domain;
}

/** What the forms without a key of their own lower to: literals, facts and `unstated`. */
export function lowerScalar(context: LowerContext, quantity: Quantity): import('../kernel/node.ts').ValueNode {
  if (quantity.form === 'fact') return context.fact(quantity.references[0]!);
  return context.build.literal((quantity.data as LiteralData).domain);
}

export function literalData(value: Rational): LiteralData {
  return { domain: exactNumber(value) };
}
