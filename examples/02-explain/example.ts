/* Why? The reason tree is data for a page, and text that an officer can read aloud. */
import { explain, explanationText, loadProfiles, loadRules } from 'huiqi';
import { readFiles } from '../read-files.ts';

const { rules } = loadRules(readFiles('rules'));
const [tools, valves] = loadProfiles(rules, readFiles('profiles')).profiles;
const asOf = '2025-11-01';

const { explanation } = explain(rules, valves, { asOf, item: 'demo-2025/jobs' });
if (explanation) {
  console.log(explanationText(explanation));
  // The same as data: gates, conditions, facts, steps of the amount, each with an id that stays.
  const [first] = explanation.gates.filter(({ id }) => id === 'when').flatMap(({ parts }) => parts);
  console.log(
    '\nas data:',
    first?.parts.map(({ id, truth, facts }) => ({ id, truth, facts })),
  );
  console.log(explanation.facts['ageYears']?.derivation?.words);
}

const short = explain(rules, tools, { asOf, item: 'demo-2025/rd-reward' }).explanation;
if (short) console.log(`\n${explanationText(short, { language: 'en', short: true })}`);
