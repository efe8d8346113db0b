import { type NearMissOptions, nearMisses } from '../match/near-misses/index.ts';
import type { RuleSet } from '../match/rule-set.ts';
import type { Profile } from '../policy/profile.ts';
import type { NearView } from './explanation.ts';
import { becomesWords, moreWords, nearMissWords } from './near-miss-words.ts';

/** By how little an enterprise misses an item, with words. */
export function nearView(rules: RuleSet, profile: Profile, options: NearMissOptions): NearView {
  const { vocabulary } = rules;
  const { misses, more, becomes, undeterminedFrom } = nearMisses(rules, profile, options);
  const why = moreWords(more, vocabulary);
  return {
    misses: misses.map((miss) => ({ ...miss, words: nearMissWords(miss, vocabulary) })),
    more: why && { ...more, words: why },
    becomes: becomes && { ...becomes, words: becomesWords(becomes, vocabulary) },
    undeterminedFrom,
  };
}
