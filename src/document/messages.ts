import type { Message } from '../text/diagnostic.ts';
import { userWords } from '../text/visible.ts';

/* What is wrong with a file as a whole, and what this format refuses though YAML has it. Plain mistakes of YAML are in syntax-messages.ts. */

const number = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ' ');

const MEBIBYTE = 1024 * 1024;
const mebibytes = (bytes: number): string => String(Math.round((bytes / MEBIBYTE) * 10) / 10);

export const emptyFile = (): Message => ({
  code: 'empty-file',
  what: { zh: '文件是空的', en: 'the file is empty' },
  fix: { zh: '写入内容，或删除这个文件', en: 'write its contents, or delete the file' },
});

export const fileTooLarge = (bytes: number, limit: number): Message => ({
  code: 'file-too-large',
  what: {
    zh: `文件有 ${number(bytes)} 字节，上限是 ${number(limit)} 字节（${mebibytes(limit)} MiB）`,
    en: `the file has ${number(bytes)} bytes, the limit is ${number(limit)} (${mebibytes(limit)} MiB)`,
  },
  fix: { zh: '把它拆成几个文件', en: 'split it into several files' },
});

export const tooDeep = (limit: number): Message => ({
  code: 'too-deep',
  what: { zh: `嵌套超过 ${limit} 层`, en: `nested more than ${limit} levels deep` },
  why: {
    zh: '这么深的内容没有人能读懂，因此不再往下读',
    en: 'nobody can read what lies so deep, so reading stops here',
  },
  fix: { zh: '把内层的条件单独命名，再引用它', en: 'give the inner conditions a name and refer to them' },
});

export const tooManyNodes = (limit: number): Message => ({
  code: 'too-many-nodes',
  what: { zh: `文件里的值超过 ${number(limit)} 个`, en: `the file holds more than ${number(limit)} values` },
  fix: { zh: '把它拆成几个文件', en: 'split it into several files' },
});

export const tooManyTokens = (limit: number): Message => ({
  code: 'too-many-tokens',
  what: {
    zh: `文件里的词、符号和换行超过 ${number(limit)} 个`,
    en: `the file holds more than ${number(limit)} words, signs and line breaks`,
  },
  fix: { zh: '把它拆成几个文件', en: 'split it into several files' },
});

export const tooManyProblems = (limit: number): Message => ({
  code: 'too-many-problems',
  what: {
    zh: `问题超过 ${number(limit)} 个，其余不再列出`,
    en: `there are more than ${number(limit)} problems; the others are not listed`,
  },
  fix: { zh: '先改正前面的问题，再检查一次', en: 'correct those above, then check again' },
});

export const notUtf8 = (byte: number, offset: number): Message => {
  const hex = byte.toString(16).toUpperCase().padStart(2, '0');
  return {
    code: 'not-utf-8',
    what: {
      zh: `第 ${number(offset + 1)} 个字节（0x${hex}）不是 UTF-8`,
      en: `byte ${number(offset + 1)} (0x${hex}) is not UTF-8`,
    },
    why: {
      zh: '文件可能是用 GBK 保存的，按别的编码去猜会读错字',
      en: 'the file may have been saved as GBK; guessing an encoding misreads characters',
    },
    fix: { zh: '用编辑器另存为 UTF-8', en: 'save it as UTF-8 in your editor' },
  };
};

export const utf16 = (): Message => ({
  code: 'utf-16',
  what: { zh: '文件是 UTF-16 编码', en: 'the file is encoded in UTF-16' },
  why: { zh: '只读 UTF-8', en: 'only UTF-8 is read' },
  fix: { zh: '用编辑器另存为 UTF-8', en: 'save it as UTF-8 in your editor' },
});

const codePoint = (code: number): string => `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;

export const controlCharacter = (code: number): Message => ({
  code: 'control-character',
  what: { zh: `控制字符 ${codePoint(code)}`, en: `control character ${codePoint(code)}` },
  why: { zh: '它看不见，不同程序的处理也不同', en: 'it cannot be seen, and programs treat it differently' },
  fix: { zh: '删除它', en: 'delete it' },
});

export const loneSurrogate = (code: number): Message => ({
  code: 'lone-surrogate',
  what: {
    zh: `半个字符（${codePoint(code)}），缺少另一半`,
    en: `half a character (${codePoint(code)}) without its other half`,
  },
  why: { zh: '文字在半个字符处被截断了', en: 'a text was cut within a character' },
  fix: { zh: '重新输入这个字符', en: 'type the character again' },
});

export const severalDocuments = (): Message => ({
  code: 'several-documents',
  what: { zh: '`---` 之后开始了第二个文档', en: 'a second document begins at `---`' },
  why: { zh: '一个文件只能有一个文档，后面的没有读', en: 'a file holds one document; what follows was not read' },
  fix: {
    zh: '删除 `---`，或把后面的移到另一个文件',
    en: 'delete the `---`, or move what follows to a file of its own',
  },
});

export const directive = (text: string): Message => ({
  code: 'directive',
  what: {
    zh: `不支持 YAML 指令${userWords(text).zh}`,
    en: `the YAML directive ${userWords(text).en} is not supported`,
  },
  why: { zh: '它会改变后面内容的含义', en: 'it changes what the text after it means' },
  fix: { zh: '删除这一行', en: 'delete the line' },
});

export const tagRefused = (text: string): Message => ({
  code: 'tag',
  what: { zh: `不支持 YAML 标签${userWords(text).zh}`, en: `the YAML tag ${userWords(text).en} is not supported` },
  why: { zh: '值按原文读取，不需要标签', en: 'values are read as written and need no tags' },
  fix: {
    zh: '删除它；如果 `!` 是文字的一部分，加上双引号',
    en: 'delete it; if the `!` belongs to a text, put the text in double quotes',
  },
});

export const anchorRefused = (text: string): Message => ({
  code: 'anchor',
  what: { zh: `不支持 YAML 锚点${userWords(text).zh}`, en: `the YAML anchor ${userWords(text).en} is not supported` },
  why: { zh: '读文件的人应当在原处看到每一个值', en: 'whoever reads the file should see every value in its place' },
  fix: {
    zh: '删除它；重复的条件写进 `conditions` 再引用；如果 `&` 是文字的一部分，加上双引号',
    en: 'delete it; name repeated conditions under `conditions`; if the `&` belongs to a text, put the text in double quotes',
  },
});

export const aliasRefused = (text: string): Message => ({
  code: 'alias',
  what: { zh: `不支持 YAML 别名${userWords(text).zh}`, en: `the YAML alias ${userWords(text).en} is not supported` },
  why: { zh: '读文件的人应当在原处看到每一个值', en: 'whoever reads the file should see every value in its place' },
  fix: {
    zh: '写出它所指的值；如果 `*` 是文字的一部分，加上双引号',
    en: 'write out the value that it stands for; if the `*` belongs to a text, put the text in double quotes',
  },
});

export const mergeKey = (): Message => ({
  code: 'merge-key',
  what: { zh: '不支持 YAML 合并键「<<」', en: 'the YAML merge key `<<` is not supported' },
  why: { zh: '读文件的人应当在原处看到每一个值', en: 'whoever reads the file should see every value in its place' },
  fix: { zh: '写出要合并的各个键', en: 'write out the keys that it would bring in' },
});

export const duplicateKey = (key: string, firstLine: number): Message => ({
  code: 'duplicate-key',
  what: {
    zh: `键${userWords(key).zh}重复，第 ${firstLine} 行已经有了`,
    en: `the key ${userWords(key).en} stands twice, first in line ${firstLine}`,
  },
  why: { zh: '两个值只能有一个算数', en: 'only one of the two values can count' },
  fix: { zh: '删除其中一个，或改名', en: 'delete or rename one of them' },
});

export const reservedKey = (key: string): Message => ({
  code: 'reserved-key',
  what: { zh: `${userWords(key).zh}不能作为键`, en: `${userWords(key).en} cannot be a key` },
  why: { zh: '它在 JavaScript 里有特殊含义', en: 'it has a meaning of its own in JavaScript' },
  fix: { zh: '换一个名字', en: 'choose another name' },
});

export const keyNotText = (): Message => ({
  code: 'key-not-text',
  what: { zh: '键必须是文字，不能是列表或对象', en: 'a key must be a text, not a list or a map' },
  fix: {
    zh: '写成 `名称: 值`；花括号、方括号是文字的一部分时加上双引号',
    en: 'write `name: value`; put a text with brackets in double quotes',
  },
});

export const keyMissing = (): Message => ({
  code: 'key-missing',
  what: { zh: '冒号前没有键', en: 'there is no key before the colon' },
  fix: { zh: '写成 `名称: 值`', en: 'write `name: value`' },
});

export const valueMissing = (key: string): Message => ({
  code: 'value-missing',
  what: { zh: `「${key}」没有值`, en: `\`${key}\` has no value` },
  why: {
    zh: 'JSON 里每个键都有值；空着会被当作 null',
    en: 'every key of JSON has one; left empty it would be taken for null',
  },
  fix: { zh: '写上值；不知道写 null', en: 'write the value, or null if it is not known' },
});

/** `>`, `>=` and `|` begin a block text in YAML, `!=` is a tag. */
export const unquotedOperator = (text: string): Message => {
  const words = userWords(text);
  const quoted = words.en.slice(1, -1);
  const tag = text.startsWith('!');
  return {
    code: 'unquoted-operator',
    what: { zh: `${words.zh}没有加引号`, en: `${words.en} is not quoted` },
    why: tag
      ? {
          zh: 'YAML 把 `!` 开头的读作标签，值就成了空的',
          en: 'YAML reads what begins with `!` as a tag, and the value as empty',
        }
      : {
          zh: `YAML 把 \`${text.charAt(0)}\` 读作下面一段文字的开头，值就成了空的`,
          en: `YAML reads \`${text.charAt(0)}\` as the beginning of a block text, and the value as empty`,
        },
    fix: { zh: `写成 \`"${quoted}"\`，加上双引号`, en: `write \`"${quoted}"\`, in double quotes` },
  };
};

/** The record of a line is not one JSON object or list. */
export const recordSpansLines = (): Message => ({
  code: 'record-not-complete',
  what: { zh: '这一行不是一个完整的 JSON 记录', en: 'this line is not one complete JSON record' },
  why: { zh: '`.jsonl` 文件一行一个记录', en: 'a `.jsonl` file holds one record a line' },
  fix: { zh: '把记录写在一行里，或把文件存为 `.json`', en: 'put the record on one line, or save the file as `.json`' },
});
