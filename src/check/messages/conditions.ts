import type { FactType } from '../../policy/types.ts';
import { TYPE_NAMES } from '../../quantities/index.ts';
import type { Message } from '../../text/diagnostic.ts';
import type { Phrase } from '../../text/localized.ts';
import { userWords } from '../../text/visible.ts';

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

export const conditionByName = (name: string): Message => ({
  code: 'not-a-condition',
  what: {
    zh: `这里只写了条件的名称${userWords(name).zh}`,
    en: `this is only the name of a condition, ${userWords(name).en}`,
  },
  why: { zh: '裸名不是条件，以免与笔误混淆', en: 'a bare name is no condition, so that no slip is taken for one' },
  fix: { zh: `写作 { condition: ${name} }`, en: `write { condition: ${name} }` },
});

export const emptyCondition = (kind: string): Message => ({
  code: 'empty-list',
  what: { zh: `「${kind}」为空`, en: `\`${kind}\` is empty` },
  why: { zh: '空列表恒真还是恒假，读者无从知道', en: 'whether nothing at all is true or false, no reader could tell' },
  fix: {
    zh: '至少写一个条件；人人可得写 `when: always`',
    en: 'write one condition at least; for everyone write `when: always`',
  },
});

export const operatorType = (
  operator: string,
  type: FactType,
  takes: readonly FactType[],
  instead: string | undefined,
  takers: readonly string[],
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
  fix:
    instead === undefined
      ? {
          zh: `${TYPE_NAMES[type].zh}可用：${takers.join('、')}`,
          en: `for ${TYPE_NAMES[type].en} there are ${takers.map((one) => `\`${one}\``).join(', ')}`,
        }
      : { zh: `是否应为「${instead}」？`, en: `did you mean \`${instead}\`?` },
});

export const wrongOperand = (
  operator: string,
  wanted: Phrase,
  fix: Phrase = { zh: `写${wanted.zh}`, en: `write ${wanted.en}` },
): Message => ({
  code: 'wrong-operand',
  what: {
    zh: `「${operator}」的 \`value\` 应为${wanted.zh}`,
    en: `the \`value\` of \`${operator}\` should be ${wanted.en}`,
  },
  fix,
});

export const computedOperand = (): Phrase => ({
  zh: '写字面值，或 { fact: 另一事实 }；要计算的先声明为推导的事实',
  en: 'write a literal, or { fact: other }; declare what must be computed as a derived fact',
});

export const notComparable = (type: FactType, other: FactType): Message => ({
  code: 'not-comparable',
  ...(type === other && {
    why: { zh: '两者的代码表不同', en: 'their code lists are different ones' },
  }),
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
