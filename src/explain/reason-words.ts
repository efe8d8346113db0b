import type { Phrase } from '../text/localized.ts';
import type { Explanation, FactReason, Reason, Standing } from './explanation.ts';

type Facts = Explanation['facts'];

/** A fact by its label, as far as the explanation names it. */
export function nameInWords(name: string, facts: Facts): Phrase {
  return (
    facts[name]?.label ??
    (name === 'grants' ? { zh: '已获补助情况', en: 'grants received already' } : { zh: name, en: name })
  );
}

/** What a failed condition requires, and what is found instead: `要求…不低于1亿元，而实际为9900万元`. */
export function shortfallWords({ words, facts: names, test }: Reason, facts: Facts): Phrase {
  // Of the gates the words say enough; the day is told at the top.
  const found = names.flatMap((name) => (name === 'asOf' || facts[name] === undefined ? [] : [facts[name]]));
  if (test?.kind === 'status') return { zh: '文件尚为草案，未施行', en: 'the document is only a draft' };
  if (test?.kind === 'superseded') return { zh: '文件已被新文件取代', en: 'a newer document has superseded it' };
  if (test?.kind === 'limit')
    return { zh: `要求${words.zh}，而上限已用完`, en: `it requires: ${words.en}; the limit is used up` };
  if (found.length === 0) return { zh: `要求${words.zh}`, en: `it requires: ${words.en}` };
  const [first] = found;
  if (first?.value.kind === 'boolean' && found.length === 1) {
    const wanted = first.value.value ? NO : YES;
    return {
      zh: `“${first.label.zh}”须为${wanted.zh}，实际为${first.told.zh}`,
      en: `“${first.label.en}” must be ${wanted.en} and is ${first.told.en}`,
    };
  }
  const actual = found.map(({ label, told }, at): Phrase => {
    const first = at === 0;
    return { zh: first ? told.zh : `${label.zh}为${told.zh}`, en: first ? told.en : `${label.en} is ${told.en}` };
  });
  return {
    zh: `要求${words.zh}，实际为${actual.map(({ zh }) => zh).join('，')}`,
    en: `it requires: ${words.en}; found: ${actual.map(({ en }) => en).join(', ')}`,
  };
}

/** Who says so and as of when: `市税务局，截至2025-09-30`. Empty where nothing is known. */
export function provenanceWords({ standing, source, asOf, clash }: FactReason): Phrase {
  const parts: Phrase[] = [];
  if (standing !== null && standing !== 'derived') {
    parts.push(source === null ? DECLARED : { zh: source, en: source });
    if (asOf !== null) parts.push({ zh: `截至${asOf}`, en: `as of ${asOf}` });
  }
  const remark = standing === null ? undefined : REMARKS[standing];
  if (remark && source !== null) parts.push(remark);
  if (clash)
    parts.push({ zh: '与推算结果不符，以所给为准', en: 'contradicts what it derives from; the given value counts' });
  return { zh: parts.map(({ zh }) => zh).join('，'), en: parts.map(({ en }) => en).join(', ') };
}

const YES: Phrase = { zh: '是', en: 'yes' };
const NO: Phrase = { zh: '否', en: 'no' };
const DECLARED: Phrase = { zh: '企业自报', en: 'declared by the enterprise' };
const REMARKS: Partial<Record<NonNullable<Standing>, Phrase>> = {
  stale: { zh: '已过时', en: 'out of date' },
  declared: { zh: '非主管部门数据', en: 'not from its holder' },
};
