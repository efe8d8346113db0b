import { answer, byReference } from './answer.ts';
import { begin, type MatchOptions } from './enquiry.ts';
import type { Match } from './result.ts';
import type { RuleSet } from './rule-set.ts';

/**
 * Says of every item of a rule set whether an enterprise can get it, how much, how, and what is still unknown.
 *
 * `profile` is a plain object in the shape of a profile file, or one that `loadProfiles` has read. What is wrong with it
 * comes back as diagnostics, and the facts that cannot be read count as never asked; nothing is thrown for what a user gave.
 */
export function match(rules: RuleSet, profile: unknown, options: MatchOptions): Match {
  const begun = begin(rules, profile, options);
  return begun.kind === 'refused' ? begun.match : answer(begun.enquiry, byReference(begun.enquiry));
}
