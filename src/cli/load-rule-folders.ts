import { type LoadedRules, loadRules } from '../match/rule-set.ts';
import { findFiles, RULE_ENDINGS, readFiles } from './read-files.ts';
import { UsageError } from './usage-error.ts';

export interface RuleFolders extends LoadedRules {
  /** The files that were found, tests too. */
  readonly paths: readonly string[];
  readonly files: ReturnType<typeof readFiles>['files'];
}

/** Loads all rule files below some folders as one rule set. */
export function loadRuleFolders(folders: readonly string[]): RuleFolders {
  const paths = findFiles(folders, RULE_ENDINGS);
  if (paths.length === 0) {
    const where = folders.join(' ');
    throw new UsageError(
      { zh: `「${where}」中没有规则文件`, en: `there are no rule files in \`${where}\`` },
      { zh: '规则文件以 .yaml、.yml 或 .json 结尾', en: 'rule files end in .yaml, .yml or .json' },
    );
  }
  const { files, diagnostics } = readFiles(paths);
  const loaded = loadRules(files);
  return { rules: loaded.rules, diagnostics: [...diagnostics, ...loaded.diagnostics], paths, files };
}
