import { multiply, type Rational, rational, toNumber } from '../../../value/rational.ts';
import { ownError, U } from './block.ts';

/**
 * How many units one is reckoned in, a power of ten: yuan in fen, shares in hundredths of a per cent. What decimals come to is
 * then a whole number of units, which doubles hold exactly, and no rounding is in doubt.
 */
export type Scale = number;

/** Finer units would leave too little room above. */
const FINEST: Scale = 1e8;

/** The coarsest scale in which a number is whole; that of ones if there is none. */
export function scaleOf({ den }: Rational): Scale {
  for (let scale = 1; scale <= 1e6; scale *= 10) if (BigInt(scale) % den === 0n) return scale;
  return 1;
}

/** Of a product; ones again where it would be too fine. */
export function scaleOfProduct(a: Scale, b: Scale): Scale {
  return a * b <= FINEST ? a * b : 1;
}

export function inUnits(value: Rational, scale: Scale): Rational {
  return multiply(value, rational(BigInt(scale)));
}

/** A number in units, as the double that is nearest, and how far that may be away. */
export function doubleInUnits(value: Rational, scale: Scale): { readonly double: number; readonly error: number } {
  const units = inUnits(value, scale);
  const double = toNumber(units);
  return { double, error: units.den === 1n ? ownError(double) : Math.abs(double) * U };
}
