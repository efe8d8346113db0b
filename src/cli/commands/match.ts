import { whyOf } from '../../explain/index.ts';
import { Evaluation } from '../../kernel/evaluate.ts';
import { loadProfiles } from '../../match/load-profiles.ts';
import { match } from '../../match/match.ts';
import type { RuleSet } from '../../match/rule-set.ts';
import { worldOf } from '../../match/world.ts';
import type { Profile } from '../../policy/profile.ts';
import { type Diagnostic, hasErrors } from '../../text/diagnostic.ts';
import { nearestName } from '../../text/nearest-name.ts';
import { parseDay } from '../../value/civil-date.ts';
import { asOfDate } from '../as-of.ts';
import { EXIT, type Run } from '../command.ts';
import { loadRuleFolders } from '../load-rule-folders.ts';
import { matchLine } from '../match-line.ts';
import { matchReport } from '../match-report.ts';
import { countProblems, printDiagnostics } from '../print-diagnostics.ts';
import { findFiles, PROFILE_ENDINGS, readFiles } from '../read-files.ts';
import { UsageError } from '../usage-error.ts';

export interface MatchCommandOptions {
  readonly rules: readonly string[];
  readonly profiles: readonly string[];
  readonly asOf?: string;
  readonly item?: readonly string[];
  readonly all?: boolean;
  readonly json?: boolean;
  readonly engine: string;
}

const ENGINES = ['reference'];

/** `huiqi match`: what each enterprise can get. */
export const runMatch: Run<MatchCommandOptions> = (options, terminal) => {
  checkEngine(options.engine);
  const asOf = asOfDate(options.asOf, terminal);
  const paths = profilePaths(options.profiles);
  const { rules, diagnostics } = loadRuleFolders(options.rules);
  if (diagnostics.length > 0) printDiagnostics(diagnostics, terminal, 'err');
  if (hasErrors(diagnostics)) {
    terminal.err(
      terminal.say({
        zh: `规则有问题（${countProblems(diagnostics, terminal)}），未作匹配：不完整的规则会给出错误的结论`,
        en: `the rules have problems (${countProblems(diagnostics, terminal)}): nothing was matched, since incomplete rules give wrong verdicts`,
      }),
    );
    return EXIT.problems;
  }
  const items = options.item && itemNames(rules, options.item);
  let failed = false;
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
      terminal.out(
        options.json
          ? matchLine(found, terminal.language, options.all === true)
          : `${matchReport(found, terminal, { all: options.all === true, vocabulary: rules.vocabulary, why: whyFor(rules, profile, asOf) })}\n`,
      );
    }
  }
  return failed ? EXIT.problems : EXIT.done;
};

function whyFor(rules: RuleSet, profile: Profile, asOf: string) {
  const evaluation = new Evaluation(worldOf(profile, rules.vocabulary, parseDay(asOf)!));
  const byName = new Map(rules.compiled.items.map((item) => [item.item.name, item]));
  return (item: string) => whyOf(rules, evaluation, byName.get(item)!);
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
    const near = ending.length > 1 ? ending.join('、') : nearestName(one, names);
    throw new UsageError(
      { zh: `没有名为「${one}」的事项`, en: `there is no item \`${one}\`` },
      near === undefined
        ? undefined
        : { zh: `是否应为「${near}」？`, en: `did you mean \`${near.replaceAll('、', '`, `')}\`?` },
    );
  });
}
