import { Command } from 'commander';
import type { ExitStatus, Run } from './command.ts';
import { runMatch } from './commands/match.ts';
import type { Terminal } from './terminal.ts';

/** The commands with their options; `finish` is told how the one that ran ended. */
export function programFor(terminal: Terminal, finish: (status: ExitStatus) => void): Command {
  const { say } = terminal;
  const run =
    <Options>(command: Run<Options>) =>
    async (options: Options) =>
      finish(await command(options, terminal));
  const program = new Command('huiqi').description(
    say({ zh: '惠企：让政策找到企业', en: 'policies find enterprises' }),
  );
  program
    .command('match')
    .requiredOption('--rules <dir...>')
    .requiredOption('--profiles <path...>')
    .option('--as-of <date>')
    .option('--item <id...>')
    .option('--all')
    .option('--json')
    .option('--engine <name>', '', 'reference')
    .option('--lang <lang>')
    .action(run(runMatch));
  return program;
}
