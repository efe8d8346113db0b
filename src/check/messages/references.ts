import type { Message } from '../../text/diagnostic.ts';
import { userWords } from '../../text/visible.ts';

/** `written` with its `@`. */
export const badYear = (written: string): Message => ({
  code: 'bad-year',
  what: { zh: `${userWords(written).zh}不是年份`, en: `${userWords(written).en} is no year` },
  fix: /^@\d\d$/.test(written)
    ? { zh: `是否应为「@20${written.slice(1)}」？`, en: `did you mean \`@20${written.slice(1)}\`?` }
    : {
        zh: '写作 `@-1`（上一年）、`@0`（当年）或 `@2024`',
        en: 'write `@-1` (last year), `@0` (this year) or `@2024`',
      },
});

export const noSeries = (name: string): Message => ({
  code: 'no-series',
  what: { zh: `「${name}」不是逐年的事实，不能带年份`, en: `\`${name}\` is no series, so that it takes no year` },
  fix: {
    zh: '去掉年份，或在词汇表中声明 `period: year`',
    en: 'leave the year out, or declare `period: year` in the vocabulary',
  },
});

export const cycle = (names: readonly string[]): Message => ({
  code: 'cycle',
  what: { zh: `循环引用：${names.join(' → ')}`, en: `this goes round in a circle: ${names.join(' → ')}` },
  why: { zh: '每一个都要先知道另一个', en: 'each would have to be known before the other' },
  fix: { zh: '断开其中一环', en: 'break one of the links' },
});

export const tooDeep = (limit: number): Message => ({
  code: 'chain-too-long',
  what: { zh: `推导或引用超过${limit}层`, en: `more than ${limit} facts or conditions build on each other` },
  fix: { zh: '合并中间的事实或条件', en: 'merge some of the facts or conditions between' },
});

export const selfSuperseding = (): Message => ({
  code: 'supersedes-itself',
  what: { zh: '文件不能取代自身', en: 'a document cannot supersede itself' },
  fix: { zh: '写被取代的旧文件', en: 'name the older document' },
});
