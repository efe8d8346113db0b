import type { World } from '../../kernel/world.ts';
import { fromDay } from '../../value/civil-date.ts';
import { type Domain, exactNumber } from '../../value/domain.ts';
import { NOT_NEGATIVE } from '../../value/interval.ts';
import { fromInteger } from '../../value/rational.ts';

/** One of whom nothing is known but the day, and what is given of one fact, whatever its year. */
export function bareWorld(asOf: number, fact?: string, domain?: Domain | null): World {
  const today = exactNumber(fromInteger(asOf));
  return {
    asOf,
    asOfYear: fromDay(asOf).year,
    given: (name) => (name === 'asOf' ? today : name === fact ? domain : undefined),
    granted: () => NOT_NEGATIVE,
  };
}
