import { CommanderError } from 'commander';
import type { Language } from '../text/localized.ts';
import { visible } from '../text/visible.ts';
import { EXIT, type ExitStatus } from './command.ts';
import { programFor } from './program.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';
import { languageOf, usageErrorOf } from './usage-problems.ts';

/** Runs one command line to its end; nothing is thrown, whatever happens. `debug` shows where a fault of ours lies. */
export async function run(
  args: readonly string[],
  terminalIn: (language: Language) => Terminal,
  debug: boolean,
): Promise<ExitStatus> {
  let terminal = terminalIn('zh');
  try {
    terminal = terminalIn(languageOf(args));
    let status: ExitStatus = EXIT.done;
    const program = programFor(terminal, (ended) => {
      status = ended;
    });
    if (args.length === 0) {
      program.outputHelp({ error: true });
      return EXIT.usage;
    }
    await program.parseAsync(args, { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof UsageError) return tellUsage(error, terminal);
    if (!(error instanceof CommanderError)) return tellFault(error, terminal, debug);
    // Help and version are told, and end the program, as errors of status 0.
    return error.exitCode === 0 ? EXIT.done : tellUsage(usageErrorOf(error), terminal);
  }
}

function tellUsage({ what, fix }: UsageError, { say, err, errorColours }: Terminal): ExitStatus {
  err(`${errorColours.red('huiqi:')} ${visible(say(what))}`);
  if (fix) err(`  ${visible(say(fix))}`);
  err(`  ${say({ zh: '用法见 huiqi --help', en: 'see huiqi --help' })}`);
  return EXIT.usage;
}

/** A mistake of ours: one line, unless someone wants to find it. */
function tellFault(error: unknown, { say, err, errorColours }: Terminal, debug: boolean): ExitStatus {
  const message = visible(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
  const request = say({
    zh: '这是 huiqi 的错误，请连同命令报告给维护者',
    en: 'this is a mistake in huiqi: please report it with the command',
  });
  err(`${errorColours.red('huiqi:')} ${message} — ${request}`);
  if (debug && error instanceof Error) err(error.stack ?? '');
  return EXIT.fault;
}
