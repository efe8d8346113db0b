import type { Phrase } from './localized.ts';
import { positionAt, type Source, type Span } from './source.ts';

export type Severity = 'error' | 'warning';

/**
 * What is wrong, why it matters and what to do, in both languages: one line each, lower case, no full stop,
 * the user's words in backticks (「」 in Chinese). `code` is stable and kebab-case.
 */
export interface Message {
  readonly code: string;
  readonly severity?: Severity;
  readonly what: Phrase;
  readonly why?: Phrase;
  readonly fix?: Phrase;
}

/** A mistake in what a user gave. It is a value: collected, never thrown. */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  /** The name of the source. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in characters. */
  readonly column: number;
  readonly span: Span;
  readonly what: Phrase;
  readonly why?: Phrase;
  readonly fix?: Phrase;
  readonly source: Source;
}

/** Collects the diagnostics of one source. */
export class Reporter {
  readonly diagnostics: Diagnostic[] = [];

  constructor(readonly source: Source) {}

  report(span: Span, message: Message): void {
    const { line, column } = positionAt(this.source, span.start);
    this.diagnostics.push({
      code: message.code,
      severity: message.severity ?? 'error',
      path: this.source.name,
      line,
      column,
      span,
      what: message.what,
      ...(message.why && { why: message.why }),
      ...(message.fix && { fix: message.fix }),
      source: this.source,
    });
  }
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}
