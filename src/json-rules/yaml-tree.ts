import type { DocNode } from '../document/node.ts';

/* Nodes of a rule file that is to be printed. */

const NOWHERE = { start: 0, end: 0 };

/** What reads as itself without quotes, and looks like a text to people too. */
const BARE = /^[\p{L}_][\p{L}\p{N}_./@-]*( [\p{L}\p{N}_./@-]+)*$/u;
const WORDS_OF_YAML = new Set(['null', 'true', 'false', 'yes', 'no', 'on', 'off']);

export function text(value: string): DocNode {
  const isBare = BARE.test(value) && !WORDS_OF_YAML.has(value.toLowerCase());
  return { kind: 'scalar', text: value, style: isBare ? 'plain' : 'quoted', span: NOWHERE };
}

/** A number, `true` or `false`. */
export function plain(value: string): DocNode {
  return { kind: 'scalar', text: value, style: 'plain', span: NOWHERE };
}

export function list(items: readonly DocNode[]): DocNode {
  return { kind: 'list', items, span: NOWHERE };
}

/** Entries that are undefined are left out. */
export function map(
  entries: { readonly [key: string]: DocNode | undefined } | readonly (readonly [string, DocNode])[],
): DocNode {
  const pairs = Array.isArray(entries)
    ? (entries as readonly (readonly [string, DocNode])[])
    : Object.entries(entries as { readonly [key: string]: DocNode | undefined });
  return {
    kind: 'map',
    entries: pairs.flatMap(([key, value]) => {
      const node = text(key);
      return value && node.kind === 'scalar' ? [{ key: node, value }] : [];
    }),
    span: NOWHERE,
  };
}
