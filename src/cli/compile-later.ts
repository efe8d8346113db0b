import { setFlagsFromString } from 'node:v8';

/**
 * How much of a function is run, in bytes of bytecode, before V8 compiles it for speed, in threads that take the time of others. By
 * default that is a tenth of it, for programs that run for hours: of one that is over in seconds, a third of the time went into code
 * that was hardly run any more. Only when something is compiled depends on it, and not what it does.
 */
const BUDGET = 800_000;

/** To be called by a program that is over in seconds, or does for minutes what it did in the first ones. */
export function compileLater(): void {
  setFlagsFromString(`--interrupt-budget=${BUDGET}`);
}
