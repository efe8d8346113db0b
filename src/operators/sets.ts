import type { Builder } from '../kernel/builder.ts';
import type { TruthNode, ValueNode } from '../kernel/node.ts';
import { type LoweredOperand, type Operator, unexpected } from './operator.ts';

function holds(build: Builder, subject: ValueNode, quantifier: 'any' | 'all', operand: LoweredOperand): TruthNode {
  if (operand.kind === 'options') return build.holds(subject, quantifier, operand.set);
  if (operand.kind === 'value') return build.holds(subject, quantifier, operand.node);
  return unexpected('contains', operand);
}

/** Questions to a set of codes. Sets hold exact codes: none of these climbs a tree. */
export const operators: readonly Operator[] = [
  {
    name: 'contains',
    symbols: [],
    takes: ['codes'],
    operand: 'one',
    comparesFacts: ['codes'],
    words: { zh: '{fact}包含{value}', en: '{fact} includes {value}' },
    meaning: { zh: '集合含该代码', en: 'the set has the code' },
    lower: (build, subject, operand) => holds(build, subject, 'any', operand),
  },
  {
    name: 'doesNotContain',
    symbols: [],
    takes: ['codes'],
    operand: 'one',
    comparesFacts: ['codes'],
    words: { zh: '{fact}不包含{value}', en: '{fact} does not include {value}' },
    meaning: { zh: '集合不含该代码', en: 'the set lacks the code' },
    lower: (build, subject, operand) => build.not(holds(build, subject, 'any', operand)),
  },
  {
    name: 'containsAny',
    symbols: [],
    takes: ['codes'],
    operand: 'list',
    comparesFacts: [],
    words: { zh: '{fact}至少包含{value}之一', en: '{fact} includes at least one of {value}' },
    meaning: { zh: '集合至少含其中之一', en: 'the set has one of the codes at least' },
    lower: (build, subject, operand) => holds(build, subject, 'any', operand),
  },
  {
    name: 'containsAll',
    symbols: [],
    takes: ['codes'],
    operand: 'list',
    comparesFacts: [],
    words: { zh: '{fact}包含{value}全部', en: '{fact} includes all of {value}' },
    meaning: { zh: '集合含其中全部', en: 'the set has all of the codes' },
    lower: (build, subject, operand) => holds(build, subject, 'all', operand),
  },
  {
    name: 'containsNone',
    symbols: [],
    takes: ['codes'],
    operand: 'list',
    comparesFacts: [],
    words: { zh: '{fact}不包含{value}中任何一项', en: '{fact} includes none of {value}' },
    meaning: { zh: '集合不含其中任何一项', en: 'the set has none of the codes' },
    lower: (build, subject, operand) => build.not(holds(build, subject, 'any', operand)),
  },
];
