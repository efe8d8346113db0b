import { dayOf, textOf } from '../oracle/calendar.ts';
import { Fraction } from '../oracle/fraction.ts';
import { type Exact, isLeaf, type Json, type ModelFact } from '../oracle/model.ts';
import type { Choices } from './choices.ts';

const WORDS = ['阀门', '水泵', '软件', 'pumps', '泵阀制造', '软件与水泵'] as const;
const DENOMINATORS = [1n, 1n, 1n, 2n, 4n, 10n, 100n] as const;

/** The first and last day that generated dates are taken from. */
export const DAYS = { first: dayOf('2019-12-28'), last: dayOf('2026-03-02') } as const;

/** A number as it suits a type: mostly small, so that comparisons meet, sometimes large. */
export function anyNumber(choices: Choices, type: ModelFact['type']): Fraction {
  const whole = choices.chance(8) ? choices.below(0xffff) * 1_000_003 : choices.between(-3, 12);
  switch (type) {
    case 'integer':
      return Fraction.of(whole);
    case 'date':
      return Fraction.of(choices.between(DAYS.first, DAYS.last));
    case 'ratio':
      return new Fraction(BigInt(whole), 20n);
    case 'money':
      return new Fraction(BigInt(whole), choices.pick(DENOMINATORS)).times(Fraction.of(choices.pick([1, 10000, 1])));
    default:
      return new Fraction(BigInt(whole), choices.pick(DENOMINATORS));
  }
}

/** A value of a fact; with `leaves`, only codes with none below them, which can be known exactly. */
export function anyValue(choices: Choices, fact: ModelFact, leaves = false): Exact {
  const { type, codes } = fact;
  switch (type) {
    case 'boolean':
      return choices.chance(50);
    case 'code': {
      const entries = codes!.entries.filter((entry) => !leaves || isLeaf(codes!, entry.code));
      return choices.pick(entries).code;
    }
    case 'codes':
      return new Set(choices.some(codes!.entries).map((entry) => entry.code));
    case 'text':
      return choices.pick(WORDS);
    default: {
      const [min, max] = boundsOf(fact);
      const value = anyNumber(choices, type);
      if (min !== null && value.against(min) < 0) return min;
      return max !== null && value.against(max) > 0 ? max : value;
    }
  }
}

/** The bounds of the vocabulary. */
export function boundsOf({ min, max }: ModelFact): readonly [Fraction | null, Fraction | null] {
  const read = (text: string | undefined): Fraction | null => (text === undefined ? null : Fraction.of(Number(text)));
  return [read(min), read(max)];
}

const FULL_WIDTH = '０１２３４５６７８９';

/** A number as someone may write it. In profiles full-width digits count as well. */
export function writeNumber(choices: Choices, value: Fraction, type: ModelFact['type'], inProfile = false): Json {
  if (type === 'date') return textOf(Number(value.n));
  const plain = value.toString();
  switch (choices.below(inProfile ? 6 : 4)) {
    case 1:
      return type === 'ratio' ? `${value.times(Fraction.of(100))}%` : `${value.over(Fraction.of(10_000))}万`;
    case 2:
      return type === 'money' ? `${plain}元` : plain;
    case 3:
      return value.d === 1n && value.n < 1_000_000n && value.n > -1_000_000n ? Number(value.n) : plain;
    case 4:
      return plain.replace(/\d/g, (digit) => FULL_WIDTH[Number(digit)]!);
    default:
      return plain;
  }
}

/** A value as rules and profiles write it. */
export function writeValue(choices: Choices, { type }: ModelFact, value: Exact, inProfile = false): Json {
  if (value instanceof Fraction) return writeNumber(choices, value, type, inProfile);
  if (typeof value === 'object') return [...value];
  return value;
}
