import type { Message } from '../../text/diagnostic.ts';
import type { Phrase } from '../../text/localized.ts';

const nearest = (name: string | undefined, known: readonly string[]): Phrase => {
  if (name !== undefined) return { zh: `是否应为「${name}」？`, en: `did you mean \`${name}\`?` };
  const some = known.slice(0, 12);
  const more = known.length > some.length;
  return { zh: `可用：${some.join('、')}${more ? ' 等' : ''}`, en: `known: ${some.join(', ')}${more ? ', …' : ''}` };
};

export const unknownKey = (
  key: string,
  where: Phrase,
  near: string | undefined,
  known: readonly string[],
): Message => ({
  code: 'unknown-key',
  what: { zh: `${where.zh}没有「${key}」这个键`, en: `${where.en} has no key \`${key}\`` },
  why: { zh: '无法识别的内容不会被悄悄忽略', en: 'what is not understood is never silently ignored' },
  fix: nearest(near, known),
});

export const reservedKey = (key: string): Message => ({
  code: 'not-supported-yet',
  what: { zh: `「${key}」尚未支持`, en: `\`${key}\` is not supported yet` },
  why: { zh: '该键为以后的版本保留', en: 'the key is reserved for a later version' },
  fix: {
    zh: '暂时去掉它，把此处的条件写成 `review`',
    en: 'leave it out for the time being, and write what it says as a `review`',
  },
});

export const missingKey = (key: string, where: Phrase): Message => ({
  code: 'missing-key',
  what: { zh: `${where.zh}缺少「${key}」`, en: `${where.en} lacks \`${key}\`` },
  fix: { zh: `补上 \`${key}:\``, en: `add \`${key}:\`` },
});

export const wrongShape = (wanted: Phrase, actual: Phrase): Message => ({
  code: 'wrong-shape',
  what: { zh: `此处应为${wanted.zh}，却是${actual.zh}`, en: `this should be ${wanted.en}, but is ${actual.en}` },
  fix: { zh: `改写为${wanted.zh}`, en: `write ${wanted.en}` },
});

export const emptyList = (what: Phrase): Message => ({
  code: 'empty-list',
  what: { zh: `${what.zh}为空`, en: `${what.en} is empty` },
  why: { zh: '空列表恒真还是恒假，读者无从知道', en: 'whether nothing at all is true or false, no reader could tell' },
  fix: {
    zh: '至少写一项，或去掉它；人人可得写 `when: always`',
    en: 'write one at least, or leave it out; for everyone write `when: always`',
  },
});

export const unknownWord = (word: string, near: string | undefined, known: readonly string[]): Message => ({
  code: 'unknown-word',
  what: { zh: `「${word}」不是此处允许的值`, en: `\`${word}\` is none of the values allowed here` },
  fix: nearest(near, known),
});

export const badName = (name: string, kind: Phrase): Message => ({
  code: 'bad-name',
  what: { zh: `「${name}」不能作${kind.zh}的名称`, en: `\`${name}\` cannot be the name of ${kind.en}` },
  why: {
    zh: '名称由字母（含汉字）、数字、`_`、`-` 组成；事实与条件的名称以字母开头',
    en: 'names are letters (Chinese too), digits, `_` and `-`; those of facts and conditions begin with a letter',
  },
  fix: { zh: '去掉其他字符', en: 'leave out other characters' },
});

export const duplicateName = (name: string, kind: Phrase, place: string): Message => ({
  code: 'duplicate-name',
  what: { zh: `${kind.zh}「${name}」已经存在`, en: `there is ${kind.en} \`${name}\` already` },
  why: { zh: `另一处：${place}`, en: `the other one: ${place}` },
  fix: { zh: '改名，或删去其一', en: 'rename one of them, or remove it' },
});

export const unknownName = (name: string, kind: Phrase, near: string | undefined, code: string): Message => ({
  code,
  what: { zh: `没有名为「${name}」的${kind.zh}`, en: `there is no ${kind.en} \`${name}\`` },
  fix:
    near === undefined
      ? { zh: '更正名称，或先声明它', en: 'correct the name, or declare it first' }
      : { zh: `是否应为「${near}」？`, en: `did you mean \`${near}\`?` },
});

export const wrongFormat = (format: string): Message => ({
  code: 'unknown-format',
  what: { zh: `不认识的格式版本「${format}」`, en: `unknown format \`${format}\`` },
  fix: { zh: '写 `format: 1`，或更新 huiqi', en: 'write `format: 1`, or update huiqi' },
});
