import { checkProfile } from '../check/profile.ts';
import { documentFromValue } from '../document/from-value.ts';
import type { Profile } from '../policy/profile.ts';
import type { Vocabulary } from '../policy/vocabulary.ts';
import type { Diagnostic } from '../text/diagnostic.ts';

const checkedProfiles = new WeakSet<object>();

/** Marks a profile as read by huiqi, so that `match` need not read it again. */
export function markChecked(profile: Profile): Profile {
  checkedProfiles.add(profile);
  return profile;
}

function isChecked(profile: unknown): profile is Profile {
  return typeof profile === 'object' && profile !== null && checkedProfiles.has(profile);
}

/** A profile that was read already, or a plain object in the shape of a profile file. */
export function checkedProfile(
  profile: unknown,
  vocabulary: Vocabulary,
): { readonly checked: Profile; readonly diagnostics: readonly Diagnostic[] } {
  if (isChecked(profile)) return { checked: profile, diagnostics: [] };
  const { source, root, diagnostics } = documentFromValue(profile, 'profile');
  const empty: Profile = { enterprise: '', facts: new Map(), grants: [], source, span: { start: 0, end: 0 } };
  if (root === null) return { checked: empty, diagnostics };
  const checked = checkProfile(source, root, vocabulary);
  return { checked: checked.profile, diagnostics: [...diagnostics, ...checked.diagnostics] };
}
