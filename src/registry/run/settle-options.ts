import { availableParallelism } from 'node:os';
import { VERDICTS, type Verdict } from '../../policy/types.ts';
import type { Language } from '../../text/localized.ts';
import { parseDay } from '../../value/civil-date.ts';
import type { BatchOptions, RegisterInput } from './batch-options.ts';
import { FORMATS, type Format } from './format.ts';

/** Options with nothing left open. */
export interface SettledOptions extends Omit<BatchOptions, 'asOf'> {
  readonly register: RegisterInput | null;
  readonly registerFolder: string | null;
  /** Days since 1970-01-01. */
  readonly asOf: number;
  /** Null: all. */
  readonly items: readonly string[] | null;
  /** In the order of `VERDICTS`; none where they are only counted. */
  readonly verdicts: readonly Verdict[];
  readonly format: Format;
  readonly resume: boolean;
  readonly workers: number;
  readonly partRows: number;
  readonly language: Language;
}

/** Small enough that threads end at about the same time. */
const PART_ROWS = 65_536;
const WRITTEN: readonly Verdict[] = VERDICTS.filter((verdict) => verdict !== 'ineligible');

/** Throws a `RangeError` for what no run can have. */
export function settleOptions(options: BatchOptions): SettledOptions {
  const { register = null, registerFolder = null, items = null, verdicts = WRITTEN, format = 'parquet' } = options;
  const { workers = availableParallelism(), partRows = PART_ROWS, resume = false, language = 'zh' } = options;
  const asOf = parseDay(options.asOf);
  if (asOf === null) throw new RangeError(`no such day: ${options.asOf}`);
  if (register === null && registerFolder === null) throw new RangeError('neither `register` nor `registerFolder`');
  if (!FORMATS.includes(format)) throw new RangeError(`no such format: ${format}`);
  for (const one of verdicts ?? []) if (!VERDICTS.includes(one)) throw new RangeError(`no such verdict: ${one}`);
  for (const [name, n] of Object.entries({ workers, partRows }))
    if (!(Number.isSafeInteger(n) && n >= 1)) throw new RangeError(`${name}: ${n} is no whole number from 1 on`);
  const written = VERDICTS.filter((verdict) => verdicts?.includes(verdict));
  const settled = { register, registerFolder, items, asOf, verdicts: written, format, workers, partRows, resume };
  return { ...options, ...settled, language };
}
