const MINUS = 0x2d;
const DOT = 0x2e;
const ZERO = 0x30;
/** So many digits stand for one double, and it for them. */
const DIGITS = 15;
const POWERS = Array.from({ length: DIGITS + 1 }, (_, exponent) => Number(`1e${exponent}`));

/**
 * The double of a plain decimal in ASCII (`86`, `-0.5`, `1280.25`), or `NaN`: also for what has a leading zero or more than fifteen digits.
 * Whole numbers below 10^15 and powers of ten up to 10^22 are doubles, so that their quotient is rounded once: correctly.
 */
export function plainDecimal(bytes: Uint8Array, start: number, end: number): number {
  const negative = bytes[start] === MINUS;
  const first = negative ? start + 1 : start;
  const length = end - first;
  if (length < 1 || length > DIGITS + 1) return Number.NaN;
  let value = bytes[first]! - ZERO;
  if (!(value >= 0 && value <= 9)) return Number.NaN;
  if (value === 0 && length > 1 && bytes[first + 1] !== DOT) return Number.NaN;
  let dot = -1;
  for (let at = first + 1; at < end; at++) {
    const digit = bytes[at]! - ZERO;
    if (digit >= 0 && digit <= 9) value = value * 10 + digit;
    else if (bytes[at] === DOT && dot < 0 && at + 1 < end) dot = at;
    else return Number.NaN;
  }
  if (dot < 0) {
    if (length > DIGITS) return Number.NaN;
  } else value /= POWERS[end - dot - 1]!;
  return negative ? 0 - value : value;
}
