import type { Operator } from './operator.ts';
import { unexpected } from './operator.ts';

/** A range with both ends included. */
export const operators: readonly Operator[] = [
  {
    name: 'between',
    symbols: [],
    takes: ['integer', 'decimal', 'money', 'ratio', 'date'],
    operand: 'ends',
    comparesFacts: ['integer', 'decimal', 'money', 'ratio', 'date'],
    words: { zh: '{fact}在{value}之间（含两端）', en: '{fact} is between {value} (both included)' },
    meaning: { zh: '在两端之间，含两端', en: 'between two ends, both included' },
    lower: (build, subject, operand) => {
      if (operand.kind === 'numbers') return build.member(subject, { kind: 'numbers', set: operand.set });
      if (operand.kind === 'ends') return build.between(subject, operand.low, operand.high);
      return unexpected('between', operand);
    },
  },
];
