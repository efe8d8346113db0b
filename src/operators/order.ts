import type { Builder } from '../kernel/builder.ts';
import type { TruthNode, ValueNode } from '../kernel/node.ts';
import { type FactType, NUMBER_TYPES } from '../policy/types.ts';
import type { Phrase } from '../text/localized.ts';
import { type Operator, operandNode } from './operator.ts';

type Lower = (build: Builder, left: ValueNode, right: ValueNode) => TruthNode;

const LOWERINGS = {
  less: (build, left, right) => build.compare('less', left, right),
  atMost: (build, left, right) => build.compare('at-most', left, right),
  greater: (build, left, right) => build.compare('less', right, left),
  atLeast: (build, left, right) => build.compare('at-most', right, left),
} satisfies Record<string, Lower>;

function order(
  name: string,
  symbols: readonly string[],
  takes: readonly FactType[],
  lower: Lower,
  words: Phrase,
): Operator {
  const meaning = {
    zh: words.zh.replace('{fact}', '事实').replace('{value}', '给定值'),
    en: words.en.replace('{fact}', 'the fact').replace('{value}', 'the value'),
  };
  return {
    name,
    symbols,
    takes,
    operand: 'one',
    comparesFacts: takes,
    words,
    meaning,
    lower: (build, subject, operand) => lower(build, subject, operandNode(name, operand)),
  };
}

const DATE = ['date'] as const;

/** Comparisons of numbers by size, and of dates by time. */
export const operators: readonly Operator[] = [
  order('lessThan', ['<'], NUMBER_TYPES, LOWERINGS.less, {
    zh: '{fact}低于{value}',
    en: '{fact} is less than {value}',
  }),
  order('lessThanInclusive', ['<='], NUMBER_TYPES, LOWERINGS.atMost, {
    zh: '{fact}不超过{value}',
    en: '{fact} is at most {value}',
  }),
  order('greaterThan', ['>'], NUMBER_TYPES, LOWERINGS.greater, {
    zh: '{fact}高于{value}',
    en: '{fact} is more than {value}',
  }),
  order('greaterThanInclusive', ['>='], NUMBER_TYPES, LOWERINGS.atLeast, {
    zh: '{fact}不低于{value}',
    en: '{fact} is at least {value}',
  }),
  order('before', [], DATE, LOWERINGS.less, { zh: '{fact}早于{value}', en: '{fact} is before {value}' }),
  order('onOrBefore', [], DATE, LOWERINGS.atMost, { zh: '{fact}不晚于{value}', en: '{fact} is on or before {value}' }),
  order('after', [], DATE, LOWERINGS.greater, { zh: '{fact}晚于{value}', en: '{fact} is after {value}' }),
  order('onOrAfter', [], DATE, LOWERINGS.atLeast, { zh: '{fact}不早于{value}', en: '{fact} is on or after {value}' }),
];
