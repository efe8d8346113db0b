import type { FactDeclaration } from '../policy/vocabulary.ts';
import { type Domain, numbers } from '../value/domain.ts';
import { typeDomain } from './scalars.ts';

/** All that the type, the bounds and the code list of a fact allow. */
export function allowedDomain({ type, codes, min, max }: FactDeclaration): Domain {
  const domain = typeDomain(codes === undefined ? { type } : { type, codes });
  return domain.kind === 'number' ? numbers({ min: min ?? null, max: max ?? null }, domain.integral) : domain;
}
