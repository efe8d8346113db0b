import type { Message } from '../text/diagnostic.ts';
import { userWords } from '../text/visible.ts';

/* What a program may not hand over. */

const PASS_PLAIN: Message['fix'] = {
  zh: '传入普通对象、数组、字符串、数字、布尔值或 null',
  en: 'pass a plain object, an array, a string, a number, a boolean or null',
};

export const dateObject = (): Message => ({
  code: 'date-object',
  what: { zh: '这里是一个 Date 对象', en: 'this is a `Date`' },
  why: {
    zh: '它是某个时区的一个时刻，而这里要的是日期',
    en: 'it is a moment in some time zone, and a civil date is wanted',
  },
  fix: { zh: "传入 `'YYYY-MM-DD'` 形式的文字", en: "pass a text `'YYYY-MM-DD'`" },
});

export const notANumber = (text: string): Message => ({
  code: 'not-a-number',
  what: { zh: `${userWords(text).zh}不是一个数`, en: `${userWords(text).en} is not a number` },
  fix: { zh: '传入有限的数；不知道的值传入 null', en: 'pass a finite number, or null for what is not known' },
});

export const numberTooLong = (): Message => ({
  code: 'number-too-long',
  what: { zh: '这个整数太长', en: 'this integer is too long' },
  fix: { zh: '检查它是怎样算出来的', en: 'check how it was computed' },
});

/** `kind` is what JavaScript calls it: `function`, `symbol`, `undefined`, or the name of a class. */
export const notData = (kind: string): Message => ({
  code: 'not-plain-data',
  what: { zh: `这里是${userWords(kind).zh}，不是数据`, en: `this is a ${userWords(kind).en}, not plain data` },
  fix: PASS_PLAIN,
});

export const useObject = (): Message => ({
  code: 'not-plain-data',
  what: { zh: '这里是一个 Map 对象', en: 'this is a `Map`' },
  fix: { zh: '传入普通对象：`Object.fromEntries(map)`', en: 'pass a plain object: `Object.fromEntries(map)`' },
});

export const useArray = (): Message => ({
  code: 'not-plain-data',
  what: { zh: '这里是一个 Set 对象', en: 'this is a `Set`' },
  fix: { zh: '传入数组：`[...set]`', en: 'pass an array: `[...set]`' },
});

export const accessor = (key: string): Message => ({
  code: 'accessor-property',
  what: {
    zh: `属性${userWords(key).zh}是计算出来的（getter）`,
    en: `the property ${userWords(key).en} is computed by a getter`,
  },
  why: { zh: '读取它会执行代码', en: 'reading it would run code' },
  fix: { zh: '传入它的值', en: 'pass its value' },
});

export const undefinedItem = (): Message => ({
  code: 'undefined-item',
  what: { zh: '列表里有一个 undefined', en: 'the list holds an `undefined`' },
  why: { zh: '不清楚它是空值还是漏填', en: 'it may be an empty value or one that was forgotten' },
  fix: { zh: '删除它，或传入 null', en: 'leave it out, or pass null' },
});

export const cycle = (): Message => ({
  code: 'cycle',
  what: { zh: '这个对象包含它自己', en: 'this object contains itself' },
  fix: { zh: '传入没有循环引用的数据', en: 'pass data without circular references' },
});

export const unreadableValue = (): Message => ({
  code: 'unreadable-value',
  what: { zh: '读取这个值时出错', en: 'reading this value failed' },
  why: { zh: '它可能是已失效的代理对象（Proxy）', en: 'it may be a revoked or hostile `Proxy`' },
  fix: PASS_PLAIN,
});

export const valueTooLarge = (limit: number): Message => ({
  code: 'value-too-large',
  what: { zh: `写成文字后超过 ${limit} 个字符`, en: `written as text, it has more than ${limit} characters` },
  fix: { zh: '分成几次传入', en: 'pass it in several parts' },
});
