import fc from 'fast-check';
import { checkAsyncProperty, checkProperty } from '../check-property.ts';

/**
 * A tape of numbers from which a generator takes its choices, one after the other. Behind the end every choice is the
 * first one, which generators keep the simplest: so that generation ends, and that a shorter tape is a simpler case.
 */
export class Choices {
  private at = 0;

  constructor(private readonly tape: readonly number[]) {}

  /** One of 0 … n − 1. */
  below(n: number): number {
    return (this.tape[this.at++] ?? 0) % n;
  }

  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  pick<T>(from: readonly T[]): T {
    return from[this.below(from.length)]!;
  }

  /** True in about `percent` of all cases. */
  chance(percent: number): boolean {
    return this.below(100) >= 100 - percent;
  }

  /** Some of them, in their order. */
  some<T>(from: readonly T[], percent = 50): T[] {
    return from.filter(() => this.chance(percent));
  }

  /** From `least` to `most` made ones. */
  list<T>(least: number, most: number, make: () => T): T[] {
    return Array.from({ length: this.between(least, most) }, make);
  }
}

/** Fails with a text that is made only then. (To compare big objects is slow, and a case is made simpler in many steps.) */
export function must(holds: boolean, what: string, told: () => string): void {
  if (!holds) throw new Error(`${what}\n${told()}`);
}

/** How long a failing case is made simpler, in milliseconds. */
const SIMPLIFYING = 10_000;

/** Checks what `run` asserts of whatever it makes of its choices. A case that fails is made simpler first. */
export function checkChoices(name: string, numRuns: number, run: (choices: Choices) => void, length = 700): void {
  const failureOf = (tape: readonly number[]): unknown => {
    try {
      run(new Choices(tape));
      return null;
    } catch (error) {
      return error;
    }
  };
  const property = fc.property(tapes(length), (tape) => {
    const steps = simplest(tape);
    for (let step = steps.next(); ; step = steps.next(failureOf(step.value))) if (step.done) return told(step.value);
  });
  checkProperty(name, property, numRuns);
}

/** The same where `run` takes its time. */
export async function checkAsyncChoices(
  name: string,
  numRuns: number,
  run: (choices: Choices) => Promise<void>,
  length = 700,
): Promise<void> {
  const failureOf = (tape: readonly number[]): Promise<unknown> =>
    run(new Choices(tape)).then(
      () => null,
      (error: unknown) => error,
    );
  const property = fc.asyncProperty(tapes(length), async (tape) => {
    const steps = simplest(tape);
    for (let step = steps.next(); ; step = steps.next(await failureOf(step.value)))
      if (step.done) return told(step.value);
  });
  await checkAsyncProperty(name, property, numRuns);
}

function tapes(length: number): fc.Arbitrary<number[]> {
  const any = fc.noBias(fc.array(fc.nat(0xffff), { minLength: length >> 1, maxLength: length, size: 'max' }));
  return fc.noShrink(any.map(named));
}

/** A tape says nothing to a reader: what a test made of it stands in the failure, and the seed repeats it. */
function named(tape: number[]): number[] {
  return Object.assign(tape, { [fc.toStringMethod]: () => `a tape of ${tape.length} choices` });
}

function told(failure: unknown): void {
  if (failure !== null) throw failure;
}

/**
 * Yields tapes to try and is told how each failed (null: it did not); first the tape itself, then ever shorter ones with
 * more zeros in them. Returns the last failure. (fast-check tries far more than is worth while.)
 */
function* simplest(tape: readonly number[]): Generator<readonly number[], unknown, unknown> {
  let [best, failure] = [tape, yield tape];
  if (failure === null) return null;
  const until = Date.now() + SIMPLIFYING;
  for (let size = tape.length; size >= 1; size = Math.floor(size / 2)) {
    for (let end = best.length; end > 0 && Date.now() < until; end -= size) {
      const start = Math.max(0, end - size);
      const without = [...best.slice(0, start), ...best.slice(end)];
      const zeros = best.map((choice, at) => (at >= start && at < end ? 0 : choice));
      for (const simpler of [without, zeros]) {
        if (simpler.length === best.length && best.slice(start, end).every((choice) => choice === 0)) continue;
        const found = yield simpler;
        if (found === null) continue;
        [best, failure] = [simpler, found];
        break;
      }
    }
  }
  return failure;
}
