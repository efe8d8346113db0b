/** Powers of ten that a double holds exactly. */
export const POWERS = Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

/** How many decimals are tried, beyond those that the power itself takes away. */
export const DECIMALS = [0, 2, 5, 9] as const;

/** Any decimal of at most fifteen digits is the shortest that gives its double back. */
const FIFTEEN_DIGITS = 1e15;

/**
 * The double whose shortest decimal is that of `value`, times ten to the power of `exponent` (-12 to 12), exactly; `NaN` where that
 * does not show at once. For millions of numbers: no text is made.
 *
 * Let n be a whole number below 10^15 and p at most 22. Both n and 10^p are doubles, so that n / 10^p is rounded once: it is the
 * double of the decimal n·10^-p. Two decimals of at most fifteen digits never share a double, hence n·10^-p is the shortest decimal
 * of `value` if n / 10^p is `value` (a shorter one would be a second). The product n·10^(exponent - p) has no more digits, and p is
 * never below `exponent`, so that its double is found by one division again.
 */
export function scaleExactly(value: number, exponent: number): number {
  // A zero without its sign, which is no part of a decimal.
  if (exponent === 0) return value + 0;
  const least = exponent > 0 ? exponent : 0;
  for (const more of DECIMALS) {
    const decimals = least + more;
    if (decimals > 22) break;
    const power = POWERS[decimals]!;
    const whole = Math.round(value * power);
    if (!(Math.abs(whole) < FIFTEEN_DIGITS)) break;
    if (whole / power !== value) continue;
    const left = decimals - exponent;
    return left > 22 ? Number.NaN : whole / POWERS[left]! + 0;
  }
  return Number.NaN;
}
