/** An exact fraction in lowest terms; the denominator is positive. */
export interface Rational {
  readonly num: bigint;
  readonly den: bigint;
}

export const ZERO: Rational = { num: 0n, den: 1n };
export const ONE: Rational = { num: 1n, den: 1n };

function gcd(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** `num / den` in lowest terms. A programmer's mistake (`den` of zero) throws. */
export function rational(num: bigint, den = 1n): Rational {
  if (den === 1n) return { num, den };
  if (den === 0n) throw new RangeError('a fraction needs a denominator other than zero');
  const sign = den < 0n ? -1n : 1n;
  const common = gcd(num, den * sign) * sign;
  return { num: num / common, den: den / common };
}

export function fromInteger(value: number | bigint): Rational {
  return { num: BigInt(value), den: 1n };
}

export function add(a: Rational, b: Rational): Rational {
  if (a.den === 1n && b.den === 1n) return { num: a.num + b.num, den: 1n };
  return rational(a.num * b.den + b.num * a.den, a.den * b.den);
}

export function negate(a: Rational): Rational {
  return { num: -a.num, den: a.den };
}

export function subtract(a: Rational, b: Rational): Rational {
  return add(a, negate(b));
}

export function multiply(a: Rational, b: Rational): Rational {
  if (a.den === 1n && b.den === 1n) return { num: a.num * b.num, den: 1n };
  return rational(a.num * b.num, a.den * b.den);
}

/** `a / b`; `b` must not be zero. */
export function divide(a: Rational, b: Rational): Rational {
  return rational(a.num * b.den, a.den * b.num);
}

/** Negative, zero or positive as `a` is below, equal to or above `b`. */
export function compare(a: Rational, b: Rational): number {
  const left = a.den === b.den ? a.num : a.num * b.den;
  const right = a.den === b.den ? b.num : b.num * a.den;
  return left < right ? -1 : left > right ? 1 : 0;
}

export function equals(a: Rational, b: Rational): boolean {
  return a.num === b.num && a.den === b.den;
}

export function isInteger(a: Rational): boolean {
  return a.den === 1n;
}

/** The largest integer at most `a`: towards minus infinity. */
export function floor(a: Rational): bigint {
  const quotient = a.num / a.den;
  return a.num < 0n && a.num % a.den !== 0n ? quotient - 1n : quotient;
}

export function ceil(a: Rational): bigint {
  return -floor(negate(a));
}

export type RoundingMode = 'down' | 'up' | 'half-up';

/** `a` as a multiple of `to` (above zero): `down` towards minus infinity, `up` towards plus infinity, `half-up` to the nearest, halves up. */
export function roundTo(a: Rational, to: Rational, mode: RoundingMode): Rational {
  const steps = divide(a, to);
  const whole = mode === 'down' ? floor(steps) : mode === 'up' ? ceil(steps) : floor(add(steps, { num: 1n, den: 2n }));
  return multiply({ num: whole, den: 1n }, to);
}

/** The nearest double: for showing and for the results' numbers, never for deciding. */
export function toNumber(a: Rational): number {
  if (a.den === 1n) return Number(a.num);
  // Forty digits that count, however many zeros stand before them.
  const zeros = Math.max(0, a.den.toString().length - a.num.toString().length);
  return Number(toDecimal(a, 40 + zeros));
}

/** Decimal digits, exact where `a` has at most `digits` decimals, else cut after that many (towards zero). */
export function toDecimal(a: Rational, digits = 20): string {
  const negative = a.num < 0n;
  const magnitude = negative ? -a.num : a.num;
  const scaled = (magnitude * 10n ** BigInt(digits)) / a.den;
  const text = scaled.toString().padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  const fraction = digits === 0 ? '' : text.slice(text.length - digits).replace(/0+$/, '');
  const body = fraction === '' ? whole : `${whole}.${fraction}`;
  return negative && body !== '0' ? `-${body}` : body;
}

/** Exactly: a decimal where its digits end (`0.026`), else a fraction (`1/3`). */
export function toExact(a: Rational): string {
  let [two, five] = [0, 0];
  let rest = a.den;
  for (; rest % 2n === 0n; rest /= 2n) two++;
  for (; rest % 5n === 0n; rest /= 5n) five++;
  if (rest !== 1n) return `${a.num}/${a.den}`;
  return toDecimal(a, Math.max(two, five));
}
