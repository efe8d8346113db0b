/* What should be asked first? Each answer settles as much as it can, and nothing is asked that no longer matters. */
import { loadRules, match, say } from 'huiqi';
import { readFiles } from '../read-files.ts';

const { rules } = loadRules(readFiles('rules'));

/** Someone at the counter, who knows this much. `null`: asked, and not known. */
const ANSWERS: Readonly<Record<string, string | boolean | null>> = {
  dishonest: false,
  region: '331083',
  established: '2025-06-01',
  titles: null,
  'revenue@2024': '2亿',
  'rdExpense@2024': '700万',
};

const facts: Record<string, unknown> = {};
for (;;) {
  const profile = { enterprise: 'demo-counter', facts };
  const { results, questions } = match(rules, profile, { asOf: '2025-11-01' });
  const [question] = questions;
  if (question === undefined) {
    for (const { item, verdict, missing } of results) console.log(`${item}: ${verdict}`, missing.join(', '));
    break;
  }
  const answer = ANSWERS[question.fact];
  console.log(`${say(question.ask, 'zh')} (${question.fact}, settles ${question.settles}) → ${answer}`);
  const [fact, year] = question.fact.split('@') as [string, string?];
  facts[fact] = year === undefined ? answer : { [year]: answer };
}
