import type { Message, Reporter } from '../text/diagnostic.ts';
import { LIMITS } from './limits.ts';
import { tooManyProblems } from './messages.ts';

/** Reports what is wrong with one document, whose text may be a part of the source, until the list is long enough. */
export class Problems {
  constructor(
    readonly reporter: Reporter,
    /** Where the text of the document begins in the source. */
    readonly base: number,
  ) {}

  /** Whether nothing more is listed; then there is no use in reading on. */
  get full(): boolean {
    return this.reporter.diagnostics.length > LIMITS.problems;
  }

  report(start: number, end: number, message: Message): void {
    if (this.full) return;
    const span = { start: this.base + start, end: this.base + end };
    const last = this.reporter.diagnostics.length === LIMITS.problems;
    this.reporter.report(span, last ? tooManyProblems(LIMITS.problems) : message);
  }
}
