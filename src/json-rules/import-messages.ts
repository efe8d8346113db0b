import type { Message } from '../text/diagnostic.ts';
import { userWords } from '../text/visible.ts';

/* What an import of rules of json-rules-engine tells: errors leave a rule out, warnings do not. */

const quoted = userWords;
const names = (all: readonly string[]): string => all.map((name) => `\`${name}\``).join(', ');

export const notRules = (): Message => ({
  code: 'no-json-rules',
  what: { zh: '这里没有 json-rules-engine 的规则', en: 'there are no rules of json-rules-engine here' },
  fix: {
    zh: '给出一条规则 { conditions, event }、规则的列表，或 { rules, conditions, facts }',
    en: 'give a rule { conditions, event }, a list of rules, or { rules, conditions, facts }',
  },
});

export const ruleLacks = (key: string): Message => ({
  code: 'json-rule-lacks',
  what: { zh: `缺少 \`${key}\``, en: `\`${key}\` is missing` },
  why: { zh: 'json-rules-engine 拒绝这样的规则', en: 'json-rules-engine refuses such a rule' },
  fix: { zh: `补上 \`${key}\``, en: `add \`${key}\`` },
});

export const wrongJsonShape = (key: string, wanted: { zh: string; en: string }): Message => ({
  code: 'json-rule-shape',
  what: { zh: `\`${key}\` 应为${wanted.zh}`, en: `\`${key}\` should be ${wanted.en}` },
  why: { zh: 'json-rules-engine 拒绝这样的规则', en: 'json-rules-engine refuses such a rule' },
  fix: { zh: `写成${wanted.zh}`, en: `write ${wanted.en}` },
});

export const rootAtom = (): Message => ({
  code: 'json-root-condition',
  what: { zh: '`conditions` 的最外层是单个条件', en: 'the root of `conditions` is a single comparison' },
  why: {
    zh: 'json-rules-engine 要求最外层为 `all`、`any`、`not` 或 `condition`',
    en: 'json-rules-engine wants `all`, `any`, `not` or `condition` there',
  },
  fix: { zh: '写作 { "all": [ … ] }', en: 'write { "all": [ … ] }' },
});

export const severalGroups = (read: string, others: readonly string[]): Message => ({
  code: 'json-several-groups',
  severity: 'warning',
  what: {
    zh: `一处写了多个条件，只有 \`${read}\` 有效`,
    en: `several conditions stand in one place, and only \`${read}\` counts`,
  },
  why: {
    zh: `json-rules-engine 不看 ${names(others)}，导入也不看`,
    en: `json-rules-engine never looks at ${names(others)}, and the import does not either`,
  },
  fix: { zh: '用一个 `all` 或 `any` 把它们列出', en: 'list them under one `all` or `any`' },
});

export const unknownJsonKey = (key: string, near: string | undefined): Message => ({
  code: 'json-unknown-key',
  severity: 'warning',
  what: { zh: `不认识的键${quoted(key).zh}，未导入`, en: `the key ${quoted(key).en} is not known, and not imported` },
  why: { zh: 'json-rules-engine 也不理会它', en: 'json-rules-engine does not heed it either' },
  fix:
    near === undefined
      ? { zh: '需要时写进备注', en: 'put it into a note if it matters' }
      : { zh: `是否应为「${near}」？`, en: `did you mean \`${near}\`?` },
});

export const unknownJsonOperator = (operator: string, near: string | undefined): Message => ({
  code: 'json-operator',
  what: { zh: `没有运算符${quoted(operator).zh}`, en: `there is no operator ${quoted(operator).en}` },
  why: {
    zh: '自定义运算符是程序，不是数据，含它的规则未导入',
    en: 'an operator of your own is a program and no data, so that its rule is not imported',
  },
  fix:
    near === undefined
      ? {
          zh: '把它的结果作为一项布尔事实交给规则',
          en: 'hand what it finds to the rules as a boolean fact',
        }
      : {
          zh: `是否应为「${near}」？否则把它的结果作为一项布尔事实交给规则`,
          en: `did you mean \`${near}\`? else hand what it finds to the rules as a boolean fact`,
        },
});

export const unknownDecorator = (decorator: string, near: string | undefined): Message => ({
  code: 'json-decorator',
  what: { zh: `没有修饰词${quoted(decorator).zh}`, en: `there is no decorator ${quoted(decorator).en}` },
  why: {
    zh: '自定义修饰词是程序，不是数据，含它的规则未导入',
    en: 'a decorator of your own is a program and no data, so that its rule is not imported',
  },
  fix:
    near === undefined
      ? { zh: '把它的结果作为一项布尔事实交给规则', en: 'hand what it finds to the rules as a boolean fact' }
      : { zh: `是否应为「${near}」？`, en: `did you mean \`${near}\`?` },
});

export const tooManyDecorators = (count: number): Message => ({
  code: 'json-decorator',
  what: { zh: `运算符带有 ${count} 个修饰词`, en: `the operator has ${count} decorators` },
  why: { zh: '修饰词层层相套，至多 64 个', en: 'each wraps the others, and 64 is the most' },
  fix: { zh: '去掉相互抵消的修饰词', en: 'leave out those that undo each other' },
});

export const callback = (key: string): Message => ({
  code: 'json-callback',
  severity: 'warning',
  what: { zh: `\`${key}\` 未导入`, en: `\`${key}\` is not imported` },
  why: { zh: '它是程序，不是数据', en: 'it is a program and no data' },
  fix: {
    zh: '若它为别的规则设定事实，就把本规则的条件写成共用条件，供那些规则引用',
    en: 'if it sets facts for other rules, make the conditions of this rule a named condition that those use',
  },
});

export const conditionPriority = (): Message => ({
  code: 'json-condition-priority',
  severity: 'warning',
  what: { zh: '条件的 `priority` 未导入', en: 'the `priority` of a condition is not imported' },
  why: { zh: '先判断哪个条件不影响结论', en: 'which condition is looked at first changes no result' },
});

export const eventFact = (): Message => ({
  code: 'json-event-fact',
  severity: 'warning',
  what: { zh: '事件参数中的事实照原样保留', en: 'a fact in the params of an event is kept as it is written' },
  why: { zh: '只有 json-rules-engine 会以其值替换', en: 'only json-rules-engine puts its value in' },
  fix: { zh: '使用事件时自行填入', en: 'put it in where you use the event' },
});

export const unknownJsonCondition = (name: string, near: string | undefined): Message => ({
  code: 'json-unknown-condition',
  what: { zh: `没有名为${quoted(name).zh}的条件`, en: `there is no condition ${quoted(name).en}` },
  why: {
    zh: 'json-rules-engine 运行到这里会出错；设了 `allowUndefinedConditions` 则视为不成立',
    en: 'json-rules-engine fails when it gets there, or with `allowUndefinedConditions` takes it for false',
  },
  fix:
    near === undefined
      ? {
          zh: '在 `conditions` 中给出 engine.setCondition() 的条件',
          en: 'give what engine.setCondition() sets in `conditions`',
        }
      : { zh: `是否应为「${near}」？`, en: `did you mean \`${near}\`?` },
});

export const brokenCondition = (name: string): Message => ({
  code: 'json-broken-condition',
  what: { zh: `条件${quoted(name).zh}未能导入`, en: `the condition ${quoted(name).en} could not be imported` },
  why: { zh: '用到它的规则因此也未导入', en: 'so that no rule that uses it is' },
  fix: { zh: '先改正该条件', en: 'mend that condition first' },
});

export const conditionCircle = (name: string): Message => ({
  code: 'json-condition-circle',
  what: { zh: `条件${quoted(name).zh}引用了它自己`, en: `the condition ${quoted(name).en} stands on itself` },
  why: { zh: 'json-rules-engine 运行到这里不会结束', en: 'json-rules-engine would never end there' },
  fix: { zh: '断开循环', en: 'break the circle' },
});

export const neverEqual = (operator: string): Message => ({
  code: 'json-never-equal',
  what: {
    zh: `「${operator}」不能与列表、对象或空值比较`,
    en: `\`${operator}\` cannot compare with a list, an object or null here`,
  },
  why: {
    zh: '以 === 比较，列表和对象与任何值都不相等',
    en: 'by === a list or object is equal to nothing',
  },
  fix: { zh: '写文本、数字或布尔值', en: 'write a text, number or boolean' },
});

export const notOrdered = (operator: string): Message => ({
  code: 'json-not-ordered',
  what: {
    zh: `「${operator}」的值应为数字，或 YYYY-MM-DD 日期`,
    en: `the value of \`${operator}\` should be a number, or a date YYYY-MM-DD`,
  },
  why: {
    zh: '其他值由 JavaScript 转换后比较，结果难以预料',
    en: 'anything else is compared as JavaScript converts it, which nobody means',
  },
  fix: { zh: '写数字或日期', en: 'write a number or a date' },
});

export const numberAsText = (text: string): Message => ({
  code: 'json-number-as-text',
  severity: 'warning',
  what: { zh: `文本${quoted(text).zh}按数字导入`, en: `the text ${quoted(text).en} is imported as a number` },
  why: {
    zh: '事实为数字时 json-rules-engine 也这样比较',
    en: 'json-rules-engine compares it as one where the fact is a number',
  },
  fix: { zh: '去掉引号', en: 'leave out the quotes' },
});

export const inexactNumber = (text: string): Message => ({
  code: 'json-inexact-number',
  severity: 'warning',
  what: { zh: `双精度数存不下 ${text.slice(0, 60)}`, en: `no double holds ${text.slice(0, 60)}` },
  why: {
    zh: 'json-rules-engine 与最近的双精度数比较，导入后与所写的数比较',
    en: 'json-rules-engine compares with the nearest double, the import with the number as written',
  },
  fix: { zh: '减少位数', en: 'use fewer digits' },
});

export const numberTooLarge = (text: string): Message => ({
  code: 'json-number-too-large',
  what: {
    zh: `数字 ${text.slice(0, 40)} 过大或位数过多`,
    en: `the number ${text.slice(0, 40)} is too large or too long`,
  },
  why: { zh: '小数点前后至多三十位', en: 'there are thirty digits before and behind the point at most' },
  fix: { zh: '减少位数', en: 'use fewer digits' },
});

export const listNeeded = (decorator: string): Message => ({
  code: 'json-list-needed',
  what: { zh: `「${decorator}」需要列表`, en: `\`${decorator}\` wants a list` },
  why: { zh: '它逐一检查列表中的值', en: 'it looks at one value of it after the other' },
  fix: { zh: '写成列表', en: 'write a list' },
});

export const textNotList = (operator: string, text: boolean): Message => ({
  code: 'json-list-needed',
  what: { zh: `「${operator}」的值应为列表`, en: `the value of \`${operator}\` should be a list` },
  why: text
    ? { zh: '在文本中它只是查找片段', en: 'in a text it would look for a piece of it' }
    : { zh: 'json-rules-engine 运行到这里会出错', en: 'json-rules-engine fails when it gets there' },
  fix: { zh: '写成列表', en: 'write a list' },
});

export const orderedElements = (operator: string): Message => ({
  code: 'json-set-of-numbers',
  what: {
    zh: `「${operator}」不能用于列表中的各个值`,
    en: `\`${operator}\` cannot be asked of the values of a list`,
  },
  why: { zh: '集合的元素是代码，没有大小', en: 'the members of a set are codes, which have no order' },
  fix: {
    zh: '把最大值、最小值或个数作为一项事实交给规则',
    en: 'hand their highest, lowest or number to the rules as a fact',
  },
});

export const setWithFacts = (operator: string): Message => ({
  code: 'json-two-sets',
  what: {
    zh: `「${operator}」在这里比较两个列表，或列表与别的事实`,
    en: `\`${operator}\` compares two lists here, or a list with another fact, in a way that rules cannot`,
  },
  why: { zh: '规则中的集合只与写明的值比较', en: 'in rules a set is compared with values that are written down' },
  fix: {
    zh: '若另一方是常量，在 `facts` 中给出其值；否则把结果作为一项布尔事实交给规则',
    en: 'give the value of the other one in `facts` if it is constant; else hand the result to the rules as a boolean fact',
  },
});

export const badPath = (path: string): Message => ({
  code: 'json-path',
  what: {
    zh: `路径${quoted(path).zh}不是一串成员名`,
    en: `the path ${quoted(path).en} is more than names of members`,
  },
  why: {
    zh: '下标、通配和筛选在规则中没有对应',
    en: 'rules have nothing like indexes, wildcards and filters',
  },
  fix: {
    zh: '写作 `$.a.b`；其余的先算好，作为一项事实交给规则',
    en: 'write `$.a.b`; what needs more, hand to the rules as a fact of its own',
  },
});

export const paramsAsFact = (fact: string, name: string): Message => ({
  code: 'json-params',
  severity: 'warning',
  what: {
    zh: `带 \`params\` 的${quoted(fact).zh}成为单独的事实「${name}」`,
    en: `${quoted(fact).en} with these \`params\` becomes a fact of its own, \`${name}\``,
  },
  why: { zh: '规则中的事实没有参数', en: 'facts of rules take no arguments' },
  fix: { zh: '档案中以该名称给出其值', en: 'give its value by that name in profiles' },
});

export const nullAsFact = (fact: string, name: string): Message => ({
  code: 'json-null',
  severity: 'warning',
  what: {
    zh: `${quoted(fact).zh}是否为空成为单独的布尔事实「${name}」`,
    en: `whether ${quoted(fact).en} is null becomes a boolean fact of its own, \`${name}\``,
  },
  why: {
    zh: '档案中的 null 是“问过而不知道”，不是值',
    en: 'null in a profile is not known though asked, and no value',
  },
  fix: { zh: '档案中以该名称给出 true 或 false', en: 'give true or false by that name in profiles' },
});

export const mappedName = (written: string, name: string): Message => ({
  code: 'json-name',
  severity: 'warning',
  what: {
    zh: `${quoted(written).zh}不能作名称，改为「${name}」`,
    en: `${quoted(written).en} cannot be a name here, and becomes \`${name}\``,
  },
  why: {
    zh: '名称由字母、数字、`_` 和 `-` 组成',
    en: 'names are letters, digits, `_` and `-`',
  },
  fix: { zh: '对照返回的名称表', en: 'the result says which is which' },
});

export const typeConflict = (
  fact: string,
  kind: { zh: string; en: string },
  other: { zh: string; en: string },
  place: string,
  severity: 'error' | 'warning',
): Message => ({
  code: 'json-type-conflict',
  severity,
  what: {
    zh: `${quoted(fact).zh}在这里是${kind.zh}，在 ${place} 是${other.zh}`,
    en: `${quoted(fact).en} is ${kind.en} here and ${other.en} at ${place}`,
  },
  why:
    severity === 'error'
      ? {
          zh: '一项事实只有一种类型，以先出现的为准，本规则未导入',
          en: 'a fact has one type; the first one counts, and this rule is not imported',
        }
      : { zh: '一项事实只有一种类型，以此处为准', en: 'a fact has one type, and this one counts' },
  fix: { zh: '统一写法，或用 `types` 说明类型', en: 'write both alike, or say its type in `types`' },
});

export const declaredConflict = (
  fact: string,
  kind: { zh: string; en: string },
  declared: { zh: string; en: string },
): Message => ({
  code: 'json-declared-type',
  what: {
    zh: `${quoted(fact).zh}在这里是${kind.zh}，却声明为${declared.zh}`,
    en: `${quoted(fact).en} is ${kind.en} here, but declared as ${declared.en}`,
  },
  why: { zh: '本规则未导入', en: 'this rule is not imported' },
  fix: { zh: '改正规则，或声明的类型', en: 'mend the rule, or the declared type' },
});

export const unknownJsonCode = (code: string, list: string, near: string | undefined): Message => ({
  code: 'json-unknown-code',
  what: { zh: `代码表「${list}」中没有${quoted(code).zh}`, en: `the code list \`${list}\` has no ${quoted(code).en}` },
  why: { zh: '本规则未导入', en: 'this rule is not imported' },
  fix:
    near === undefined
      ? { zh: '改正代码，或补全代码表', en: 'mend the code, or add it to the list' }
      : { zh: `是否应为「${near}」？`, en: `did you mean \`${near}\`?` },
});

export const openList = (set: string, fact: string): Message => ({
  code: 'json-open-list',
  severity: 'warning',
  what: {
    zh: `${quoted(fact).zh}与${quoted(set).zh}的比较只认得规则中出现的值`,
    en: `${quoted(fact).en} and ${quoted(set).en} are compared by the values that the rules name`,
  },
  why: {
    zh: '其他值记作“其他”，彼此是否相同无从得知，结论为未定',
    en: 'others count as other, and whether two of them are the same is unknown',
  },
  fix: { zh: '用 `types` 给出全部代码', en: 'give all codes in `types`' },
});

export const notImportable = (what: { zh: string; en: string }): Message => ({
  code: 'json-not-importable',
  what: { zh: `导入后的规则有误：${what.zh}`, en: `the imported rule has a mistake: ${what.en}` },
  why: { zh: '本规则未导入', en: 'this rule is not imported' },
});

export const textOrList = (fact: string): Message => ({
  code: 'json-assumed-type',
  severity: 'warning',
  what: { zh: `${quoted(fact).zh}按列表导入`, en: `${quoted(fact).en} is imported as a list` },
  why: {
    zh: '`in` 在列表中找值，在文本中找片段，规则看不出是哪一种',
    en: '`in` looks for a value of a list or for a piece of a text, and rules do not say which',
  },
  fix: { zh: '若是文本，在 `types` 中写明 `text`', en: 'if it is a text, say `text` in `types`' },
});

export const unusedType = (fact: string, near: string | undefined): Message => ({
  code: 'json-unused-type',
  severity: 'warning',
  what: {
    zh: `选项 \`types\` 中的${quoted(fact).zh}没有用到`,
    en: `${quoted(fact).en} of the option \`types\` is not used`,
  },
  why: { zh: '已导入的规则不读取这一事实', en: 'no rule that is imported reads such a fact' },
  fix:
    near === undefined
      ? { zh: '删去，或更正名称', en: 'leave it out, or correct the name' }
      : { zh: `是否应为「${near}」？`, en: `did you mean \`${near}\`?` },
});

export const eventParams = (): Message => ({
  code: 'json-event-params',
  severity: 'warning',
  what: { zh: '事件的 `params` 不是对象，未导入', en: 'the `params` of the event are no object, and not imported' },
  why: { zh: '事件的参数按名称给出', en: 'what an event carries has names' },
  fix: { zh: '写成对象', en: 'write an object' },
});

export const tooDeepToImport = (levels: number): Message => ({
  code: 'json-not-importable',
  what: { zh: `条件嵌套过深，超过 ${levels} 层`, en: `the conditions are nested more than ${levels} levels deep` },
  why: { zh: '规则文件容不下，本规则未导入', en: 'a rule file does not hold them, and this rule is not imported' },
  fix: { zh: '拆成共用条件', en: 'make some of them named conditions' },
});

export const assumedType = (fact: string, kind: { zh: string; en: string }): Message => ({
  code: 'json-assumed-type',
  severity: 'warning',
  what: { zh: `${quoted(fact).zh}按${kind.zh}导入`, en: `${quoted(fact).en} is imported as ${kind.en}` },
  why: {
    zh: '规则只拿它与别的事实比较，看不出类型',
    en: 'rules compare it only with other facts, so that its type cannot be told',
  },
  fix: { zh: '若不是，在 `types` 中说明其类型', en: 'if it is not, say its type in `types`' },
});

export const ruleInstance = (): Message => ({
  code: 'json-rule-instance',
  what: { zh: '这不是规则的数据', en: 'this is not the data of a rule' },
  why: { zh: '`new Rule()` 得到的是程序中的对象', en: 'what `new Rule()` makes is an object of a program' },
  fix: { zh: '给出其 `toJSON()` 的结果', en: 'give what its `toJSON()` returns' },
});

export const dynamicFact = (fact: string): Message => ({
  code: 'json-dynamic-fact',
  severity: 'warning',
  what: {
    zh: `${quoted(fact).zh}不是常量，其值未导入`,
    en: `${quoted(fact).en} is no constant, and its value is not imported`,
  },
  why: { zh: '它是程序，不是数据', en: 'it is a program and no data' },
  fix: { zh: '由 `profileFacts` 或档案给出其值', en: 'give its value through `profileFacts`, or in profiles' },
});
