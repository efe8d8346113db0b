import type { Engine } from 'json-rules-engine';
import { compareBounds, holdsIn, liesBetween, memberOf, mentionsIn, sameValue } from '../../kernel/atoms.ts';
import type { MemberSet } from '../../kernel/node.ts';
import type { Domain, NumberDomain } from '../../value/domain.ts';
import type { Truth } from '../../value/truth.ts';

/** The ends of a `Between`. */
export interface Ends {
  readonly low: Domain;
  readonly high: Domain;
}

/** The kernel's atoms, as operators on what a fact and the value beside it can still be. */
const ATOMS = {
  Less: (left: Domain, right: Domain) => compareBounds('less', numberOf(left), numberOf(right)),
  AtMost: (left: Domain, right: Domain) => compareBounds('at-most', numberOf(left), numberOf(right)),
  Equal: (left: Domain, right: Domain) => compareBounds('equal', numberOf(left), numberOf(right)),
  Between: (of: Domain, { low, high }: Ends) => liesBetween(numberOf(of), numberOf(low), numberOf(high)),
  In: (of: Domain, set: MemberSet) => memberOf(of, set),
  Same: (left: Domain, right: Domain) => sameValue(left, right),
  HasAny: (of: Domain, codes: Domain) => holdsIn(of, 'any', codes),
  HasAll: (of: Domain, codes: Domain) => holdsIn(of, 'all', codes),
  Mentions: (of: Domain, phrases: readonly string[]) => mentionsIn(of, phrases),
} as const;

export type AtomName = keyof typeof ATOMS;

/** `certainlyLess` holds where less is true, `certainlyNotLess` where it is false; where it is unknown neither does. */
export function operatorName(atom: AtomName, wanted: 'true' | 'false'): string {
  return `certainly${wanted === 'true' ? '' : 'Not'}${atom}`;
}

export function addOperators(engine: Engine): void {
  for (const [name, decide] of Object.entries(ATOMS) as [AtomName, (fact: Domain, value: never) => Truth][])
    for (const wanted of ['true', 'false'] as const)
      engine.addOperator<Domain, never>(operatorName(name, wanted), (fact, value) => decide(fact, value) === wanted);
}

function numberOf(domain: Domain): NumberDomain {
  if (domain.kind !== 'number') throw new TypeError(`a ${domain.kind} is no number`);
  return domain;
}
