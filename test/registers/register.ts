import { Dice } from './dice.ts';
import { type Enterprise, enterpriseAt } from './enterprise.ts';

/** An invented register: the same rows of the same seed and number of rows. */
export interface RegisterOptions {
  readonly rows: number;
  readonly seed: number;
}

/** In so many rows one number is old and one row stands twice. */
export const STRETCH = 30_000;

/**
 * The enterprises of a register in its order. In every thirty thousand, or in all if they are fewer, one bears a number of
 * before 2015, and one stands a second time, further down.
 */
export function* enterprisesOf({ rows, seed }: RegisterOptions): Generator<Enterprise> {
  const length = Math.min(rows, STRETCH);
  for (let start = 0; start < rows; start += length) {
    const { old, repeated, again } = oddOnes(new Dice(seed, start, 3), length);
    for (let ordinal = start; ordinal < Math.min(start + length, rows); ordinal++) {
      const place = ordinal === start + again ? start + repeated : ordinal;
      yield enterpriseAt(seed, place, place === start + old ? 'old' : 'plain');
    }
  }
}

/** The row with the old number, the row that stands twice and where it stands again; three different ones. */
function oddOnes(dice: Dice, length: number): { old: number; repeated: number; again: number } {
  if (length < 3) return { old: -1, repeated: -1, again: -1 };
  const [repeated, again] = [dice.whole(0, length - 2), dice.whole(1, length - 1)].sort((a, b) => a - b) as [
    number,
    number,
  ];
  if (repeated === again) return oddOnes(dice, length);
  const old = dice.whole(0, length - 1);
  return old === repeated || old === again ? oddOnes(dice, length) : { old, repeated, again };
}
