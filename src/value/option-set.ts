import type { CodeTree } from './code-tree.ts';
import { type Truth, truthOf } from './truth.ts';

/** Some entries of a code tree, as ranges of preorder numbers `[first, last, first, last, …]`, sorted and apart. */
export type OptionSet = readonly number[];

export const NO_OPTION: OptionSet = [];

/** The union of any ranges, given in pairs. */
export function optionSet(ranges: readonly (readonly [number, number])[]): OptionSet {
  if (ranges.length === 1) return [ranges[0]![0], ranges[0]![1]];
  const sorted = [...ranges].sort((a, b) => a[0] - b[0]);
  const union: number[] = [];
  for (const [first, last] of sorted) {
    const end = union[union.length - 1];
    if (end !== undefined && first <= end + 1) union[union.length - 1] = Math.max(end, last);
    else union.push(first, last);
  }
  return union;
}

export function allOptions(tree: CodeTree): OptionSet {
  return tree.entries.length === 0 ? NO_OPTION : [0, tree.entries.length - 1];
}

/** Everything at or below any of the entries. */
export function subtrees(tree: CodeTree, entries: readonly number[]): OptionSet {
  if (entries.length === 1) return [entries[0]!, tree.last[entries[0]!]!];
  return optionSet(entries.map((at) => [at, tree.last[at]!] as const));
}

export function unionOptions(a: OptionSet, b: OptionSet): OptionSet {
  return optionSet([...pairs(a), ...pairs(b)]);
}

export function intersectOptions(a: OptionSet, b: OptionSet): OptionSet {
  const common: number[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const first = Math.max(a[i]!, b[j]!);
    const last = Math.min(a[i + 1]!, b[j + 1]!);
    if (first <= last) common.push(first, last);
    if (a[i + 1]! < b[j + 1]!) i += 2;
    else j += 2;
  }
  return common;
}

export function optionCount(a: OptionSet): number {
  let count = 0;
  for (let i = 0; i < a.length; i += 2) count += a[i + 1]! - a[i]! + 1;
  return count;
}

/** Whether all, none or some of `possible` lie in `wanted`. */
export function optionMembership(possible: OptionSet, wanted: OptionSet): Truth {
  const common = commonCount(possible, wanted);
  return truthOf(common > 0, common < optionCount(possible));
}

/** How many options lie in both: asked for every condition on a code, so that nothing is built for it. */
function commonCount(a: OptionSet, b: OptionSet): number {
  let count = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const lastOfA = a[i + 1]!;
    const lastOfB = b[j + 1]!;
    const first = Math.max(a[i]!, b[j]!);
    const last = Math.min(lastOfA, lastOfB);
    if (first <= last) count += last - first + 1;
    if (lastOfA < lastOfB) i += 2;
    else j += 2;
  }
  return count;
}

/** Whether `left` lies at or below `right`, both being any of their possible entries, independently. */
export function optionRelation(tree: CodeTree, left: OptionSet, right: OptionSet): Truth {
  let canHold = false;
  let canFail = false;
  for (const [first, last] of pairs(right)) {
    for (let at = first; at <= last && !(canHold && canFail); at++) {
      const truth = optionMembership(left, [at, tree.last[at]!]);
      canHold ||= truth !== 'false';
      canFail ||= truth !== 'true';
    }
  }
  return truthOf(canHold, canFail);
}

export function* pairs(a: OptionSet): Generator<readonly [number, number]> {
  for (let i = 0; i < a.length; i += 2) yield [a[i]!, a[i + 1]!];
}

/** The preorder numbers of the set, one by one. */
export function* optionsOf(a: OptionSet): Generator<number> {
  for (const [first, last] of pairs(a)) for (let at = first; at <= last; at++) yield at;
}
