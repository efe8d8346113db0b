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

/** A text of an author in both languages, the one standing in where the other is missing. */
export function inBoth(text: Localized): Phrase {
  return { zh: say(text, 'zh'), en: say(text, 'en') };
}

/** Phrases one after the other, with `between` them. */
export function joined(phrases: readonly Phrase[], between: Phrase): Phrase {
  const [first, ...others] = phrases;
  if (first === undefined) return { zh: '', en: '' };
  if (others.length === 0) return first;
  let { zh, en } = first;
  for (const phrase of others) {
    zh += between.zh + phrase.zh;
    en += between.en + phrase.en;
  }
  return { zh, en };
}

/** Plain data with every text of it in one language: `{ zh, en }` becomes a string. */
export function inLanguage(data: unknown, language: Language): unknown {
  if (Array.isArray(data)) return data.map((one) => inLanguage(one, language));
  if (typeof data !== 'object' || data === null) return data;
  if (isLocalized(data)) return say(data, language);
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, inLanguage(value, language)]));
}

function isLocalized(data: object): data is Localized {
  const entries = Object.entries(data);
  return (
    entries.length > 0 && entries.every(([key, value]) => (key === 'zh' || key === 'en') && typeof value === 'string')
  );
}
