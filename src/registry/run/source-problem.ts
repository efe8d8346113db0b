import { userWords } from '../../text/visible.ts';
import type { SourceError } from '../sources/source-error.ts';
import { refusedBy } from './files.ts';
import { RunError } from './run-error.ts';

/** What is wrong with a source, or with the writing of what is made of it, as what stands in the way of a run. */
export function sourceProblem({ code, file, what, why, fix, cause }: SourceError): RunError {
  const refused = code === 'not-writable' ? refusedBy(file, cause) : null;
  if (refused instanceof RunError) return refused;
  const where = userWords(file);
  return new RunError(
    code,
    {
      zh: `${where.zh}：${what.zh}${why ? `，${why.zh}` : ''}`,
      en: `${where.en}: ${what.en}${why ? `, ${why.en}` : ''}`,
    },
    fix,
  );
}
