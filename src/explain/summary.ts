import { inBoth, joined, type Phrase } from '../text/localized.ts';
import { shortfalls } from './decisive.ts';
import type { Explanation } from './explanation.ts';
import { nameInWords, quoted } from './reason-words.ts';
import { amountWords } from './result-words.ts';
import { shortfallWords } from './shortfall-words.ts';

type Told = Pick<Explanation, 'result' | 'gates' | 'facts' | 'name' | 'enterprise'>;

/** So many reasons fit into a sentence; the others are counted. */
const TOLD = 3;

/** What an officer would say at the counter. */
export function summaryOf(told: Told): Phrase {
  const { result } = told;
  const title = quoted(result.title);
  const who = told.name === null ? { zh: told.enterprise, en: told.enterprise } : { zh: told.name, en: told.name };
  switch (result.verdict) {
    case 'eligible': {
      const worth = worthWords(told);
      return {
        zh: `${who.zh}可以享受${title.zh}${worth.zh}。`,
        en: `${who.en} is eligible for ${title.en}${worth.en}.`,
      };
    }
    case 'review': {
      const worth = worthWords(told);
      const judged = joined(
        result.review.map(({ note, by }): Phrase => {
          const [what, whom] = [inBoth(note), by && inBoth(by)];
          return { zh: whom ? `${what.zh}（${whom.zh}）` : what.zh, en: whom ? `${what.en} (${whom.en})` : what.en };
        }),
        { zh: '；', en: '; ' },
      );
      return {
        zh: `${who.zh}符合${title.zh}的各项条件${worth.zh}，还须由人判断：${judged.zh}。`,
        en: `${who.en} meets the conditions of ${title.en}${worth.en}; a person must still judge: ${judged.en}.`,
      };
    }
    case 'undetermined': {
      const missing = joined(
        result.missing.slice(0, TOLD).map((name) => nameInWords(name, told.facts)),
        { zh: '、', en: ', ' },
      );
      const rest = result.missing.length > TOLD ? more(result.missing.length) : { zh: '', en: '' };
      if (result.missing.length === 0) {
        const why = result.reason ?? { zh: '', en: '' };
        return {
          zh: `${who.zh}能否享受${title.zh}尚不能确定：${why.zh}。`,
          en: `Whether ${who.en} is eligible for ${title.en} cannot be settled: ${why.en}.`,
        };
      }
      // What is undefined stays so, whatever becomes known.
      const also = result.reason
        ? { zh: `；且${result.reason.zh}`, en: `; and ${result.reason.en}` }
        : { zh: '', en: '' };
      return {
        zh: `${who.zh}能否享受${title.zh}尚不能确定，还须知道：${missing.zh}${rest.zh}${also.zh}。`,
        en: `Whether ${who.en} is eligible for ${title.en} is not settled yet; still to be known: ${missing.en}${rest.en}${also.en}.`,
      };
    }
    case 'ineligible': {
      const found = shortfalls(told.gates);
      const reasons = joined(
        found.slice(0, TOLD).map((one) => shortfallWords(one, told.facts)),
        { zh: '；', en: '; ' },
      );
      const rest =
        found.length > TOLD
          ? { zh: `；共${found.length}项未满足`, en: `; and ${found.length - TOLD} more` }
          : { zh: '', en: '' };
      return {
        zh: `${who.zh}不能享受${title.zh}：${reasons.zh}${rest.zh}。`,
        en: `${who.en} is not eligible for ${title.en}: ${reasons.en}${rest.en}.`,
      };
    }
  }
}

function worthWords({ result: { amount, ceiling } }: Told): Phrase {
  if (amount !== null) {
    if (amount.min === 0 && amount.max === null) return { zh: '，金额未定', en: '; the amount is not fixed' };
    const words = amountWords(amount);
    return { zh: `，金额${words.zh}`, en: `, worth ${words.en}` };
  }
  if (ceiling === null) return { zh: '', en: '' };
  if (ceiling.min === 0 && ceiling.max === null) return { zh: '，额度未定', en: '; the ceiling is not fixed' };
  const words = amountWords(ceiling);
  return { zh: `，额度${words.zh}`, en: `, up to ${words.en}` };
}

const more = (count: number): Phrase => ({ zh: `等${count}项`, en: ` and ${count - TOLD} more` });
