import type { RoundingMode } from '../../../value/rational.ts';

/* What is exact of a number: said once for kernels over typed arrays and for what reckons with errors where kernels do not do. */

/** No decimal of more digits is told apart from all others by its double. */
const DIGITS = 1e15;

/** Whether a number is between bounds, or whole and at one, and whole if it has to be. */
export function isAllowed(value: number, lowest: number, highest: number, integral: boolean): boolean {
  const isInside = value > lowest && value < highest;
  const isAtEnd = (value === lowest || value === highest) && Number.isSafeInteger(value);
  return (isInside || isAtEnd) && (!integral || Number.isInteger(value));
}

/** How many units a number is that is allowed; `NaN` where that is no whole number. `scale` is a power of ten. */
export function unitsOf(value: number, scale: number, lowest: number, highest: number, integral: boolean): number {
  const whole = Math.round(value * scale);
  const isExact = Math.abs(whole) < DIGITS && whole / scale === value;
  return isExact && isAllowed(value, lowest, highest, integral) ? whole : Number.NaN;
}

/**
 * To how many steps of `num` a whole number of less than 2^53 rounds. Towards zero a quotient that is rounded to a double has the
 * whole part of the exact one, of which the multiple is held: the one below may not be, where numbers are below zero. So the rest is
 * exact; it has the sign of the number.
 */
export function stepsOf(value: number, num: number, mode: RoundingMode): number {
  const toZero = Math.trunc(value / num);
  const rest = value - toZero * num;
  const goesUp = mode === 'half-up' ? 2 * rest >= num : mode === 'up' && rest > 0;
  const goesDown = mode === 'half-up' ? 2 * rest < -num : mode === 'down' && rest < 0;
  return toZero + Number(goesUp) - Number(goesDown);
}
