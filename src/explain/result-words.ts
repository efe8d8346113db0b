import type { Amount } from '../match/result.ts';
import type { Delivery, Kind, Verdict } from '../policy/types.ts';
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

export const KIND_WORDS: Readonly<Record<Kind, Phrase>> = {
  subsidy: { zh: '补助', en: 'subsidy' },
  tax: { zh: '税费', en: 'tax' },
  loan: { zh: '贷款', en: 'loan' },
  insurance: { zh: '保险', en: 'insurance' },
  voucher: { zh: '券', en: 'voucher' },
  space: { zh: '场地', en: 'space' },
  talent: { zh: '人才', en: 'talent' },
  qualification: { zh: '资质认定', en: 'qualification' },
  service: { zh: '服务', en: 'service' },
};

/** An amount of a result: `20万元`, `0–2000万元`. */
export function amountWords({ min, max }: Amount): Phrase {
  return moneyRangeWords(fromFen(min), max === null ? null : fromFen(max));
}

/** A number of a result is exact to the fen. */
function fromFen(yuan: number): Rational {
  return rational(BigInt(Math.round(yuan * 100)), 100n);
}
