import { resolve } from 'node:path';
import type { RuleFile } from '../check/rules.ts';
import { type LoadedRules, loadRulesWith, type RuleSet } from '../match/rule-set.ts';
import { hashOf } from '../registry/store/fingerprint.ts';
import { type Diagnostic, hasErrors } from '../text/diagnostic.ts';
import { countProblems, printDiagnostics } from './print-diagnostics.ts';
import { findFiles, type ReadFiles, RULE_ENDINGS, readFiles } from './read-files.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

export interface RuleFolders extends LoadedRules {
  /** Those that could be read, tests too. */
  readonly files: readonly RuleFile[];
}

/** Loads all rule files below some folders as one rule set. */
export function loadRuleFolders(folders: readonly string[]): RuleFolders {
  const { files, diagnostics } = readRuleFiles(folders);
  const loaded = loadRulesWith(files, hashOf);
  return { rules: loaded.rules, diagnostics: [...diagnostics, ...loaded.diagnostics], files };
}

/** All rule files below some folders; one at least. */
export function readRuleFiles(folders: readonly string[]): ReadFiles {
  const paths = findFiles(folders, RULE_ENDINGS);
  if (paths.length > 0) return readFiles(paths);
  const where = folders.join(' ');
  throw new UsageError(
    { zh: `「${where}」中没有规则文件`, en: `there are no rule files in \`${where}\`` },
    { zh: '规则文件以 .yaml、.yml 或 .json 结尾', en: 'rule files end in .yaml, .yml or .json' },
  );
}

/** The rule set if it is free of errors; otherwise they are printed, since incomplete rules would give wrong verdicts. */
export function loadSoundRules(folders: readonly string[], terminal: Terminal): RuleSet | null {
  const { rules, diagnostics } = loadRuleFolders(folders);
  printDiagnostics(diagnostics, terminal, 'err');
  if (!hasErrors(diagnostics)) return rules;
  tellUnsound(diagnostics, terminal);
  return null;
}

/** That nothing was done with rules that have errors, and why. */
export function tellUnsound(diagnostics: readonly Diagnostic[], terminal: Terminal): void {
  const found = countProblems(diagnostics, terminal);
  terminal.err(
    terminal.say({
      zh: `规则有问题（${found}），没有继续：不完整的规则会得出错误的结论`,
      en: `the rules have problems (${found}), so this stops here: incomplete rules give wrong verdicts`,
    }),
  );
}

/** Of some rule files the one that a test file belongs to: `a/b.yaml` beside `a/b.test.yaml`. */
export function policyFileBeside(test: string, files: readonly string[]): string | null {
  const stem = resolve(test.replace(/\.test\.(ya?ml|json)$/i, ''));
  return files.find((file) => file !== test && resolve(file.replace(/\.(ya?ml|json)$/i, '')) === stem) ?? null;
}
