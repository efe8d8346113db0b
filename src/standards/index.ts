import type { Phrase } from '../text/localized.ts';
import type { CodeTree } from '../value/code-tree.ts';
import { industryTree } from './gbt4754-2017.ts';
import { regionTree } from './regions.ts';
import { sizeTree } from './size-2017.ts';

export type { CreditCodeCheck, CreditCodeProblem, InvalidCreditCode, ValidCreditCode } from './credit-code.ts';
export { checkCreditCode, completeCreditCode, isCreditCode, isCreditCodeAt } from './credit-code.ts';
export { creditCodeCategory } from './credit-code-category.ts';
export { industryTree } from './gbt4754-2017.ts';
export { regionTree } from './regions.ts';
export type { SizeFact, SizeFigures, SizeGrade, SizeIndicator, SizeSector } from './size-2017.ts';
export { SIZE_2017_SECTORS, SIZE_2017_UNGRADED, SIZE_GRADES, sizeOf, sizeSectorOf, sizeTree } from './size-2017.ts';
export type { NoWorkingDay } from './working-days.ts';
export { addWorkingDays, isWorkingDay, workingDaysBetween, workingDayYears } from './working-days.ts';

/** Code lists that every vocabulary may name without declaring them. */
export const BUILT_IN_CODES = {
  'gbt4754-2017': industryTree,
  region: regionTree,
  'size-2017': sizeTree,
} as const satisfies Readonly<Record<string, () => CodeTree>>;

export type BuiltInCodes = keyof typeof BUILT_IN_CODES;

/** The built-in code list of that name, built on first use. */
export function builtInCodes(name: string): CodeTree | undefined {
  return Object.hasOwn(BUILT_IN_CODES, name) ? BUILT_IN_CODES[name as BuiltInCodes]() : undefined;
}

/** A national standard that rules may use as `{ table: name }`. */
export interface StandardTable {
  readonly name: string;
  readonly title: Phrase;
  /** Number of the document. */
  readonly document: string;
  /** The facts it reads unless `with` names others. */
  readonly reads: readonly string[];
  /** The code list of its result, one of `BUILT_IN_CODES`. */
  readonly codes: BuiltInCodes;
}

/** The tables that `{ table: … }` knows, by name. */
export const STANDARD_TABLES = {
  'size-2017': {
    name: 'size-2017',
    title: {
      zh: '统计上大中小微型企业划分办法（2017）',
      en: 'statistical classification of enterprises by size (2017)',
    },
    document: '国统字〔2017〕213号',
    reads: ['industry', 'staff', 'revenue', 'assets'],
    codes: 'size-2017',
  },
} as const satisfies Readonly<Record<string, StandardTable>>;

/** The standard table of that name. */
export function standardTable(name: string): StandardTable | undefined {
  return Object.hasOwn(STANDARD_TABLES, name) ? STANDARD_TABLES[name as keyof typeof STANDARD_TABLES] : undefined;
}
