import type { FactNode, Segment, ValueNode } from '../../kernel/node.ts';
import { resolveYear } from '../../policy/fact-reference.ts';
import { intersectDomains, type NumberDomain } from '../../value/domain.ts';
import { type Rational, type RoundingMode, toNumber } from '../../value/rational.ts';
import type { FactColumn, Given, Rows } from './columns.ts';
import type { EncodingContext } from './encoding-context.ts';
import { readsOf } from './reads.ts';
import { Tuples } from './tuples.ts';

/** Half a unit in the last place, and a little more. */
const U = 2 ** -52;
const EXACT = Number.MAX_SAFE_INTEGER;
/** Beyond this no figure means anything, and errors of errors might overflow. */
const HUGE = 1e200;

/**
 * A value reckoned in doubles: both its ends lie within their errors of the exact ones. Where that may not do, it is in
 * doubt, and whoever asks has the reference reckon.
 */
export abstract class Real {
  low = 0;
  lowError = 0;
  high = 0;
  highError = 0;
  /** Whether it is exactly one number. */
  isPoint = true;
  isDoubtful = false;

  /** To be called before rows are reckoned. */
  abstract begin(rows: Rows): void;
  abstract reckon(row: number): void;

  /** One number, with what it may be away from the exact one. */
  protected point(value: number, error: number): void {
    this.low = value;
    this.high = value;
    this.lowError = error;
    this.highError = error;
    this.isPoint = true;
    if (!(Math.abs(value) < HUGE)) this.isDoubtful = true;
  }

  protected ends(low: number, lowError: number, high: number, highError: number): void {
    this.low = low;
    this.high = high;
    this.lowError = Number.isFinite(low) ? lowError : 0;
    this.highError = Number.isFinite(high) ? highError : 0;
    this.isPoint = false;
    // Too large for a double, or one infinity less another.
    if (!(low <= Infinity && high <= Infinity && this.lowError < HUGE && this.highError < HUGE)) this.isDoubtful = true;
  }
}

/** What `value` reckons to; null if it has parts that doubles cannot reckon. */
export function realOf(value: ValueNode, context: EncodingContext): Real | null {
  switch (value.kind) {
    case 'literal':
    case 'undefined':
      return value.domain.kind === 'number' ? new Constant(value.domain) : null;
    case 'grants':
      // Rows that have received something are not reckoned here.
      return new Constant({ kind: 'number', min: { num: 0n, den: 1n }, max: { num: 0n, den: 1n }, integral: true });
    case 'fact':
      return factOf(value, context);
    case 'sum':
      return combined(value.of, context, (parts) => new Sum(parts));
    case 'least':
    case 'greatest':
      return combined(value.of, context, (parts) => new Extreme(parts, value.kind === 'least'));
    case 'product':
      return combined(value.of, context, (parts) => parts.reduce((a, b) => productOf(a, b)));
    case 'quotient':
      return combined([value.of, value.by], context, ([of, by]) => new Quotient(of!, by!));
    case 'round':
      return combined([value.of], context, ([of]) => new Rounded(of!, value.to, value.mode));
    case 'slices':
      return value.segments.every(({ rate }) => rate.num >= 0n)
        ? combined([value.of], context, ([of]) => new Slices(of!, value.segments))
        : null;
    case 'span':
      return combined([value.from, value.to], context, ([from, to]) => new Hull([from!, to!]));
    case 'choose':
    case 'cases':
      return branchesOf(value, context);
    case 'calendar':
      return null;
    default:
      return value satisfies never;
  }
}

function combined(
  of: readonly ValueNode[],
  context: EncodingContext,
  make: (parts: readonly Real[]) => Real,
): Real | null {
  const parts = of.map((part) => realOf(part, context));
  return parts.every((part) => part !== null) ? make(parts) : null;
}

/** How far a double may be away from the number it stands for. */
function ownError(value: number): number {
  return Number.isSafeInteger(value) ? 0 : Math.abs(value) * U;
}

export class Constant extends Real {
  constructor({ min, max }: NumberDomain) {
    super();
    const [low, high] = [min === null ? -Infinity : toNumber(min), max === null ? Infinity : toNumber(max)];
    this.ends(low, errorOf(min, low), high, errorOf(max, high));
    this.isPoint = min !== null && max !== null && min.num === max.num && min.den === max.den;
  }
  begin(): void {}
  reckon(): void {}
}

function errorOf(exact: Rational | null, double: number): number {
  return exact === null ? 0 : exact.den === 1n ? ownError(double) : Math.abs(double) * U;
}

function factOf(node: FactNode, context: EncodingContext): Real | null {
  if (node.allowed.kind !== 'number') return null;
  if (node.name === 'asOf')
    return new Constant({
      kind: 'number',
      min: { num: BigInt(context.asOf), den: 1n },
      max: { num: BigInt(context.asOf), den: 1n },
      integral: true,
    });
  const derived = node.derive === null ? null : realOf(node.derive, context);
  if (node.derive !== null && derived === null) return null;
  return new FactReal(node, derived, context.asOfYear);
}

/** What is given of a fact, or what derives it. */
export class FactReal extends Real {
  private column: FactColumn | undefined;
  private values: Float64Array | null = null;
  /** By entry of the column: what it comes to; `NaN` where that is in doubt. */
  private entries: readonly (NumberDomain | null)[] = [];
  private readonly year: number | null;
  private readonly least: number;
  private readonly most: number;

  constructor(
    readonly node: FactNode,
    readonly derived: Real | null,
    asOfYear: number,
  ) {
    super();
    this.year = node.year && resolveYear(node.year, asOfYear);
    const { min, max } = node.allowed as NumberDomain;
    this.least = min === null ? -Infinity : toNumber(min);
    this.most = max === null ? Infinity : toNumber(max);
  }

  begin(rows: Rows): void {
    this.derived?.begin(rows);
    this.column = rows.column(this.node.name, this.year);
    this.values = this.column?.kind === 'numbers' ? this.column.values : null;
    this.entries = (this.column?.domains ?? []).map((given) => this.stated(given));
  }

  private stated(given: Given): NumberDomain | null {
    const stated = given ? intersectDomains(given, this.node.allowed) : null;
    return (stated ?? (this.derived === null ? this.node.allowed : null)) as NumberDomain | null;
  }

  reckon(row: number): void {
    const { values, column } = this;
    this.isDoubtful = false;
    if (values !== null) {
      const value = values[row]!;
      if (!Number.isNaN(value)) {
        this.point(value, ownError(value));
        // At and beyond its bounds, and where it should be whole and is not, the reference says what counts.
        const { integral } = this.node.allowed as NumberDomain;
        const isInside = value > this.least && value < this.most;
        const isAtEnd = (value === this.least || value === this.most) && Number.isSafeInteger(value);
        if (!(isInside || isAtEnd) || (integral && !Number.isInteger(value))) this.isDoubtful = true;
        return;
      }
    }
    let entry: NumberDomain | null = this.derived === null ? (this.node.allowed as NumberDomain) : null;
    if (column !== undefined) {
      const id = column.kind === 'dictionary' ? column.ids[row]! : column.others ? column.others[row]! : 0;
      if (id < this.entries.length) entry = this.entries[id]!;
    }
    if (entry === null) return this.derive(row);
    this.put(entry);
  }

  private put({ min, max }: NumberDomain): void {
    const [low, high] = [min === null ? -Infinity : toNumber(min), max === null ? Infinity : toNumber(max)];
    this.ends(low, errorOf(min, low), high, errorOf(max, high));
    this.isPoint = min !== null && max !== null && min.num === max.num && min.den === max.den;
    // Bounds that are given are narrowed by what derives: seldom, and left to the reference.
    if (this.derived !== null && !this.isPoint) this.isDoubtful = true;
  }

  private derive(row: number): void {
    const derived = this.derived!;
    derived.reckon(row);
    this.ends(derived.low, derived.lowError, derived.high, derived.highError);
    this.isPoint = derived.isPoint;
    this.isDoubtful ||= derived.isDoubtful;
    // One number stays, within the bounds and beyond them.
    if (this.isPoint || (this.least === -Infinity && this.most === Infinity)) return;
    const inside = this.low - this.lowError > this.least && this.high + this.highError < this.most;
    const within =
      (this.low - this.lowError > this.least || this.low === -Infinity || this.low === this.least) &&
      (this.high + this.highError < this.most || this.high === Infinity || this.high === this.most);
    if (inside) return;
    if (!within) {
      this.isDoubtful = true;
      return;
    }
    if (this.low < this.least) [this.low, this.lowError] = [this.least, ownError(this.least)];
    if (this.high > this.most) [this.high, this.highError] = [this.most, ownError(this.most)];
    // What is left must be something, and surely so.
    if (!(this.low + this.lowError < this.high - this.highError)) this.isDoubtful = true;
  }
}

/** Of several: each is reckoned, and doubts of one are doubts of all. */
export abstract class Compound extends Real {
  constructor(readonly parts: readonly Real[]) {
    super();
  }
  begin(rows: Rows): void {
    for (const part of this.parts) part.begin(rows);
  }
  protected reckonParts(row: number): boolean {
    this.isDoubtful = false;
    let arePoints = true;
    for (const part of this.parts) {
      part.reckon(row);
      if (part.isDoubtful) this.isDoubtful = true;
      if (!part.isPoint) arePoints = false;
    }
    return arePoints;
  }
}

export class Sum extends Compound {
  reckon(row: number): void {
    const arePoints = this.reckonParts(row);
    let [low, lowError, high, highError] = [0, 0, 0, 0];
    for (const part of this.parts) {
      low += part.low;
      high += part.high;
      lowError += part.lowError + rounding(low, part.lowError + lowError);
      highError += part.highError + rounding(high, part.highError + highError);
    }
    this.ends(low, lowError, high, highError);
    this.isPoint = arePoints;
  }
}

/** What is lost when a sum or product is rounded to a double: nothing where whole numbers stay whole and small. */
function rounding(result: number, errors: number): number {
  return errors === 0 && Number.isInteger(result) && Math.abs(result) <= EXACT ? 0 : Math.abs(result) * U;
}

class Extreme extends Compound {
  constructor(
    parts: readonly Real[],
    private readonly isLeast: boolean,
  ) {
    super(parts);
  }
  reckon(row: number): void {
    const arePoints = this.reckonParts(row);
    const first = this.parts[0]!;
    let { low, lowError, high, highError } = first;
    for (let at = 1; at < this.parts.length; at++) {
      const part = this.parts[at]!;
      // Where the two are surely apart, the error of the one that counts is all there is.
      [low, lowError] = extreme(low, lowError, part.low, part.lowError, this.isLeast);
      [high, highError] = extreme(high, highError, part.high, part.highError, this.isLeast);
    }
    this.ends(low, lowError, high, highError);
    this.isPoint = arePoints;
  }
}

function extreme(a: number, aError: number, b: number, bError: number, isLeast: boolean): [number, number] {
  const [lower, lowerError, upper, upperError] = a <= b ? [a, aError, b, bError] : [b, bError, a, aError];
  const areApart = lower + lowerError < upper - upperError;
  const error = areApart ? (isLeast ? lowerError : upperError) : Math.max(lowerError, upperError);
  return [isLeast ? lower : upper, error];
}

function productOf(a: Real, b: Real): Real {
  return new Product([a, b]);
}

export class Product extends Compound {
  reckon(row: number): void {
    const arePoints = this.reckonParts(row);
    const [a, b] = [this.parts[0]!, this.parts[1]!];
    if (arePoints) {
      this.point(a.low * b.low, productError(a.low, a.lowError, b.low, b.lowError));
      return;
    }
    multiplyInto(this, a, b.low, b.lowError, b.high, b.highError);
  }
  /** For `multiplyInto`. */
  put(low: number, lowError: number, high: number, highError: number): void {
    this.ends(low, lowError, high, highError);
  }
}

function productError(a: number, aError: number, b: number, bError: number): number {
  const result = a * b;
  return Math.abs(a) * bError + Math.abs(b) * aError + aError * bError + rounding(result, aError + bError);
}

interface Puts {
  isDoubtful: boolean;
  put(low: number, lowError: number, high: number, highError: number): void;
}

/** Zero times infinity is zero, as in the reference: the unbounded side is never reached. */
function multiplyInto(target: Puts, a: Real, bLow: number, bLowError: number, bHigh: number, bHighError: number): void {
  if (a.low > a.lowError && bLow > bLowError) {
    const [isEndlessLow, isEndlessHigh] = [
      !Number.isFinite(a.low),
      !Number.isFinite(a.high) || !Number.isFinite(bHigh),
    ];
    target.put(
      a.low * bLow,
      isEndlessLow ? 0 : productError(a.low, a.lowError, bLow, bLowError),
      a.high * bHigh,
      isEndlessHigh ? 0 : productError(a.high, a.highError, bHigh, bHighError),
    );
    return;
  }
  let [low, lowError, high, highError] = [Infinity, 0, -Infinity, 0];
  let worst = 0;
  for (const [x, xError] of [
    [a.low, a.lowError],
    [a.high, a.highError],
  ] as const) {
    for (const [y, yError] of [
      [bLow, bLowError],
      [bHigh, bHighError],
    ] as const) {
      const isEndless = !Number.isFinite(x) || !Number.isFinite(y);
      // Whether it is zero decides whether it is endless.
      if (isEndless && ((Math.abs(x) <= xError && xError > 0) || (Math.abs(y) <= yError && yError > 0)))
        target.isDoubtful = true;
      const value = x === 0 || y === 0 ? 0 : x * y;
      const error = isEndless || (value === 0 && xError === 0 && yError === 0) ? 0 : productError(x, xError, y, yError);
      worst = Math.max(worst, error);
      if (value < low) [low, lowError] = [value, error];
      if (value > high) [high, highError] = [value, error];
    }
  }
  lowError = Math.max(lowError, worst);
  highError = Math.max(highError, worst);
  target.put(low, lowError, high, highError);
}

export class Quotient extends Compound {
  constructor(of: Real, by: Real) {
    super([of, by]);
  }
  reckon(row: number): void {
    const arePoints = this.reckonParts(row);
    const [of, by] = [this.parts[0]!, this.parts[1]!];
    if (by.low + by.lowError <= 0) {
      this.ends(-Infinity, 0, Infinity, 0);
      return;
    }
    if (by.low - by.lowError <= 0) {
      this.isDoubtful = true;
      return;
    }
    if (arePoints) {
      const value = of.low / by.low;
      const isExact =
        of.lowError === 0 &&
        by.lowError === 0 &&
        Number.isInteger(value) &&
        Math.abs(value) <= EXACT &&
        value * by.low === of.low &&
        Math.abs(of.low) <= EXACT;
      this.point(
        value,
        isExact ? 0 : (of.lowError + Math.abs(value) * by.lowError) / (by.low - by.lowError) + Math.abs(value) * U,
      );
      return;
    }
    const [least, most] = [by.high === Infinity ? 0 : 1 / by.high, 1 / by.low];
    const leastError = by.high === Infinity ? 0 : by.highError / (by.high * (by.high - by.highError)) + least * U;
    const mostError = by.lowError / (by.low * (by.low - by.lowError)) + most * U;
    multiplyInto(this, of, least, leastError, most, mostError);
  }
  put(low: number, lowError: number, high: number, highError: number): void {
    this.ends(low, lowError, high, highError);
  }
}

/** Whole steps of a rounding: what an amount is in fen. */
export class Rounded extends Compound {
  lowSteps = 0;
  highSteps = 0;
  private readonly num: number;
  private readonly den: number;

  constructor(
    of: Real,
    to: Rational,
    private readonly mode: RoundingMode,
  ) {
    super([of]);
    this.num = Number(to.num);
    this.den = Number(to.den);
  }
  /** Whether its steps are fen of yuan. */
  get isOfFen(): boolean {
    return this.num === 1 && this.den === 100;
  }
  reckon(row: number): void {
    const arePoints = this.reckonParts(row);
    const [of] = this.parts;
    const low = this.steps(of!.low, of!.lowError);
    const high = arePoints ? low : this.steps(of!.high, of!.highError);
    this.lowSteps = low;
    this.highSteps = high;
    this.ends(this.times(low), this.lost(low), this.times(high), this.lost(high));
    this.isPoint = arePoints;
  }
  /** How many times the step; in doubt where that may be one more or less. */
  private steps(value: number, error: number): number {
    if (!Number.isFinite(value)) return value;
    const scaled = value * this.den;
    const steps = scaled / this.num;
    const isExact = error === 0 && Number.isInteger(scaled) && Math.abs(scaled) <= EXACT;
    const away = isExact ? 0 : (error * this.den) / this.num + 2 * Math.abs(steps) * U;
    const shifted = this.mode === 'half-up' ? steps + 0.5 : steps;
    const whole = Math.floor(shifted);
    if (isExact) {
      // The remainder is exact, and a quotient that is rounded to a double still lies on its side of a half.
      const rest = scaled - Math.floor(scaled / this.num) * this.num;
      const down = (scaled - rest) / this.num;
      if (this.mode === 'down') return down;
      if (this.mode === 'up') return rest === 0 ? down : down + 1;
      return 2 * rest >= this.num ? down + 1 : down;
    }
    const room = this.mode === 'half-up' ? away + Math.abs(shifted) * U : away;
    if (shifted - whole <= room || whole + 1 - shifted <= room || !(Math.abs(whole) <= EXACT)) this.isDoubtful = true;
    return this.mode === 'up' ? whole + 1 : whole;
  }
  private times(steps: number): number {
    return (steps * this.num) / this.den;
  }
  private lost(steps: number): number {
    const exact = steps * this.num;
    return Number.isFinite(exact) && this.den === 1 && Math.abs(exact) <= EXACT ? 0 : Math.abs(exact / this.den) * U;
  }
}

class Slices extends Compound {
  private readonly pieces: readonly {
    readonly from: number;
    readonly below: number;
    readonly rate: number;
    readonly error: number;
  }[];

  constructor(of: Real, segments: readonly Segment[]) {
    super([of]);
    this.pieces = segments.map(({ from, below, rate }) => ({
      from: toNumber(from),
      below: below === null ? Infinity : toNumber(below),
      rate: toNumber(rate),
      error: [from, below ?? from].every(({ den }) => den === 1n) ? U : Infinity,
    }));
  }
  reckon(row: number): void {
    const arePoints = this.reckonParts(row);
    const [of] = this.parts;
    this.ends(...this.at(of!.low, of!.lowError), ...this.at(of!.high, of!.highError));
    this.isPoint = arePoints;
  }
  private at(value: number, error: number): [number, number] {
    let [sum, lost] = [0, 0];
    for (const piece of this.pieces) {
      if (value + error <= piece.from) continue;
      const part = Math.max(0, Math.min(value, piece.below) - piece.from);
      const share = part === 0 ? 0 : piece.rate * part;
      sum += share;
      lost += piece.rate * error + (Math.abs(share) + Math.abs(sum)) * 4 * piece.error;
    }
    return [sum, lost];
  }
}

class Hull extends Compound {
  reckon(row: number): void {
    this.reckonParts(row);
    let [low, lowError, high, highError] = [Infinity, 0, -Infinity, 0];
    for (const part of this.parts) {
      if (part.low < low) low = part.low;
      if (part.high > high) high = part.high;
      lowError = Math.max(lowError, part.lowError);
      highError = Math.max(highError, part.highError);
    }
    this.ends(low, lowError, high, highError);
    this.isPoint = this.parts.length === 1 && this.parts[0]!.isPoint;
  }
}

/** Which branches may be reached is told by the reference, once for each combination of what decides it. */
function branchesOf(value: ValueNode & { readonly kind: 'choose' | 'cases' }, context: EncodingContext): Real | null {
  const thens = [...(value.kind === 'choose' ? value.branches : value.rows).map(({ then }) => then), value.otherwise];
  const parts = thens.map((then) => realOf(then, context));
  if (!parts.every((part) => part !== null)) return null;
  const reads =
    value.kind === 'choose'
      ? readsOf(
          value.branches.map(({ when }) => when),
          null,
          context.asOf,
        )
      : readsOf(
          [
            {
              id: -1,
              kind: 'or',
              of: value.rows.map(({ set }, at) => ({ id: -2 - at, kind: 'member', of: value.of, set })),
            },
          ],
          null,
          context.asOf,
        );
  if (reads.grants) return null;
  const reached = new Tuples<readonly number[]>(reads, context.asOf, context.nodes, context.isDate, (evaluation) => {
    if (value.kind === 'cases') {
      const { rows, otherwise } = evaluation.reached(value);
      return [...rows.map((row) => value.rows.indexOf(row)), ...(otherwise ? [value.rows.length] : [])];
    }
    const found: number[] = [];
    for (const [at, { when }] of value.branches.entries()) {
      const truth = evaluation.truth(when);
      if (truth !== 'false') found.push(at);
      if (truth === 'true') return found;
    }
    return [...found, value.branches.length];
  });
  return new Branches(parts, reached);
}

class Branches extends Real {
  private places: Uint32Array | null = null;

  constructor(
    private readonly parts: readonly Real[],
    private readonly reached: Tuples<readonly number[]>,
  ) {
    super();
  }
  begin(rows: Rows): void {
    for (const part of this.parts) part.begin(rows);
    this.places = this.reached.suits(rows) ? this.reached.of(rows) : null;
  }
  reckon(row: number): void {
    this.isDoubtful = this.places === null;
    if (this.places === null) return;
    let [low, lowError, high, highError] = [Infinity, 0, -Infinity, 0];
    const reached = this.reached.told[this.places[row]!]!;
    for (const at of reached) {
      const part = this.parts[at]!;
      part.reckon(row);
      if (part.isDoubtful) this.isDoubtful = true;
      if (part.low < low) low = part.low;
      if (part.high > high) high = part.high;
      lowError = Math.max(lowError, part.lowError);
      highError = Math.max(highError, part.highError);
    }
    this.ends(low, lowError, high, highError);
    this.isPoint = reached.length === 1 && this.parts[reached[0]!]!.isPoint;
  }
}
