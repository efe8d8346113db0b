import type { FactType } from '../../policy/types.ts';
import { formatDay } from '../../value/civil-date.ts';
import type { CodeTree } from '../../value/code-tree.ts';
import { BOOLEANS, type Domain, type SetDomain } from '../../value/domain.ts';
import { exactly } from '../../value/interval.ts';
import { optionCount, optionsOf } from '../../value/option-set.ts';
import { compare, type Rational, subtract, toDecimal } from '../../value/rational.ts';
import type { Difference, FactState } from './near-miss.ts';

/** A domain as a profile would write it. */
export function stateOf(domain: Domain | null, type: FactType): FactState {
  if (domain === null) return null;
  switch (domain.kind) {
    case 'number': {
      const one = exactly(domain);
      if (one !== null) return numberText(one, type);
      if (domain.min === null && domain.max === null) return null;
      return { min: domain.min && numberText(domain.min, type), max: domain.max && numberText(domain.max, type) };
    }
    case 'option':
      return optionState(domain.tree, domain.options);
    case 'set':
      return setState(domain);
    case 'text':
      return domain.text;
  }
}

export function numberText(value: Rational, type: FactType): string {
  return type === 'date' ? formatDay(Number(value.num)) : toDecimal(value);
}

function optionState(tree: CodeTree, options: readonly number[]): FactState {
  if (tree === BOOLEANS) return options.length === 2 && options[0] === options[1] ? options[0] === 1 : null;
  const [first, last] = [options[0]!, options[1]!];
  if (options.length === 2 && (tree.last[first] === last || first === last)) return tree.entries[first]!.code;
  if (optionCount(options) === tree.entries.length) return null;
  // What stands below another one of them goes without saying.
  const named: string[] = [];
  let covered = -1;
  for (const at of optionsOf(options)) {
    if (at <= covered) continue;
    named.push(tree.entries[at]!.code);
    covered = tree.last[at]!;
  }
  return { oneOf: named };
}

function setState({ tree, alternatives }: SetDomain): FactState {
  const code = (at: number): string => tree.entries[at]!.code;
  const [first, ...others] = alternatives;
  if (others.length === 0 && first!.lacks === 'rest') return [...first!.has].map(code);
  const has = [...first!.has].filter((at) => others.every((other) => other.has.has(at)));
  const hasNot = tree.entries
    .map((_, at) => at)
    .filter((at) => alternatives.every((one) => (one.lacks === 'rest' ? !one.has.has(at) : one.lacks.has(at))));
  return has.length === 0 && hasNot.length === 0 ? null : { has: has.map(code), hasNot: hasNot.map(code) };
}

/** By how much `to` lies from what is known; null where that means nothing. */
export function differenceOf(from: Domain | null, to: Domain): Difference | null {
  if (from === null) return null;
  if (from.kind === 'number' && to.kind === 'number') {
    const value = exactly(to)!;
    const below = from.min !== null && compare(value, from.min) < 0;
    const above = from.max !== null && compare(value, from.max) > 0;
    const end = exactly(from) ?? (below ? from.min : above ? from.max : null);
    return end && toDecimal(subtract(value, end));
  }
  if (from.kind === 'set' && to.kind === 'set') {
    const [before, after] = [from.alternatives[0]!, to.alternatives[0]!];
    const code = (at: number): string => from.tree.entries[at]!.code;
    const lacks = ({ has, lacks: out }: typeof after, at: number): boolean =>
      out === 'rest' ? !has.has(at) : out.has(at);
    return {
      add: [...after.has].filter((at) => !before.has.has(at)).map(code),
      remove: from.tree.entries
        .map((_, at) => at)
        .filter((at) => lacks(after, at) && !lacks(before, at))
        .map(code),
    };
  }
  return null;
}
