import type { FactType } from '../../policy/types.ts';
import { TYPE_NAMES } from '../../quantities/index.ts';
import type { Message } from '../../text/diagnostic.ts';
import type { Phrase } from '../../text/localized.ts';

export const notACondition = (): Message => ({
  code: 'not-a-condition',
  what: { zh: '这不是条件', en: 'this is no condition' },
  why: {
    zh: '条件须有 `all`、`any`、`not`、`condition` 或 `fact` 之一',
    en: 'a condition has one of `all`, `any`, `not`, `condition` and `fact`',
  },
  fix: {
    zh: '如 { fact: staff, operator: ">=", value: 10 }；人人可得写 `when: always`',
    en: 'like { fact: staff, operator: ">=", value: 10 }; for everyone write `when: always`',
  },
});

export const severalConditions = (keys: readonly string[]): Message => ({
  code: 'several-conditions',
  what: { zh: `一处写了多个条件：${keys.join('、')}`, en: `several conditions in one place: ${keys.join(', ')}` },
  why: { zh: '它们是“并且”还是“或者”，没有写明', en: 'whether all or any of them must hold is not said' },
  fix: { zh: '用 `all:` 或 `any:` 把它们列出', en: 'list them under `all:` or `any:`' },
});

export const listAsCondition = (): Message => ({
  code: 'list-as-condition',
  what: { zh: '条件不能直接写成列表', en: 'a list is no condition by itself' },
  why: { zh: '它们是“并且”还是“或者”，没有写明', en: 'whether all or any of them must hold is not said' },
  fix: { zh: '写 `all: [...]` 或 `any: [...]`', en: 'write `all: [...]` or `any: [...]`' },
});

export const operatorType = (
  operator: string,
  type: FactType,
  takes: readonly FactType[],
  instead: string | undefined,
): Message => ({
  code: 'operator-type',
  what: {
    zh: `「${operator}」不适用于${TYPE_NAMES[type].zh}`,
    en: `\`${operator}\` does not apply to ${TYPE_NAMES[type].en}`,
  },
  why: {
    zh: `它适用于${takes.map((one) => TYPE_NAMES[one].zh).join('、')}`,
    en: `it takes ${takes.map((one) => TYPE_NAMES[one].en).join(', ')}`,
  },
  ...(instead !== undefined && { fix: { zh: `是否应为「${instead}」？`, en: `did you mean \`${instead}\`?` } }),
});

export const wrongOperand = (operator: string, wanted: Phrase): Message => ({
  code: 'wrong-operand',
  what: {
    zh: `「${operator}」的 \`value\` 应为${wanted.zh}`,
    en: `the \`value\` of \`${operator}\` should be ${wanted.en}`,
  },
  fix: { zh: `写${wanted.zh}`, en: `write ${wanted.en}` },
});

export const notComparable = (type: FactType, other: FactType): Message => ({
  code: 'not-comparable',
  what: {
    zh: `${TYPE_NAMES[type].zh}不能与${TYPE_NAMES[other].zh}比较`,
    en: `${TYPE_NAMES[type].en} cannot be compared with ${TYPE_NAMES[other].en}`,
  },
  fix: { zh: '换成同类的事实', en: 'use a fact of the same type' },
});

export const factOperand = (operator: string): Message => ({
  code: 'fact-as-operand',
  what: {
    zh: `「${operator}」的 \`value\` 不能是另一事实`,
    en: `the \`value\` of \`${operator}\` cannot be another fact`,
  },
  fix: { zh: '写字面值', en: 'write a literal' },
});
