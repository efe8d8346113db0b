/* A vocabulary for another city: its own facts, places and lists, and the same engine. */
import { explain, explanationText, loadRules } from 'huiqi';
import { readFiles } from '../read-files.ts';

const { rules, diagnostics } = loadRules(readFiles('06-another-city/rules'));
console.log(`${rules.vocabulary.facts.size - 1} facts, ${diagnostics.length} mistakes`);

// An old code stands for its successor.
const profile = {
  enterprise: 'demo-port',
  name: '港口市示例物流有限公司',
  facts: { region: 'P-old', trade: 'logistics', containers: { 2024: 57200, 2023: 52000 } },
};
const { explanation } = explain(rules, profile, { asOf: '2025-11-01', item: 'port-2025/traffic' });
if (explanation) console.log(explanationText(explanation, { language: 'en' }));
