import { operatorOf } from '../operators/index.ts';
import type { Atom, Condition, Operand } from '../policy/condition.ts';
import type { YearReference } from '../policy/fact-reference.ts';
import { isNumberType } from '../policy/types.ts';
import type { FactDeclaration, Vocabulary } from '../policy/vocabulary.ts';
import { joined, type Phrase } from '../text/localized.ts';
import { referenceWords, type TellContext } from './fact-words.ts';
import { numberWords } from './number-words.ts';

/** The operator that says the opposite, so that what is negated reads without a bracket. */
const OPPOSITES: ReadonlyMap<string, string> = new Map(
  [
    ['equal', 'notEqual'],
    ['in', 'notIn'],
    ['within', 'notWithin'],
    ['lessThan', 'greaterThanInclusive'],
    ['greaterThan', 'lessThanInclusive'],
    ['before', 'onOrAfter'],
    ['after', 'onOrBefore'],
    ['contains', 'doesNotContain'],
    ['containsAny', 'containsNone'],
  ].flatMap(([a, b]) => [[a, b] as [string, string], [b, a] as [string, string]]),
);

const ALWAYS: Phrase = { zh: '人人可享', en: 'open to everyone' };

/**
 * A condition as one phrase, in the words of the operators and the labels of the vocabulary; groups within groups stand in brackets.
 * Years are those for an as-of date in `asOfYear`, shifted by `outer` inside a derived series; null tells them as `上年`, `前年`.
 */
export function conditionWords(
  condition: Condition,
  vocabulary: Vocabulary,
  asOfYear: number | null,
  outer: YearReference | null = null,
): Phrase {
  return words(condition, { vocabulary, asOfYear, outer }, false, false);
}

/** The opposite of a condition as one phrase, in the same words. */
export function oppositeWords(
  condition: Condition,
  vocabulary: Vocabulary,
  asOfYear: number | null,
  outer: YearReference | null = null,
): Phrase {
  return words(condition, { vocabulary, asOfYear, outer }, true, false);
}

/** `inGroup`: among other conditions, in one sentence. */
function words(condition: Condition, context: TellContext, negated: boolean, inGroup: boolean): Phrase {
  switch (condition.kind) {
    case 'always':
      return negated ? { zh: '任何人都不可享', en: 'open to nobody' } : ALWAYS;
    case 'atom':
      return atomWords(condition, context, negated, inGroup);
    case 'not':
      return words(condition.of, context, !negated, inGroup);
    case 'named': {
      const named = context.vocabulary.conditions.get(condition.name);
      return named ? words(named.condition, context, negated, inGroup) : { zh: condition.name, en: condition.name };
    }
    case 'all':
    case 'any': {
      // What holds of none of several is told as that, the rest by the laws of De Morgan.
      const connective = (condition.kind === 'all') !== negated ? AND : OR;
      return joined(
        condition.of.map((one) => bracketed(one, context, negated, connective, inGroup || condition.of.length > 1)),
        connective,
      );
    }
  }
}

const AND: Phrase = { zh: '且', en: ' and ' };
const OR: Phrase = { zh: '或', en: ' or ' };

/** A part of a group: in brackets if it is a group of the other kind with several parts. */
function bracketed(
  condition: Condition,
  context: TellContext,
  negated: boolean,
  connective: Phrase,
  inGroup: boolean,
): Phrase {
  const phrase = words(condition, context, negated, inGroup);
  const inner = connectiveOf(condition, context.vocabulary, negated);
  return inner === null || inner === connective ? phrase : { zh: `（${phrase.zh}）`, en: `(${phrase.en})` };
}

function connectiveOf(condition: Condition, vocabulary: Vocabulary, negated: boolean): Phrase | null {
  switch (condition.kind) {
    case 'always':
    case 'atom':
      return null;
    case 'not':
      return connectiveOf(condition.of, vocabulary, !negated);
    case 'named': {
      const named = vocabulary.conditions.get(condition.name);
      return named ? connectiveOf(named.condition, vocabulary, negated) : null;
    }
    case 'all':
    case 'any':
      if (condition.of.length === 1) return connectiveOf(condition.of[0]!, vocabulary, negated);
      return (condition.kind === 'all') !== negated ? AND : OR;
  }
}

function atomWords(atom: Atom, context: TellContext, negated: boolean, inGroup: boolean): Phrase {
  const { reference, operator } = atom;
  const fact = referenceWords(reference, context);
  const declared = context.vocabulary.facts.get(reference.fact);
  if (declared?.type === 'boolean' && atom.operand.kind === 'options')
    return booleanWords(atom, fact, negated, inGroup);
  const opposite = negated ? OPPOSITES.get(operator) : operator;
  const template = operatorOf(opposite ?? operator)!.words;
  const value = declared ? operandWords(atom, declared, context) : atom.written;
  const phrase = {
    zh: fill(template.zh, fact.zh, value.zh),
    en: fill(template.en, fact.en, value.en),
  };
  return opposite === undefined ? { zh: `并非${phrase.zh}`, en: `not: ${phrase.en}` } : phrase;
}

/** `{fact}` and `{value}` are put in by a function, so that a `$` in a label stays one. */
function fill(template: string, fact: string, value: string): string {
  return template.replace(/\{(fact|value)\}/g, (_, place) => (place === 'fact' ? fact : value));
}

/** What is or is not so reads as a heading with its answer: `失信被执行人：否`. */
function booleanWords({ operator, operand }: Atom, fact: Phrase, negated: boolean, inGroup: boolean): Phrase {
  const isTrue = operand.kind === 'options' && operand.options[0] === 1;
  const wanted = (operator === 'equal') === isTrue ? !negated : negated;
  const answer = wanted ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' };
  // Among others a heading with its answer cannot be told from what follows.
  return inGroup
    ? { zh: `“${fact.zh}”为${answer.zh}`, en: `“${fact.en}” is ${answer.en}` }
    : { zh: `${fact.zh}：${answer.zh}`, en: `${fact.en}: ${answer.en}` };
}

/** Numbers with their units and facts with their years; everything else as the author's operand reads. */
function operandWords({ operand, operator, written }: Atom, declared: FactDeclaration, context: TellContext): Phrase {
  if (operand.kind === 'numbers' && (isNumberType(declared.type) || declared.type === 'date')) {
    const parts = operand.set.map(({ min, max }) => {
      const low = numberWords(min!, declared);
      const high = numberWords(max!, declared);
      return operator === 'between' ? rangeWords(low, high) : low;
    });
    return joined(parts, { zh: '、', en: ', ' });
  }
  if (operand.kind === 'fact') return referenceWords(operand.reference, context);
  if (operand.kind === 'ends')
    return rangeWords(endWords(operand.low, declared, context), endWords(operand.high, declared, context));
  return written;
}

function rangeWords(low: Phrase, high: Phrase): Phrase {
  return { zh: `${low.zh}至${high.zh}`, en: `${low.en} and ${high.en}` };
}

function endWords(end: Operand, declared: FactDeclaration, context: TellContext): Phrase {
  if (end.kind === 'fact') return referenceWords(end.reference, context);
  if (end.kind === 'numbers') return numberWords(end.set[0]!.min!, declared);
  throw new TypeError(`an end of a range is a number or a fact, not ${end.kind}`);
}
