import type { Phrase } from '../../../text/localized.ts';
import { BAD_CELLS, type BadCell } from '../../cells/bad-cells.ts';

/** What a suggestion leaves to whoever checks it. */
export type SuggestionNote =
  | { readonly kind: 'yuan' }
  | { readonly kind: 'percent' }
  | { readonly kind: 'unit'; readonly unit: string }
  | { readonly kind: 'day-or-month' }
  | { readonly kind: 'bad'; readonly cell: string; readonly reason: BadCell }
  | { readonly kind: 'translate'; readonly word: string; readonly code: string | null };

export function noteWords(note: SuggestionNote): Phrase {
  switch (note.kind) {
    case 'yuan':
      return { zh: '表头没有单位，按元读', en: 'the header names no unit: read as yuan' };
    case 'percent':
      return { zh: '有大于 1 的数，按百分数读', en: 'some figures are above 1: read as percentages' };
    case 'unit':
      return { zh: `表头的单位「${note.unit}」不能用`, en: `the unit \`${note.unit}\` of the header cannot be used` };
    case 'day-or-month':
      return { zh: '核对日与月的次序', en: 'check whether the day or the month comes first' };
    case 'bad':
      return {
        zh: `「${note.cell}」${BAD_CELLS[note.reason].zh}`,
        en: `\`${note.cell}\` is ${BAD_CELLS[note.reason].en}`,
      };
    case 'translate':
      return note.code === null
        ? {
            zh: `「${note.word}」不在代码表中，可写 translate`,
            en: `\`${note.word}\` is not in the code list: \`translate\` says what it means`,
          }
        : {
            zh: `「${note.word}」不在代码表中，是否 translate 为 ${note.code}？`,
            en: `\`${note.word}\` is not in the code list: translate it as ${note.code}?`,
          };
  }
}

/** The sentences of a suggested mapping. */
export const WORDS = {
  head: (file: string, rows: number): Phrase => ({
    zh: `由表头和前 ${rows} 行猜出（${file}），请逐条核对`,
    en: `guessed from the header and the first ${rows} rows of ${file}: check every line`,
  }),
  source: { zh: '数据来自哪个部门；不写则按企业自报对待', en: 'the authority; without it all counts as declared' },
  asOf: { zh: '数据截至哪一天', en: 'the day as of which the data hold' },
  noIdentity: {
    zh: '没有找到信用代码列，暂用第一列',
    en: 'no column of credit codes was found: the first one stands in',
  },
  unsure: { zh: '不能肯定的，核对后去掉 #：', en: 'not certain; take the # away where it is right:' },
  unmapped: { zh: '没有对应事实的列：', en: 'columns that are no fact:' },
  nothing: { zh: '样本中没有值', en: 'the sample has no value' },
  example: (cell: string): Phrase => ({ zh: `如「${cell}」`, en: `like \`${cell}\`` }),
  nearest: (label: string): Phrase => ({ zh: `名称相近：${label}`, en: `the name is like ${label}` }),
  notReadable: (known: number, bad: number): Phrase => ({
    zh: `样本中 ${known} 个能读，${bad} 个不能`,
    en: `${known} cells of the sample can be read, ${bad} cannot`,
  }),
  otherUnit: { zh: '表头的单位不是该事实的', en: 'the header names a unit that the fact does not have' },
  notYearly: {
    zh: '该事实不是逐年的，已有另一年的列',
    en: 'the fact is no series, and a column of another year counts',
  },
  mixedYears: { zh: '列名没有年份，而其他列有', en: 'the column names no year, others do' },
  registrar: {
    zh: '发码时的登记机关，不一定是现在的所在地',
    en: 'the registrar when the code was issued, not always where the enterprise is today',
  },
  unusableName: { zh: '列名含有不能写进文件的字符', en: 'its name holds characters that no file may hold' },
  twice: { zh: '同名的列不止一个', en: 'several columns have this name' },
} as const;
