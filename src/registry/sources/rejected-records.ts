import type { Phrase } from '../../text/localized.ts';

/** Why a record is not used, other than for what its identity is: stable codes, and what to tell people. */
export const REJECTED_RECORDS = {
  fields: { zh: '字段数与表头不符', en: 'with more or fewer fields than the header' },
  quotes: { zh: '引号没有闭合，或引号之后还有内容', en: 'with a quote that does not close, or text behind it' },
  json: { zh: '不是一行一个 JSON 对象', en: 'that is not one object of JSON on one line' },
  encoding: { zh: '含有无法解码的字节', en: 'with bytes that cannot be decoded' },
  duplicate: { zh: '标识与前面的记录相同', en: 'with the identity of an earlier record' },
} as const satisfies Readonly<Record<string, Phrase>>;
