import { childrenOf } from '../../kernel/children.ts';
import type { TruthNode, ValueNode } from '../../kernel/node.ts';
import type { CodeTree } from '../../value/code-tree.ts';
import type { OptionDomain } from '../../value/domain.ts';
import { intersectOptions, type OptionSet, optionCount, optionsOf, pairs, subtrees } from '../../value/option-set.ts';
import type { Problem, Trial } from './problem.ts';
import type { Variable } from './variable.ts';

/** Of a list no longer than this every code is tried. */
const SHORT = 48;
/** Of a value that another fact must agree with, no more codes than this are tried. */
const NEIGHBOURS = 8;

/** What asks for the codes of a fact: fixed sets, and other values that it is compared with. */
interface Asked {
  readonly sets: readonly OptionSet[];
  readonly others: readonly ValueNode[];
}

/**
 * The codes that a fact of codes (or a yes or no) may change to, the nearest first: in a tree those that share most of their
 * way down with the present one; among equals one that the rule names, then the one that stands nearest in the list.
 * Of codes between which nothing asked can tell, one is enough.
 */
export function optionChoices(problem: Problem, trial: Trial, variable: Variable): readonly OptionDomain[] {
  const known = choicesOf.get(variable);
  if (known) return known;
  const { tree } = variable.allowed as OptionDomain;
  const asked = askedOf(problem, variable, tree);
  const choices = choicesAmong(asked, trial, tree, variable);
  // What it is compared with may be another from trial to trial; all else asks the same each time.
  if (asked.others.length === 0 || tree.entries.length <= SHORT) choicesOf.set(variable, choices);
  return choices;
}

const choicesOf = new WeakMap<Variable, readonly OptionDomain[]>();

function choicesAmong(asked: Asked, trial: Trial, tree: CodeTree, variable: Variable): readonly OptionDomain[] {
  const entries =
    tree.entries.length <= SHORT ? tree.entries.map((_, at) => at) : typical(asked, trial, tree, variable);
  const present = variable.present?.kind === 'option' ? variable.present.options : null;
  const named = new Set(asked.sets.flatMap((set) => topmost(tree, set)));
  const rank = (at: number): readonly number[] => [
    present === null ? 0 : -shared(tree, present[0]!, at),
    named.has(at) ? 0 : 1,
    depth(tree, at),
    present === null ? at : Math.abs(at - present[0]!),
  ];
  return [...new Set(entries)]
    .map((at) => ({ options: subtrees(tree, [at]), rank: rank(at) }))
    .filter(({ options }) => present === null || !sameSet(options, present))
    .sort((a, b) => byRank(a.rank, b.rank))
    .map(({ options }) => ({ kind: 'option', tree, options }));
}

/** The codes of a set that stand below no other of it: those that a rule names. */
function topmost(tree: CodeTree, set: OptionSet): readonly number[] {
  const named: number[] = [];
  for (const [first, last] of pairs(set)) for (let at = first; at <= last; at = tree.last[at]! + 1) named.push(at);
  return named;
}

function byRank(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return a[at]! - b[at]!;
  return 0;
}

function sameSet(a: OptionSet, b: OptionSet): boolean {
  return a.length === b.length && a.every((end, at) => end === b[at]);
}

function ancestors(tree: CodeTree, at: number): readonly number[] {
  const way: number[] = [];
  for (let code: string | undefined = tree.entries[at]!.code; code !== undefined; ) {
    const index = tree.index.get(code);
    if (index === undefined || way.includes(index)) break;
    way.push(index);
    code = tree.entries[index]!.parent;
  }
  return way;
}

const depth = (tree: CodeTree, at: number): number => ancestors(tree, at).length;

/** How many codes lie above both. */
function shared(tree: CodeTree, a: number, b: number): number {
  const above = new Set(ancestors(tree, a));
  return ancestors(tree, b).filter((one) => above.has(one)).length;
}

/** One code of each kind between which nothing asked can tell, and those near what the fact is compared with. */
function typical({ sets, others }: Asked, trial: Trial, tree: CodeTree, variable: Variable): readonly number[] {
  const starts = new Set<number>([0]);
  for (const set of sets)
    for (const [first, last] of pairs(set)) {
      starts.add(first);
      if (last + 1 < tree.entries.length) starts.add(last + 1);
    }
  const sorted = [...starts].sort((a, b) => a - b);
  const present = variable.present?.kind === 'option' ? variable.present.options[0]! : null;
  const best = new Map<string, readonly { readonly at: number; readonly near: number }[]>();
  sorted.forEach((start, index) => {
    const end = (sorted[index + 1] ?? tree.entries.length) - 1;
    const kind = sets.map((set) => (optionCount(intersectOptions(set, [start, start])) > 0 ? '1' : '0')).join('');
    // The topmost codes all of whose lower ones are of the kind.
    for (let at = start; at <= end; at++) {
      if (tree.last[at]! > end) continue;
      const near = present === null ? 0 : shared(tree, present, at);
      const known = best.get(kind) ?? [];
      if (known.length < 3 || near > known[0]!.near)
        best.set(kind, [...known, { at, near }].sort((a, b) => b.near - a.near || a.at - b.at).slice(0, 3));
      at = tree.last[at]!;
    }
  });
  const related = others.flatMap((other) => {
    const domain = trial.value(other);
    if (domain.kind !== 'option' || domain.tree !== tree) return [];
    const near = [...optionsOf(domain.options)].slice(0, NEIGHBOURS);
    return near.flatMap((at) => [...ancestors(tree, at), ...(at + 1 < tree.entries.length ? [at + 1] : [])]);
  });
  return [...[...best.values()].flat().map(({ at }) => at), ...related];
}

/** What asks for a fact of codes, directly or through derived facts that pass it on. */
function askedOf(problem: Problem, variable: Variable, tree: CodeTree): Asked {
  const bit = 1n << BigInt(variable.index);
  const sets: OptionSet[] = [];
  const others: ValueNode[] = [];
  const seen = new Set<number>();
  const walk = (node: TruthNode | ValueNode): void => {
    if ((problem.mask(node) & bit) === 0n || seen.has(node.id)) return;
    seen.add(node.id);
    if (node.kind === 'member' && node.set.kind === 'options') sets.push(node.set.options);
    if (node.kind === 'cases') for (const { set } of node.rows) if (set.kind === 'options') sets.push(set.options);
    if (node.kind === 'same') others.push(node.left, node.right);
    if (node.kind === 'holds') others.push(node.codes);
    childrenOf(node).forEach(walk);
  };
  walk(problem.compiled.verdict);
  const fits = (set: OptionSet): boolean => set.length > 0 && set[set.length - 1]! < tree.entries.length;
  return { sets: sets.filter(fits), others };
}
