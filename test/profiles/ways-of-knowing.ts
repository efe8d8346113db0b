import type { FactValue, Profile } from '../../src/policy/profile.ts';
import { isExact } from '../../src/value/domain.ts';

export type WayOfKnowing =
  | 'attested'
  | 'declared'
  | 'within bounds'
  | 'coarsely'
  | 'in part'
  | 'asked and not known'
  | 'by year'
  | 'grants received'
  | 'grants unknown';

/** The ways in which a profile knows what it knows (FORMAT, sections 1 and 3). */
export function waysOfKnowing({ facts, grants }: Profile): ReadonlySet<WayOfKnowing> {
  const given = [...facts.values()];
  const ways = given
    .flatMap(({ plain, years }) => [...(plain ? [plain] : []), ...years.values()])
    .flatMap((value) => [provenanceOf(value), knowledgeOf(value)]);
  if (given.some(({ years }) => years.size > 1)) ways.push('by year');
  if (grants === null) ways.push('grants unknown');
  else if (grants.length > 0) ways.push('grants received');
  return new Set(ways.filter((way) => way !== null));
}

function provenanceOf({ source, asOf }: FactValue): WayOfKnowing | null {
  if (source === undefined) return 'declared';
  return asOf === undefined ? null : 'attested';
}

function knowledgeOf({ domain }: FactValue): WayOfKnowing | null {
  if (domain === null) return 'asked and not known';
  if (isExact(domain)) return null;
  if (domain.kind === 'number') return 'within bounds';
  return domain.kind === 'set' ? 'in part' : 'coarsely';
}
