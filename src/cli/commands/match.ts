import { whyOf } from '../../explain/index.ts';
import { Evaluation } from '../../kernel/evaluate.ts';
import { loadProfiles } from '../../match/load-profiles.ts';
import { match } from '../../match/match.ts';
import type { RuleSet } from '../../match/rule-set.ts';
import { worldOf } from '../../match/world.ts';
import type { Profile } from '../../policy/profile.ts';
import { type Diagnostic, hasErrors } from '../../text/diagnostic.ts';
import { say } from '../../text/localized.ts';
import { nearestName } from '../../text/nearest-name.ts';
import { parseDay } from '../../value/civil-date.ts';
import { asOfDate } from '../as-of.ts';
import { type Command, EXIT, RULES_OPTION } from '../command.ts';
import { loadSoundRules } from '../load-rule-folders.ts';
import { matchLine } from '../match-line.ts';
import { legend, matchReport } from '../match-report.ts';
import { printDiagnostics } from '../print-diagnostics.ts';
import { findFiles, PROFILE_ENDINGS, readFiles } from '../read-files.ts';
import type { ItemFacts } from '../result-details.ts';
import { UsageError } from '../usage-error.ts';

const ENGINES = ['reference'];

/** `huiqi match`: what each enterprise can get. */
export const command: Command = {
  name: 'match',
  summary: { zh: '逐家匹配企业可享受的事项', en: 'what each enterprise can get' },
  options: [
    RULES_OPTION,
    {
      flags: '--profiles <path...>',
      words: {
        zh: '企业档案的文件夹或文件（.yaml .json .jsonl）',
        en: 'folders or files of profiles (.yaml .json .jsonl)',
      },
      required: true,
    },
    {
      flags: '--as-of <date>',
      words: { zh: '基准日 YYYY-MM-DD；不写则为今天（东八区）', en: 'the day, YYYY-MM-DD; today in UTC+8 if absent' },
    },
    { flags: '--item <id...>', words: { zh: '只看这些事项', en: 'only these items' } },
    {
      flags: '--all',
      words: { zh: '全部列出，含不符合的事项', en: 'everything, also what is ineligible' },
    },
    { flags: '--json', words: { zh: '每家企业输出一行 JSON', en: 'a line of JSON for each enterprise' } },
    {
      flags: '--engine <name>',
      words: {
        zh: `引擎：${ENGINES.join('、')}（默认 reference）`,
        en: `engine: ${ENGINES.join(', ')} (reference by default)`,
      },
    },
  ],
  examples: [
    'huiqi match --rules rules --profiles profiles --as-of 2025-11-01',
    'huiqi match --rules rules --profiles register.jsonl --item yuhuan-2025-11/revenue-first-100m --json',
  ],
  run: async (given, terminal) => {
    checkEngine(given.one('engine') ?? 'reference');
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
    // File by file, so that the first results appear at once and a folder of profiles need not fit into memory.
    for (const path of paths) {
      const { files, diagnostics: unread } = readFiles([path]);
      const loaded = loadProfiles(rules, files);
      tell([...unread, ...loaded.diagnostics]);
      for (const profile of loaded.profiles) {
        const found = match(rules, profile, { asOf, ...(items && { items }) });
        tell(found.diagnostics);
        if (given.has('json')) terminal.out(matchLine(found, terminal.language, all));
        else {
          const item = itemFacts(rules, profile, asOf);
          terminal.out(matchReport(found, terminal, { all, today: !given.has('asOf'), vocabulary, item }));
        }
        enterprises++;
        await terminal.flushed();
      }
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

function checkEngine(name: string): void {
  if (ENGINES.includes(name)) return;
  throw new UsageError(
    { zh: `没有名为「${name}」的引擎`, en: `there is no engine \`${name}\`` },
    { zh: `可用：${ENGINES.join('、')}`, en: `there is: ${ENGINES.join(', ')}` },
  );
}

function profilePaths(given: readonly string[]): readonly string[] {
  const paths = findFiles(given, PROFILE_ENDINGS);
  if (paths.length > 0) return paths;
  const where = given.join(' ');
  throw new UsageError(
    { zh: `「${where}」中没有企业档案`, en: `there are no profiles in \`${where}\`` },
    { zh: '档案以 .yaml、.yml、.json 或 .jsonl 结尾', en: 'profiles end in .yaml, .yml, .json or .jsonl' },
  );
}

/** Full names of items, of which the part behind the slash will do where it is unmistakable. */
function itemNames(rules: RuleSet, given: readonly string[]): readonly string[] {
  const names = rules.compiled.items.map(({ item }) => item.name);
  return given.map((one) => {
    if (names.includes(one)) return one;
    const ending = names.filter((name) => name.endsWith(`/${one}`));
    if (ending.length === 1) return ending[0]!;
    const ids = names.map((name) => name.slice(name.indexOf('/') + 1));
    const near = ending.length > 1 ? ending : [nearestName(one, [...names, ...ids]) ?? []].flat();
    throw new UsageError(
      ending.length > 1
        ? { zh: `「${one}」指多个事项`, en: `\`${one}\` is the id of several items` }
        : { zh: `没有名为「${one}」的事项`, en: `there is no item \`${one}\`` },
      near.length === 0
        ? undefined
        : { zh: `是否应为「${near.join('」或「')}」？`, en: `did you mean \`${near.join('` or `')}\`?` },
    );
  });
}
