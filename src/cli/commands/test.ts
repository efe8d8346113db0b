import { runRuleTests } from '../../authoring/index.ts';
import { kindByName } from '../../check/file-kind.ts';
import { hasErrors } from '../../text/diagnostic.ts';
import { type Command, EXIT } from '../command.ts';
import { loadSoundRules, policyFileBeside } from '../load-rule-folders.ts';
import { printDiagnostics } from '../print-diagnostics.ts';
import { findFiles, RULE_ENDINGS, readFiles } from '../read-files.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

/** `huiqi test`: runs the cases beside the rules. */
export const command: Command = {
  name: 'test',
  summary: { zh: '运行规则旁的测试用例（*.test.yaml）', en: 'runs the cases beside the rules (*.test.yaml)' },
  paths: { zh: '规则文件夹，或测试文件', en: 'folders of rules, or test files' },
  options: [
    {
      flags: '--rules <dir...>',
      words: { zh: '所测的规则；不写则为同一些文件夹', en: 'the rules under test; the same folders if absent' },
    },
  ],
  examples: ['huiqi test rules', 'huiqi test rules/yuhuan --rules rules'],
  run: ({ paths, list }, terminal) => {
    const tests = findFiles(paths, RULE_ENDINGS).filter((path) => kindByName(path) === 'test');
    if (tests.length === 0) throw noTests(paths);
    const rules = loadSoundRules(list('rules') ?? paths, terminal);
    if (rules === null) return EXIT.problems;
    const policies = new Map(rules.policies.map(({ source, id }) => [source.name, id]));
    let [passed, failed, broken] = [0, 0, 0];
    for (const path of tests) {
      const { files, diagnostics: unread } = readFiles([path]);
      printDiagnostics(unread, terminal, 'out');
      broken += unread.length;
      for (const file of files) {
        const beside = policyFileBeside(path, [...policies.keys()]);
        const outcome = runRuleTests(rules, file, beside === null ? null : policies.get(beside)!);
        const good = outcome.cases.filter((one) => one.passed).length;
        passed += good;
        failed += outcome.cases.length - good;
        if (!outcome.passed && good === outcome.cases.length) broken++;
        tellFile(path, outcome, terminal);
      }
    }
    const { colours, say } = terminal;
    const paint = failed + broken > 0 ? colours.red : colours.green;
    const unreadable = broken > 0 ? say({ zh: `，${broken} 个文件有误`, en: `, ${broken} files with mistakes` }) : '';
    terminal.out(
      paint(say({ zh: `通过 ${passed}，未过 ${failed}`, en: `${passed} passed, ${failed} failed` }) + unreadable),
    );
    return failed + broken > 0 ? EXIT.problems : EXIT.done;
  },
};

function tellFile(path: string, outcome: ReturnType<typeof runRuleTests>, terminal: Terminal): void {
  const { colours, say } = terminal;
  const good = outcome.cases.filter((one) => one.passed).length;
  const mark = outcome.passed ? colours.green('✓') : colours.red('✗');
  terminal.out(`${mark} ${path} ${colours.dim(`${good}/${outcome.cases.length}`)}`);
  const ofCases = new Set(outcome.cases.flatMap(({ diagnostics }) => diagnostics));
  printDiagnostics(
    outcome.diagnostics.filter((one) => !ofCases.has(one)),
    terminal,
    'out',
  );
  for (const { title, passed, diagnostics } of outcome.cases) {
    if (!passed) terminal.out(colours.bold(`  ✗ ${say(title)}`));
    if (diagnostics.length > 0 && (!passed || hasErrors(diagnostics))) printDiagnostics(diagnostics, terminal, 'out');
  }
}

function noTests(paths: readonly string[]): UsageError {
  const where = paths.join(' ');
  return new UsageError(
    { zh: `「${where}」中没有测试`, en: `there are no tests in \`${where}\`` },
    {
      zh: '测试文件与规则同名，以 .test.yaml 结尾',
      en: 'a test file has the name of its rule file and ends in .test.yaml',
    },
  );
}
