import { answer, byReference } from './answer.ts';
import { candidatesOf } from './candidates.ts';
import { begin, type OneMatchOptions } from './enquiry.ts';
import type { Match } from './result.ts';
import type { RuleSet } from './rule-set.ts';

/**
 * Says of every item of a rule set whether an enterprise can get it, how much, how, and what is still unknown.
 *
 * `profile` is a plain object in the shape of a profile file, or one that `loadProfiles` has read. What is wrong with it
 * comes back as diagnostics, and the facts that cannot be read count as never asked; nothing is thrown for what a user gave.
 */
export function match(rules: RuleSet, profile: unknown, options: OneMatchOptions): Match {
  const begun = begin(rules, profile, options);
  if (begun.kind === 'refused') return begun.match;
  const { enquiry } = begun;
  if (options.ineligible ?? true) return answer(enquiry, byReference(enquiry));
  const { items, decisions } = candidatesOf(enquiry);
  return { ...answer({ ...enquiry, items }, decisions), leftOut: enquiry.items.length - items.length };
}
