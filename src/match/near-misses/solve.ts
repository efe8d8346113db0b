import { type Domain, exactNumber, hullDomains } from '../../value/domain.ts';
import { exactly } from '../../value/interval.ts';
import { compare, type Rational } from '../../value/rational.ts';
import type { Truth } from '../../value/truth.ts';
import { placeAbove, placeBelow, stretch } from './grid.ts';
import { hintsFor } from './hints.ts';
import { optionChoices } from './option-choices.ts';
import type { Problem, Trial, Variable } from './problem.ts';
import { type Accepts, relativeChange, Search } from './search.ts';
import { setChoices } from './set-choices.ts';
import { textChoices } from './text-choices.ts';

/** What one fact would be instead. `limit`: what it must pass, where there is no nearest value. */
export interface Value {
  readonly domain: Domain;
  readonly limit: Rational | null;
}

/** What the facts of a set would be instead, by index. */
export type Values = ReadonlyMap<number, Value>;

export interface Solution {
  readonly values: Values;
  /** How much changes: relative changes of numbers, one for each of anything else. */
  readonly cost: number;
}

/** `open`: not all could be searched. */
export type Solved = Solution | 'none' | 'open';

const CERTAIN: Accepts = (truth) => truth === 'true';
const POSSIBLE: Accepts = (truth) => truth !== 'false';

/** Boxes that are looked at where the nearest values one by one lead nowhere. */
const BOXES = 400;
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

/** The other values of a fact that is no number, the nearest first. */
export function choicesOf(problem: Problem, trial: Trial, variable: Variable): readonly Domain[] {
  switch (variable.allowed.kind) {
    case 'option':
      return optionChoices(problem, trial, variable);
    case 'set':
      return setChoices(problem, trial, variable);
    case 'text':
      return textChoices(problem, trial, variable);
    case 'number':
      return [];
  }
}

/** Of one fact a stretch of its grid, or some of its choices. */
type Side =
  | { readonly kind: 'stretch'; readonly low: bigint; readonly high: bigint }
  | { readonly kind: 'choices'; readonly of: readonly Domain[] };
type Box = readonly Side[];

/** Halves boxes of values until one holds a corner that does, or none is left. */
function boxes(problem: Problem, variables: readonly Variable[], mayStay = false): Values | 'none' | 'open' {
  const all = new Map(variables.map((one) => [one.index, one.allowed]));
  const free = problem.trial(all);
  const hints = variables.map((variable) => (variable.grid ? hintsFor(problem, free, variable) : []));
  const choices = variables.map((variable) => [
    ...(mayStay && variable.present ? [variable.present] : []),
    ...choicesOf(problem, free, variable),
  ]);
  const whole = variables.map(
    ({ grid }, at): Side =>
      grid ? { kind: 'stretch', low: grid.first, high: grid.last } : { kind: 'choices', of: choices[at]! },
  );
  if (whole.some((side) => side.kind === 'choices' && side.of.length === 0)) return 'none';
  const open: Box[] = [whole];
  for (let looked = 0; looked < BOXES; looked++) {
    const box = open.pop();
    if (box === undefined) return 'none';
    if (problem.judge(assigned(variables, box)) === 'false') continue;
    const corner = box.map((side, at) => nearCorner(variables[at]!, side));
    if (problem.truth(assigned(variables, corner)) === 'true')
      return new Map(
        variables.map(({ index }, at) => [index, { domain: domainOf(variables[at]!, corner[at]!), limit: null }]),
      );
    // The half near what is known is looked at first.
    const halves = split(variables, hints, box);
    if (halves !== null) open.push(...halves);
  }
  return 'open';
}

function assigned(variables: readonly Variable[], box: Box): ReadonlyMap<number, Domain> {
  return new Map(box.map((side, at) => [variables[at]!.index, domainOf(variables[at]!, side)]));
}

function domainOf({ grid }: Variable, side: Side): Domain {
  return side.kind === 'stretch' ? stretch(grid!, side.low, side.high) : side.of.reduce(hullDomains);
}

function nearCorner(variable: Variable, side: Side): Side {
  if (side.kind === 'choices') return { kind: 'choices', of: side.of.slice(0, 1) };
  const at = nearPlace(variable, side);
  return { kind: 'stretch', low: at, high: at };
}

function nearPlace({ present, grid }: Variable, { low, high }: Side & { readonly kind: 'stretch' }): bigint {
  const value = present?.kind === 'number' ? (present.min ?? present.max) : null;
  const place = value ? placeBelow(grid!, value) : 0n;
  return place < low ? low : place > high ? high : place;
}

/** The two halves of a box across the side that is longest for its place, the near one last. */
function split(
  variables: readonly Variable[],
  hints: readonly (readonly Rational[])[],
  box: Box,
): readonly [Box, Box] | null {
  let longest = -1;
  let length = 0;
  box.forEach((side, at) => {
    const one = lengthOf(variables[at]!, side);
    if (one > length) [longest, length] = [at, one];
  });
  if (longest < 0) return null;
  const side = box[longest]!;
  const halves =
    side.kind === 'choices' ? halfChoices(side.of) : halfStretch(variables[longest]!, hints[longest]!, side);
  const [near, far] = halves.map((half) => box.map((one, at) => (at === longest ? half : one)));
  return [far!, near!];
}

function lengthOf(variable: Variable, side: Side): number {
  if (side.kind === 'choices') return side.of.length > 1 ? 100 : 0;
  if (side.low === side.high) return 0;
  return Math.log2(Number(side.high - side.low) + 1) + (variable.present === null ? 0 : 1);
}

function halfChoices(of: readonly Domain[]): readonly [Side, Side] {
  return [
    { kind: 'choices', of: of.slice(0, 1) },
    { kind: 'choices', of: of.slice(1) },
  ];
}

function halfStretch(
  variable: Variable,
  hints: readonly Rational[],
  side: Side & { readonly kind: 'stretch' },
): readonly [Side, Side] {
  const { low, high } = side;
  const near = nearPlace(variable, side);
  const inside = hints
    .flatMap((hint) => [placeAbove(variable.grid!, hint), placeBelow(variable.grid!, hint) + 1n])
    .filter((place) => place > low && place <= high);
  const cut = inside.length > 0 ? inside[inside.length >> 1]! : middle(low, high);
  const [below, above]: [Side, Side] = [
    { kind: 'stretch', low, high: cut - 1n },
    { kind: 'stretch', low: cut, high },
  ];
  return near < cut ? [below, above] : [above, below];
}

function middle(low: bigint, high: bigint): bigint {
  if (low < 0n && high > 0n) return 0n;
  const small = low < 0n ? -high : low;
  const large = low < 0n ? -low : high;
  // Over several orders of magnitude their number is halved.
  if (large > 1000n && large > small * 16n) {
    const bits = ((small === 0n ? 0 : small.toString(2).length) + large.toString(2).length) >> 1;
    const size = 1n << BigInt(bits);
    const cut = low < 0n ? -size : size;
    if (cut > low && cut <= high) return cut;
  }
  return low + (high - low + 1n) / 2n;
}
