/* What can each of two enterprises get, and how much? */
import { hasErrors, loadProfiles, loadRules, match, renderDiagnostic, say } from 'huiqi';
import { readFiles } from '../read-files.ts';

const { rules, diagnostics } = loadRules(readFiles('rules'));
// A rule set with mistakes is incomplete: look at them before anybody is matched.
for (const diagnostic of diagnostics) console.error(renderDiagnostic(diagnostic, 'zh'));
if (hasErrors(diagnostics)) process.exit(1);

for (const profile of loadProfiles(rules, readFiles('profiles')).profiles) {
  const { name, results } = match(rules, profile, { asOf: '2025-11-01' });
  console.log(name);
  for (const { title, verdict, amount, delivery, missing } of results) {
    const worth = amount === null ? '' : ` ${amount.min} to ${amount.max ?? '…'} yuan`;
    console.log(`  ${verdict.padEnd(12)} ${say(title, 'zh')}${worth}, ${delivery}`);
    if (missing.length > 0) console.log(`               still to be known: ${missing.join(', ')}`);
  }
}
