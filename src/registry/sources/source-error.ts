import type { Phrase } from '../../text/localized.ts';

/** Why a source cannot be read, by a stable code. */
export type SourceErrorCode =
  | 'unreadable-file'
  | 'unknown-format'
  | 'broken-file'
  | 'no-header'
  | 'unknown-encoding'
  | 'unknown-delimiter'
  | 'missing-column'
  | 'column-twice'
  | 'record-too-long'
  | 'duckdb-not-installed'
  | 'broken-register'
  | 'no-register'
  | 'other-vocabulary'
  | 'in-use'
  | 'not-writable';

/** A source, or what was made of it, cannot be used: what and where, why, and what to do. */
export class SourceError extends Error {
  override readonly name = 'SourceError';

  constructor(
    readonly code: SourceErrorCode,
    /** The file, or the name of the source. */
    readonly file: string,
    readonly what: Phrase,
    readonly why?: Phrase,
    readonly fix?: Phrase,
    options?: ErrorOptions,
  ) {
    super(`${file}: ${[what.en, why?.en, fix?.en].filter((part) => part !== undefined).join('; ')}`, options);
  }
}
