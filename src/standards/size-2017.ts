import type { Phrase } from '../text/localized.ts';
import { type CodeTree, codeTree } from '../value/code-tree.ts';

/** 大型 中型 小型 微型. */
export const SIZE_GRADES = ['large', 'medium', 'small', 'micro'] as const;
export type SizeGrade = (typeof SIZE_GRADES)[number];

/** What the table reads besides the industry: 从业人员 in persons, 营业收入 and 资产总额 in yuan. */
export type SizeFact = 'staff' | 'revenue' | 'assets';

/** The least value of each grade as decimal text, itself included: persons or yuan. Micro is the rest. */
export interface SizeIndicator {
  readonly fact: SizeFact;
  readonly large: string;
  readonly medium: string;
  readonly small: string;
}

/** One row of the table. An enterprise of these industries, or of one below them, has the grade whose every bound it reaches. */
export interface SizeSector {
  readonly name: Phrase;
  /** Codes of `gbt4754-2017`. */
  readonly industries: readonly string[];
  readonly indicators: readonly SizeIndicator[];
}

let tree: CodeTree | undefined;

/** The grades as a code list. */
export function sizeTree(): CodeTree {
  tree ??= codeTree('size-2017', [
    { code: 'large', label: { zh: '大型', en: 'large' } },
    { code: 'medium', label: { zh: '中型', en: 'medium' } },
    { code: 'small', label: { zh: '小型', en: 'small' } },
    { code: 'micro', label: { zh: '微型', en: 'micro' } },
  ]);
  return tree;
}

/** Bounds as the table prints them: persons. */
function staff(large: number, medium: number, small: number): SizeIndicator {
  return { fact: 'staff', large: String(large), medium: String(medium), small: String(small) };
}

/** Bounds as the table prints them: 万元. */
function money(fact: 'revenue' | 'assets', large: number, medium: number, small: number): SizeIndicator {
  return { fact, large: `${large}0000`, medium: `${medium}0000`, small: `${small}0000` };
}

/**
 * 统计上大中小微型企业划分办法（2017）, 国统字〔2017〕213号, the attached table.
 *
 * - 交通运输业 is, in note 2, 道路、水上、航空、管道运输业, 多式联运和运输代理业 and 装卸搬运, without railways. GB/T 4754-2017 puts
 *   装卸搬运 (G591) into one division with storage (G59), so that the two rows share G59; copies of the table that give
 *   all of G59 to 仓储业 are coarser than its note.
 * - 仓储业 is 通用、低温、危险品、农产品、中药材仓储 and 其他仓储业, G592 to G596 and G599.
 * - 房地产开发经营, 物业管理, 房地产中介服务 and 其他房地产业 are groups of a single class: the group stands for both.
 */
export const SIZE_2017_SECTORS: readonly SizeSector[] = [
  {
    name: { zh: '农、林、牧、渔业', en: 'agriculture, forestry, animal husbandry and fishery' },
    industries: ['A'],
    indicators: [money('revenue', 20000, 500, 50)],
  },
  {
    name: { zh: '工业', en: 'industry' },
    industries: ['B', 'C', 'D'],
    indicators: [staff(1000, 300, 20), money('revenue', 40000, 2000, 300)],
  },
  {
    name: { zh: '建筑业', en: 'construction' },
    industries: ['E'],
    indicators: [money('revenue', 80000, 6000, 300), money('assets', 80000, 5000, 300)],
  },
  {
    name: { zh: '批发业', en: 'wholesale' },
    industries: ['F51'],
    indicators: [staff(200, 20, 5), money('revenue', 40000, 5000, 1000)],
  },
  {
    name: { zh: '零售业', en: 'retail' },
    industries: ['F52'],
    indicators: [staff(300, 50, 10), money('revenue', 20000, 500, 100)],
  },
  {
    name: { zh: '交通运输业', en: 'transport' },
    industries: ['G54', 'G55', 'G56', 'G57', 'G58', 'G591'],
    indicators: [staff(1000, 300, 20), money('revenue', 30000, 3000, 200)],
  },
  {
    name: { zh: '仓储业', en: 'storage' },
    industries: ['G592', 'G593', 'G594', 'G595', 'G596', 'G599'],
    indicators: [staff(200, 100, 20), money('revenue', 30000, 1000, 100)],
  },
  {
    name: { zh: '邮政业', en: 'post' },
    industries: ['G60'],
    indicators: [staff(1000, 300, 20), money('revenue', 30000, 2000, 100)],
  },
  {
    name: { zh: '住宿业', en: 'accommodation' },
    industries: ['H61'],
    indicators: [staff(300, 100, 10), money('revenue', 10000, 2000, 100)],
  },
  {
    name: { zh: '餐饮业', en: 'catering' },
    industries: ['H62'],
    indicators: [staff(300, 100, 10), money('revenue', 10000, 2000, 100)],
  },
  {
    name: { zh: '信息传输业', en: 'information transmission' },
    industries: ['I63', 'I64'],
    indicators: [staff(2000, 100, 10), money('revenue', 100000, 1000, 100)],
  },
  {
    name: { zh: '软件和信息技术服务业', en: 'software and information technology services' },
    industries: ['I65'],
    indicators: [staff(300, 100, 10), money('revenue', 10000, 1000, 50)],
  },
  {
    name: { zh: '房地产开发经营', en: 'real estate development' },
    industries: ['K701'],
    indicators: [money('revenue', 200000, 1000, 100), money('assets', 10000, 5000, 2000)],
  },
  {
    name: { zh: '物业管理', en: 'property management' },
    industries: ['K702'],
    indicators: [staff(1000, 300, 100), money('revenue', 5000, 1000, 500)],
  },
  {
    name: { zh: '租赁和商务服务业', en: 'leasing and business services' },
    industries: ['L'],
    indicators: [staff(300, 100, 10), money('assets', 120000, 8000, 100)],
  },
  {
    name: { zh: '其他未列明行业', en: 'other industries not listed' },
    industries: ['M', 'N', 'O', 'Q85', 'R', 'K703', 'K709'],
    indicators: [staff(300, 100, 10)],
  },
];

/**
 * Industries to which the method gives no grade: railways, finance, education, health, public administration and
 * international organisations lie outside its scope. 房地产租赁经营 (K704) is our reading: note 2 excludes
 * 自有房地产经营活动, which is what K704 was called in the classification of 2011, and no row names its new title.
 */
export const SIZE_2017_UNGRADED: readonly string[] = ['G53', 'J', 'K704', 'P', 'Q84', 'S', 'T'];

/** The row that an industry falls in; none if it is outside the method, or too coarse to tell (`F`, `G59`, `K70`). */
export function sizeSectorOf(industry: string): SizeSector | null {
  // Codes of the classification grow to the right, so that "at or below" is "begins with".
  return SIZE_2017_SECTORS.find((sector) => sector.industries.some((code) => industry.startsWith(code))) ?? null;
}

/** Whole persons, whole yuan. */
export interface SizeFigures {
  readonly industry: string;
  readonly staff: number | bigint;
  readonly revenue: number | bigint;
  readonly assets: number | bigint;
}

/**
 * The grade of an enterprise about which everything is known; none where no row applies. Note 1 of the table:
 * large, medium and small need every indicator at or above its bound, otherwise the enterprise drops to the next grade.
 */
export function sizeOf(figures: SizeFigures): SizeGrade | null {
  const sector = sizeSectorOf(figures.industry);
  if (!sector) return null;
  for (const grade of ['large', 'medium', 'small'] as const) {
    if (sector.indicators.every((indicator) => BigInt(figures[indicator.fact]) >= BigInt(indicator[grade])))
      return grade;
  }
  return 'micro';
}
