import { programFor } from './program.ts';
import { terminalOf } from './terminal.ts';

const terminal = terminalOf(process.stdout, process.stderr, process.env, process.argv.includes('en') ? 'en' : 'zh');
await programFor(terminal, (status) => {
  process.exitCode = status;
}).parseAsync(process.argv);
