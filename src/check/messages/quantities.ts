import type { FactType } from '../../policy/types.ts';
import { TYPE_NAMES } from '../../quantities/index.ts';
import type { Message } from '../../text/diagnostic.ts';
import { userWords } from '../../text/visible.ts';

export const wrongType = (actual: FactType, wanted: FactType): Message => ({
  code: wanted === 'money' ? 'no-money' : 'wrong-type',
  what: {
    zh: `此处应为${TYPE_NAMES[wanted].zh}，却是${TYPE_NAMES[actual].zh}`,
    en: `this should be ${TYPE_NAMES[wanted].en}, but is ${TYPE_NAMES[actual].en}`,
  },
  ...(wanted === 'money' && {
    why: { zh: '金额以元计', en: 'an amount is money, in yuan' },
  }),
  fix:
    wanted === 'money'
      ? { zh: '乘以每份的金额，或改用金额类事实', en: 'multiply it by the money for each, or use a fact that is money' }
      : { zh: '改用相应类型的事实或形式', en: 'use a fact or form of that type' },
});

export const severalForms = (names: readonly string[]): Message => ({
  code: 'several-forms',
  what: { zh: `一处写了多种形式：${names.join('、')}`, en: `several forms in one place: ${names.join(', ')}` },
  fix: { zh: '把其中一种写进另一种之内', en: 'put one of them inside the other' },
});

export const noForm = (key: string | undefined, near: string | undefined, known: readonly string[]): Message => ({
  code: 'unknown-form',
  what:
    key === undefined
      ? { zh: '这里没有写任何形式', en: 'there is no form here' }
      : { zh: `没有名为「${key}」的形式`, en: `there is no form \`${key}\`` },
  fix:
    near === undefined
      ? { zh: `可用：${known.join('、')}`, en: `known: ${known.join(', ')}` }
      : { zh: `是否应为「${near}」？`, en: `did you mean \`${near}\`?` },
});

export const modifierWithoutForm = (): Message => ({
  code: 'modifier-without-form',
  what: {
    zh: '只有 `atLeast`、`atMost` 或 `round`，没有所限的量',
    en: 'there is only `atLeast`, `atMost` or `round`, and nothing that it limits',
  },
  fix: {
    zh: '写在某一形式之内，如 { sum: [x], atMost: 200万 }',
    en: 'put it into a form, like { sum: [x], atMost: 200万 }',
  },
});

export const modifierType = (modifier: string, type: FactType): Message => ({
  code: 'modifier-type',
  what: {
    zh: `「${modifier}」与${TYPE_NAMES[type].zh}不相配`,
    en: `\`${modifier}\` does not go with ${TYPE_NAMES[type].en}`,
  },
  fix: { zh: '使两者类型一致', en: 'give both one type' },
});

export const reservedForm = (key: string): Message => ({
  code: 'not-supported-yet',
  what: { zh: `「${key}」尚未支持`, en: `\`${key}\` is not supported yet` },
  why: { zh: '该形式为以后的版本保留', en: 'the form is reserved for a later version' },
  fix: {
    zh: '暂时写成企业层面的事实，或 `unstated`',
    en: 'use a fact of the enterprise, or `unstated`, for the time being',
  },
});

export const wrongPairLength = (length: number): Message => ({
  code: 'wrong-length',
  what: { zh: `此处应恰好有两个部分，却有${length}个`, en: `there should be two parts, not ${length}` },
  fix: { zh: '写成 [前, 后]', en: 'write [first, second]' },
});

export const notAnOption = (type: FactType): Message => ({
  code: 'not-an-option',
  what: {
    zh: `此处应为${TYPE_NAMES[type].zh}，而 \`value\` 只写代码或是否`,
    en: `this should be ${TYPE_NAMES[type].en}, and \`value\` writes only codes and booleans`,
  },
  fix: { zh: '直接写数或日期', en: 'write the number or date itself' },
});

export const optionOfNoList = (code: string): Message => ({
  code: 'not-an-option',
  what: {
    zh: `这里看不出${userWords(code).zh}属于哪个代码表`,
    en: `which code list ${userWords(code).en} belongs to cannot be seen here`,
  },
  fix: {
    zh: '代码只写在 `choose` 或 `bands` 的分支里，或直接作为推导的结果',
    en: 'write a code as a branch of `choose` or `bands`, or as the whole derivation',
  },
});

export const bareOption = (text: string): Message => ({
  code: 'bare-option',
  what: {
    zh: `${userWords(text).zh}会被读作事实的名称`,
    en: `${userWords(text).en} would be read as the name of a fact`,
  },
  fix: { zh: `写作 { value: ${text} }`, en: `write { value: ${text} }` },
});

export const bareFact = (name: string): Message => ({
  code: 'unknown-form',
  what: { zh: '量里的事实不用 `fact`', en: 'a fact in a quantity needs no `fact`' },
  fix: { zh: `只写${userWords(name).zh}`, en: `write ${userWords(name).en} alone` },
});

export const conditionAsQuantity = (): Message => ({
  code: 'condition-as-quantity',
  what: { zh: '这里应为量，却是条件', en: 'this should be a quantity, but is a condition' },
  fix: {
    zh: '写作 { choose: [{ when: 条件, then: { value: true } }, { otherwise: { value: false } }] }',
    en: 'write { choose: [{ when: condition, then: { value: true } }, { otherwise: { value: false } }] }',
  },
});

export const unstatedMeant = (text: string): Message => ({
  code: 'unknown-fact',
  what: { zh: `没有名为${userWords(text).zh}的事实`, en: `there is no fact ${userWords(text).en}` },
  fix: { zh: '是否应为「unstated」？', en: 'did you mean `unstated`?' },
});

export const negativeAmount = (): Message => ({
  code: 'negative-amount',
  severity: 'warning',
  what: { zh: '金额为负', en: 'the amount is negative' },
  why: {
    zh: '事项的金额不会低于零，此数等于零',
    en: 'the amount of an item is never below zero, so that this is zero',
  },
  fix: { zh: '去掉负号', en: 'leave out the minus' },
});

export const tooManyFactors = (limit: number): Message => ({
  code: 'too-many-factors',
  what: { zh: `相乘的因数超过${limit}个`, en: `more than ${limit} factors are multiplied` },
  why: { zh: '数值精确计算，这样的乘积永远算不完', en: 'values are exact, and such a product would never be done' },
  fix: { zh: '减少相乘的部分，包括所读推导事实中的', en: 'multiply fewer parts, those in derived facts included' },
});
