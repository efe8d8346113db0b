import type { DocNode } from '../../src/document/node.ts';

/** A tree as plain data: plain scalars as they are, quoted ones after `q:`, blocks after `b:`. */
export function outline(node: DocNode | null): unknown {
  if (node === null) return null;
  switch (node.kind) {
    case 'scalar':
      return node.style === 'plain' ? node.text : `${node.style[0]}:${node.text}`;
    case 'list':
      return node.items.map(outline);
    case 'map':
      return Object.fromEntries(node.entries.map(({ key, value }) => [key.text, outline(value)]));
  }
}

/** All scalars, lists and maps with the text that their spans mark. */
export function spans(node: DocNode | null, text: string): string[] {
  if (node === null) return [];
  const own = text.slice(node.span.start, node.span.end);
  switch (node.kind) {
    case 'scalar':
      return [own];
    case 'list':
      return [own, ...node.items.flatMap((item) => spans(item, text))];
    case 'map':
      return [own, ...node.entries.flatMap(({ key, value }) => [...spans(key, text), ...spans(value, text)])];
  }
}
