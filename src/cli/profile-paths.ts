import type { OptionSpec } from './command.ts';
import { findFiles, PROFILE_ENDINGS } from './read-files.ts';
import { UsageError } from './usage-error.ts';

/** `--profiles`, of the commands that decide for enterprises. */
export const PROFILES_OPTION: OptionSpec = {
  flags: '--profiles <path...>',
  words: {
    zh: '企业档案的文件夹或文件（.yaml .json .jsonl）',
    en: 'folders or files of profiles (.yaml .json .jsonl)',
  },
  required: true,
};

/** The files of profiles in what was given; one at least. */
export function profilePaths(given: readonly string[]): readonly string[] {
  const paths = findFiles(given, PROFILE_ENDINGS);
  if (paths.length > 0) return paths;
  const where = given.join(' ');
  throw new UsageError(
    { zh: `「${where}」中没有企业档案`, en: `there are no profiles in \`${where}\`` },
    { zh: '档案以 .yaml、.yml、.json 或 .jsonl 结尾', en: 'profiles end in .yaml, .yml, .json or .jsonl' },
  );
}
