import fc from 'fast-check';
import { checkProperty } from '../check-property.ts';

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

/** Checks what `run` asserts of whatever it makes of its choices. */
export function checkChoices(name: string, numRuns: number, run: (choices: Choices) => void, length = 700): void {
  const tapes = fc.noBias(fc.array(fc.nat(0xffff), { maxLength: length, size: 'max' }));
  checkProperty(
    name,
    fc.property(tapes, (tape) => run(new Choices(tape))),
    numRuns,
  );
}
