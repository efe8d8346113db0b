/**
 * `npm run bench`: what huiqi takes on this machine, everything in one run. Figures are medians; ratios compare what was
 * measured side by side. `-- --json` prints a line per measurement, `-- decisions batch` only those parts; `--full` takes the batch
 * to ten million rows.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasErrors, loadProfiles, loadRules, match } from '../../src/index.ts';
import { Evaluation } from '../../src/kernel/evaluate.ts';
import { worldOf } from '../../src/match/world.ts';
import { parseDay } from '../../src/value/civil-date.ts';
import { measureBatch } from './batch.ts';
import { compareDecisions } from './decisions/index.ts';
import { oneProfile } from './decisions/one-profile.ts';
import { compareEngines } from './engines.ts';
import { generateProfiles } from './generate-profiles.ts';
import { generateRules } from './generate-rules.ts';
import { median, report, round, time } from './measure.ts';

const SEED = 20251101;

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)],
  );
}

function coldStart(): void {
  const args = [
    'dist/cli.js',
    'match',
    '--rules',
    'rules',
    '--profiles',
    'profiles',
    '--as-of',
    '2025-11-01',
    '--json',
  ];
  const times = Array.from({ length: 6 }, () => {
    const start = performance.now();
    execFileSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
    return performance.now() - start;
  }).slice(1);
  const node = time(5, () => execFileSync(process.execPath, ['-e', '0']));
  const items = readdirSync('profiles').length;
  report('match, shipped rules, cold start', {
    profileFiles: items,
    ms: round(median(times)),
    bareNodeMs: round(node),
    ratioToBareNode: round(median(times) / node),
  });
}

function loading(): void {
  const shipped = filesBelow('rules')
    .filter((name) => /\.ya?ml$/.test(name) && !/\.test\./.test(name))
    .map((name) => ({ name, text: readFileSync(name) }));
  const shippedMs = time(5, () => void loadRules(shipped));
  report('load and check, shipped rules', {
    files: shipped.length,
    items: loadRules(shipped).rules.compiled.items.length,
    ms: round(shippedMs),
  });
  const generated = generateRules(1000, SEED);
  const bytes = generated.reduce((sum, file) => sum + file.text.length, 0);
  if (hasErrors(loadRules(generated).diagnostics)) throw new Error('the generated rules have errors');
  const ms = time(5, () => void loadRules(generated));
  report('load and check, generated rules', {
    items: 1000,
    kilobytes: Math.round(bytes / 1000),
    ms: round(ms),
    itemsPerSecond: Math.round(1e6 / ms),
  });
}

function deciding(): void {
  const { rules } = loadRules(generateRules(1000, SEED));
  const objects = generateProfiles(50, SEED);
  const { profiles } = loadProfiles(rules, [
    { name: 'profiles.jsonl', text: objects.map((object) => JSON.stringify(object)).join('\n') },
  ]);
  const asOf = parseDay('2025-11-01')!;
  const decisions = profiles.length * rules.compiled.items.length;
  const bare = time(5, () => {
    for (const profile of profiles) {
      const evaluation = new Evaluation(worldOf(profile, rules.vocabulary, asOf));
      for (const item of rules.compiled.items) evaluation.truth(item.verdict);
    }
  });
  const full = time(3, () => {
    for (const profile of profiles) match(rules, profile, { asOf: '2025-11-01' });
  });
  const line = (ms: number) => ({
    items: 1000,
    rows: profiles.length,
    nsPerDecision: round((ms * 1e6) / decisions),
    decisionsPerSecond: Math.round((decisions / ms) * 1000),
  });
  report('decisions, reference, verdicts', { engine: 'reference', ...line(bare) });
  report('decisions, match with all results', {
    engine: 'reference',
    ...line(full),
    ratioToVerdicts: round(full / bare),
  });
}

const PARTS: Readonly<Record<string, () => void | Promise<void>>> = {
  'cold-start': coldStart,
  loading,
  deciding,
  engines: () => compareEngines(SEED),
  decisions: () => compareDecisions(SEED),
  'one-profile': () => oneProfile(SEED),
  batch: () => measureBatch(SEED),
};

const asked = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
for (const name of asked) if (!(name in PARTS)) throw new Error(`no part ${name}: ${Object.keys(PARTS).join(', ')}`);
for (const [name, part] of Object.entries(PARTS)) if (asked.length === 0 || asked.includes(name)) await part();
