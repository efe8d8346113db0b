import type { FactDeclaration } from '../policy/vocabulary.ts';
import { inBoth, joined, type Localized, type Phrase } from '../text/localized.ts';
import { formatDay } from '../value/civil-date.ts';
import type { CodeTree } from '../value/code-tree.ts';
import { BOOLEANS, type Domain, isExact, type SetAlternative } from '../value/domain.ts';
import { allOptions, type OptionSet, optionCount, pairs } from '../value/option-set.ts';
import { compare, type Rational, toExact } from '../value/rational.ts';
import type { ValueView } from './explanation.ts';
import { numberWords } from './number-words.ts';

/** Type and unit decide how a value is shown. */
export type Shown = Pick<FactDeclaration, 'type' | 'unit'>;

/** What a value can still be, as plain data. */
export function valueView(domain: Domain, { type }: Shown): ValueView {
  switch (domain.kind) {
    case 'number': {
      const { min, max, integral } = domain;
      if (type === 'date') {
        const day = (end: Rational | null): string | null => end && formatDay(Number(end.num));
        return { kind: 'date', min: day(min), max: day(max) };
      }
      return { kind: 'number', min: min && toExact(min), max: max && toExact(max), whole: integral };
    }
    case 'option': {
      if (domain.tree === BOOLEANS) return { kind: 'boolean', value: isExact(domain) ? domain.options[0] === 1 : null };
      return { kind: 'code', any: isAny(domain.tree, domain.options), ...codeCover(domain.tree, domain.options) };
    }
    case 'set': {
      const codes = (some: Iterable<number>): readonly string[] =>
        [...some].sort((a, b) => a - b).map((at) => domain.tree.entries[at]!.code);
      const ways = domain.alternatives.map(({ has, lacks }) => ({
        has: codes(has),
        lacks: lacks === 'rest' ? ('rest' as const) : codes(lacks),
      }));
      return { kind: 'codes', ways };
    }
    case 'text':
      return { kind: 'text', value: domain.text };
  }
}

const isAny = (tree: CodeTree, options: OptionSet): boolean => optionCount(options) === optionCount(allOptions(tree));

/** The fewest codes that say what is meant: single ones, and those that stand for everything at or below them. */
export function codeCover(
  tree: CodeTree,
  options: OptionSet,
): { readonly codes: readonly string[]; readonly within: readonly string[] } {
  const codes: string[] = [];
  const within: string[] = [];
  for (const [first, last] of pairs(options)) {
    for (let at = first; at <= last; ) {
      const end = tree.last[at]!;
      const whole = end > at && end <= last;
      (whole ? within : codes).push(tree.entries[at]!.code);
      at = whole ? end + 1 : at + 1;
    }
  }
  return { codes, within };
}

/** So many possibilities are named. */
const NAMED = 4;

export const NOT_GIVEN: Phrase = { zh: '未知', en: 'not known' };

/**
 * A value in words: `300万元`, `2000万元至4亿元`; of a place known coarsely as far as it is: `台州市`. `said`: something is
 * known, though it leaves the whole code list.
 */
export function valueWords(domain: Domain, shown: Shown, said = false): Phrase {
  switch (domain.kind) {
    case 'number':
      return boundsWords(domain.min, domain.max, shown);
    case 'option':
      return optionWords(domain.tree, domain.options, said);
    case 'set': {
      const ways = domain.alternatives.map((way) => setWords(way, domain.tree));
      return ways.length > NAMED
        ? { zh: `尚有${ways.length}种可能`, en: `one of ${ways.length} possibilities` }
        : joined(ways, { zh: '，或', en: ', or ' });
    }
    case 'text':
      return domain.text === null ? NOT_GIVEN : { zh: `“${domain.text}”`, en: `“${domain.text}”` };
  }
}

function boundsWords(min: Rational | null, max: Rational | null, shown: Shown): Phrase {
  const low = min && numberWords(min, shown);
  const high = max && numberWords(max, shown);
  if (low && high)
    return compare(min, max) === 0 ? low : { zh: `${low.zh}至${high.zh}`, en: `${low.en} to ${high.en}` };
  if (low) return { zh: `不低于${low.zh}`, en: `at least ${low.en}` };
  return high ? { zh: `不高于${high.zh}`, en: `at most ${high.en}` } : NOT_GIVEN;
}

function optionWords(tree: CodeTree, options: OptionSet, said: boolean): Phrase {
  if (!said && tree !== BOOLEANS && isAny(tree, options)) return NOT_GIVEN;
  if (tree === BOOLEANS && optionCount(options) !== 1) return NOT_GIVEN;
  const { codes, within } = codeCover(tree, options);
  const count = codes.length + within.length;
  if (count > NAMED) return { zh: `尚有${count}种可能`, en: `one of ${count} possibilities` };
  return joined(
    [...within, ...codes].map((code) => codeWords(tree, code)),
    { zh: '或', en: ' or ' },
  );
}

function setWords({ has, lacks }: SetAlternative, tree: CodeTree): Phrase {
  const list = (some: Iterable<number>): Phrase =>
    joined(
      [...some].sort((a, b) => a - b).map((at) => codeWords(tree, tree.entries[at]!.code)),
      { zh: '、', en: ', ' },
    );
  const had = list(has);
  if (lacks === 'rest') return has.size === 0 ? { zh: '无', en: 'none' } : had;
  const lacked = list(lacks);
  const parts = [
    ...(has.size > 0 ? [{ zh: `有${had.zh}`, en: `has ${had.en}` }] : []),
    ...(lacks.size > 0 ? [{ zh: `没有${lacked.zh}`, en: `has not ${lacked.en}` }] : []),
  ];
  if (parts.length === 0) return NOT_GIVEN;
  return joined([...parts, { zh: '其余未知', en: 'the rest is not known' }], { zh: '，', en: ', ' });
}

/** A code by its label; numbers of national lists stand behind it. */
export function codeWords(tree: CodeTree, code: string): Phrase {
  const label: Localized | undefined = tree.entries[tree.index.get(code) ?? -1]?.label;
  return label ? inBoth(label) : { zh: code, en: code };
}
