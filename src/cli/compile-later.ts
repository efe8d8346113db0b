import { setFlagsFromString } from 'node:v8';

/**
 * When and how V8 compiles functions for speed, in threads that take the time of others: after so many bytes of their bytecode have run
 * (67,584 by default in Node 20), and with so many bytes of the functions that they call put into them (920). The defaults suit programs
 * that run for hours; of one that is over in seconds, a third of the time went into code that was hardly run any more. What a program
 * does depends on neither.
 */
const FLAGS = ['--interrupt-budget=800000', '--max-inlined-bytecode-size-cumulative=300'];

/** From this version on (Node 22) V8 has a quick compiler before the thorough one, and counts otherwise. */
const QUICKER = 12;

/** What is asked of a version of V8. */
export function flagsFor(version: string): readonly string[] {
  return Number.parseInt(version, 10) < QUICKER ? FLAGS : [];
}

/** To be called by a program that is over in seconds, or does for minutes what it did in the first ones. */
export function compileLater(): void {
  for (const flag of flagsFor(process.versions.v8)) setFlagsFromString(flag);
}
