/** The types that a fact may have (FORMAT, section 1). */
export const FACT_TYPES = ['boolean', 'integer', 'decimal', 'money', 'ratio', 'date', 'code', 'codes', 'text'] as const;
export type FactType = (typeof FACT_TYPES)[number];

export const NUMBER_TYPES = ['integer', 'decimal', 'money', 'ratio'] as const satisfies readonly FactType[];

export function isNumberType(type: FactType): boolean {
  return type === 'integer' || type === 'decimal' || type === 'money' || type === 'ratio';
}

export const KINDS = [
  'subsidy',
  'tax',
  'loan',
  'insurance',
  'voucher',
  'space',
  'talent',
  'qualification',
  'service',
] as const;
export type Kind = (typeof KINDS)[number];

/** The eight segments of 台政服办〔2023〕21号, 三（二）. */
export const SEGMENTS = ['project', 'policy', 'finance', 'talent', 'legal', 'sci-tech', 'opening-up', 'data'] as const;
export type Segment = (typeof SEGMENTS)[number];

/** From the least to the best: 申报, 快享快办, 直达快享, 免申即享. */
export const DELIVERIES = ['application', 'fast', 'direct', 'apply-free'] as const;
export type Delivery = (typeof DELIVERIES)[number];

export const VERDICTS = ['eligible', 'review', 'undetermined', 'ineligible'] as const;
export type Verdict = (typeof VERDICTS)[number];
