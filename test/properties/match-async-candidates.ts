import type { CompiledRules } from '../../src/compile/index.ts';
import { childrenOf } from '../../src/kernel/children.ts';
import type { FactNode, MemberSet, TruthNode, ValueNode } from '../../src/kernel/node.ts';
import { resolveYear } from '../../src/policy/fact-reference.ts';
import { type Domain, exactNumber, intersectDomains, type NumberDomain } from '../../src/value/domain.ts';
import type { NumberRange } from '../../src/value/number-set.ts';
import { optionsOf } from '../../src/value/option-set.ts';
import { add, fromInteger, type Rational } from '../../src/value/rational.ts';

/** A fact that rules read, in a year, with values that tell its conditions apart. */
export interface Slot {
  readonly name: string;
  readonly node: FactNode;
  readonly year: number | null;
  readonly candidates: readonly Domain[];
}

/** Every fact that the verdicts of the rules read, by its name with the year. */
export function slotsRead({ items }: CompiledRules, asOfYear: number): ReadonlyMap<string, Slot> {
  const facts = new Set<FactNode>();
  const numbers: Rational[] = [];
  const texts = new Set(['', '别的']);
  const met = new Set<number>();
  const inSet = (set: MemberSet): void => {
    if (set.kind === 'numbers') for (const { min, max } of set.set) numbers.push(...[min ?? [], max ?? []].flat());
    if (set.kind === 'texts') for (const text of set.texts) texts.add(text);
  };
  const meet = (node: TruthNode | ValueNode): void => {
    if (met.has(node.id)) return;
    met.add(node.id);
    if (node.kind === 'fact') facts.add(node);
    if (node.kind === 'literal' && node.domain.kind === 'number') numbers.push(...[node.domain.min ?? []].flat());
    if (node.kind === 'mentions') for (const phrase of node.phrases) texts.add(phrase);
    if (node.kind === 'member') inSet(node.set);
    if (node.kind === 'cases') for (const { set } of node.rows) inSet(set);
    for (const part of childrenOf(node)) meet(part);
  };
  for (const { verdict } of items) meet(verdict);
  for (const { allowed } of facts) if (allowed.kind === 'number') inSet({ kind: 'numbers', set: [rangeOf(allowed)] });
  const around = (end: Rational): Rational[] => [-1n, 0n, 1n].map((step) => add(end, { num: step, den: 1n }));
  const values = [...numbers, fromInteger(0), fromInteger(-100), fromInteger(1_000_000_000)].flatMap(around);
  return new Map(
    [...facts].map((node) => {
      const year = node.year && resolveYear(node.year, asOfYear);
      const name = year === null ? node.name : `${node.name}@${year}`;
      return [name, { name, node, year, candidates: valuesOf(node.allowed, values, [...texts]) }];
    }),
  );
}

/**
 * Whether every fact stands but once in the conditions of each item. Where one stands twice, as in `a < 3 or (a < 5 and b)`
 * or `a < a`, conditions are taken as independent all the same, and what is missing may name a fact that hangs on nothing.
 */
export function readsOnce({ items }: CompiledRules): boolean {
  return items.every(({ verdict }) => {
    const met = new Set<string>();
    const atOnce = (node: TruthNode | ValueNode): boolean => {
      if (node.kind !== 'fact') return childrenOf(node).every(atOnce);
      const name = `${node.name} ${JSON.stringify(node.year)}`;
      if (node.name !== 'asOf' && met.has(name)) return false;
      met.add(name);
      return childrenOf(node).every(atOnce);
    };
    return atOnce(verdict);
  });
}

function rangeOf({ min, max }: NumberDomain): NumberRange {
  return { min, max, minOpen: false, maxOpen: false };
}

function valuesOf(allowed: Domain, numbers: readonly Rational[], texts: readonly string[]): readonly Domain[] {
  switch (allowed.kind) {
    case 'number': {
      const all = new Map(numbers.map((value) => [`${value.num}/${value.den}`, value]));
      return [...all.values()].flatMap((value) => intersectDomains(allowed, exactNumber(value)) ?? []);
    }
    case 'option':
      return [...optionsOf(allowed.options)].map((at) => ({ ...allowed, options: [at, at] }));
    case 'text':
      return texts.map((text) => ({ kind: 'text', text }));
    case 'set': {
      const codes = allowed.tree.entries.map((_, at) => at);
      const sets = [[], codes, ...codes.map((at) => [at]), ...codes.map((at) => codes.filter((other) => other !== at))];
      return sets.map((has) => ({ ...allowed, alternatives: [{ has: new Set(has), lacks: 'rest' }] }));
    }
  }
}
