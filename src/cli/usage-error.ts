import type { Phrase } from '../text/localized.ts';

/** The command was used wrongly: exit status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';

  constructor(
    readonly what: Phrase,
    readonly fix?: Phrase,
  ) {
    super(what.en);
  }
}
