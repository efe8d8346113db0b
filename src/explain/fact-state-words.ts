import type { FactState } from '../match/near-misses/index.ts';
import { isNumberType } from '../policy/types.ts';
import type { FactDeclaration } from '../policy/vocabulary.ts';
import type { Phrase } from '../text/localized.ts';
import { parseDay } from '../value/civil-date.ts';
import { parseNumber } from '../value/literal.ts';
import { equals, fromInteger, type Rational, rational, roundTo } from '../value/rational.ts';
import { numberWords } from './number-words.ts';
import { codeWords, NOT_GIVEN } from './value-view.ts';

/** What is known of a fact, as people say it. */
export function stateWords(state: FactState, declared: FactDeclaration): Phrase {
  if (state === null) return NOT_GIVEN;
  if (typeof state === 'boolean') return state ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' };
  if (typeof state === 'string') return oneWords(state, declared);
  if ('min' in state) return boundsWords(state, declared);
  if ('oneOf' in state) return listed(state.oneOf, declared, { zh: '或', en: ' or ' });
  if ('has' in state) return partWords(state, declared);
  return state.length === 0 ? { zh: '无', en: 'none' } : codesWords(state, declared);
}

export function codesWords(codes: readonly string[], declared: FactDeclaration): Phrase {
  return listed(codes, declared, { zh: '、', en: ', ' });
}

function listed(codes: readonly string[], declared: FactDeclaration, between: Phrase): Phrase {
  const words = codes.map((code) => codeOf(code, declared));
  return { zh: words.map(({ zh }) => zh).join(between.zh), en: words.map(({ en }) => en).join(between.en) };
}

function oneWords(text: string, declared: FactDeclaration): Phrase {
  switch (declared.type) {
    case 'text':
      return { zh: `“${text}”`, en: `“${text}”` };
    case 'boolean':
    case 'code':
    case 'codes':
      return codeOf(text, declared);
    default:
      return roundedWords(writtenNumber(text, declared)!, declared);
  }
}

function codeOf(code: string, { codes }: FactDeclaration): Phrase {
  return codes ? codeWords(codes, code) : { zh: code, en: code };
}

/** The number, or day, that a state of a fact writes. */
export function writtenNumber(state: FactState, { type }: FactDeclaration): Rational | null {
  if (typeof state !== 'string') return null;
  if (type === 'date') {
    const day = parseDay(state);
    return day === null ? null : fromInteger(day);
  }
  if (!isNumberType(type)) return null;
  const number = parseNumber(state);
  return number.ok ? number.value : null;
}

const PRECISE = rational(1n, 1_000_000n);

/** A quotient may have more decimals than anyone reads. */
function roundedWords(value: Rational, declared: FactDeclaration): Phrase {
  if (declared.type !== 'ratio' && declared.type !== 'decimal') return numberWords(value, declared);
  const rounded = roundTo(value, PRECISE, 'half-up');
  const words = numberWords(rounded, declared);
  return equals(rounded, value) ? words : { zh: `约${words.zh}`, en: `about ${words.en}` };
}

function boundsWords({ min, max }: { min: string | null; max: string | null }, declared: FactDeclaration): Phrase {
  const [low, high] = [min === null ? null : oneWords(min, declared), max === null ? null : oneWords(max, declared)];
  if (low && high) return { zh: `${low.zh}至${high.zh}`, en: `${low.en} to ${high.en}` };
  if (low) return { zh: `不低于${low.zh}`, en: `at least ${low.en}` };
  return high ? { zh: `不超过${high.zh}`, en: `at most ${high.en}` } : NOT_GIVEN;
}

function partWords(
  { has, hasNot }: { has: readonly string[]; hasNot: readonly string[] },
  declared: FactDeclaration,
): Phrase {
  const [held, lacking] = [codesWords(has, declared), codesWords(hasNot, declared)];
  const zh = [...(has.length > 0 ? [`有${held.zh}`] : []), ...(hasNot.length > 0 ? [`没有${lacking.zh}`] : [])];
  const en = [...(has.length > 0 ? [`with ${held.en}`] : []), ...(hasNot.length > 0 ? [`without ${lacking.en}`] : [])];
  return { zh: zh.join('，'), en: en.join(', ') };
}
