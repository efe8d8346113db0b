import type { DocNode } from './node.ts';

/**
 * Whether two trees say the same: kinds, texts, the order of entries, and whether a scalar is plain (`null`) or not (`"null"`). Where
 * they stand, and whether a text was quoted or a block, does not count.
 */
export function documentsEqual(a: DocNode | null, b: DocNode | null): boolean {
  if (a === null || b === null) return a === b;
  switch (a.kind) {
    case 'scalar':
      return b.kind === 'scalar' && a.text === b.text && (a.style === 'plain') === (b.style === 'plain');
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
