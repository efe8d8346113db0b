import type { Message } from '../../text/diagnostic.ts';
import { userWords } from '../../text/visible.ts';

export const keyForType = (key: string, reason: { zh: string; en: string }): Message => ({
  code: 'key-not-for-type',
  what: { zh: `「${key}」不适用于此事实`, en: `\`${key}\` does not apply to this fact` },
  why: reason,
  fix: { zh: '去掉它，或更正类型', en: 'leave it out, or correct the type' },
});

export const needsCodes = (): Message => ({
  code: 'missing-codes',
  what: { zh: '代码类事实没有写代码表', en: 'a fact of codes names no code list' },
  fix: { zh: '写 `codes: 代码表名称`', en: 'write `codes: name-of-the-list`' },
});

export const unknownParent = (parent: string): Message => ({
  code: 'unknown-parent',
  severity: 'warning',
  what: {
    zh: `上级代码${userWords(parent).zh}不在此表中`,
    en: `the parent ${userWords(parent).en} is not in this list`,
  },
  why: {
    zh: '该代码仍可使用，但没有名称和更上一级',
    en: 'the code can be used all the same, but has no label and nothing above it',
  },
  fix: { zh: '为它添加一项', en: 'add an entry for it' },
});

export const parentCycle = (codes: readonly string[]): Message => ({
  code: 'cycle',
  what: { zh: `上级代码循环：${codes.join(' → ')}`, en: `these parents go round in a circle: ${codes.join(' → ')}` },
  why: { zh: '每一个都在自己之上', en: 'each would lie above itself' },
  fix: { zh: '更正其中一个 `parent`', en: 'correct one of the `parent`s' },
});

export const badCode = (code: string): Message => ({
  code: 'bad-name',
  what: { zh: `${userWords(code).zh}不能作代码`, en: `${userWords(code).en} cannot be a code` },
  why: { zh: '代码不为空，首尾没有空格', en: 'a code is not empty and has no spaces around it' },
  fix: { zh: '更正代码', en: 'correct the code' },
});

export const mustDerive = (): Message => ({
  code: 'missing-key',
  what: { zh: '文件自己的事实没有写 `derive`', en: 'a fact of a document has no `derive`' },
  why: {
    zh: '文件只声明自己推导的事实，企业填报的事实由词汇表声明',
    en: 'a document declares only what it derives; what enterprises give stands in the vocabulary',
  },
  fix: { zh: '写 `derive`，或把它移到词汇表', en: 'write `derive`, or move it to the vocabulary' },
});

export const formerlyCurrent = (old: string): Message => ({
  code: 'formerly-current',
  what: {
    zh: `${userWords(old).zh}既是现行代码，又被列为旧代码`,
    en: `${userWords(old).en} is a current code and a former one`,
  },
  fix: { zh: '删去其一', en: 'remove one of the two' },
});

export const emptyLimit = (): Message => ({
  code: 'empty-limit',
  what: { zh: '限额既没有次数也没有金额', en: 'the limit names neither times nor an amount' },
  fix: { zh: '写 `times: 1`，或 `amount: 30万`，或两者都写', en: 'write `times: 1`, or `amount: 30万`, or both' },
});

export const noRoom = (): Message => ({
  code: 'number-too-small',
  what: { zh: '限额为零或负', en: 'the limit is zero or less' },
  why: { zh: '没有任何余地，谁也得不到', en: 'it leaves no room, so that nobody could get anything' },
  fix: { zh: '写大于零的金额，或去掉限额', en: 'write an amount above zero, or leave the limit out' },
});

export const badLimitPeriod = (text: string): Message => ({
  code: 'bad-limit-period',
  what: { zh: `${userWords(text).zh}不是限额的周期`, en: `${userWords(text).en} is no period of a limit` },
  fix: { zh: '写 year、lifetime 或 P2Y 之类', en: 'write year, lifetime, or a length like P2Y' },
});

export const badWindowDay = (text: string): Message => ({
  code: 'bad-window-day',
  what: { zh: `${userWords(text).zh}不是窗口的日期`, en: `${userWords(text).en} is no day of a window` },
  fix: {
    zh: '每年重复的写 MM-DD，只此一次的写 YYYY-MM-DD',
    en: 'write MM-DD if it recurs every year, YYYY-MM-DD if it happens once',
  },
});

export const mixedWindow = (): Message => ({
  code: 'mixed-window',
  what: { zh: '窗口一端每年重复，另一端只此一次', en: 'one end of the window recurs, the other happens once' },
  fix: { zh: '两端写成同一种日期', en: 'write both ends in one way' },
});

export const emptyWindow = (): Message => ({
  code: 'empty-window',
  what: { zh: '窗口没有起止', en: 'the window has neither end' },
  fix: { zh: '写 `from` 或 `until`，或去掉窗口', en: 'write `from` or `until`, or leave the window out' },
});

export const noRegionFact = (): Message => ({
  code: 'no-region-fact',
  what: { zh: '词汇表没有声明事实 `region`', en: 'the vocabulary declares no fact `region`' },
  why: { zh: '政策的 `region` 以它判断企业所在地', en: 'the `region` of a policy is decided by it' },
  fix: {
    zh: '在词汇表中声明 `region: { type: code, codes: region, … }`',
    en: 'declare `region: { type: code, codes: region, … }` in the vocabulary',
  },
});

export const applyFreeReview = (): Message => ({
  code: 'apply-free-review',
  severity: 'warning',
  what: {
    zh: '免申即享的事项含有须由人判断的 `review`',
    en: 'an apply-free item has a `review` that a person must judge',
  },
  why: { zh: '有人工判断就不会免申即享', en: 'where a person must judge, nothing is given without an application' },
  fix: { zh: '去掉 `review`，或降低 `delivery`', en: 'remove the `review`, or lower the `delivery`' },
});

export const applyFreeHolder = (fact: string): Message => ({
  code: 'apply-free-holder',
  severity: 'warning',
  what: {
    zh: `免申即享的事项读取「${fact}」，而没有说明由谁掌握`,
    en: `an apply-free item reads \`${fact}\`, whose holder nobody named`,
  },
  why: { zh: '任何来源都将被当作权威', en: 'any source would count as its authority' },
  fix: { zh: '在词汇表中为它写 `holder`', en: 'name its `holder` in the vocabulary' },
});

export const wrongStackingKey = (key: string, rule: string): Message => ({
  code: 'stacking-key',
  what: { zh: `「${rule}」规则不用「${key}」`, en: `a \`${rule}\` rule has no \`${key}\`` },
  fix: { zh: '去掉它，或更正 `rule`', en: 'leave it out, or correct `rule`' },
});

export const stackingLacks = (key: string, rule: string): Message => ({
  code: 'missing-key',
  what: { zh: `「${rule}」规则缺少「${key}」`, en: `a \`${rule}\` rule lacks \`${key}\`` },
  fix: { zh: `补上 \`${key}:\``, en: `add \`${key}:\`` },
});

export const tooFewItems = (rule: string): Message => ({
  code: 'too-few-items',
  what: { zh: `「${rule}」规则至少涉及两个事项`, en: `a \`${rule}\` rule needs two items at least` },
  fix: { zh: '列出其他事项', en: 'list the others' },
});

export const notAPolicy = (): Message => ({
  code: 'unknown-file',
  what: { zh: '不认识的规则文件', en: 'this is no rule file that is known' },
  why: {
    zh: '政策文件有 `policy`，词汇表有 `facts`、`codes` 或 `conditions`，叠加规则有 `stacking`，测试有 `cases`',
    en: 'a policy has `policy`, a vocabulary `facts`, `codes` or `conditions`, a stacking file `stacking`, a test `cases`',
  },
  fix: { zh: '在文件顶层写上其中之一', en: 'put one of them at the top of the file' },
});

export const stackedTwice = (name: string): Message => ({
  code: 'stacked-twice',
  what: { zh: `「${name}」在同一规则中出现了两次`, en: `\`${name}\` stands twice in one rule` },
  fix: { zh: '删去其一，或写另一个事项', en: 'remove one of the two, or name another item' },
});

export const unknownGranted = (name: string, near: string | undefined): Message => ({
  code: 'unknown-granted',
  severity: 'warning',
  what: { zh: `所载政策中没有事项「${name}」`, en: `the policy is loaded and has no item \`${name}\`` },
  why: {
    zh: '以此名称发放过的仍会计入，拼错则什么也不计',
    en: 'grants under this name count all the same, and a slip would count none',
  },
  fix:
    near === undefined
      ? { zh: '确认是已删去的旧事项', en: 'see whether it is an item of former times' }
      : { zh: `是否应为「${near}」？`, en: `did you mean \`${near}\`?` },
});

export const tooManyRules = (name: string, limit: number): Message => ({
  code: 'too-many-rules',
  what: { zh: `「${name}」出现在超过${limit}个补差规则中`, en: `\`${name}\` stands on more than ${limit} ladders` },
  fix: { zh: '合并这些规则', en: 'merge some of the rules' },
});

export const tooManyLimits = (limit: number): Message => ({
  code: 'too-many-rules',
  what: { zh: `一个事项的限额超过${limit}条`, en: `an item has more than ${limit} limits` },
  fix: { zh: '合并其中的限额', en: 'merge some of the limits' },
});

export const testName = (): Message => ({
  code: 'test-name',
  what: {
    zh: '这是规则测试，但文件名不是 `*.test.yaml`',
    en: 'these are rule tests, but the file is not called `*.test.yaml`',
  },
  why: { zh: '按此名称不会运行任何测试', en: 'under this name no test would ever run' },
  fix: { zh: '改名为 `<规则文件名>.test.yaml`', en: 'rename it to `<name of the rule file>.test.yaml`' },
});
