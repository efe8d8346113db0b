import type { Message } from '../text/diagnostic.ts';

export const badAsOf = (text: string): Message => ({
  code: 'bad-as-of',
  what: { zh: `基准日「${text}」不是日期`, en: `the as-of date \`${text}\` is no date` },
  why: { zh: '一切结论都以某一天为准', en: 'every verdict is of some day' },
  fix: { zh: '写作 YYYY-MM-DD，如 2025-11-01', en: 'write it as YYYY-MM-DD, like 2025-11-01' },
});

export const unknownItem = (name: string, near: string | undefined): Message => ({
  code: 'unknown-item',
  what: { zh: `没有名为「${name.slice(0, 80)}」的事项`, en: `there is no item \`${name.slice(0, 80)}\`` },
  why: {
    zh: '只匹配所列事项，名称须写全（政策/事项）',
    en: 'only the items named are matched, and names are given in full (policy/item)',
  },
  fix:
    near === undefined
      ? { zh: '更正名称', en: 'correct the name' }
      : { zh: `是否应为「${near}」？`, en: `did you mean \`${near}\`?` },
});
