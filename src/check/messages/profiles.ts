import type { FactType } from '../../policy/types.ts';
import { TYPE_NAMES } from '../../quantities/index.ts';
import type { Message } from '../../text/diagnostic.ts';
import type { Phrase } from '../../text/localized.ts';
import { userWords } from '../../text/visible.ts';

export const notYearly = (name: string): Message => ({
  code: 'no-series',
  what: { zh: `「${name}」不是逐年的事实`, en: `\`${name}\` is no series of years` },
  fix: { zh: '只写一个值', en: 'give one value' },
});

export const mixedYears = (key: string): Message => ({
  code: 'mixed-years',
  what: {
    zh: `${userWords(key).zh}与年份写在了一起`,
    en: `${userWords(key).en} stands beside years`,
  },
  ...(/^\d+$/.test(key)
    ? { fix: { zh: '年份写四位数字', en: 'write a year in four digits' } }
    : { fix: { zh: '把它写进各年的值里', en: 'put it into the value of each year' } }),
});

export const notAList = (text: string): Message => ({
  code: 'not-of-type',
  what: { zh: '代码集合应为列表，却是单个值', en: 'a set of codes should be a list, but is a single value' },
  why: { zh: '只有一项的列表表示没有其他项', en: 'a list of one says that there are no others' },
  fix: { zh: `写作 [${text.slice(0, 40)}]`, en: `write [${text.slice(0, 40)}]` },
});

export const yearTwice = (year: string): Message => ({
  code: 'duplicate-key',
  what: { zh: `${year}年写了两次`, en: `the year ${year} stands twice` },
  why: { zh: '两个值只能有一个算数', en: 'only one of the two values can count' },
  fix: { zh: '删去其一', en: 'remove one of them' },
});

export const negativeGrant = (): Message => ({
  code: 'number-too-small',
  what: { zh: '已获金额为负', en: 'the amount received is negative' },
  why: { zh: '限额会因此变大', en: 'limits would grow by it' },
  fix: { zh: '写实际到账的金额；收回的资金从中扣除', en: 'write what was received, less what was paid back' },
});

export const notAYear = (year: string): Message => ({
  code: 'bad-year',
  what: { zh: `${userWords(year).zh}不是年份`, en: `${userWords(year).en} is no year` },
  fix: { zh: '写四位数字，如 2024', en: 'write four digits, like 2024' },
});

export const valueAndBounds = (): Message => ({
  code: 'value-and-bounds',
  what: { zh: '既写了 `value` 又写了界限', en: 'there are a `value` and bounds' },
  why: { zh: '值已确知就没有界限', en: 'a value that is known has no bounds' },
  fix: { zh: '保留其一', en: 'keep one of them' },
});

export const boundsOnType = (key: string, type: FactType): Message => ({
  code: 'bounds-on-type',
  what: { zh: `${TYPE_NAMES[type].zh}没有「${key}」`, en: `${TYPE_NAMES[type].en} has no \`${key}\`` },
  fix: {
    zh: '数、金额、比率、日期用 min、max；代码集合用 has、hasNot',
    en: 'numbers, money, ratios and dates take min and max; sets of codes take has and hasNot',
  },
});

export const noValue = (): Message => ({
  code: 'no-value',
  what: { zh: '没有写值', en: 'there is no value' },
  fix: {
    zh: '写 `value`，或 `min`、`max`、`has`、`hasNot`；不知道写 null',
    en: 'write `value`, or `min`, `max`, `has`, `hasNot`; write null if it is not known',
  },
});

export const contradictorySet = (code: string): Message => ({
  code: 'contradictory-set',
  what: { zh: `「${code}」既在 has 又在 hasNot`, en: `\`${code}\` is in has and in hasNot` },
  fix: { zh: '从其中之一删去', en: 'remove it from one of them' },
});

export const asOfGiven = (): Message => ({
  code: 'as-of-given',
  what: { zh: '`asOf` 是基准日，不能由档案给出', en: '`asOf` is the as-of date and not for a profile to give' },
  fix: { zh: '用匹配时的基准日', en: 'set it when matching' },
});

export const notAProfile = (actual: Phrase): Message => ({
  code: 'wrong-shape',
  what: { zh: `企业档案应为映射，却是${actual.zh}`, en: `a profile should be a mapping, but is ${actual.en}` },
  fix: { zh: '写 `enterprise:` 与 `facts:`', en: 'write `enterprise:` and `facts:`' },
});

export const badCreditCode = (code: string, why: Phrase): Message => ({
  code: 'bad-credit-code',
  severity: 'warning',
  what: {
    zh: `「${code}」像统一社会信用代码，但不成立`,
    en: `\`${code}\` looks like a unified social credit code, but is none`,
  },
  why,
  fix: { zh: '核对代码；也可用任意其他编号', en: 'check the code; any other id will do as well' },
});

export const clash = (fact: string): Message => ({
  code: 'clash',
  severity: 'warning',
  what: {
    zh: `「${fact}」的给定值与由其他事实推导的结果不符`,
    en: `the value given for \`${fact}\` does not agree with what other facts derive`,
  },
  why: { zh: '以给定值为准', en: 'the given value counts' },
  fix: { zh: '核对两方面的数据', en: 'check the data on both sides' },
});
