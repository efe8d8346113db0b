import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runs } from '../properties/check-property.ts';
import { type Outcome, type WatchedRun, watchRun } from './watch-run.ts';

const PROGRAM = fileURLToPath(new URL('./run.ts', import.meta.url));
const PATIENCE = 15_000;
const seed = Number(process.env['HUIQI_SEED'] ?? Math.floor(Math.random() * 0x7fffffff));
const only = process.env['HUIQI_MUTATION'];

function runMutations(from: number, until: number): Promise<WatchedRun> {
  return watchRun(['--import', 'tsx', PROGRAM, ...[seed, from, until].map(String)], PATIENCE);
}

const repeat = (number: number | null): string =>
  `HUIQI_SEED=${seed} HUIQI_MUTATION=${number} npx vitest run test/mutations`;

function describeFault({ ended, use, kinds, file, faults, text }: Outcome): string {
  return [
    `mutation ${ended} of ${file} (${kinds?.join(', ')}), used as ${use}:`,
    ...(faults ?? []).map((fault) => `  ${fault}`),
    `  again: ${repeat(ended)}`,
    only === undefined ? '' : `--- the file\n${text}\n---`,
  ].join('\n');
}

test('every mutation of a rule file, a profile or a rule test ends in a verdict or in a diagnostic with a place', async () => {
  const total = runs(1500, 10_000);
  const half = Math.ceil(total / 2);
  const parts =
    only === undefined
      ? [
          [0, half],
          [half, total],
        ]
      : [[Number(only), Number(only) + 1]];
  const began = Date.now();
  const watched = await Promise.all(parts.map(([from, until]) => runMutations(from!, until!)));
  const outcomes = watched.flatMap((one) => one.outcomes);
  const count = (matches: (outcome: Outcome) => boolean): number => outcomes.filter(matches).length;
  const parsed = count((one) => one.parsed);
  console.log(
    `mutations: seed ${seed}, ${outcomes.length} mutations, ${parsed} parsed as YAML, ` +
      `${count((one) => one.diagnostics > 0)} ended with diagnostics, ${count((one) => one.verdicts > 0)} with verdicts, ` +
      `${Math.round((Date.now() - began) / 1000)} s`,
  );

  const stopped = watched.flatMap(({ hung, broken }) => [
    ...(hung === null ? [] : [`mutation ${hung} takes longer than ${PATIENCE / 1000} s; again: ${repeat(hung)}`]),
    ...(broken === null ? [] : [broken]),
  ]);
  const faults = outcomes.filter((one) => one.faults).map(describeFault);
  expect([...stopped, ...faults.slice(0, 20)].join('\n'), `seed ${seed}, ${faults.length} with faults`).toBe('');
  if (only !== undefined) return;
  expect(outcomes.length).toBe(total);
  expect(parsed / total, 'the share of mutations that are still YAML').toBeGreaterThanOrEqual(0.5);
  expect(count((one) => one.verdicts > 0) / total, 'the share that still comes to verdicts').toBeGreaterThan(0.25);
});

test('a mutation that takes too long is ended and named', async () => {
  const program = 'console.log(JSON.stringify({ begins: 7 })); for (;;);';
  expect(await watchRun(['-e', program], 500)).toEqual({ outcomes: [], hung: 7, broken: null });
});

test('a run that breaks off is not taken for a good one', async () => {
  const program = 'console.log(JSON.stringify({ begins: 7 })); process.exitCode = 3; console.error("why");';
  expect((await watchRun(['-e', program], 10_000)).broken).toBe('ended at mutation 7 with 3: why\n');
});
