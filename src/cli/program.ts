import { Command as Program } from 'commander';
import { VERSION } from '../registry/version.ts';
import type { Phrase } from '../text/localized.ts';
import type { Command, ExitStatus, Given } from './command.ts';
import { COMMANDS } from './commands/index.ts';
import type { Terminal } from './terminal.ts';

/** What commander calls the parts of a help text. */
const TITLES: Readonly<Record<string, Phrase>> = {
  'Usage:': { zh: '用法:', en: 'Usage:' },
  'Arguments:': { zh: '参数:', en: 'Arguments:' },
  'Options:': { zh: '选项:', en: 'Options:' },
  'Commands:': { zh: '命令:', en: 'Commands:' },
};

const SUMMARY: Phrase = {
  zh: '惠企：让政策找到企业。规则是数据，未知也是答案，结论都有出处。',
  en: 'huiqi matches enterprises with what they can get: rules as data, unknown as an answer, verdicts with reasons.',
};

const STATUS: Phrase = {
  zh: '退出状态：0 完成，1 所给的内容有问题，2 用法有误，70 huiqi 自身出错。',
  en: 'Exit status: 0 done, 1 problems in what was given, 2 wrong usage, 70 a fault of huiqi itself.',
};

/** The commands with their options and help; `finish` is told how the one that ran ended. */
export function programFor(terminal: Terminal, finish: (status: ExitStatus) => void): Program {
  const { say, colours } = terminal;
  const help = say({ zh: '显示帮助', en: 'show this help' });
  const language = languageOption(terminal);
  const program = new Program('huiqi')
    .description(say(SUMMARY))
    .usage(say({ zh: '<命令> [选项]', en: '<command> [options]' }))
    .version(VERSION, '--version', say({ zh: '显示版本', en: 'show the version' }))
    .helpOption('-h, --help', help)
    .helpCommand('help [command]', say({ zh: '显示某个命令的帮助', en: 'the help of a command' }))
    .option(...language)
    .exitOverride()
    .configureHelp({ styleTitle: (title) => colours.bold(TITLES[title] ? say(TITLES[title]) : title) })
    // Mistakes are told by whoever catches them, in the user's language.
    .configureOutput({
      outputError: () => {},
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.err(text.trimEnd()),
      getOutHelpWidth: () => terminal.width,
      getErrHelpWidth: () => terminal.width,
    });
  for (const command of COMMANDS) addCommand(program, command, terminal, finish);
  const example = COMMANDS[0]!.examples[0]!;
  return program.addHelpText('after', `\n${examplesText([example], terminal)}\n\n${say(STATUS)}`);
}

function languageOption({ say }: Terminal): readonly [string, string] {
  return ['--lang <lang>', say({ zh: '语言：zh（默认）或 en', en: 'language: zh (default) or en' })];
}

function addCommand(
  program: Program,
  { name, summary, paths, options, examples, run }: Command,
  terminal: Terminal,
  finish: (status: ExitStatus) => void,
): void {
  const { say } = terminal;
  const own = program.command(name).description(say(summary));
  if (paths) own.argument('<path...>', say(paths));
  for (const { flags, words, required } of options)
    if (required) own.requiredOption(flags, say(words));
    else own.option(flags, say(words));
  own.option(...languageOption(terminal));
  own.usage(say({ zh: '[选项]', en: '[options]' }) + (paths ? ' <path...>' : ''));
  own.addHelpText('after', `\n${examplesText(examples, terminal)}`);
  own.action(async () => finish(await run(givenBy(own), terminal)));
}

function examplesText(examples: readonly string[], { say, colours }: Terminal): string {
  const title = colours.bold(say({ zh: '示例:', en: 'Examples:' }));
  return [title, ...examples.map((example) => `  ${example}`)].join('\n');
}

function givenBy(own: Program): Given {
  const options = own.opts<Record<string, unknown>>();
  return {
    paths: own.args,
    list: (option) => options[option] as readonly string[] | undefined,
    one: (option) => options[option] as string | undefined,
    has: (option) => options[option] !== undefined,
  };
}
