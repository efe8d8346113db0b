import { type DocNode, isNull } from './node.ts';

/**
 * Whether two trees say the same: kinds, texts, the order of entries, and whether a scalar is no value (`null`) or a text (`"null"`).
 * Where they stand, and how else a text was written, does not count: `5` and `"5"` are the same characters (FORMAT, "Scalars").
 */
export function documentsEqual(a: DocNode | null, b: DocNode | null): boolean {
  if (a === null || b === null) return a === b;
  switch (a.kind) {
    case 'scalar':
      return b.kind === 'scalar' && a.text === b.text && isNull(a) === isNull(b);
    case 'list':
      return (
        b.kind === 'list' &&
        a.items.length === b.items.length &&
        a.items.every((item, i) => documentsEqual(item, b.items[i]!))
      );
    case 'map':
      return (
        b.kind === 'map' &&
        a.entries.length === b.entries.length &&
        a.entries.every(({ key, value }, i) => {
          const other = b.entries[i]!;
          return documentsEqual(key, other.key) && documentsEqual(value, other.value);
        })
      );
    default:
      return a satisfies never;
  }
}
