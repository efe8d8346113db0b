import { EXIT } from './command.ts';
import { compileLater } from './compile-later.ts';
import { run } from './run.ts';
import { terminalOf } from './terminal.ts';

/* The program `huiqi`. */

compileLater();

// `huiqi match … | head`: whoever reads has seen enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.done);
  throw error;
});
process.exitCode = await run(
  process.argv.slice(2),
  (language) => terminalOf(process.stdout, process.stderr, process.env, language),
  Boolean(process.env.HUIQI_DEBUG),
);
