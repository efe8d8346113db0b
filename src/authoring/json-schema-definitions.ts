import type { Localized } from '../text/localized.ts';

/** A JSON Schema of draft-07, the one that editors complete best. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** The definitions of one schema: each is made when something first refers to it, so that only what is used is written. */
export class Definitions {
  private readonly made = new Map<string, JsonSchema>();

  /** A reference to the definition of that name; `make` may refer to it again. */
  ref(name: string, make: () => JsonSchema): JsonSchema {
    if (!this.made.has(name)) {
      this.made.set(name, {});
      this.made.set(name, make());
    }
    return { $ref: `#/definitions/${name}` };
  }

  all(): JsonSchema {
    return Object.fromEntries(this.made);
  }
}

/** A name as part of a definition's: editors disagree on how a reference with other characters is read. */
export function definitionName(name: string): string {
  return name.replace(/[^A-Za-z0-9-]/gu, (char) => `_${char.codePointAt(0)!.toString(16)}_`);
}

/** Both languages, each a paragraph. */
export function bothLanguages({ zh, en }: Localized): string {
  return [zh, en === zh ? undefined : en].filter((text) => text !== undefined).join('\n');
}

/** One of some words, each with what it means. */
export function oneOfWords(words: ReadonlyMap<string, Localized>): JsonSchema {
  return { enum: [...words.keys()], enumDescriptions: [...words.values()].map(bothLanguages) };
}

/** A schema with a description. Beside a reference nothing else counts in draft-07, so that it is wrapped. */
export function described(schema: JsonSchema, description: string): JsonSchema {
  return '$ref' in schema ? { description, allOf: [schema] } : { ...schema, description };
}
