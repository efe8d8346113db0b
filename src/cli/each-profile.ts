import { loadProfiles } from '../match/load-profiles.ts';
import type { RuleSet } from '../match/rule-set.ts';
import type { Profile } from '../policy/profile.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { readFiles } from './read-files.ts';

/**
 * The enterprises of some files, one after the other. File by file, so that the first results appear at once and a folder of
 * profiles need not fit into memory. `tell` is given what is wrong with a file before its enterprises come.
 */
export function* eachProfile(
  rules: RuleSet,
  paths: readonly string[],
  tell: (found: readonly Diagnostic[]) => void,
): Generator<Profile> {
  for (const path of paths) {
    const { files, diagnostics: unread } = readFiles([path]);
    const { profiles, diagnostics } = loadProfiles(rules, files);
    tell([...unread, ...diagnostics]);
    yield* profiles;
  }
}
