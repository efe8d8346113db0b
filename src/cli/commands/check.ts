import { checkTestFile } from '../../authoring/index.ts';
import { kindByName } from '../../check/file-kind.ts';
import type { RuleFile } from '../../check/rules.ts';
import { parseDocument } from '../../document/parse.ts';
import type { RuleSet } from '../../match/rule-set.ts';
import { type Diagnostic, hasErrors } from '../../text/diagnostic.ts';
import { type Command, EXIT } from '../command.ts';
import { loadRuleFolders, policyFileBeside } from '../load-rule-folders.ts';
import { countProblems, printDiagnostics } from '../print-diagnostics.ts';

/** `huiqi check`: everything that is wrong with rule files, and with the tests beside them. */
export const command: Command = {
  name: 'check',
  summary: { zh: '检查规则文件，一次列出所有问题', en: 'all problems of rule files' },
  paths: { zh: '规则文件夹（或文件）', en: 'folders (or files) of rules' },
  options: [],
  examples: ['huiqi check rules'],
  run: ({ paths }, terminal) => {
    const { rules, diagnostics, files } = loadRuleFolders(paths);
    const tests = files.filter(({ name }) => kindByName(name) === 'test');
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    const vocabularySound = !errors.some(({ path }) => kindByName(path) === 'vocabulary');
    const problems = [...diagnostics, ...tests.flatMap((file) => testProblems(file, files, rules, vocabularySound))];
    printDiagnostics(problems, terminal, 'out');
    const { colours, say } = terminal;
    const failed = hasErrors(problems);
    const paint = failed ? colours.red : problems.length > 0 ? colours.yellow : colours.green;
    const found = countProblems(problems, terminal);
    terminal.out(
      paint(say({ zh: `检查了 ${files.length} 个文件：${found}`, en: `checked ${files.length} files: ${found}` })),
    );
    return failed ? EXIT.problems : EXIT.done;
  },
};

/** Where a vocabulary is wrong, every fact may be; where the policy is, only its items are not known. */
function testProblems(
  file: RuleFile,
  files: readonly RuleFile[],
  rules: RuleSet,
  vocabularySound: boolean,
): readonly Diagnostic[] {
  if (!vocabularySound) return parseDocument(file).diagnostics;
  const names = files.map(({ name }) => name);
  const beside = policyFileBeside(file.name, names);
  const policy = rules.policies.find(({ source }) => source.name === beside);
  return checkTestFile(file, rules, {
    policyId: policy?.id ?? null,
    checkItems: beside === null || policy !== undefined,
  }).diagnostics;
}
