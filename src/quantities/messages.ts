import type { FactType } from '../policy/types.ts';
import type { Message } from '../text/diagnostic.ts';
import type { Phrase } from '../text/localized.ts';
import { userWords } from '../text/visible.ts';

export const TYPE_NAMES: Readonly<Record<FactType, Phrase>> = {
  boolean: { zh: '是否', en: 'a boolean' },
  integer: { zh: '整数', en: 'a whole number' },
  decimal: { zh: '数', en: 'a number' },
  money: { zh: '金额', en: 'money' },
  ratio: { zh: '比率', en: 'a ratio' },
  date: { zh: '日期', en: 'a date' },
  code: { zh: '代码', en: 'a code' },
  codes: { zh: '代码集合', en: 'a set of codes' },
  text: { zh: '文本', en: 'a text' },
};

const listed = (types: readonly FactType[], language: 'zh' | 'en'): string =>
  types.map((type) => TYPE_NAMES[type][language]).join(language === 'zh' ? '、' : ', ');

export const mixedTypes = (form: string, types: readonly FactType[]): Message => ({
  code: 'mixed-types',
  what: {
    zh: `「${form}」的各部分类型不同：${listed(types, 'zh')}`,
    en: `the parts of \`${form}\` have different types: ${listed(types, 'en')}`,
  },
  why: {
    zh: '只有同类的量才能相加、比较或择一',
    en: 'only quantities of one type can be added, compared or chosen between',
  },
  fix: { zh: '改用同类的事实或字面值', en: 'use facts and literals of one type' },
});

export const notMultipliable = (types: readonly FactType[]): Message => ({
  code: 'product-type',
  what: { zh: `不能相乘：${listed(types, 'zh')}`, en: `these cannot be multiplied: ${listed(types, 'en')}` },
  why: {
    zh: '金额只能乘以数，金额乘金额没有意义',
    en: 'money times a number is money, money times money means nothing',
  },
  fix: {
    zh: '最多保留一个金额，其余用数或比率',
    en: 'keep one amount of money at most, and numbers or ratios beside it',
  },
});

export const notDivisible = (of: FactType, by: FactType): Message => ({
  code: 'quotient-type',
  what: {
    zh: `不能用${TYPE_NAMES[by].zh}去除${TYPE_NAMES[of].zh}`,
    en: `${TYPE_NAMES[of].en} cannot be divided by ${TYPE_NAMES[by].en}`,
  },
  why: { zh: '同类相除得比率，金额除以数得金额', en: 'like by like gives a ratio, money by a number gives money' },
  fix: { zh: '检查两个部分及其次序', en: 'check both parts and their order' },
});

export const wrongPart = (form: string, actual: FactType, wanted: Phrase): Message => ({
  code: 'wrong-part',
  what: {
    zh: `「${form}」需要${wanted.zh}，这里是${TYPE_NAMES[actual].zh}`,
    en: `\`${form}\` needs ${wanted.en}, this is ${TYPE_NAMES[actual].en}`,
  },
  fix: { zh: `改为${wanted.zh}`, en: `put ${wanted.en} here` },
});

export const NUMBER: Phrase = { zh: '数或金额', en: 'a number or money' };

export const notPositive = (key: string): Message => ({
  code: 'not-positive',
  what: { zh: `「${key}」必须大于零`, en: `\`${key}\` must be above zero` },
  why: { zh: '不能按零或负数计次、取整', en: 'nothing can be counted or rounded in steps of zero or less' },
  fix: { zh: '写一个正数', en: 'write a number above zero' },
});

export const overlappingRows = (row: number, other: number): Message => ({
  code: 'overlapping-bands',
  what: { zh: `第${row}行与第${other}行重叠`, en: `row ${row} overlaps row ${other}` },
  why: {
    zh: '同一数值会落入两行，结果不确定（含 `from`，不含 `below`）',
    en: 'one value would lie in both, and the result would be open (`from` is included, `below` is not)',
  },
  fix: { zh: '让一行的 `below` 等于下一行的 `from`', en: 'let the `below` of one row be the `from` of the next' },
});

export const tooManyRows = (limit: number): Message => ({
  code: 'too-many-rows',
  what: { zh: `区间超过${limit}行`, en: `there are more than ${limit} rows` },
  fix: { zh: '用 `each` 或 `rate` 写出规律', en: 'write the rule behind them with `each` or `rate`' },
});

export const emptyRow = (): Message => ({
  code: 'empty-band',
  what: {
    zh: '`below` 不大于 `from`，没有数值落入此行',
    en: '`below` is not above `from`, so that no value lies in this row',
  },
  fix: { zh: '交换或更正两端', en: 'swap or correct the ends' },
});

export const otherwiseNotLast = (): Message => ({
  code: 'otherwise-not-last',
  what: {
    zh: '`otherwise` 必须是最后一个分支，且只有一个',
    en: '`otherwise` must be the last branch, and there is one at most',
  },
  why: { zh: '其后的分支永远不会用到', en: 'a branch behind it would never be reached' },
  fix: { zh: '把 `otherwise` 移到最后', en: 'move `otherwise` to the end' },
});

export const otherwiseWithOthers = (): Message => ({
  code: 'otherwise-not-last',
  what: { zh: '`otherwise` 与其他键写在了同一分支', en: '`otherwise` stands in one branch with other keys' },
  why: { zh: '它是其他分支都不成立时的分支', en: 'it is the branch for when no other holds' },
  fix: { zh: '把它写成最后一个分支：{ otherwise: … }', en: 'make it the last branch: { otherwise: … }' },
});

export const otherwiseInAdd = (): Message => ({
  code: 'otherwise-in-add',
  what: { zh: '「add」没有 `otherwise`', en: '`add` has no `otherwise`' },
  why: {
    zh: '它把所有成立的分支相加，不成立的不加',
    en: 'it adds up the branches that hold, and of the others nothing',
  },
  fix: { zh: '改用 `choose`，或写 { when: always, then: … }', en: 'use `choose`, or write { when: always, then: … }' },
});

export const wrongRow = (mode: 'rows' | 'slices'): Message => ({
  code: 'wrong-row',
  what:
    mode === 'rows'
      ? { zh: '按行取值的 `bands` 写了 `rate`', en: 'a row of `bands` has a `rate`, and each row counts as a whole' }
      : {
          zh: '分段累进的 `bands` 写了 `then`',
          en: 'a row of `bands` has a `then`, and each slice counts at its rate',
        },
  fix:
    mode === 'rows'
      ? {
          zh: '写 `then`，或加 `mode: slices` 分段累进',
          en: 'write `then`, or add `mode: slices` to count each slice at its own rate',
        }
      : { zh: '写 `rate`，或去掉 `mode: slices`', en: 'write `rate`, or leave out `mode: slices`' },
});

export const unknownTable = (name: string, known: readonly string[]): Message => ({
  code: 'unknown-table',
  what: { zh: `没有名为${userWords(name).zh}的国家标准表`, en: `there is no built-in table ${userWords(name).en}` },
  fix: { zh: `可用：${known.join('、')}`, en: `known: ${known.join(', ')}` },
});

export const notATreeOf = (fact: string, list: string): Message => ({
  code: 'wrong-code-list',
  what: { zh: `「${fact}」的代码表不是「${list}」`, en: `the code list of \`${fact}\` is not \`${list}\`` },
  why: { zh: '标准按该分类的代码划分', en: 'the standard is written in the codes of that classification' },
  fix: {
    zh: `把该事实的 \`codes\` 设为 ${list}，或在 \`with\` 中另指一个事实`,
    en: `set the fact’s \`codes\` to ${list}, or name another fact in \`with\``,
  },
});
