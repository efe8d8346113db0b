import type { MemberSet, TruthNode, ValueNode } from '../../kernel/node.ts';
import { fromInteger, type Rational } from '../../value/rational.ts';
import { differs, valuesOf } from './program.ts';

/** The numbers that an atom compares a value with. */
export function thresholdsOf(node: TruthNode, asOf: number): readonly Rational[] {
  const ends = valuesOf(node).flatMap((value) => endsOf(value, asOf));
  return node.kind === 'member' ? [...ends, ...endsOfSet(node.set)] : ends;
}

/** The ends of a value that is the same for everybody; none of another. */
export function endsOf(value: ValueNode, asOf: number): readonly Rational[] {
  if (differs(value)) return [];
  if (value.kind === 'fact') return [fromInteger(asOf)];
  return (value.kind === 'literal' || value.kind === 'undefined') && value.domain.kind === 'number'
    ? [value.domain.min, value.domain.max].filter((end) => end !== null)
    : [];
}

/** The ends of the ranges of a set of numbers; none of another. */
export function endsOfSet(set: MemberSet): readonly Rational[] {
  return set.kind === 'numbers' ? set.set.flatMap(({ min, max }) => [min, max].filter((end) => end !== null)) : [];
}
