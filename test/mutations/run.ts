import { loadRules } from '../../src/index.ts';
import { readCorpus } from './corpus.ts';
import { type Judgement, judge } from './judge.ts';
import { makeMutation } from './mutation.ts';

/*
 * Runs mutations in a process of its own, so that one that never ends can be ended: `run.ts SEED FROM UNTIL`. One line of JSON says
 * which mutation comes next, another what came of it.
 */
const [seed, from, until] = process.argv.slice(2).map(Number) as [number, number, number];
const say = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

const corpus = readCorpus();
const { rules: shipped, diagnostics } = loadRules(corpus.shippedRules);
if (diagnostics.length > 0) throw new Error('the shipped rules have problems');
for (let number = from; number < until; number++) {
  say({ begins: number });
  const mutation = makeMutation(corpus, seed, number);
  const { use, kinds, file } = mutation;
  let judged: Judgement;
  try {
    judged = judge(mutation, shipped);
  } catch (error) {
    judged = {
      parsed: false,
      diagnostics: 0,
      verdicts: 0,
      faults: [`threw ${error instanceof Error ? error.stack : error}`],
    };
  }
  const { faults, ...counts } = judged;
  const text = Buffer.from(typeof file.text === 'string' ? file.text : file.text).toString('utf8');
  say({
    ended: number,
    use,
    ...counts,
    ...(faults.length > 0 && { faults: faults.slice(0, 5), kinds, file: file.name, text }),
  });
}
say({ done: true });
