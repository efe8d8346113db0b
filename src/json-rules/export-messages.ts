import type { Message } from '../text/diagnostic.ts';
import { userWords } from '../text/visible.ts';

/* What an export to json-rules-engine tells: errors leave an item out, warnings do not. */

export const asOfNeeded = (what: { zh: string; en: string }): Message => ({
  code: 'export-as-of',
  what: { zh: `${what.zh}取决于基准日`, en: `${what.en} depends on the as-of date` },
  why: {
    zh: 'json-rules-engine 没有基准日，规则按某一天导出',
    en: 'json-rules-engine knows no as-of date, so that rules are exported for one day',
  },
  fix: { zh: '给出选项 `asOf`', en: 'give the option `asOf`' },
});

export const badExportDate = (text: string): Message => ({
  code: 'export-bad-as-of',
  what: { zh: `基准日${userWords(text).zh}不是日期`, en: `the as-of date ${userWords(text).en} is no date` },
  fix: { zh: '写作 YYYY-MM-DD，如 2025-11-01', en: 'write it as YYYY-MM-DD, like 2025-11-01' },
});

export const inexactThreshold = (number: string): Message => ({
  code: 'export-inexact-number',
  what: { zh: `双精度数存不下 ${number.slice(0, 60)}`, en: `no double holds ${number.slice(0, 60)}` },
  why: {
    zh: 'json-rules-engine 以双精度数比较，界线会偏移',
    en: 'json-rules-engine compares doubles, so that the threshold would move',
  },
  fix: { zh: '减少位数', en: 'use fewer digits' },
});

export const treeComparison = (): Message => ({
  code: 'export-tree-comparison',
  what: {
    zh: '两个分级代码的比较不能导出',
    en: 'two facts with codes on levels are compared, which cannot be exported',
  },
  why: {
    zh: 'json-rules-engine 只比较代码是否相同，不知道上下级',
    en: 'json-rules-engine sees only whether codes are the same, and knows no levels',
  },
  fix: { zh: '与写明的代码比较', en: 'compare with codes that are written down' },
});

export const limitNotCarried = (): Message => ({
  code: 'export-limit',
  severity: 'warning',
  what: { zh: '次数或金额限制未导出', en: 'the limit is not exported' },
  why: {
    zh: '它取决于已获补助，json-rules-engine 无从得知',
    en: 'it depends on the grants received, which json-rules-engine knows nothing of',
  },
  fix: { zh: '使用结果时自行核对', en: 'check it where you use the events' },
});
