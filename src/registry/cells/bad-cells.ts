import type { Phrase } from '../../text/localized.ts';

/** Why a cell cannot be read: stable codes, by which bad cells are counted, and what to tell people. */
export const BAD_CELLS = {
  'not-a-number': { zh: '不是数', en: 'not a number' },
  'misplaced-separators': {
    zh: '千位分隔符的位置不对',
    en: 'its thousands separators stand in the wrong places',
  },
  'foreign-currency': {
    zh: '外币，没有给出汇率，不能折算成人民币',
    en: 'in a foreign currency, for which no rate is given',
  },
  'unknown-unit': { zh: '不认识的单位', en: 'in a unit that is not known' },
  'wrong-unit': { zh: '单位与该事实的类型不符', en: 'in a unit that the fact does not have' },
  'not-whole': { zh: '应为整数', en: 'not a whole number' },
  'beyond-measure': { zh: '大得或小得没有意义', en: 'too large or too fine to mean anything' },
  'out-of-bounds': { zh: '超出词汇表规定的界限', en: 'outside the bounds of the vocabulary' },
  'not-a-date': { zh: '不是日期', en: 'not a date' },
  'impossible-date': { zh: '没有这一天', en: 'a day that there is not' },
  'not-a-boolean': { zh: '看不出是或否', en: 'neither yes nor no' },
  'unknown-code': { zh: '不在代码表中', en: 'not in the code list' },
  'other-separator': {
    zh: '用了与该列其他单元格不同的分隔符',
    en: 'parted by another separator than the column uses',
  },
  'mixed-separators': { zh: '同时用了几种分隔符', en: 'parted by several separators' },
  'not-a-credit-code': {
    zh: '不是有效的统一社会信用代码',
    en: 'not a valid unified social credit code',
  },
  'unknown-registrar': {
    zh: '登记机关不在行政区划代码表中',
    en: 'of a registrar that is not among the divisions',
  },
  'no-place': { zh: '看不出在哪个行政区', en: 'names no place that is known' },
  'a-list': { zh: '应为单个值，却是列表', en: 'a list where one value is needed' },
  /** Of all cells of a column: what has no header may still lack it. */
  'no-such-column': { zh: '没有一条记录有这一列，核对列名', en: 'of a column that no record has: check its name' },
  'wrong-kind': { zh: '列的数据类型不合用', en: 'of a kind of data that does not suit' },
} as const satisfies Readonly<Record<string, Phrase>>;

export type BadCell = keyof typeof BAD_CELLS;
