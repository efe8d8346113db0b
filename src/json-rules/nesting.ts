import { LIMITS } from '../document/limits.ts';
import type { Draft } from './draft.ts';

/** Levels of a rule file around the conditions of an item: the file, its items, the item. */
const AROUND = 3;

/** Whether a rule file holds conditions that are nested so deep; at the limit it may be said of some that fit. */
export function isTooDeep(draft: Draft): boolean {
  return AROUND + levelsOf(draft) > LIMITS.depth;
}

function levelsOf(draft: Draft): number {
  switch (draft.kind) {
    case 'all':
    case 'any':
      return 2 + draft.of.reduce((most, one) => Math.max(most, levelsOf(one)), 0);
    case 'not':
      return 1 + levelsOf(draft.of);
    case 'noted':
      return 2 + levelsOf(draft.of);
    // A comparison, its values, a fact among them.
    default:
      return 3;
  }
}
