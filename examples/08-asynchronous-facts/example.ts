/* Facts that must be fetched: only what can still matter is asked for, the cheapest and most decisive first, each once. */
import { loadRules, matchAsync } from 'huiqi';
import { readFiles } from '../read-files.ts';

const { rules } = loadRules(readFiles('rules'));

/** Stands for a service of an authority. */
async function fetched(service: string, answer: unknown): Promise<unknown> {
  console.log(`  asked: ${service}`);
  return answer;
}

const providers = {
  dishonest: () => fetched('court', { value: false, source: '市中级人民法院', asOf: '2025-10-31' }),
  titles: { fetch: () => fetched('science office', { value: [], source: '市科技局' }), cost: 2 },
  // One call of the tax office answers for several facts, and is dear.
  tax: {
    facts: ['revenue', 'rdExpense'],
    cost: 10,
    fetch: ({ facts }: { facts: readonly { name: string }[] }) =>
      fetched(`tax office for ${facts.map(({ name }) => name).join(' and ')}`, {
        'revenue@2024': { value: '8000万', source: '市税务局' },
        'rdExpense@2024': { value: '320万', source: '市税务局' },
      }),
  },
  staff: () => fetched('social insurance', { value: 45, source: '市人力社保局', asOf: '2025-09-30' }),
};

for (const facts of [{ region: '331083', established: '2019-04-01' }, { region: '440000' }]) {
  console.log(facts.region);
  const profile = { enterprise: `demo-${facts.region}`, facts };
  const { results, asked } = await matchAsync(rules, profile, { asOf: '2025-11-01', providers });
  for (const { item, verdict, amount } of results) console.log(`  ${item}: ${verdict}`, amount?.min ?? '');
  console.log(`  ${asked.length} facts asked for`);
}
