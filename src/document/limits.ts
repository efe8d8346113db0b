/** What one document may be. Far above any real rule file; they keep a hostile one from costing time or memory. */
export const LIMITS = {
  /** Bytes of UTF-8. */
  fileBytes: 4 * 1024 * 1024,
  /** Lists and maps within each other. */
  depth: 64,
  /** Scalars (keys too), lists and maps. */
  nodes: 200_000,
  /** Words, signs, line breaks and stretches of spaces: four a value are usual, the rest is for comments. */
  tokens: 1_000_000,
  /** Problems listed of one file. */
  problems: 1000,
} as const;
