import type { Localized } from '../text/localized.ts';

/** One entry of a code list. `formerly` names the old codes whose successor it is. */
export interface CodeEntry {
  readonly code: string;
  readonly label: Localized;
  readonly parent?: string;
  readonly formerly?: readonly string[];
}

/**
 * A code list as a tree (a flat list is a tree without levels), numbered in preorder:
 * everything at or below entry `i` is `i … last[i]`, so that a subtree is one range.
 */
export interface CodeTree {
  readonly name: string;
  readonly entries: readonly CodeEntry[];
  /** Preorder number of each code. */
  readonly index: ReadonlyMap<string, number>;
  /** Preorder number of the last entry at or below each entry. */
  readonly last: readonly number[];
  /** Preorder numbers of the successors of each old code; several if it was split. */
  readonly successors: ReadonlyMap<string, readonly number[]>;
}

/**
 * Numbers the entries. Children keep the order in which they stand; an entry whose parent is missing,
 * or lies on a cycle, becomes a root (the check of the file reports it, this function is total).
 */
export function codeTree(name: string, entries: readonly CodeEntry[]): CodeTree {
  const byCode = new Map<string, CodeEntry>();
  for (const entry of entries) if (!byCode.has(entry.code)) byCode.set(entry.code, entry);
  const circular = circularCodes(byCode);
  const children = new Map<string, CodeEntry[]>();
  const roots: CodeEntry[] = [];
  for (const entry of byCode.values()) {
    if (entry.parent === undefined || !byCode.has(entry.parent) || circular.has(entry.code)) roots.push(entry);
    else {
      const siblings = children.get(entry.parent);
      if (siblings) siblings.push(entry);
      else children.set(entry.parent, [entry]);
    }
  }
  const ordered: CodeEntry[] = [];
  const last: number[] = [];
  const index = new Map<string, number>();
  const open: { entry: CodeEntry; at: number; next: number }[] = [];
  const visit = (entry: CodeEntry): void => {
    index.set(entry.code, ordered.length);
    open.push({ entry, at: ordered.length, next: 0 });
    ordered.push(entry);
    last.push(ordered.length - 1);
  };
  for (const root of roots) {
    visit(root);
    while (open.length > 0) {
      const top = open[open.length - 1]!;
      const child = children.get(top.entry.code)?.[top.next++];
      if (child) visit(child);
      else {
        last[top.at] = ordered.length - 1;
        open.pop();
      }
    }
  }
  const successors = new Map<string, number[]>();
  for (const entry of ordered) {
    for (const old of entry.formerly ?? []) {
      if (index.has(old)) continue;
      const known = successors.get(old);
      if (known) known.push(index.get(entry.code)!);
      else successors.set(old, [index.get(entry.code)!]);
    }
  }
  return { name, entries: ordered, index, last, successors };
}

/** The codes that lie above themselves; each way up is walked once. */
function circularCodes(byCode: ReadonlyMap<string, CodeEntry>): ReadonlySet<string> {
  const circular = new Set<string>();
  const walked = new Set<string>();
  for (const start of byCode.keys()) {
    const path: string[] = [];
    let code: string | undefined = start;
    while (code !== undefined && !walked.has(code)) {
      walked.add(code);
      path.push(code);
      code = byCode.get(code)?.parent;
    }
    const from = code === undefined ? -1 : path.indexOf(code);
    if (from >= 0) for (const one of path.slice(from)) circular.add(one);
  }
  return circular;
}

/** The entries that a code stands for: itself, or the successors of an old one; empty if it is unknown. */
export function resolveCode(tree: CodeTree, code: string): readonly number[] {
  const at = tree.index.get(code);
  return at !== undefined ? [at] : (tree.successors.get(code) ?? []);
}
