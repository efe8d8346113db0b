/* Whom can the money be sent to without an application? Only those for whom everything is attested, lately, and exact. */
import { explain, loadProfiles, loadRules, match } from 'huiqi';
import { readFiles } from '../read-files.ts';

const { rules } = loadRules(readFiles('rules'));
const item = 'demo-2025/jobs';

for (const asOf of ['2025-11-01', '2026-11-01']) {
  console.log(asOf);
  for (const profile of loadProfiles(rules, readFiles('profiles')).profiles) {
    const [result] = match(rules, profile, { asOf, items: [item] }).results;
    console.log(`  ${profile.name}: ${result?.verdict}, ${result?.delivery}`);
    // What keeps it from being sent: declared by the enterprise itself, or out of date.
    const held = explain(rules, profile, { asOf, item }).explanation?.heldBack ?? [];
    if (held.length > 0) console.log(`    to be attested first: ${held.join(', ')}`);
  }
}
