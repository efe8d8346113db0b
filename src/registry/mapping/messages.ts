import type { FactType } from '../../policy/types.ts';
import { TYPE_NAMES } from '../../quantities/index.ts';
import type { Message } from '../../text/diagnostic.ts';
import type { Phrase } from '../../text/localized.ts';
import { userWords } from '../../text/visible.ts';

export const notAMapping = (actual: Phrase): Message => ({
  code: 'wrong-shape',
  what: { zh: `列映射应为映射，却是${actual.zh}`, en: `a mapping of columns should be a mapping, but is ${actual.en}` },
  fix: {
    zh: '写 `enterprise:` 与 `facts:`，或用 huiqi mapping suggest 生成',
    en: 'write `enterprise:` and `facts:`, or let `huiqi mapping suggest` write it',
  },
});

const WHERE_KEYS_BELONG: Readonly<Record<string, Phrase>> = {
  unit: { zh: '整数、数、金额、比率才有单位', en: 'numbers, money and ratios have units' },
  form: { zh: '日期与数才有写法', en: 'dates and numbers have forms' },
  from: { zh: '行政区划才能由地址或信用代码得出', en: 'a division is found from an address or a credit code' },
  true: { zh: '是否类的事实才有「是」的写法', en: 'booleans have words for yes' },
  false: { zh: '是否类的事实才有「否」的写法', en: 'booleans have words for no' },
  separator: { zh: '代码集合才有分隔符', en: 'sets of codes have separators' },
  none: { zh: '代码集合才可以已知为空', en: 'sets of codes may be known and empty' },
  translate: { zh: '代码与代码集合才需要翻译', en: 'codes and sets of codes are translated' },
  complete: {
    zh: '名单是否完整，只对代码集合与是否类的事实有意义',
    en: 'whether a list is complete means something to sets of codes and booleans',
  },
};

export const keyOnType = (key: string, fact: string, type: FactType): Message => ({
  code: 'key-on-type',
  what: {
    zh: `「${fact}」是${TYPE_NAMES[type].zh}，不能写「${key}」`,
    en: `\`${fact}\` is ${TYPE_NAMES[type].en}, which has no \`${key}\``,
  },
  why: WHERE_KEYS_BELONG[key]!,
  fix: { zh: '去掉它，或改用另一事实', en: 'leave it out, or use another fact' },
});

export const notADivision = (fact: string, list: string): Message => ({
  code: 'not-a-division',
  what: {
    zh: `「${fact}」的代码表「${list}」不是行政区划`,
    en: `the code list \`${list}\` of \`${fact}\` is not one of divisions`,
  },
  why: {
    zh: '地址与信用代码只能得出六位或九位的行政区划代码',
    en: 'an address or a credit code only tells divisions, codes of six or nine digits',
  },
  fix: { zh: '去掉 `from`', en: 'leave out `from`' },
});

export const keyWithFrom = (key: string, from: string): Message => ({
  code: 'key-with-from',
  what: { zh: `\`from: ${from}\` 时不能写「${key}」`, en: `\`${key}\` does not go with \`from: ${from}\`` },
  fix: { zh: '去掉其一', en: 'leave one of them out' },
});

export const withinWithoutAddress = (): Message => ({
  code: 'within-without-address',
  what: { zh: '`within` 只用于 `from: address`', en: '`within` only goes with `from: address`' },
  why: { zh: '它说明地址从哪里写起', en: 'it says where addresses begin' },
  fix: { zh: '去掉它，或写 `from: address`', en: 'leave it out, or write `from: address`' },
});

export const unknownUnit = (unit: string, known: readonly string[]): Message => ({
  code: 'unknown-unit',
  what: { zh: `此处没有单位${userWords(unit).zh}`, en: `there is no unit ${userWords(unit).en} here` },
  fix: { zh: `可用：${known.join('、')}`, en: `known: ${known.join(', ')}` },
});

export const foreignUnit = (unit: string): Message => ({
  code: 'foreign-currency',
  what: { zh: `${userWords(unit).zh}是外币`, en: `${userWords(unit).en} is a foreign currency` },
  why: { zh: '没有汇率，不能折算成人民币', en: 'without a rate it cannot be told in yuan' },
  fix: { zh: '先折算成人民币', en: 'convert the column to yuan first' },
});

export const noColumn = (fact: string): Message => ({
  code: 'no-column',
  what: { zh: `没有写「${fact}」在哪一列`, en: `no column is named for \`${fact}\`` },
  fix: { zh: '补上 `column:`', en: 'add `column:`' },
});

export const presenceInRegister = (fact: string): Message => ({
  code: 'presence-in-register',
  what: { zh: `「${fact}」在登记册里写了 \`listed\``, en: `\`${fact}\` has \`listed\` in the register itself` },
  why: {
    zh: '登记册列出所有企业，名单才说明谁在其上',
    en: 'every enterprise stands in the register; a list says who is on it',
  },
  fix: { zh: '把它写在 `joins` 的文件之下', en: 'put it below a file of `joins`' },
});

export const unlistedSet = (fact: string): Message => ({
  code: 'unlisted-of-set',
  what: {
    zh: `「${fact}」是代码集合，不能写 \`unlisted\``,
    en: `\`${fact}\` is a set of codes, which has no \`unlisted\``,
  },
  why: {
    zh: '不在名单上的企业，只能知道没有名单所说的代码',
    en: 'of those who are not listed, only that they lack what the list gives can be known',
  },
  fix: { zh: '名单完整的，写 `complete: true`', en: 'write `complete: true` where the list is complete' },
});

export const unlistedAndComplete = (): Message => ({
  code: 'unlisted-and-complete',
  what: { zh: '既写了 `unlisted` 又写了 `complete`', en: 'there are `unlisted` and `complete`' },
  fix: { zh: '保留其一', en: 'keep one of them' },
});

export const mixedYearsOf = (fact: string): Message => ({
  code: 'mixed-years',
  what: {
    zh: `「${fact}」有的列写了年份，有的没有`,
    en: `some columns of \`${fact}\` have a year, and some have none`,
  },
  why: {
    zh: '没有年份的值是基准日上一年的，会与那一年的列相混',
    en: 'a value without a year is that of the year before the as-of date, and mixes with the column of that year',
  },
  fix: { zh: '每一列都写 `year`，或都不写', en: 'write `year` for each of them, or for none' },
});

export const yearInName = (written: string, fact: string): Message => ({
  code: 'year-in-name',
  what: { zh: `「${written}」把年份写进了事实名`, en: `\`${written}\` has its year in the name of the fact` },
  why: { zh: '列映射里年份与列名并列', en: 'in a mapping the year stands beside the column' },
  fix: {
    zh: `写成 \`${fact}: { column: 列名, year: 2024 }\`，几年的几列写成列表`,
    en: `write \`${fact}: { column: …, year: 2024 }\`, or a list of those for several years`,
  },
});

export const otherYear = (column: string, named: number, year: number | null, fact: string): Message => ({
  code: 'other-year',
  severity: 'warning',
  what: {
    zh: `列${userWords(column).zh}名中是 ${named} 年，却${year === null ? '没有写年份' : `写了 ${year} 年`}`,
    en: `the column ${userWords(column).en} is called by ${named}, but ${year === null ? 'has no year' : `read as ${year}`}`,
  },
  why: {
    zh: `没有年份的「${fact}」是基准日上一年的`,
    en: `\`${fact}\` without a year is that of the year before the as-of date`,
  },
  fix: { zh: `写 \`year: ${named}\``, en: `write \`year: ${named}\`` },
});

export const columnTwice = (column: string, fact: string): Message => ({
  code: 'column-twice',
  what: {
    zh: `「${fact}」两次取自${userWords(column).zh}列`,
    en: `\`${fact}\` is taken from the column ${userWords(column).en} twice`,
  },
  fix: { zh: '删去其一；不同年份各写一列', en: 'remove one of them; each year has a column of its own' },
});

export const emptyColumns = (fact: string): Message => ({
  code: 'no-column',
  what: { zh: `「${fact}」的列表是空的`, en: `the list of columns of \`${fact}\` is empty` },
  fix: { zh: '写上列名，或去掉这个事实', en: 'name a column, or leave the fact out' },
});

export const wordTwice = (word: string): Message => ({
  code: 'word-twice',
  what: { zh: `${userWords(word).zh}写了两次，意思不同`, en: `${userWords(word).en} stands twice, with two meanings` },
  why: { zh: '大小写与全半角不作区分', en: 'case and width make no difference' },
  fix: { zh: '删去其一', en: 'remove one of them' },
});

export const asOfMapped = (): Message => ({
  code: 'as-of-mapped',
  what: { zh: '`asOf` 是基准日，不能取自某一列', en: '`asOf` is the as-of date and comes from no column' },
  fix: { zh: '用 `--as-of` 给出', en: 'give it by `--as-of`' },
});

export const unknownAuthority = (name: string, near: string): Message => ({
  code: 'unknown-authority',
  severity: 'warning',
  what: {
    zh: `词汇表中没有名为${userWords(name).zh}的掌握部门`,
    en: `no fact of the vocabulary is held by ${userWords(name).en}`,
  },
  why: {
    zh: '不是掌握部门所说的，按企业自报对待，不能免申即享',
    en: 'what no holder says counts as declared, and nothing is apply-free by it',
  },
  fix: { zh: `是否应为「${near}」？`, en: `did you mean \`${near}\`?` },
});

export const asOfLater = (written: string, asOf: string): Message => ({
  code: 'data-after-as-of',
  severity: 'warning',
  what: {
    zh: `数据截至 ${written}，晚于基准日 ${asOf}`,
    en: `the data are of ${written}, after the as-of date ${asOf}`,
  },
  why: {
    zh: '有时效的事实会因此按过期对待',
    en: 'facts with a `maxAge` count as stale then',
  },
  fix: { zh: '核对两个日期', en: 'check both dates' },
});
