import { createColors } from 'picocolors';
import { type Language, type Localized, say } from '../text/localized.ts';

export type Colours = ReturnType<typeof createColors>;

/** Where a command writes: results to `out`, everything said about them to `err`. */
export interface Terminal {
  readonly language: Language;
  /** Columns of the standard output. */
  readonly width: number;
  readonly colours: Colours;
  readonly errorColours: Colours;
  /** Writes a line, or lines. */
  out(text: string): void;
  err(text: string): void;
  /** Shows a line in place of the one shown before, until the next `err`; absent where nobody watches. */
  readonly status?: (line: string) => void;
  say(text: Localized): string;
  /** Until what was written has gone out, so that nobody works on for a reader who has left. */
  flushed(): Promise<void>;
}

/** Where it is not known how wide the reader's screen is. */
const DEFAULT_WIDTH = 100;
const NARROWEST = 60;
const WIDEST = 140;
/** To the first column, and away with what stands there. */
const CLEAR_LINE = '\r\u001b[K';

/** `environment` is asked for `NO_COLOR`, `FORCE_COLOR` and `TERM`, as is the custom. */
export function terminalOf(
  stdout: NodeJS.WriteStream,
  stderr: NodeJS.WriteStream,
  environment: NodeJS.ProcessEnv,
  language: Language,
): Terminal {
  const columns = stdout.isTTY ? (stdout.columns ?? DEFAULT_WIDTH) : DEFAULT_WIDTH;
  const overwrites = stderr.isTTY && environment['TERM'] !== 'dumb';
  let shown = '';
  return {
    language,
    width: Math.min(WIDEST, Math.max(NARROWEST, columns)),
    colours: createColors(wantsColours(stdout, environment)),
    errorColours: createColors(wantsColours(stderr, environment)),
    out: (text) => void stdout.write(`${text}\n`),
    err: (text) => {
      stderr.write(`${shown}${text}\n`);
      shown = '';
    },
    ...(overwrites && {
      status: (line: string) => {
        stderr.write(`${CLEAR_LINE}${line}`);
        shown = CLEAR_LINE;
      },
    }),
    say: (text) => say(text, language),
    flushed: () => new Promise((resolve) => stdout.write('', () => setImmediate(resolve))),
  };
}

function wantsColours(stream: NodeJS.WriteStream, environment: NodeJS.ProcessEnv): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = environment;
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return stream.isTTY === true && TERM !== 'dumb';
}
