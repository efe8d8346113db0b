import type { CommanderError } from 'commander';
import { LANGUAGES, type Language, type Phrase } from '../text/localized.ts';
import { UsageError } from './usage-error.ts';

/** The language that the command line asks for; asked before anything else, since all that is said depends on it. */
export function languageOf(args: readonly string[]): Language {
  const at = args.map((arg) => arg === '--lang' || arg.startsWith('--lang=')).lastIndexOf(true);
  const given = at < 0 ? 'zh' : args[at] === '--lang' ? args[at + 1] : args[at]!.slice('--lang='.length);
  const language = LANGUAGES.find((one) => one === given);
  if (language !== undefined) return language;
  throw new UsageError(
    { zh: `没有语言「${given ?? ''}」`, en: `there is no language \`${given ?? ''}\`` },
    { zh: `可用：${LANGUAGES.join('、')}`, en: `there are: ${LANGUAGES.join(', ')}` },
  );
}

const WORDS: Readonly<Record<string, (named: string) => Phrase>> = {
  'commander.unknownOption': (named) => ({ zh: `没有选项「${named}」`, en: `there is no option \`${named}\`` }),
  'commander.unknownCommand': (named) => ({ zh: `没有命令「${named}」`, en: `there is no command \`${named}\`` }),
  'commander.missingArgument': (named) => ({ zh: `缺少参数 <${named}>`, en: `the argument <${named}> is missing` }),
  'commander.optionMissingArgument': (named) => ({
    zh: `选项「${named}」后面缺少值`,
    en: `\`${named}\` lacks its value`,
  }),
  'commander.missingMandatoryOptionValue': (named) => ({ zh: `缺少选项「${named}」`, en: `\`${named}\` is missing` }),
  'commander.excessArguments': () => ({
    zh: '参数太多；各项内容都由选项给出',
    en: 'too many arguments: everything is given by options',
  }),
};

/** What commander found wrong, in our words. */
export function usageErrorOf({ code, message }: CommanderError): UsageError {
  const named = /'(.+?)'/.exec(message)?.[1] ?? '';
  const near = /Did you mean (?:one of )?(.+?)\?\)/.exec(message)?.[1];
  const words = WORDS[code]?.(named) ?? { zh: message, en: message };
  return new UsageError(
    words,
    near === undefined ? undefined : { zh: `是否应为「${near}」？`, en: `did you mean \`${near}\`?` },
  );
}
