import type { DocNode } from '../document/node.ts';

export type FileKind = 'vocabulary' | 'policy' | 'stacking' | 'test' | 'unknown';

/** What a file is by its name alone, or null where the name does not say. */
export function kindByName(name: string): FileKind | null {
  const parts = name.split(/[\\/]/);
  if (/\.test\.(ya?ml|json)$/i.test(name)) return 'test';
  if (parts.slice(0, -1).includes('vocabulary')) return 'vocabulary';
  return parts.slice(0, -1).includes('stacking') ? 'stacking' : null;
}

/** What a file is: its name decides, else its content. */
export function kindOf(name: string, root: DocNode | null): FileKind {
  const byName = kindByName(name);
  if (byName !== null) return byName;
  const keys = root?.kind === 'map' ? root.entries.map(({ key }) => key.text) : [];
  const has = (...names: readonly string[]): boolean => names.some((one) => keys.includes(one));
  if (has('policy', 'items', 'document')) return 'policy';
  if (has('cases')) return 'test';
  if (has('facts', 'codes', 'conditions')) return 'vocabulary';
  return has('stacking') ? 'stacking' : 'unknown';
}
