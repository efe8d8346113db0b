import type { Span } from '../text/source.ts';
import { unquotedOperator } from './messages.ts';
import type { Lines } from './places.ts';
import type { Problems } from './problems.ts';

/** An operator, or another text, that YAML read as something else because it stands without quotes. */
export interface UnquotedOperator {
  readonly text: string;
  readonly span: Span;
  /** Up to where what YAML complains about comes from it. */
  readonly silencedTo: number;
}

const HEADER = /^[|>](?:[1-9][+-]?|[+-][1-9]?)?$/;

/**
 * Finds unquoted operators in a stream of lexemes. `>` and `|` begin a block text, which is fine if one follows: an empty one is an
 * accident, and so is a header that is none (`>=`). `!=` is a tag. Between brackets nothing may begin with `>` or `|`.
 */
export class OperatorFinder {
  readonly found: UnquotedOperator[] = [];
  #header: { readonly text: string; readonly start: number; spoilt: boolean } | null = null;

  constructor(
    readonly lines: Lines,
    readonly problems: Problems,
  ) {}

  see(type: string, lexeme: string, start: number): void {
    if (this.#header) {
      // Only white space and a comment may stand behind a header; then comes the signal of a scalar, then its text.
      if (type === 'text') this.#header.spoilt = true;
      if (type !== 'scalar-text') return;
      const { text, start: at, spoilt } = this.#header;
      this.#header = null;
      if (spoilt || !HEADER.test(text) || lexeme.trim() === '') this.#add(text, at, this.lines.endOf(at));
    } else if (type === 'block-scalar-header') {
      this.#header = { text: lexeme, start, spoilt: false };
    } else if (type === 'tag' && lexeme.startsWith('!=')) {
      this.#add(lexeme, start, start + lexeme.length + 1);
    } else if (type === 'scalar-text' && (lexeme.startsWith('>') || lexeme.startsWith('|'))) {
      const firstLine = lexeme.split('\n', 1)[0]!.trimEnd();
      this.#add(firstLine, start, start + lexeme.length);
    }
  }

  #add(text: string, start: number, silencedTo: number): void {
    const span = { start, end: start + text.length };
    this.problems.report(span.start, span.end, unquotedOperator(text));
    this.found.push({ text, span, silencedTo });
  }
}
