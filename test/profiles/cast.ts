import { loadProfiles } from '../../src/index.ts';
import { shippedRules, yamlFiles } from '../rules/shipped.ts';

/** The shipped rules and the invented enterprises that are shipped with them, each beside its file. */
export function shippedCast() {
  const { rules, diagnostics: inRules } = shippedRules();
  const files = yamlFiles('profiles');
  const { profiles, diagnostics: inProfiles } = loadProfiles(rules, files);
  return { rules, files, profiles, diagnostics: [...inRules, ...inProfiles] };
}
