import type { Atom, Operand } from '../policy/condition.ts';
import type { FactReference } from '../policy/fact-reference.ts';
import type { FactDeclaration } from '../policy/vocabulary.ts';
import { formatDay } from '../value/civil-date.ts';
import { optionsOf } from '../value/option-set.ts';
import { type Rational, toExact } from '../value/rational.ts';
import type { OperandView } from './explanation.ts';
import { codeCover } from './value-view.ts';

/** What an atom on the fact `declared` compares with, as plain data. `nameOf` resolves years. */
export function operandView(
  { operand, operator }: Pick<Atom, 'operand' | 'operator'>,
  declared: FactDeclaration,
  nameOf: (reference: FactReference) => string,
): OperandView {
  const view = (one: Operand): OperandView => {
    switch (one.kind) {
      case 'fact':
        return { kind: 'fact', fact: nameOf(one.reference) };
      case 'numbers':
        return numbersView(one.set.map(({ min }) => min!));
      case 'options': {
        // Sets hold exact codes; of a single code everything below it is meant too.
        if (declared.type !== 'codes') return { kind: 'codes', ...codeCover(declared.codes!, one.options) };
        const codes = [...optionsOf(one.options)].map((at) => declared.codes!.entries[at]!.code);
        return { kind: 'codes', codes, within: [] };
      }
      case 'texts':
        return { kind: 'texts', values: one.texts };
      case 'ends':
        return { kind: 'ends', low: view(one.low), high: view(one.high) };
    }
  };
  const numbersView = (values: readonly Rational[]): OperandView =>
    declared.type === 'date'
      ? { kind: 'dates', values: values.map((value) => formatDay(Number(value.num))) }
      : { kind: 'numbers', values: values.map(toExact) };
  if (operator !== 'between' || operand.kind !== 'numbers') return view(operand);
  const { min, max } = operand.set[0]!;
  return { kind: 'ends', low: numbersView([min!]), high: numbersView([max!]) };
}
