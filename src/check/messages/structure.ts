import type { Message } from '../../text/diagnostic.ts';
import type { Phrase } from '../../text/localized.ts';
import { userWords } from '../../text/visible.ts';

const nearest = (name: string | undefined, known: readonly string[]): Phrase => {
  if (name !== undefined) return { zh: `是否应为「${name}」？`, en: `did you mean \`${name}\`?` };
  const some = known.slice(0, 12);
  const more = known.length > some.length;
  return { zh: `可用：${some.join('、')}${more ? ' 等' : ''}`, en: `known: ${some.join(', ')}${more ? ', …' : ''}` };
};

/** The user's own words, as long as they are: never a line of a megabyte, never a control character. */
const quoted = (text: string): Phrase => userWords(text);

export const unknownKey = (
  key: string,
  where: Phrase,
  near: string | undefined,
  known: readonly string[],
): Message => ({
  code: 'unknown-key',
  what: { zh: `${where.zh}没有${quoted(key).zh}这个键`, en: `${where.en} has no key ${quoted(key).en}` },
  why: { zh: '无法识别的内容不会被悄悄忽略', en: 'what is not understood is never silently ignored' },
  fix: nearest(near, known),
});

const FOR_THE_TIME_BEING: Readonly<Record<string, Phrase>> = {
  subjects: {
    zh: '暂时把所需的合计数声明为企业层面的事实',
    en: 'declare the totals that are needed as facts of the enterprise for the time being',
  },
  for: {
    zh: '暂时去掉它，限额按企业计',
    en: 'leave it out for the time being; limits count by enterprise',
  },
  within: {
    zh: '暂时去掉它，叠加规则按企业计',
    en: 'leave it out for the time being; stacking rules count by enterprise',
  },
  by: {
    zh: '暂时只写 `from`、`until`，其余写进 `note`',
    en: 'write only `from` and `until` for the time being, and the rest as a `note`',
  },
};

export const reservedKey = (key: string): Message => ({
  code: 'not-supported-yet',
  what: { zh: `「${key}」尚未支持`, en: `\`${key}\` is not supported yet` },
  why: { zh: '该键为以后的版本保留', en: 'the key is reserved for a later version' },
  fix: FOR_THE_TIME_BEING[key] ?? {
    zh: '暂时去掉它，把它的内容写成 `review`',
    en: 'leave it out for the time being, and write what it says as a `review`',
  },
});

export const missingKey = (key: string, where: Phrase): Message => ({
  code: 'missing-key',
  what: { zh: `${where.zh}缺少「${key}」`, en: `${where.en} lacks \`${key}\`` },
  fix: { zh: `补上 \`${key}:\``, en: `add \`${key}:\`` },
});

export const noValueOf = (key: string, where: Phrase): Message => ({
  code: 'missing-key',
  what: { zh: `${where.zh}的「${key}」没有值`, en: `the \`${key}\` of ${where.en} has no value` },
  fix: { zh: `写在 \`${key}:\` 之后`, en: `write it after \`${key}:\`` },
});

export const wrongShape = (wanted: Phrase, actual: Phrase, hint?: Phrase): Message => ({
  code: 'wrong-shape',
  what: { zh: `此处应为${wanted.zh}，却是${actual.zh}`, en: `this should be ${wanted.en}, but is ${actual.en}` },
  fix:
    hint ??
    (actual.en === 'empty'
      ? { zh: `写${wanted.zh}，或去掉这个键`, en: `write ${wanted.en}, or leave the key out` }
      : { zh: `改写为${wanted.zh}`, en: `write ${wanted.en}` }),
});

export const emptyText = (): Message => ({
  code: 'empty-text',
  what: { zh: '此处的文字是空的', en: 'this text is empty' },
  why: {
    zh: '是没有，还是忘了写，读者无从知道',
    en: 'whether there is none or it was forgotten, no reader could tell',
  },
  fix: { zh: '写上文字，或去掉这个键', en: 'write it, or leave the key out' },
});

export const emptyList = (what: Phrase): Message => ({
  code: 'empty-list',
  what: { zh: `${what.zh}为空`, en: `${what.en} is empty` },
  why: {
    zh: '是没有，还是忘了写，读者无从知道',
    en: 'whether there is none or it was forgotten, no reader could tell',
  },
  fix: { zh: '至少写一项，或去掉这个键', en: 'write one at least, or leave the key out' },
});

export const unknownWord = (word: string, near: string | undefined, known: readonly string[]): Message => ({
  code: 'unknown-word',
  what: {
    zh: `${quoted(word).zh}不是此处允许的值`,
    en: `${quoted(word).en} is none of the values allowed here`,
  },
  fix: nearest(near, known),
});

export const badName = (name: string, kind: Phrase, suggestion: string | undefined): Message => ({
  code: 'bad-name',
  what: { zh: `${quoted(name).zh}不能作${kind.zh}的名称`, en: `${quoted(name).en} cannot be the name of ${kind.en}` },
  why: {
    zh: '名称由字母（含汉字）、数字、`_`、`-` 组成；事实与条件的名称以字母开头',
    en: 'names are letters (Chinese too), digits, `_` and `-`; those of facts and conditions begin with a letter',
  },
  fix:
    suggestion === undefined
      ? { zh: '换一个名称', en: 'choose another name' }
      : { zh: `如「${suggestion}」`, en: `write \`${suggestion}\`, say` },
});

export const takenName = (name: string): Message => ({
  code: 'bad-name',
  what: { zh: `${quoted(name).zh}不能作事实的名称`, en: `${quoted(name).en} cannot be the name of a fact` },
  why: {
    zh: '`value`、`min`、`max`、`has`、`hasNot`、`source`、`asOf`、`unstated`、`null` 和四位年份另有含义',
    en: '`value`, `min`, `max`, `has`, `hasNot`, `source`, `asOf`, `unstated`, `null` and years of four digits mean something else',
  },
  fix: {
    zh: '换一个名称；逐年的事实写 `period: year`',
    en: 'choose another name; a series of years has `period: year`',
  },
});

export const notFullName = (name: string): Message => ({
  code: 'bad-name',
  what: { zh: `${quoted(name).zh}不是事项的全名`, en: `${quoted(name).en} is not the full name of an item` },
  why: { zh: '不写明是哪份文件的事项，就不会计入任何限额', en: 'without its policy it would count towards no limit' },
  fix: { zh: '写成「政策/事项」，如 yuhuan-2025-11/rev-100m', en: 'write policy/item, like yuhuan-2025-11/rev-100m' },
});

export const duplicateName = (name: string, kind: Phrase, place: string): Message => ({
  code: 'duplicate-name',
  what: { zh: `${kind.zh}${quoted(name).zh}已经存在`, en: `there is ${kind.en} ${quoted(name).en} already` },
  why: { zh: `另一处：${place}`, en: `the other one: ${place}` },
  fix: { zh: '改名，或删去其一', en: 'rename one of them, or remove it' },
});

export const unknownName = (name: string, kind: Phrase, near: string | undefined, code: string): Message => ({
  code,
  what: { zh: `没有名为${quoted(name).zh}的${kind.zh}`, en: `there is no ${kind.en} ${quoted(name).en}` },
  fix:
    near === undefined
      ? { zh: '更正名称，或先声明它', en: 'correct the name, or declare it first' }
      : { zh: `是否应为「${near}」？`, en: `did you mean \`${near}\`?` },
});

export const wrongFormat = (format: string): Message => ({
  code: 'unknown-format',
  what: { zh: `不认识的格式版本${quoted(format).zh}`, en: `unknown format ${quoted(format).en}` },
  fix: { zh: '写 `format: 1`，或更新 huiqi', en: 'write `format: 1`, or update huiqi' },
});

export const tooManyMistakes = (limit: number): Message => ({
  code: 'too-many-problems',
  what: {
    zh: `问题超过 ${limit} 个，其余不再列出`,
    en: `there are more than ${limit} problems; the others are not listed`,
  },
  fix: { zh: '先改正前面的问题，再检查一次', en: 'correct those above, then check again' },
});
