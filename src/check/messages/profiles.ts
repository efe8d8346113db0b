import type { FactType } from '../../policy/types.ts';
import { TYPE_NAMES } from '../../quantities/index.ts';
import type { Message } from '../../text/diagnostic.ts';
import type { Phrase } from '../../text/localized.ts';

export const notYearly = (name: string): Message => ({
  code: 'no-series',
  what: { zh: `「${name}」不是逐年的事实`, en: `\`${name}\` is no series of years` },
  fix: { zh: '只写一个值', en: 'give one value' },
});

export const mixedYears = (): Message => ({
  code: 'mixed-years',
  what: { zh: '年份与其他键写在了一起', en: 'years and other keys stand side by side' },
  fix: { zh: '把 `source`、`asOf` 写进各年的值里', en: 'put `source` and `asOf` into the value of each year' },
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
