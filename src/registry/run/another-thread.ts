/** What is known of threads that match. */
export interface ThreadTimes {
  /** Parts that wait. */
  readonly waiting: number;
  readonly threads: number;
  /** What a part takes at least, and what the first thread took until its first was done, in milliseconds; null if none is yet. */
  readonly part: number | null;
  readonly warm: number | null;
}

/** Before anything is measured: so many parts for each thread. */
const PARTS = 12;

/** By so many times. */
const TIMES = 3;

/**
 * Whether another thread pays off. Until it is warm it only takes time from others, since the compiler of the first minutes has
 * threads of its own: what is left for each must be several times as long.
 */
export function anotherThreadPays({ waiting, threads, part, warm }: ThreadTimes): boolean {
  if (threads === 0) return waiting > 0;
  if (part === null || warm === null) return waiting >= PARTS * threads;
  return (waiting * part) / threads > TIMES * warm;
}
