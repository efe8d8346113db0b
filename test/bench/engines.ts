import type { CompiledRules } from '../../src/compile/index.ts';
import { ENGINES } from '../../src/engines/index.ts';
import { loadProfiles, loadRules, type RuleSet } from '../../src/index.ts';
import { Evaluation } from '../../src/kernel/evaluate.ts';
import type { World } from '../../src/kernel/world.ts';
import { worldOf } from '../../src/match/world.ts';
import { parseDay } from '../../src/value/civil-date.ts';
import { generateProfiles } from './generate-profiles.ts';
import { generateRules } from './generate-rules.ts';
import { report, round, time, timeAsync } from './measure.ts';
import { PlainRules } from './plain-rules.ts';

const AS_OF = parseDay('2025-11-01')!;

/**
 * What a verdict takes in each engine, on the same rules and profiles; and in json-rules-engine by itself, where every
 * fact is known. Answers are compared before anything is timed.
 */
export async function compareEngines(seed: number): Promise<void> {
  const { rules } = loadRules(generateRules(200, seed));
  const profiles = generateProfiles(60, seed);
  await threeValued(rules, worldsOf(rules, profiles.slice(0, ROWS)));
  await twoValued(rules.compiled, worldsOf(rules, profiles.map(completed)).filter(isSettledBy(rules)).slice(0, ROWS));
}

const ROWS = 20;

/** Whether nothing is left unknown: an industry that is told coarsely leaves the size of the enterprise open. */
function isSettledBy({ compiled }: RuleSet): (world: World) => boolean {
  return (world) => {
    const evaluation = new Evaluation(world);
    return compiled.items.every(({ verdict }) => evaluation.truth(verdict) !== 'unknown');
  };
}

function worldsOf(rules: RuleSet, profiles: readonly unknown[]): readonly World[] {
  const text = profiles.map((profile) => JSON.stringify(profile)).join('\n');
  const loaded = loadProfiles(rules, [{ name: 'profiles.jsonl', text }]);
  return loaded.profiles.map((profile) => worldOf(profile, rules.vocabulary, AS_OF));
}

async function threeValued({ compiled }: RuleSet, worlds: readonly World[]): Promise<void> {
  const decisions = compiled.items.length * worlds.length;
  const answers = new Map<string, string>();
  const times = new Map<string, number>();
  for (const { name, prepare } of ENGINES) {
    const prepared = await prepare(compiled);
    const all = async (): Promise<string> => {
      const found: string[] = [];
      for (const world of worlds) found.push((await prepared.truths(world)).join());
      return found.join('\n');
    };
    answers.set(name, await all());
    if (answers.get(name) !== answers.get('reference')) throw new Error(`${name} and the reference do not agree`);
    times.set(name, await timeAsync(3, async () => void (await all())));
  }
  for (const [engine, ms] of times)
    tell('decisions', engine, compiled, worlds, ms, ms / times.get('reference')!, decisions);
}

async function twoValued(compiled: CompiledRules, worlds: readonly World[]): Promise<void> {
  const decisions = compiled.items.length * worlds.length;
  const plain = new PlainRules(compiled.items);
  const facts = worlds.map((world) => plain.factsOf(world));
  const reference = (): string[] =>
    worlds.map((world) => {
      const evaluation = new Evaluation(world);
      return compiled.items.map(({ verdict }) => evaluation.truth(verdict)).join();
    });
  const theirs: string[] = [];
  for (const one of facts) theirs.push((await plain.decide(one)).join());
  if (theirs.join('\n') !== reference().join('\n')) throw new Error('the plain rules and the reference do not agree');
  const own = time(5, reference);
  const ms = await timeAsync(3, async () => {
    for (const one of facts) await plain.decide(one);
  });
  tell('decisions, all known', 'reference', compiled, worlds, own, 1, decisions);
  tell('decisions, all known', 'json-rules-engine, plain', compiled, worlds, ms, ms / own, decisions);
}

function tell(
  bench: string,
  engine: string,
  { items }: CompiledRules,
  worlds: readonly World[],
  ms: number,
  ratio: number,
  decisions: number,
): void {
  const nsPerDecision = round((ms * 1e6) / decisions);
  const size = { items: items.length, rows: worlds.length, threads: 1 };
  report(bench, { engine, ...size, nsPerDecision, ratioToReference: round(ratio) });
}

/** The same profile with everything known. */
function completed(profile: { enterprise: string; facts: Record<string, unknown> }): unknown {
  const known = {
    staff: 60,
    rdExpense: { 2023: 900_000, 2024: 1_000_000 },
    assets: 80_000_000,
    exports: { 2024: 0 },
    debtRatio: 0.5,
    established: '2015-06-15',
    aboveScale: true,
    aboveScaleSince: '2020-03-01',
  };
  const facts: Record<string, unknown> = { ...profile.facts };
  for (const [name, value] of Object.entries({ ...known, titles: ['high-tech'] })) facts[name] ??= value;
  return { ...profile, facts };
}
