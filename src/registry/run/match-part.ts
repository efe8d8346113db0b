import type { ManyMatcher, Tally } from '../../match/many/index.ts';
import { addTallies, emptyTally } from '../../match/many/index.ts';
import type { Verdict } from '../../policy/types.ts';
import type { Vocabulary } from '../../policy/vocabulary.ts';
import type { RegisterPart } from '../register.ts';
import type { VerdictBatch } from '../sinks/verdict-batch.ts';
import { verdictBatchOf } from '../sinks/verdict-batch-of.ts';
import { attestedRowsOfPart, rowsOfPart } from './rows-of-part.ts';
import { slicePart } from './slice-part.ts';

/** Whoever matches many enterprises with the same items on the same day. */
export type Matcher = Pick<ManyMatcher, 'match'>;

export interface PartOptions {
  /** Days since 1970-01-01. */
  readonly asOf: number;
  readonly vocabulary: Pick<Vocabulary, 'facts'>;
  /** Which are wanted as pairs; none where they are only counted. */
  readonly verdicts: readonly Verdict[];
  /** Of each item, whether it has money. */
  readonly hasMoney: readonly boolean[];
}

/** So many pairs are held at once, about: a row of a bare register may be undetermined for all of a thousand items. */
const PAIRS = 1_000_000;
const FIRST_ROWS = 2_048;

/** Matches the enterprises of a part; the pairs that are wanted are handed on in batches, in order. */
export function matchPart(
  matcher: Matcher,
  part: RegisterPart,
  { asOf, vocabulary, verdicts, hasMoney }: PartOptions,
  write: (batch: VerdictBatch) => void,
): Tally {
  const wanted = verdicts.length === 0 ? null : verdicts;
  let tally: Tally | null = null;
  let size = wanted === null ? part.count : FIRST_ROWS;
  let from = 0;
  while (from < part.count) {
    const slice = slicePart(part, from, Math.min(size, part.count - from));
    const rows = rowsOfPart(slice, asOf, vocabulary);
    const matched = matcher.match(rows, attestedRowsOfPart(slice, asOf, vocabulary), wanted);
    tally = tally === null ? matched.tally : addTallies(tally, matched.tally);
    const pairs = matched.pairs?.count ?? 0;
    if (pairs > 0) write(verdictBatchOf(matched.pairs!, slice.enterprises));
    from += slice.count;
    if (verdicts.length > 0)
      size = Math.min(part.count, Math.ceil((PAIRS * slice.count) / Math.max(pairs, slice.count)));
  }
  return tally ?? emptyTally(hasMoney);
}
