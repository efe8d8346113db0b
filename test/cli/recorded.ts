import { createColors } from 'picocolors';
import { run } from '../../src/cli/run.ts';
import { say } from '../../src/text/localized.ts';

export interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number | null;
}

/** Runs a command line within the test's own process: quicker than a process, where only words and status matter. */
export async function recorded(args: readonly string[]): Promise<Ran> {
  const written = { out: '', err: '' };
  const status = await run(
    args,
    (language) => ({
      language,
      width: 100,
      colours: createColors(false),
      errorColours: createColors(false),
      out: (text) => {
        written.out += `${text}\n`;
      },
      err: (text) => {
        written.err += `${text}\n`;
      },
      say: (text) => say(text, language),
      flushed: () => Promise.resolve(),
    }),
    false,
  );
  return { stdout: written.out, stderr: written.err, status };
}
