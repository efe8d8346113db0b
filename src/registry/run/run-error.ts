import type { Phrase } from '../../text/localized.ts';

/** Why a run could not begin, or not go on; nothing of ours is wrong. */
export class RunError extends Error {
  override readonly name = 'RunError';

  constructor(
    readonly code: string,
    readonly what: Phrase,
    readonly fix?: Phrase,
    /** Whether it was used wrongly; otherwise something stood in its way. */
    readonly wrongUsage = false,
  ) {
    super(what.en);
  }
}

/** A `RunError` on its way between threads, which keep no classes. */
export interface ToldError {
  readonly code: string;
  readonly what: Phrase;
  readonly fix?: Phrase;
  readonly wrongUsage: boolean;
}

export const told = ({ code, what, fix, wrongUsage }: RunError): ToldError => ({
  code,
  what,
  ...(fix && { fix }),
  wrongUsage,
});

export const untold = ({ code, what, fix, wrongUsage }: ToldError): RunError =>
  new RunError(code, what, fix, wrongUsage);
