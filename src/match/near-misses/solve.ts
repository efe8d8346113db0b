import { type Domain, exactNumber } from '../../value/domain.ts';
import { exactly } from '../../value/interval.ts';
import { compare } from '../../value/rational.ts';
import type { Truth } from '../../value/truth.ts';
import { boxes } from './boxes.ts';
import { choicesOf } from './choices.ts';
import { hintsFor } from './hints.ts';
import type { Problem } from './problem.ts';
import { type Accepts, relativeChange, Search } from './search.ts';
import type { Value, Values } from './values.ts';
import type { Variable } from './variable.ts';

export interface Solution {
  readonly values: Values;
  /** How much changes: relative changes of numbers, one for each of anything else. */
  readonly cost: number;
}

/** `open`: not all could be searched. */
export type Solved = Solution | 'none' | 'open';

const CERTAIN: Accepts = (truth) => truth === 'true';
const POSSIBLE: Accepts = (truth) => truth !== 'false';

const ROUNDS = 4;

/**
 * Values of all facts of a set that settle the item in favour, each as near to what is known as the others let it be:
 * in every order of the facts the first takes the nearest value with which the others can still do, and so on; of the
 * answers the one that changes least is taken. Where the facts are so entangled that this finds nothing, boxes of values
 * are halved until one is found or none is left.
 */
export function solve(problem: Problem, variables: readonly Variable[]): Solved {
  const entangled = problem.entangled(variables);
  const solutions = (entangled ? orders(variables) : [variables]).flatMap((order) => {
    const found = greedy(problem, order);
    return found === null ? [] : [tightened(problem, order, found, entangled ? ROUNDS : 1)];
  });
  if (solutions.length > 0) return cheapest(problem, solutions);
  if (variables.length === 1) return 'none';
  const found = boxes(problem, variables);
  return typeof found === 'string' ? found : cheapest(problem, [tightened(problem, variables, found, ROUNDS)]);
}

function orders(variables: readonly Variable[]): readonly (readonly Variable[])[] {
  if (variables.length <= 1) return [variables];
  return variables.flatMap((first) => orders(variables.filter((one) => one !== first)).map((rest) => [first, ...rest]));
}

function cheapest(problem: Problem, solutions: readonly Values[]): Solution {
  const costs = solutions.map((values): Solution => {
    const parts = [...values].map(([index, value]) => costOf(problem.variables[index]!, value.domain));
    return { values, cost: parts.reduce((sum, part) => sum + part, 0) };
  });
  return costs.reduce((best, one) => (one.cost < best.cost ? one : best));
}

const YEAR = 365;

function costOf({ present, grid }: Variable, to: Domain): number {
  if (present === null) return 1;
  if (present.kind === 'number' && to.kind === 'number') {
    const value = exactly(to)!;
    const near = present.min !== null && compare(value, present.min) < 0 ? present.min : present.max;
    const from = exactly(present) ?? near;
    if (from === null) return 1;
    return grid?.isDate ? Math.abs(Number(value.num - from.num)) / YEAR : relativeChange(from, value);
  }
  if (present.kind === 'set' && to.kind === 'set') {
    const [before, after] = [present.alternatives[0]!.has, to.alternatives[0]!.has];
    return [...before, ...after].filter((code) => before.has(code) !== after.has(code)).length;
  }
  return 1;
}

/** Values of as many facts as it takes, those that can stay as they are left out. */
export function solveAll(problem: Problem): Values | 'none' | 'open' {
  const { variables } = problem;
  const found = greedy(problem, variables, true) ?? greedy(problem, [...variables].reverse(), true);
  return found ?? boxes(problem, variables, true);
}

/** The nearest value of each in turn, the later ones free. `mayStay`: a fact that can is left as it is. */
function greedy(problem: Problem, order: readonly Variable[], mayStay = false): Values | null {
  const chosen = new Map<number, Value>();
  for (const [at, variable] of order.entries()) {
    const rest = order.slice(at + 1);
    const around = new Map([
      ...[...chosen].map(([index, { domain }]) => [index, domain] as const),
      ...rest.map((free) => [free.index, free.allowed] as const),
    ]);
    const accepts = rest.length === 0 ? CERTAIN : POSSIBLE;
    const stays = mayStay && variable.present;
    if (stays && accepts(problem.judge(new Map([...around, [variable.index, stays]])))) continue;
    const found = nearest(problem, variable, around, accepts);
    if (found === null) return null;
    chosen.set(variable.index, found);
  }
  return chosen;
}

/** Each as near as the others let it be, again and again until none can come nearer. */
function tightened(problem: Problem, order: readonly Variable[], values: Values, rounds: number): Values {
  // What nothing is known of gives way first.
  const turns = [...order].sort((a, b) => Number(a.present !== null) - Number(b.present !== null));
  const now = new Map(values);
  for (let round = 0; round < rounds && order.length > 1; round++) {
    let moved = false;
    for (const variable of turns) {
      const others = new Map(
        [...now].filter(([index]) => index !== variable.index).map(([index, { domain }]) => [index, domain] as const),
      );
      const found = nearest(problem, variable, others, CERTAIN);
      if (found === null || sameDomain(found.domain, now.get(variable.index)!.domain)) continue;
      now.set(variable.index, found);
      moved = true;
    }
    if (!moved) break;
  }
  return now;
}

function sameDomain(a: Domain, b: Domain): boolean {
  if (a.kind === 'number' && b.kind === 'number') return compare(exactly(a)!, exactly(b)!) === 0;
  if (a.kind === 'option' && b.kind === 'option') return String(a.options) === String(b.options);
  if (a.kind === 'text' && b.kind === 'text') return a.text === b.text;
  if (a.kind === 'set' && b.kind === 'set') {
    const key = ({ alternatives: [one] }: typeof a): string =>
      `${[...one!.has].sort()} ${one!.lacks === 'rest' ? '' : [...one!.lacks].sort()}`;
    return key(a) === key(b);
  }
  return false;
}

/** The nearest value of one fact that does while the others are as they are told. */
function nearest(
  problem: Problem,
  variable: Variable,
  others: ReadonlyMap<number, Domain>,
  accepts: Accepts,
): Value | null {
  const judge = (domain: Domain): Truth => problem.judge(new Map([...others, [variable.index, domain]]));
  const free = problem.trial(new Map([...others, [variable.index, variable.allowed]]));
  if (variable.grid === null) {
    const domain = choicesOf(problem, free, variable).find((choice) => accepts(judge(choice)));
    return domain === undefined ? null : { domain, limit: null };
  }
  const hints = hintsFor(problem, free, variable);
  const search = new Search(variable.grid, judge, accepts, hints, BigInt(problem.world.asOf));
  const found = search.nearest(variable.present, accepts === CERTAIN);
  return found && { domain: exactNumber(found.value), limit: found.limit };
}
