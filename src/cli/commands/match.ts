import type { Engine } from '../../engines/engine.ts';
import { ENGINES } from '../../engines/index.ts';
import { MissingPackage } from '../../engines/json-rules-engine/index.ts';
import { reference } from '../../engines/reference/index.ts';
import { whyOf } from '../../explain/index.ts';
import { Evaluation } from '../../kernel/evaluate.ts';
import type { OneMatchOptions } from '../../match/enquiry.ts';
import { match } from '../../match/match.ts';
import { matchUsing } from '../../match/match-using.ts';
import type { Match } from '../../match/result.ts';
import type { RuleSet } from '../../match/rule-set.ts';
import { worldOf } from '../../match/world.ts';
import type { Profile } from '../../policy/profile.ts';
import { type Diagnostic, hasErrors } from '../../text/diagnostic.ts';
import { say } from '../../text/localized.ts';
import { nearestName } from '../../text/nearest-name.ts';
import { parseDay } from '../../value/civil-date.ts';
import { AS_OF_OPTION, asOfDate } from '../as-of.ts';
import { type Command, EXIT, RULES_OPTION } from '../command.ts';
import { eachProfile } from '../each-profile.ts';
import { itemNames } from '../item-names.ts';
import { loadSoundRules } from '../load-rule-folders.ts';
import { matchLine } from '../match-line.ts';
import { legend, matchReport } from '../match-report.ts';
import { printDiagnostics } from '../print-diagnostics.ts';
import { PROFILES_OPTION, profilePaths } from '../profile-paths.ts';
import type { ItemFacts } from '../result-details.ts';
import { UsageError } from '../usage-error.ts';

const ENGINE_NAMES = ENGINES.map(({ name }) => name);

/** `huiqi match`: what each enterprise can get. */
export const command: Command = {
  name: 'match',
  summary: { zh: '逐家匹配企业可享受的事项', en: 'what each enterprise can get' },
  options: [
    RULES_OPTION,
    PROFILES_OPTION,
    AS_OF_OPTION,
    { flags: '--item <id...>', words: { zh: '只看这些事项', en: 'only these items' } },
    {
      flags: '--all',
      words: { zh: '全部列出，含不符合的事项', en: 'everything, also what is ineligible' },
    },
    { flags: '--json', words: { zh: '每家企业输出一行 JSON', en: 'a line of JSON for each enterprise' } },
    {
      flags: '--engine <name>',
      words: {
        zh: `引擎：${ENGINE_NAMES.join('、')}（默认 ${reference.name}）`,
        en: `engine: ${ENGINE_NAMES.join(', ')} (${reference.name} by default)`,
      },
    },
  ],
  examples: [
    'huiqi match --rules rules --profiles profiles --as-of 2025-11-01',
    'huiqi match --rules rules --profiles register.jsonl --item yuhuan-2025-11/revenue-first-100m --json',
  ],
  run: async (given, terminal) => {
    const engine = engineOf(given.one('engine'));
    const asOf = asOfDate(given.one('asOf'), terminal);
    const paths = profilePaths(given.list('profiles') ?? []);
    const rules = loadSoundRules(given.list('rules') ?? [], terminal);
    if (rules === null) return EXIT.problems;
    const { vocabulary } = rules;
    const wanted = given.list('item');
    const items = wanted && itemNames(rules, wanted);
    const all = given.has('all');
    let failed = false;
    let enterprises = 0;
    const tell = (found: readonly Diagnostic[]): void => {
      printDiagnostics(found, terminal, 'err');
      failed ||= hasErrors(found);
    };
    for (const profile of eachProfile(rules, paths, tell)) {
      const found = await matched(engine, rules, profile, { asOf, ineligible: all, ...(items && { items }) });
      tell(found.diagnostics);
      if (given.has('json')) terminal.out(matchLine(found, terminal.language, all));
      else {
        const item = itemFacts(rules, profile, asOf);
        terminal.out(matchReport(found, terminal, { all, today: !given.has('asOf'), vocabulary, item }));
      }
      enterprises++;
      await terminal.flushed();
    }
    if (!given.has('json') && enterprises > 0) terminal.out(terminal.colours.dim(legend(terminal)));
    return failed ? EXIT.problems : EXIT.done;
  },
};

/** What the report tells of an item, for one profile. */
function itemFacts(rules: RuleSet, profile: Profile, asOf: string): (name: string) => ItemFacts {
  const evaluation = new Evaluation(worldOf(profile, rules.vocabulary, parseDay(asOf)!));
  const byName = new Map(rules.compiled.items.map((one) => [one.item.name, one]));
  return (name) => {
    const compiled = byName.get(name)!;
    const { item, policy } = compiled;
    const document = policy.document?.number ?? say(policy.title, 'zh');
    return { why: whyOf(rules, evaluation, compiled), clause: item.clause ?? null, document };
  };
}

/** The engine of that name; without one the reference. */
function engineOf(name: string | undefined): Engine {
  if (name === undefined) return reference;
  const engine = ENGINES.find((one) => one.name === name);
  if (engine) return engine;
  const near = nearestName(name, ENGINE_NAMES);
  throw new UsageError(
    { zh: `没有名为「${name}」的引擎`, en: `there is no engine \`${name}\`` },
    near === undefined
      ? { zh: `可用：${ENGINE_NAMES.join('、')}`, en: `there are: ${ENGINE_NAMES.join(', ')}` }
      : { zh: `是否应为「${near}」？`, en: `did you mean \`${near}\`?` },
  );
}

async function matched(engine: Engine, rules: RuleSet, profile: Profile, options: OneMatchOptions): Promise<Match> {
  if (engine === reference) return match(rules, profile, options);
  try {
    return await matchUsing(engine, rules, profile, options);
  } catch (error) {
    throw error instanceof MissingPackage ? new UsageError(error.what, error.fix) : error;
  }
}
