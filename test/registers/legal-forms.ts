import type { Dice } from './dice.ts';

/** What an enterprise is, as far as its name and its credit code show. */
export type LegalForm =
  | 'company'
  | 'branch'
  /** 厂 that are enterprises: sole proprietorships, share co-operatives. */
  | 'works'
  /** 厂 of sole traders. */
  | 'small-works'
  | 'shop'
  /** Partnerships and other enterprises. */
  | 'office'
  | 'co-operative'
  /** Village share co-operatives, which are registered as enterprises. */
  | 'share-co-operative';

/** In a thousand, with the category of the credit code: 74 % are 91, 13 % are 92, 13 % are 93. */
const FORMS: readonly (readonly [number, LegalForm])[] = [
  [540, 'company'],
  [30, 'branch'],
  [135, 'works'],
  [25, 'office'],
  [10, 'share-co-operative'],
  [85, 'small-works'],
  [45, 'shop'],
  [130, 'co-operative'],
];

export function drawLegalForm(dice: Dice): LegalForm {
  return dice.weighted(FORMS);
}

export function categoryOf(form: LegalForm): '91' | '92' | '93' {
  if (form === 'co-operative') return '93';
  return form === 'small-works' || form === 'shop' ? '92' : '91';
}

/**
 * The spellings of 企业类型, 28, with the code of the vocabulary's `enterprise-kinds` that each means and the forms that
 * have it. Brackets are of either width, and some have a space inside.
 */
export const TYPE_SPELLINGS: readonly { text: string; kind: string; weight: number; forms: readonly LegalForm[] }[] = (
  [
    ['有限责任公司(自然人投资或控股)', 'company', 30, 'company'],
    ['有限责任公司（自然人投资或控股）', 'company', 22, 'company'],
    ['有限责任公司(自然人独资)', 'company', 12, 'company'],
    ['有限责任公司（自然人独资）', 'company', 8, 'company'],
    ['有限责任公司', 'company', 8, 'company'],
    ['有限责任公司(法人独资)', 'company', 4, 'company'],
    ['有限责任公司（外商投资、非独资）', 'company', 2, 'company'],
    ['有限责任公司(台港澳与境内合资)', 'company', 2, 'company'],
    ['有限责任公司 国有企业', 'company', 2, 'company'],
    ['有限责任公司（国有独资）', 'company', 2, 'company'],
    ['其他有限责任公司', 'company', 3, 'company'],
    ['股份有限公司(非上市)', 'company', 2, 'company'],
    ['股份有限公司(上市、自然人投资或控股)', 'company', 1, 'company'],
    ['一人有限责任公司', 'company', 2, 'company'],
    ['有限责任公司分公司(自然人投资或控股)', 'branch', 50, 'branch'],
    ['有限责任公司分公司（自然人投资或控股）', 'branch', 30, 'branch'],
    ['集体分支机构(非法人)', 'branch', 20, 'branch'],
    ['个人独资企业', 'sole-proprietorship', 60, 'works'],
    ['股份合作制', 'company', 15, 'works'],
    ['股份合作企业', 'company', 10, 'works'],
    ['集体所有制', 'other', 8, 'works'],
    ['集体所有制(股份合作)', 'other', 7, 'works'],
    ['普通合伙企业', 'partnership', 40, 'office'],
    ['有限合伙企业', 'partnership', 60, 'office'],
    ['个体工商户', 'sole-trader', 70, 'small-works shop'],
    ['个体', 'sole-trader', 30, 'small-works shop'],
    ['农民专业合作社', 'co-operative', 70, 'co-operative share-co-operative'],
    ['农民专业合作经济组织', 'co-operative', 30, 'co-operative share-co-operative'],
  ] as const
).map(([text, kind, weight, forms]) => ({ text, kind, weight, forms: forms.split(' ') as LegalForm[] }));

const SPELLINGS_OF = new Map<LegalForm, readonly (readonly [number, string])[]>(
  FORMS.map(([, form]) => [
    form,
    TYPE_SPELLINGS.filter(({ forms }) => forms.includes(form)).map(({ weight, text }) => [weight, text] as const),
  ]),
);

/** 72 in a hundred are `N/A`. */
export function drawType(dice: Dice, form: LegalForm): string {
  return dice.chance(0.72) ? 'N/A' : dice.weighted(SPELLINGS_OF.get(form)!);
}
