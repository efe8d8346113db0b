import { joined, type Phrase } from '../text/localized.ts';
import type { Shortfall } from './decisive.ts';
import type { Explanation, FactReason, Reason } from './explanation.ts';
import { factsOf } from './reason-words.ts';

const YES: Phrase = { zh: '是', en: 'yes' };
const NO: Phrase = { zh: '否', en: 'no' };

/** So many alternatives fit into a sentence. */
const ALTERNATIVES = 3;

/** What is required and what is found instead: `要求…不低于1亿元，实际为9900万元`. */
export function shortfallWords({ reason, negated }: Shortfall, facts: Explanation['facts']): Phrase {
  const { words, opposite, parts, test } = reason;
  const required = negated && opposite ? opposite : words;
  if (test?.kind === 'status') return { zh: '文件尚为草案，未施行', en: 'the document is only a draft' };
  if (test?.kind === 'superseded') return { zh: '文件已被新文件取代', en: 'a newer document has superseded it' };
  if (test?.kind === 'limit')
    return { zh: `已达上限（要求${required.zh}）`, en: `the limit is used up (required: ${required.en})` };
  if (reason.kind === 'effective')
    return {
      zh: `基准日不在有效期内（${required.zh}）`,
      en: `the as-of date lies outside the period of validity (${required.en})`,
    };
  const ways = parts.length === 0 ? 1 : leaves(reason);
  if (ways > ALTERNATIVES)
    return {
      zh: `${ways}项条件须满足其一，均未满足`,
      en: `none of ${ways} conditions holds of which one would be enough`,
    };
  // The day is told at the top.
  const found = factsOf(reason).flatMap((name) => (name === 'asOf' ? [] : (facts[name] ?? [])));
  return foundWords(required, found, parts.length > 0);
}

function foundWords(required: Phrase, found: readonly FactReason[], several: boolean): Phrase {
  const [first] = found;
  if (first === undefined) return { zh: `要求${required.zh}`, en: `required: ${required.en}` };
  if (found.length === 1 && !several && first.value.kind === 'boolean') {
    const wanted = first.value.value ? NO : YES;
    return {
      zh: `“${first.label.zh}”须为${wanted.zh}，实际为${first.told.zh}`,
      en: `“${first.label.en}” must be ${wanted.en} and is ${first.told.en}`,
    };
  }
  const named = several || found.length > 1;
  const actual = joined(
    found.map(({ label, told }) =>
      named ? { zh: `${label.zh}为${told.zh}`, en: `${label.en}: ${told.en}` } : { zh: `为${told.zh}`, en: told.en },
    ),
    { zh: '，', en: ', ' },
  );
  return { zh: `要求${required.zh}，实际${actual.zh}`, en: `required: ${required.en} (found: ${actual.en})` };
}

const leaves = ({ parts }: Reason): number =>
  parts.length === 0 ? 1 : parts.reduce((count, part) => count + leaves(part), 0);
