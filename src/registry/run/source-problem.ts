import { userWords } from '../../text/visible.ts';
import type { SourceError } from '../sources/source-error.ts';
import { diskFull, fileTooBig, notWritable } from './messages.ts';
import { RunError } from './run-error.ts';

/** What was asked for wrongly; all else stands in the way of a run that was asked for rightly. */
const WRONG_USAGE: readonly string[] = ['in-use', 'unknown-encoding', 'unknown-delimiter', 'unknown-format'];

/** What is wrong with a source, or with the writing of what is made of it, as what stands in the way of a run. */
export function sourceProblem({ code, file, what, why, fix, cause }: SourceError): RunError {
  const system = code === 'not-writable' ? (cause as NodeJS.ErrnoException).code : undefined;
  if (system === 'ENOSPC' || system === 'EDQUOT') return diskFull(file);
  if (system === 'EFBIG') return fileTooBig(file);
  if (code === 'not-writable') return notWritable(file, why!);
  const where = userWords(file);
  return new RunError(
    code,
    {
      zh: `${where.zh}：${what.zh}${why ? `，${why.zh}` : ''}`,
      en: `${where.en}: ${what.en}${why ? `, ${why.en}` : ''}`,
    },
    fix,
    WRONG_USAGE.includes(code),
  );
}
