import { type CodeTree, resolveCode } from '../../value/code-tree.ts';

/** Whether a code list is one of administrative divisions, GB/T 2260 and GB/T 10114. */
export function isDivisionTree({ entries }: CodeTree): boolean {
  return entries.length > 0 && entries.every(({ code }) => /^\d{6}(\d{3})?$/.test(code));
}

export type DivisionLevel = 'province' | 'prefecture' | 'county' | 'street';

export function levelOf(code: string): DivisionLevel {
  if (code.length === 9) return 'street';
  if (code.endsWith('0000')) return 'province';
  return code.endsWith('00') ? 'prefecture' : 'county';
}

/**
 * The divisions that a code stands for: itself, its successors, or where the list does not go so far, the nearest above it.
 * Of 2, 4, 6, 9 or 12 digits, as statistics write them; empty if not even the province is known.
 */
export function divisionsOf(tree: CodeTree, code: string): readonly number[] {
  if (!/^\d{2}(\d{2}(\d{2}(\d{3}(\d{3})?)?)?)?$/.test(code)) return [];
  for (const part of [code.slice(0, 9), code.slice(0, 6), code.slice(0, 4), code.slice(0, 2)]) {
    const found = resolveCode(tree, part.length < 6 ? part.padEnd(6, '0') : part);
    if (found.length > 0) return found;
  }
  return [];
}
