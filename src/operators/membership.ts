import type { Builder } from '../kernel/builder.ts';
import type { TruthNode, ValueNode } from '../kernel/node.ts';
import type { FactType } from '../policy/types.ts';
import { inWrittenSet, type LoweredOperand, type Operator, unexpected } from './operator.ts';

const LISTED: readonly FactType[] = ['integer', 'decimal', 'money', 'ratio', 'code', 'text'];

function member(build: Builder, subject: ValueNode, operand: LoweredOperand): TruthNode {
  const written = inWrittenSet(build, subject, operand);
  if (written !== null) return written;
  return operand.kind === 'value' ? build.same(subject, operand.node) : unexpected('in', operand);
}

/** Being one of a list, or at or below a code of a tree. */
export const operators: readonly Operator[] = [
  {
    name: 'in',
    symbols: [],
    takes: LISTED,
    operand: 'list',
    comparesFacts: [],
    words: { zh: '{fact}为{value}之一', en: '{fact} is one of {value}' },
    meaning: {
      zh: '为列表之一；树形代码为其中某代码或其下级',
      en: 'one of a list; of tree codes: one of them or one below',
    },
    lower: member,
  },
  {
    name: 'notIn',
    symbols: [],
    takes: LISTED,
    operand: 'list',
    comparesFacts: [],
    words: { zh: '{fact}不为{value}之一', en: '{fact} is none of {value}' },
    meaning: { zh: '不为列表之一', en: 'none of a list' },
    lower: (build, subject, operand) => build.not(member(build, subject, operand)),
  },
  {
    name: 'within',
    symbols: [],
    takes: ['code'],
    operand: 'one-or-list',
    comparesFacts: ['code'],
    words: { zh: '{fact}属于{value}', en: '{fact} lies within {value}' },
    meaning: { zh: '为该代码（或列表之一）或其下级', en: 'at or below a tree code, or one of a list' },
    lower: member,
  },
  {
    name: 'notWithin',
    symbols: [],
    takes: ['code'],
    operand: 'one-or-list',
    comparesFacts: ['code'],
    words: { zh: '{fact}不属于{value}', en: '{fact} lies outside {value}' },
    meaning: { zh: '不在该代码（或列表）及其下级之内', en: 'neither at nor below a tree code, or any of a list' },
    lower: (build, subject, operand) => build.not(member(build, subject, operand)),
  },
];
