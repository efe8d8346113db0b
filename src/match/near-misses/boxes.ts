import { type Domain, hullDomains } from '../../value/domain.ts';
import type { Rational } from '../../value/rational.ts';
import { choicesOf } from './choices.ts';
import { placeAbove, placeBelow, stretch } from './grid.ts';
import { hintsFor } from './hints.ts';
import type { Problem } from './problem.ts';
import type { Values } from './values.ts';
import type { Variable } from './variable.ts';

/** Boxes that are looked at where the nearest values one by one lead nowhere. */
const BOXES = 400;

/** Of one fact a stretch of its grid, or some of its choices. */
type Side =
  | { readonly kind: 'stretch'; readonly low: bigint; readonly high: bigint }
  | { readonly kind: 'choices'; readonly of: readonly Domain[] };
type Box = readonly Side[];

/** Halves boxes of values until one holds a corner that does, or none is left. */
export function boxes(problem: Problem, variables: readonly Variable[], mayStay = false): Values | 'none' | 'open' {
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
