/* A rule set of json-rules-engine, imported: it matches, explains, and knows what it does not know. */
import { readFileSync } from 'node:fs';
import { explain, explanationText, match } from 'huiqi';
import { fromJsonRules } from 'huiqi/json-rules';

const text = readFileSync(new URL('rules.json', import.meta.url), 'utf8');
const { rules, facts, items, files, profileFacts, diagnostics } = fromJsonRules(text, { name: 'rules.json' });

// What cannot be said is told by place, and its rule left out; everything else is there.
for (const { severity, path, line, column, what } of diagnostics)
  console.log(`${severity} ${path}:${line}:${column} ${what.en}`);
console.log(`types: ${facts.map(({ name, type }) => `${name} ${type}`).join(', ')}\n`);

// What `engine.run()` would be given; staff is known within bounds only, which json-rules-engine could not say.
const plant = profileFacts({ trade: 'manufacturing', listedAsDebtor: false, meter: { kwh: 82500 } });
const profile = { enterprise: 'demo-plant', facts: { ...plant, staff: { min: 60 } } };
for (const { item, verdict, missing } of match(rules, profile, { asOf: '2025-11-01' }).results) {
  const imported = items.find((one) => one.item === item);
  console.log(`${imported?.event.type}: ${verdict}`, missing, imported?.event.params ?? '');
}

const { explanation } = explain(rules, profile, { asOf: '2025-11-01', item: 'json-rules/growing-manufacturer' });
if (explanation) console.log(`\n${explanationText(explanation, { language: 'en' })}`);

// From here on they are files of your own.
console.log(`\n${files.map(({ name }) => name).join(', ')}:\n${files[1]?.text}`);
