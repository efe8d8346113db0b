import { type FactReference, resolveYear, shiftYear, type YearReference } from '../policy/fact-reference.ts';
import type { Vocabulary } from '../policy/vocabulary.ts';
import { type Phrase, say } from '../text/localized.ts';

/** How a year is told where no as-of date is known: as in the documents. */
const RELATIVE: ReadonlyMap<number, Phrase> = new Map([
  [0, { zh: '当年', en: 'this year' }],
  [-1, { zh: '上年', en: 'last year' }],
  [-2, { zh: '前年', en: 'two years ago' }],
]);

function yearWords(year: YearReference, asOfYear: number | null): Phrase {
  if (asOfYear !== null || year.kind === 'absolute') {
    const resolved = year.kind === 'absolute' ? year.year : resolveYear(year, asOfYear!);
    return { zh: `${resolved}年`, en: String(resolved) };
  }
  const { offset } = year;
  const known = RELATIVE.get(offset);
  if (known) return known;
  return offset < 0
    ? { zh: `${-offset}年前`, en: `${-offset} years ago` }
    : { zh: `${offset}年后`, en: `in ${offset} years` };
}

/** The label of a fact with its year: `2024年营业收入`. Without `asOfYear` the year is told in words: `上年营业收入`. */
export function factWords(reference: FactReference, vocabulary: Vocabulary, asOfYear: number | null): Phrase {
  const declared = vocabulary.facts.get(reference.fact);
  const label: Phrase = declared
    ? { zh: say(declared.label, 'zh'), en: say(declared.label, 'en') }
    : { zh: reference.fact, en: reference.fact };
  if (reference.year === null) return label;
  const year = yearWords(reference.year, asOfYear);
  return { zh: `${year.zh}${label.zh}`, en: `${label.en} (${year.en})` };
}

/** For whom rules are told: years are those for an as-of date in `asOfYear`, shifted by `outer` inside a derived series. */
export interface TellContext {
  readonly vocabulary: Vocabulary;
  readonly asOfYear: number | null;
  readonly outer: YearReference | null;
}

export function referenceWords({ fact, year }: FactReference, { vocabulary, asOfYear, outer }: TellContext): Phrase {
  return factWords({ fact, year: year && shiftYear(year, outer) }, vocabulary, asOfYear);
}

/** A name as results give it (`revenue@2024`, `staff`, `grants`) as people say it. */
export function nameWords(name: string, vocabulary: Vocabulary): Phrase {
  if (name === 'grants') return { zh: '已获补助情况', en: 'grants received already' };
  const at = name.lastIndexOf('@');
  const year = at < 0 ? null : Number(name.slice(at + 1));
  return factWords(
    { fact: at < 0 ? name : name.slice(0, at), year: year === null ? null : { kind: 'absolute', year } },
    vocabulary,
    null,
  );
}
