import type { FactType } from '../../policy/types.ts';
import { TYPE_NAMES } from '../../quantities/index.ts';
import type { Message } from '../../text/diagnostic.ts';
import { type Localized, type Phrase, say } from '../../text/localized.ts';
import { userWords } from '../../text/visible.ts';

export const notANumber = (text: string): Message => ({
  code: 'not-a-number',
  what: { zh: `${userWords(text).zh}不是数`, en: `${userWords(text).en} is no number` },
  fix: { zh: '写作 86、1.5亿、20万、3%、8‰ 等', en: 'write it like 86, 1.5亿, 20万, 3% or 8‰' },
});

export const thousandsSeparator = (text: string): Message => {
  const plain = userWords(text.replace(/[,，_' ]/g, ''));
  return {
    code: 'thousands-separator',
    what: { zh: `${userWords(text).zh}含千位分隔符`, en: `${userWords(text).en} holds a thousands separator` },
    why: {
      zh: '在别处逗号是小数点，容易误读',
      en: 'elsewhere a comma is the decimal point, so that it is easily misread',
    },
    fix: { zh: `写作${plain.zh}`, en: `write ${plain.en}` },
  };
};

export const notFinite = (text: string): Message => ({
  code: 'not-finite',
  what: { zh: `${userWords(text).zh}不是有限的数`, en: `${userWords(text).en} is no finite number` },
  fix: { zh: '没有界限时去掉该边界', en: 'where there is no bound, leave the bound out' },
});

export const tooLong = (): Message => ({
  code: 'number-too-long',
  what: { zh: '数字过长', en: 'the number is too long' },
  fix: { zh: '最多60个字符', en: 'write 60 characters at most' },
});

export const beyondMeasure = (text: string): Message => ({
  code: 'number-beyond-measure',
  what: {
    zh: `${userWords(text).zh}大得或小得没有意义`,
    en: `${userWords(text).en} is too large or too fine to mean anything`,
  },
  fix: { zh: '检查指数与位数', en: 'check the exponent and the digits' },
});

export const tooSmall = (text: string, least: 0 | 1): Message => ({
  code: 'number-too-small',
  what: {
    zh: `${userWords(text).zh}小于${least}`,
    en: `${userWords(text).en} is less than ${least}`,
  },
  why:
    least === 1
      ? { zh: '一次也不给的事项谁也得不到', en: 'nobody could get what is given less than once' }
      : { zh: '此处不会有负数', en: 'nothing here can be negative' },
  fix: { zh: `写不小于${least}的整数`, en: `write a whole number from ${least} on` },
});

export const wrongUnit = (text: string, unit: 'money' | 'ratio', type: FactType): Message => ({
  code: 'wrong-unit',
  what: {
    zh: `${userWords(text).zh}是${TYPE_NAMES[unit].zh}，此处需要${TYPE_NAMES[type].zh}`,
    en: `${userWords(text).en} is ${TYPE_NAMES[unit].en}, ${TYPE_NAMES[type].en} is needed here`,
  },
  fix: { zh: '去掉单位，或改用另一事实', en: 'leave out the unit, or use another fact' },
});

export const notWhole = (text: string): Message => ({
  code: 'not-whole',
  what: { zh: `${userWords(text).zh}不是整数`, en: `${userWords(text).en} is no whole number` },
  fix: { zh: '写整数', en: 'write a whole number' },
});

export const outOfBounds = (text: string, min: string | undefined, max: string | undefined): Message => {
  const bounds =
    min === undefined
      ? { zh: `不高于${max}`, en: `at most ${max}` }
      : max === undefined
        ? { zh: `不低于${min}`, en: `at least ${min}` }
        : { zh: `${min}至${max}`, en: `${min} to ${max}` };
  return {
    code: 'out-of-bounds',
    what: {
      zh: `${userWords(text).zh}超出允许范围（${bounds.zh}）`,
      en: `${userWords(text).en} lies outside what is allowed (${bounds.en})`,
    },
    why: {
      zh: '词汇表规定了该事实恒成立的界限',
      en: 'the vocabulary says that this fact always keeps to these bounds',
    },
    fix: { zh: '检查单位与小数点', en: 'check the unit and the decimal point' },
  };
};

export const notADate = (text: string, meant: string | undefined): Message => ({
  code: 'not-a-date',
  what: { zh: `${userWords(text).zh}不是日期`, en: `${userWords(text).en} is no date` },
  fix: {
    zh: `写作 YYYY-MM-DD，如 ${meant ?? '2025-07-21'}`,
    en: `write it as YYYY-MM-DD, like ${meant ?? '2025-07-21'}`,
  },
});

export const impossibleDate = (text: string): Message => ({
  code: 'impossible-date',
  what: { zh: `没有「${text}」这一天`, en: `there is no day \`${text}\`` },
  fix: { zh: '检查月份与日数', en: 'check the month and the day' },
});

export const notABoolean = (text: string, meant: string | undefined): Message => ({
  code: 'not-a-boolean',
  what: { zh: `${userWords(text).zh}既不是 true 也不是 false`, en: `${userWords(text).en} is neither true nor false` },
  fix:
    meant === undefined
      ? { zh: '写 true 或 false', en: 'write true or false' }
      : { zh: `是否应为「${meant}」？`, en: `did you mean \`${meant}\`?` },
});

export const notAPeriod = (text: string): Message => ({
  code: 'not-a-period',
  what: { zh: `${userWords(text).zh}不是时间长度`, en: `${userWords(text).en} is no length of time` },
  fix: { zh: '写作 P13M、P2Y、P90D 等', en: 'write it like P13M, P2Y or P90D' },
});

/** `known`: codes at the top of the list, one more than are shown where there are more. */
export const unknownCode = (
  code: string,
  list: string,
  near: { readonly code: string; readonly label: Localized } | undefined,
  known: readonly string[],
): Message => {
  const some = known.slice(0, 12);
  const more = known.length > some.length;
  return {
    code: 'unknown-code',
    what: {
      zh: `代码表「${list}」中没有${userWords(code).zh}`,
      en: `the code list \`${list}\` has no ${userWords(code).en}`,
    },
    fix:
      near === undefined
        ? { zh: `可用：${some.join('、')}${more ? ' 等' : ''}`, en: `known: ${some.join(', ')}${more ? ', …' : ''}` }
        : {
            zh: `是否应为「${near.code}」（${say(near.label, 'zh')}）？`,
            en: `did you mean \`${near.code}\` (${say(near.label, 'en')})?`,
          },
  };
};

export const splitCode = (code: string, successors: readonly string[]): Message => ({
  code: 'split-code',
  what: {
    zh: `旧代码「${code}」已拆分为 ${successors.join('、')}`,
    en: `the old code \`${code}\` was split into ${successors.join(', ')}`,
  },
  why: { zh: '规则必须说明指哪一个', en: 'a rule must say which of them it means' },
  fix: { zh: '列出所指的新代码', en: 'list the new codes that are meant' },
});

export const crossedBounds = (): Message => ({
  code: 'crossed-bounds',
  what: { zh: '下限高于上限', en: 'the lower bound is above the upper one' },
  fix: { zh: '交换或更正两端', en: 'swap or correct them' },
});

export const notOfType = (type: FactType, actual: Phrase): Message => ({
  code: 'not-of-type',
  what: {
    zh: `此处应为${TYPE_NAMES[type].zh}，却是${actual.zh}`,
    en: `this should be ${TYPE_NAMES[type].en}, but is ${actual.en}`,
  },
  fix: { zh: `写${TYPE_NAMES[type].zh}`, en: `write ${TYPE_NAMES[type].en}` },
});

export const untilBeforeFrom = (): Message => ({
  code: 'until-before-from',
  what: { zh: '`until` 早于 `from`', en: '`until` is before `from`' },
  why: { zh: '没有一天落在其间', en: 'no day would lie between them' },
  fix: { zh: '交换或更正两个日期', en: 'swap or correct the dates' },
});
