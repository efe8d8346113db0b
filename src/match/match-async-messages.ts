import type { Message } from '../text/diagnostic.ts';
import { userWords } from '../text/visible.ts';

export const providerFailed = (names: readonly string[], error: unknown): Message => {
  const told = userWords(wordsOf(error));
  return {
    code: 'provider-failed',
    what: {
      zh: `取「${names.join('、')}」时出错：${told.zh}`,
      en: `asking for \`${names.join(', ')}\` failed: ${told.en}`,
    },
    why: { zh: '该事实仍属未知，匹配照常继续', en: 'the fact stays unknown, and matching goes on without it' },
    fix: { zh: '检查提供该事实的服务', en: 'look at the service that provides it' },
  };
};

/** Anything can be thrown, also what has no words or fails when it is asked for them. */
function wordsOf(error: unknown): string {
  try {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  } catch {
    return `(${typeof error})`;
  }
}

export const answerWithoutYear = (names: readonly string[]): Message => ({
  code: 'bad-answer',
  what: {
    zh: `对「${names.join('、')}」的答复没有写明年份`,
    en: `the answer for \`${names.join(', ')}\` does not name the year`,
  },
  why: { zh: '可能问到几个年份，所以这一答复未采用', en: 'several years may be asked for, so that it is not used' },
  fix: {
    zh: `以所问的名称答复：{ "${names[0]}": 值 }`,
    en: `answer by the names that were asked for: { "${names[0]}": value }`,
  },
});

export const notAnAnswer = (names: readonly string[], shape: string): Message => ({
  code: 'bad-answer',
  what: {
    zh: `对「${names.join('、')}」的答复应为按名称列出的映射，却是 ${shape}`,
    en: `the answer for \`${names.join(', ')}\` should be a map by name, but is ${shape}`,
  },
  fix: {
    zh: '答复写作 { 名称: 值 }，名称即所问的名称',
    en: 'answer { name: value }, with the names that were asked for',
  },
});

export const answerContradicts = (name: string): Message => ({
  code: 'answer-contradicts',
  severity: 'warning',
  what: {
    zh: `对「${name}」的答复与档案所给的范围不符`,
    en: `the answer for \`${name}\` lies outside what the profile gives`,
  },
  why: { zh: '以答复为准', en: 'the answer counts' },
  fix: { zh: '核对两方面的数据', en: 'check the data on both sides' },
});

export const unknownProvider = (name: string, near: string | undefined): Message => ({
  code: 'unknown-provider',
  severity: 'warning',
  what: {
    zh: `有「${name}」的提供者，但没有这一事实`,
    en: `there is a provider for \`${name}\`, but no such fact`,
  },
  why: { zh: '它永远不会被问到', en: 'it is never asked' },
  fix:
    near === undefined
      ? { zh: '更正名称，或声明该事实', en: 'correct the name, or declare the fact' }
      : { zh: `是否应为「${near}」？`, en: `did you mean \`${near}\`?` },
});
