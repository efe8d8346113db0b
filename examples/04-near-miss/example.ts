/* What is missing, and how little? And when does it become so by itself? */
import { loadProfiles, loadRules, nearMisses } from 'huiqi';
import { readFiles } from '../read-files.ts';

const { rules } = loadRules(readFiles('rules'));
const [, valves] = loadProfiles(rules, readFiles('profiles')).profiles;

const { misses } = nearMisses(rules, valves, { asOf: '2025-11-01', item: 'demo-2025/rd-reward' });
for (const { changes, amount, controllable } of misses) {
  console.log(changes.map(({ fact, from, to, difference }) => ({ fact, from, to, difference })));
  console.log(`worth ${amount?.min} yuan${controllable ? ', in the hands of the enterprise' : ''}`);
}

// Ten people, but not a year old yet: the day comes by itself.
const young = {
  enterprise: 'demo-young',
  facts: { region: '331083', established: '2025-03-15', staff: 12, dishonest: false },
};
const { becomes } = nearMisses(rules, young, { asOf: '2025-11-01', item: 'demo-2025/jobs' });
console.log(`eligible by itself on ${becomes?.on}`);
