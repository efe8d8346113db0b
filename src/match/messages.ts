import type { Message } from '../text/diagnostic.ts';

export const badAsOf = (text: string): Message => ({
  code: 'bad-as-of',
  what: { zh: `基准日「${text}」不是日期`, en: `the as-of date \`${text}\` is no date` },
  why: { zh: '一切结论都以某一天为准', en: 'every verdict is of some day' },
  fix: { zh: '写作 YYYY-MM-DD，如 2025-11-01', en: 'write it as YYYY-MM-DD, like 2025-11-01' },
});
