import type { Amount } from '../match/result.ts';
import type { Delivery, Verdict } from '../policy/types.ts';
import type { Phrase } from '../text/localized.ts';
import { type Rational, rational } from '../value/rational.ts';
import { moneyRangeWords } from './number-words.ts';

export const VERDICT_WORDS: Readonly<Record<Verdict, Phrase>> = {
  eligible: { zh: '可享受', en: 'eligible' },
  review: { zh: '待审核', en: 'review' },
  undetermined: { zh: '待确认', en: 'undetermined' },
  ineligible: { zh: '不符合', en: 'ineligible' },
};

export const DELIVERY_WORDS: Readonly<Record<Delivery, Phrase>> = {
  'apply-free': { zh: '免申即享', en: 'apply-free' },
  direct: { zh: '直达快享', en: 'direct' },
  fast: { zh: '快享快办', en: 'fast' },
  application: { zh: '申报', en: 'application' },
};

/** An amount of a result: `20万元`, `0–2000万元`. */
export function amountWords({ min, max }: Amount): Phrase {
  return moneyRangeWords(fromFen(min), max === null ? null : fromFen(max));
}

/** A number of a result is exact to the fen. */
function fromFen(yuan: number): Rational {
  return rational(BigInt(Math.round(yuan * 100)), 100n);
}
