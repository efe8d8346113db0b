import { OneDecider, programOf } from '../../../src/engines/columnar/index.ts';
import { hasErrors, loadProfiles, loadRules, match, type Profile, type RuleSet } from '../../../src/index.ts';
import { Evaluation, EvaluationMemory } from '../../../src/kernel/evaluate.ts';
import { worldOf } from '../../../src/match/world.ts';
import { parseDay } from '../../../src/value/civil-date.ts';
import { generateProfiles } from '../generate-profiles.ts';
import { generateRules } from '../generate-rules.ts';
import { median, report, round } from '../measure.ts';

const ITEMS = 10_000;
const AS_OF = '2025-11-01';
const PROFILES = 40;

/**
 * One profile against very many rules, of the kind that the other parts of the benchmark load: all verdicts, and all that is told of the
 * candidates. Medians over the profiles, after rounds that warm up; verdicts are compared with the reference's first.
 */
export function oneProfile(seed: number): void {
  const { rules, diagnostics } = loadRules(generateRules(ITEMS, seed));
  if (hasErrors(diagnostics)) throw new Error('the generated rules have errors');
  const text = generateProfiles(PROFILES, seed)
    .map((profile) => JSON.stringify(profile))
    .join('\n');
  const { profiles } = loadProfiles(rules, [{ name: 'profiles.jsonl', text }]);
  const candidates = verdicts(rules, profiles);
  const ms = eachOf(profiles, 4, (profile) => void match(rules, profile, { asOf: AS_OF, ineligible: false }));
  const all = eachOf(profiles.slice(0, 5), 4, (profile) => void match(rules, profile, { asOf: AS_OF }));
  report(
    'one-profile, match of the candidates',
    { items: ITEMS, ms: round(ms, 2) },
    { withTheIneligible: round(all, 1), candidates },
  );
}

/** How many candidates a profile has, on average. */
function verdicts(rules: RuleSet, profiles: readonly Profile[]): number {
  const asOf = parseDay(AS_OF)!;
  const decider = new OneDecider(programOf(rules.compiled, asOf));
  const memory = new EvaluationMemory(rules.compiled.nodes);
  const decide = (profile: Profile) =>
    decider.candidates(
      new Evaluation(worldOf(profile, rules.vocabulary, asOf), memory.empty()),
      profile.grants && new Set(profile.grants.map(({ item }) => item)),
    );
  const byReference = (profile: Profile): string => {
    const evaluation = new Evaluation(worldOf(profile, rules.vocabulary, asOf));
    return rules.compiled.items
      .flatMap(({ verdict }, item) => {
        const truth = evaluation.truth(verdict);
        return truth === 'false' ? [] : [`${item} ${truth}`];
      })
      .join();
  };
  let found = 0;
  for (const profile of profiles) {
    const own = [...decide(profile)].sort((a, b) => a.item - b.item);
    if (own.map(({ item, truth }) => `${item} ${truth}`).join() !== byReference(profile))
      throw new Error('one profile against very many rules is decided otherwise than by the reference');
    found += own.length;
  }
  report('one-profile', {
    items: ITEMS,
    ms: round(
      eachOf(profiles, 20, (profile) => void decide(profile)),
      3,
    ),
  });
  return round(found / profiles.length);
}

/** The median of all, in milliseconds; the first half of the rounds warms up. */
function eachOf(profiles: readonly Profile[], rounds: number, work: (profile: Profile) => void): number {
  const times: number[] = [];
  for (let run = 0; run < rounds; run++)
    for (const profile of profiles) {
      const start = performance.now();
      work(profile);
      if (run >= rounds / 2) times.push(performance.now() - start);
    }
  return median(times);
}
