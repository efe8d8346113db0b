import type { Message } from '../text/diagnostic.ts';
import type { Phrase } from '../text/localized.ts';

export const noAsOf = (): Message => ({
  code: 'no-as-of',
  what: { zh: '测试用例没有基准日', en: 'the case has no as-of date' },
  why: { zh: '一切结论都以某一天为准', en: 'every verdict is of some day' },
  fix: {
    zh: '在文件顶层或用例中写 `asOf: YYYY-MM-DD`',
    en: 'write `asOf: YYYY-MM-DD` at the top of the file or in the case',
  },
});

export const unknownItem = (name: string, near: string | undefined, policy: string | null): Message => ({
  code: 'unknown-item',
  what:
    policy === null || name.includes('/')
      ? { zh: `没有名为「${name}」的事项`, en: `there is no item \`${name}\`` }
      : { zh: `政策「${policy}」没有事项「${name}」`, en: `the policy \`${policy}\` has no item \`${name}\`` },
  ...(policy === null && {
    why: { zh: '旁边没有同名的政策文件', en: 'there is no policy file of the same name beside this one' },
  }),
  fix:
    near === undefined
      ? { zh: '更正名称；其他文件的事项写全名', en: 'correct the name; items of other files are named in full' }
      : { zh: `是否应为「${near}」？`, en: `did you mean \`${near}\`?` },
});

export const noExpectation = (item: string): Message => ({
  code: 'no-expectation',
  what: { zh: `没有写对「${item}」的期望`, en: `nothing is expected of \`${item}\`` },
  fix: { zh: '如 { verdict: eligible, amount: 20万 }', en: 'like { verdict: eligible, amount: 20万 }' },
});

export const amountSide = (side: string): Message => ({
  code: 'missing-key',
  what: { zh: `金额范围缺少「${side}」`, en: `the range of the amount lacks \`${side}\`` },
  fix: {
    zh: `补上 \`${side}:\`，没有上限写 \`max: null\``,
    en: `add \`${side}:\`; where nothing bounds it, \`max: null\``,
  },
});

export const unexpected = (
  aspect: Phrase,
  item: string,
  expected: Phrase,
  actual: Phrase,
  why: Phrase | null,
): Message => ({
  code: 'test-failed',
  what: {
    zh: `「${item}」的${aspect.zh}应为${expected.zh}，实得${actual.zh}`,
    en: `the ${aspect.en} of \`${item}\` should be ${expected.en}, but is ${actual.en}`,
  },
  ...(why && { why }),
});
