import { type CodeEntry, type CodeTree, codeTree } from '../value/code-tree.ts';
import { INDUSTRY_LINES } from './data/industries.ts';

let tree: CodeTree | undefined;

/**
 * 国民经济行业分类 GB/T 4754-2017 with amendment No. 1 (2019): sections `C`, divisions `C34`, groups `C348`,
 * classes `C3484`. Codes carry the letter of their section. Built on first use.
 */
export function industryTree(): CodeTree {
  tree ??= codeTree('gbt4754-2017', readIndustries());
  return tree;
}

function readIndustries(): CodeEntry[] {
  const labels = new Map<string, string>();
  return INDUSTRY_LINES.split('\n').map((line) => {
    const space = line.indexOf(' ');
    const code = space < 0 ? line : line.slice(0, space);
    const parent = parentOf(code);
    const label = space < 0 ? labels.get(parent ?? '') : line.slice(space + 1);
    if (label === undefined) throw new Error(`industry ${code} has neither a label nor a parent before it`);
    labels.set(code, label);
    return { code, label: { zh: label }, ...(parent !== undefined && { parent }) };
  });
}

/** Sections are one letter, divisions add two digits, groups and classes one each. */
function parentOf(code: string): string | undefined {
  if (code.length === 1) return undefined;
  return code.length === 3 ? code.slice(0, 1) : code.slice(0, -1);
}
