import type { Builder } from '../kernel/builder.ts';
import type { TruthNode, ValueNode } from '../kernel/node.ts';
import type { FactType } from '../policy/types.ts';
import { inWrittenSet, type LoweredOperand, type Operator, unexpected } from './operator.ts';

const TAKES: readonly FactType[] = ['boolean', 'integer', 'decimal', 'money', 'ratio', 'date', 'code', 'text'];

function equal(build: Builder, subject: ValueNode, operand: LoweredOperand): TruthNode {
  const written = inWrittenSet(build, subject, operand);
  if (written !== null) return written;
  if (operand.kind !== 'value') return unexpected('equal', operand);
  return isNumeric(subject) ? build.compare('equal', subject, operand.node) : build.same(subject, operand.node);
}

function isNumeric(subject: ValueNode): boolean {
  return subject.kind === 'fact' && subject.allowed.kind === 'number';
}

/** Equality. On tree codes it means at or below, since an enterprise in a class is in its division too. */
export const operators: readonly Operator[] = [
  {
    name: 'equal',
    symbols: ['='],
    takes: TAKES,
    operand: 'one',
    comparesFacts: TAKES,
    words: { zh: '{fact}为{value}', en: '{fact} is {value}' },
    meaning: { zh: '等于；树形代码为该代码或其下级', en: 'equal; of tree codes: the code or one below it' },
    lower: equal,
  },
  {
    name: 'notEqual',
    symbols: ['!='],
    takes: TAKES,
    operand: 'one',
    comparesFacts: TAKES,
    words: { zh: '{fact}不为{value}', en: '{fact} is not {value}' },
    meaning: {
      zh: '不等于；树形代码为不在该代码及其下级之内',
      en: 'not equal; of tree codes: neither the code nor one below it',
    },
    lower: (build, subject, operand) => build.not(equal(build, subject, operand)),
  },
];
