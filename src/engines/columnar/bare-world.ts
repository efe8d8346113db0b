import type { World } from '../../kernel/world.ts';
import { fromDay } from '../../value/civil-date.ts';
import { exactNumber } from '../../value/domain.ts';
import { NOT_NEGATIVE, point } from '../../value/interval.ts';
import { fromInteger, ZERO } from '../../value/rational.ts';

/** One of whom nothing is known but the day. */
export function bareWorld(asOf: number): World {
  const today = exactNumber(fromInteger(asOf));
  return {
    asOf,
    asOfYear: fromDay(asOf).year,
    given: (name) => (name === 'asOf' ? today : undefined),
    granted: () => NOT_NEGATIVE,
  };
}

/** One of whom nothing is known but the day, and that nothing has been received. */
export function emptyHanded(asOf: number): World {
  return { ...bareWorld(asOf), granted: () => point(ZERO) };
}
