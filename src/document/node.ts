import type { Span } from '../text/source.ts';

/** How a scalar was written: what a `plain` one means may depend on its characters (`null`, `true`). */
export type ScalarStyle = 'plain' | 'quoted' | 'block';

/** Every scalar is text, the characters as written (unquoted and unescaped), in NFC. What it means is for the reader to say. */
export interface DocScalar {
  readonly kind: 'scalar';
  readonly text: string;
  readonly style: ScalarStyle;
  readonly span: Span;
}

export interface DocEntry {
  readonly key: DocScalar;
  readonly value: DocNode;
}

export interface DocMap {
  readonly kind: 'map';
  readonly entries: readonly DocEntry[];
  readonly span: Span;
}

export interface DocList {
  readonly kind: 'list';
  readonly items: readonly DocNode[];
  readonly span: Span;
}

/** A tree in which every node knows its place. Keys of a map are unique. */
export type DocNode = DocScalar | DocMap | DocList;

/** Whether the node says that there is no value: `null`, `~` or nothing at all, unquoted. */
export function isNull(node: DocNode): boolean {
  return (
    node.kind === 'scalar' && node.style === 'plain' && (node.text === '' || node.text === '~' || node.text === 'null')
  );
}
