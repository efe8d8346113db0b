/** Kleene's three truth values. A condition is never a JavaScript boolean before the verdict. */
export type Truth = 'true' | 'false' | 'unknown';

export function not(truth: Truth): Truth {
  return truth === 'true' ? 'false' : truth === 'false' ? 'true' : 'unknown';
}

/** What is known of a set of possible worlds: whether the statement holds in some, and whether it fails in some. */
export function truthOf(canHold: boolean, canFail: boolean): Truth {
  return canHold ? (canFail ? 'unknown' : 'true') : 'false';
}
