import { findCode } from '../../check/values.ts';
import type { CodeTree } from '../../value/code-tree.ts';
import { fold } from './words.ts';

/** Entries of a code list, any one of which may be meant; null: a word of which the mapping says that it says nothing. */
export type CodeMeaning = readonly number[] | null;

/** What the words of a column mean, by the mapping. */
export type Translations = ReadonlyMap<string, CodeMeaning>;

/** The words for the entries of a code list. */
export interface CodeWords {
  readonly tree: CodeTree;
  /** Undefined: no word for any of them. */
  find(text: string): CodeMeaning | undefined;
}

const byTree = new WeakMap<CodeTree, ReadonlyMap<string, readonly number[]>>();

/**
 * Codes and labels without regard to width and case. A label that several entries bear (a division of industries with one group) may
 * be any of them, and all of those where one lies above the others. Codes of a letter and digits are known without the letter,
 * as registers write industries, where that is one of them only.
 */
function wordsOf(tree: CodeTree): ReadonlyMap<string, readonly number[]> {
  const known = byTree.get(tree);
  if (known) return known;
  const words = new Map<string, number[]>();
  const add = (word: string, at: number): void => {
    const same = words.get(word);
    if (same === undefined) words.set(word, [at]);
    else if (!same.includes(at)) same.push(at);
  };
  tree.entries.forEach(({ label }, at) => {
    for (const one of [label.zh, label.en]) if (one !== undefined && one !== '') add(fold(one), at);
  });
  const digits = new Map<string, number[]>();
  tree.entries.forEach(({ code }, at) => {
    const bare = /^[A-Z](\d+)$/.exec(code)?.[1];
    if (bare !== undefined) digits.set(bare, [...(digits.get(bare) ?? []), at]);
  });
  for (const [bare, entries] of digits) if (entries.length === 1 && !words.has(bare)) words.set(bare, entries);
  // A code is itself before it is anyone's label.
  tree.entries.forEach(({ code }, at) => {
    words.set(fold(code), [at]);
  });
  byTree.set(tree, words);
  return words;
}

/** Translations first, then codes (old ones too), then labels. */
export function codeWords(tree: CodeTree, translations: Translations): CodeWords {
  const words = wordsOf(tree);
  return {
    tree,
    find: (text) => {
      const folded = fold(text);
      const translated = translations.get(folded);
      if (translated !== undefined) return translated;
      const found = findCode(tree, text);
      return found.length > 0 ? found : words.get(folded);
    },
  };
}
