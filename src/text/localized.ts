/** The languages huiqi speaks. Chinese is the default everywhere. */
export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text of an author, in at least one language. */
export type Localized = { readonly zh: string; readonly en?: string } | { readonly zh?: string; readonly en: string };

/** A text of huiqi's own: always in both languages. */
export type Phrase = { readonly zh: string; readonly en: string };

/** The text in `language`, or in the other one where the translation is missing. */
export function say(text: Localized, language: Language): string {
  return (language === 'zh' ? (text.zh ?? text.en) : (text.en ?? text.zh)) ?? '';
}

/** Phrases one after the other, with `between` them. */
export function joined(phrases: readonly Phrase[], between: Phrase): Phrase {
  return {
    zh: phrases.map(({ zh }) => zh).join(between.zh),
    en: phrases.map(({ en }) => en).join(between.en),
  };
}
