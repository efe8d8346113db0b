import { distance } from 'fastest-levenshtein';

/** Names longer than this are compared by their beginnings, so that a hostile name costs nothing. */
const LONGEST = 64;

function fold(name: string): string {
  return name.slice(0, LONGEST).normalize('NFKC').toLowerCase().slice(0, LONGEST);
}

const sorted = (text: string): string => [...text].sort().join('');

/** Two letters swapped are one slip of the hand, though two edits. */
function slips(a: string, b: string): number {
  const edits = distance(a, b);
  return edits === 2 && a.length === b.length && sorted(a) === sorted(b) ? 1 : edits;
}

/**
 * The candidate that was probably meant by `name`, for "did you mean": at most about a third of its characters differ. Case and
 * full-width forms do not count. Of equally near ones the first.
 */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  const wanted = fold(name);
  if (wanted === '') return undefined;
  let best: string | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const folded = fold(candidate);
    if (folded === wanted) return candidate;
    const allowed = Math.min(Math.floor(Math.max(wanted.length, folded.length) * 0.35), fewest - 1);
    if (Math.abs(folded.length - wanted.length) > allowed) continue;
    const edits = slips(wanted, folded);
    if (edits > allowed) continue;
    best = candidate;
    fewest = edits;
  }
  return best;
}
