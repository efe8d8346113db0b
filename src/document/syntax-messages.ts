import type { Message } from '../text/diagnostic.ts';
import { userWords } from '../text/visible.ts';

/* Plain mistakes of YAML or JSON, in words that need no knowledge of either. */

export const tabIndentation = (): Message => ({
  code: 'tab-indentation',
  what: { zh: '用制表符（Tab）缩进', en: 'indented with a tab' },
  why: {
    zh: 'YAML 只认空格缩进，制表符的宽度因编辑器而异',
    en: 'YAML counts spaces only, since a tab is as wide as the editor likes',
  },
  fix: {
    zh: '把行首的制表符换成空格，每层两个',
    en: 'replace the tabs at the beginning of the line by spaces, two a level',
  },
});

export const badIndentation = (): Message => ({
  code: 'bad-indentation',
  what: { zh: '缩进与前面的行对不齐', en: 'the indentation does not line up with the lines before' },
  why: { zh: '同一层的键或 `-` 必须从同一列开始', en: 'keys or `-` of one level begin in the same column' },
  fix: { zh: '让这一行与同层的行左对齐', en: 'align the line with the others of its level' },
});

export const nestedMapping = (): Message => ({
  code: 'second-colon',
  what: { zh: '一行里有两个 `: `', en: 'two `: ` in one line' },
  why: {
    zh: 'YAML 会把第二个冒号前面的当作又一个键',
    en: 'YAML takes what stands before the second colon as a key, too',
  },
  fix: {
    zh: '文字里有冒号时加上双引号；否则另起一行',
    en: 'put a text with a colon in double quotes; otherwise begin a new line',
  },
});

export const multilineKey = (): Message => ({
  code: 'missing-colon',
  what: { zh: '这一行没有 `: `，与下一行连成了一个键', en: 'the line has no `: ` and runs into the key of the next' },
  fix: { zh: '写成 `名称: 值`，半角冒号后加一个空格', en: 'write `name: value`, with a space after the colon' },
});

export const missingColon = (): Message => ({
  code: 'missing-colon',
  what: { zh: '这里应该是 `名称: 值`，缺少冒号', en: 'a `name: value` was expected here, and the colon is missing' },
  fix: { zh: '写成 `名称: 值`，半角冒号后加一个空格', en: 'write `name: value`, with a space after the colon' },
});

export const missingSpace = (): Message => ({
  code: 'missing-space',
  what: { zh: '冒号后面缺少空格', en: 'the space after the colon is missing' },
  why: { zh: '没有空格，YAML 把冒号当作文字的一部分', en: 'without it YAML takes the colon as part of the text' },
  fix: { zh: '写成 `名称: 值`', en: 'write `name: value`' },
});

export const missingComma = (): Message => ({
  code: 'missing-comma',
  what: { zh: '两项之间缺少逗号', en: 'a comma is missing between two entries' },
  fix: {
    zh: '加上半角逗号 `,`；文字里有冒号时加上双引号',
    en: 'write a `,` between them; put a text with a colon in double quotes',
  },
});

export const extraComma = (): Message => ({
  code: 'extra-comma',
  what: { zh: '多余的逗号', en: 'a comma too many' },
  fix: { zh: '删除它，或在它前面补上漏掉的项', en: 'delete it, or write the entry that is missing before it' },
});

export const missingDash = (): Message => ({
  code: 'missing-dash',
  what: {
    zh: '列表里的这一行没有 `- `，也与上一项对不齐',
    en: 'this line of a list has no `- ` and does not line up with the entry before',
  },
  fix: {
    zh: '新的一项以 `- ` 开头；属于上一项的与它的键左对齐',
    en: 'begin a new entry with `- `, or align the line with the keys of the entry it belongs to',
  },
});

export const dashAfterKey = (): Message => ({
  code: 'dash-after-key',
  what: { zh: '`-` 不能与键写在同一行', en: 'a `-` cannot stand in the line of its key' },
  fix: {
    zh: '列表从下一行开始，或写成 `[a, b]`；`-` 是文字时加上双引号',
    en: 'begin the list in the next line, or write `[a, b]`; put a text that begins with `-` in double quotes',
  },
});

export const unclosed = (opening: string): Message =>
  opening === '[' || opening === '{'
    ? {
        code: 'unclosed-bracket',
        what: { zh: `这个 \`${opening}\` 没有结束`, en: `this \`${opening}\` is never closed` },
        why: {
          zh: '括号里的行也要比括号前的键缩进得多',
          en: 'lines within brackets, too, are indented more than the key before the bracket',
        },
        fix: { zh: `补上 \`${opening === '[' ? ']' : '}'}\``, en: `write the \`${opening === '[' ? ']' : '}'}\`` },
      }
    : {
        code: 'unclosed-quote',
        what: { zh: '这个引号没有结束', en: 'this quote is never closed' },
        fix: { zh: '在文字末尾补上同样的引号', en: 'write the same quote at the end of the text' },
      };

export const badEscape = (text: string): Message => ({
  code: 'bad-escape',
  what: {
    zh: `双引号里不认识的转义${userWords(text).zh}`,
    en: `unknown escape ${userWords(text).en} within double quotes`,
  },
  fix: { zh: '反斜杠本身写成 `\\\\`，或用单引号', en: 'write a backslash as `\\\\`, or use single quotes' },
});

export const badStart = (text: string): Message => ({
  code: 'needs-quotes',
  what: {
    zh: `文字不能以${userWords(text).zh}开头`,
    en: `a text cannot begin with ${text === '`' ? 'a backtick' : userWords(text).en}`,
  },
  why: { zh: '这个符号在 YAML 里另有用处', en: 'YAML keeps that sign for itself' },
  fix: { zh: '给整个文字加上双引号', en: 'put the whole text in double quotes' },
});

export const blockInFlow = (): Message => ({
  code: 'block-in-flow',
  what: {
    zh: '括号里不能用 `- ` 或缩进写列表和对象',
    en: 'within brackets there are no lists with `- ` and no indented maps',
  },
  fix: {
    zh: '括号里写成 `[a, b]` 或 `{ a: 1 }`，或者去掉外面的括号',
    en: 'write `[a, b]` or `{ a: 1 }` there, or take the brackets away',
  },
});

export const commentSpace = (): Message => ({
  code: 'comment-without-space',
  what: { zh: '`#` 前面缺少空格', en: 'the space before `#` is missing' },
  fix: {
    zh: '注释前加一个空格；`#` 是文字时放进引号里',
    en: 'write a space before the comment; put a text with `#` in quotes',
  },
});

export const unexpected = (text: string): Message => ({
  code: 'unexpected-text',
  what: { zh: `这里不该有${userWords(text).zh}`, en: `${userWords(text).en} was not expected here` },
  why: {
    zh: '前面的值已经结束，或者这一行不属于任何一层',
    en: 'the value before it has ended, or the line belongs to no level',
  },
  fix: {
    zh: '检查缩进、引号和括号；整段是文字时加上双引号',
    en: 'check indentation, quotes and brackets; put the whole in double quotes if it is one text',
  },
});

export const unreadable = (): Message => ({
  code: 'unreadable',
  what: { zh: '从这里起读不懂', en: 'this cannot be read from here on' },
  fix: { zh: '检查缩进、引号和括号', en: 'check indentation, quotes and brackets' },
});
