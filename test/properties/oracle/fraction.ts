/*
 * Fractions of big integers for the oracles: written apart from src on purpose, and plainly.
 */
export class Fraction {
  readonly n: bigint;
  readonly d: bigint;

  constructor(n: bigint, d = 1n) {
    if (d === 0n) throw new RangeError('division by zero');
    let [a, b] = [n < 0n ? -n : n, d < 0n ? -d : d];
    while (b !== 0n) [a, b] = [b, a % b];
    const sign = d < 0n ? -1n : 1n;
    this.n = (sign * n) / (a === 0n ? 1n : a);
    this.d = (sign * d) / (a === 0n ? 1n : a);
  }

  static of(value: number | bigint): Fraction {
    return new Fraction(BigInt(value));
  }

  plus(other: Fraction): Fraction {
    return new Fraction(this.n * other.d + other.n * this.d, this.d * other.d);
  }

  minus(other: Fraction): Fraction {
    return new Fraction(this.n * other.d - other.n * this.d, this.d * other.d);
  }

  times(other: Fraction): Fraction {
    return new Fraction(this.n * other.n, this.d * other.d);
  }

  over(other: Fraction): Fraction {
    return new Fraction(this.n * other.d, this.d * other.n);
  }

  /** Below, equal or above zero as this is below, equal or above `other`. */
  against(other: Fraction): number {
    const difference = this.n * other.d - other.n * this.d;
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }

  is(other: Fraction): boolean {
    return this.against(other) === 0;
  }

  floor(): bigint {
    return (this.n - (((this.n % this.d) + this.d) % this.d)) / this.d;
  }

  /** To a multiple of `step`. */
  round(step: Fraction, mode: string): Fraction {
    const steps = this.over(step);
    const whole =
      mode === 'down'
        ? steps.floor()
        : mode === 'up'
          ? -new Fraction(-steps.n, steps.d).floor()
          : steps.plus(new Fraction(1n, 2n)).floor();
    return Fraction.of(whole).times(step);
  }

  /** A decimal text, exact where there is one of at most 30 places. */
  toString(): string {
    const scaled = this.n * 10n ** 30n;
    const digits = (scaled < 0n ? -scaled : scaled) / this.d;
    const text = digits.toString().padStart(31, '0');
    const body = `${text.slice(0, -30)}.${text.slice(-30)}`.replace(/\.?0+$/, '');
    return this.n < 0n && body !== '0' ? `-${body}` : body;
  }
}

export const ZERO = Fraction.of(0);
export const ONE = Fraction.of(1);

/** A number as a rule file writes it: `5万`, `1.5亿`, `20万元`, `3%`, `8‰`, `-0.5`. */
export function readFraction(text: string): Fraction {
  const match = /^(-?)(\d+)(?:\.(\d+))?(万|亿)?(元|%|‰)?$/.exec(text);
  if (!match) throw new Error(`the oracle cannot read \`${text}\``);
  const [, sign, whole, decimals = '', scale, unit] = match;
  const value = new Fraction(BigInt(`${whole}${decimals}`), 10n ** BigInt(decimals.length))
    .times(Fraction.of(scale === '万' ? 10_000 : scale === '亿' ? 100_000_000 : 1))
    .over(Fraction.of(unit === '%' ? 100 : unit === '‰' ? 1000 : 1));
  return sign === '-' ? ZERO.minus(value) : value;
}
