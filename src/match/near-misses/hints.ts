import type { CalendarFunction, ChooseNode, TruthNode, ValueNode } from '../../kernel/node.ts';
import { addMonths, fromDay, toDay } from '../../value/civil-date.ts';
import { exactly } from '../../value/interval.ts';
import type { NumberSet } from '../../value/number-set.ts';
import {
  add,
  divide,
  fromInteger,
  isInteger,
  multiply,
  negate,
  ONE,
  type Rational,
  rational,
  subtract,
  ZERO,
} from '../../value/rational.ts';
import type { Problem, Trial } from './problem.ts';
import type { Variable } from './variable.ts';

/** More places than this are not looked at first. */
const MOST = 96;

/**
 * Where the verdict may turn as one fact moves and the others stay: each threshold, followed back through what the fact
 * goes into, exactly where that is linear, or one linear thing by another, piece by piece. The search needs no hint to be
 * right; with them it is quick, and knows the exact limits of facts whose values lie dense.
 */
export function hintsFor(problem: Problem, trial: Trial, variable: Variable): readonly Rational[] {
  const finder = new Finder(problem, trial, variable);
  finder.condition(problem.compiled.verdict);
  return [...finder.found.values()];
}

/** A value as (a·x + b) / (c·x + d). */
interface Fraction {
  readonly a: Rational;
  readonly b: Rational;
  readonly c: Rational;
  readonly d: Rational;
}

class Finder {
  readonly found = new Map<string, Rational>();
  private readonly seen = new Set<string>();
  private readonly bit: bigint;

  constructor(
    private readonly problem: Problem,
    private readonly trial: Trial,
    private readonly variable: Variable,
  ) {
    this.bit = 1n << BigInt(variable.index);
  }

  private depends(node: TruthNode | ValueNode): boolean {
    return (this.problem.mask(node) & this.bit) !== 0n;
  }

  private isVariable(node: ValueNode): boolean {
    return node.kind === 'fact' && this.problem.variableAt(node) === this.variable;
  }

  condition(node: TruthNode): void {
    if (!this.depends(node) || this.visited(`t${node.id}`)) return;
    switch (node.kind) {
      case 'constant':
        return;
      case 'and':
      case 'or':
        for (const one of node.of) this.condition(one);
        return;
      case 'not':
        return this.condition(node.of);
      case 'compare':
        return this.meeting(node.left, node.right);
      case 'between':
        this.meeting(node.of, node.low);
        return this.meeting(node.of, node.high);
      case 'member':
        return this.value(node.of, node.set.kind === 'numbers' ? edges(node.set.set) : []);
      case 'same':
        this.value(node.left, []);
        return this.value(node.right, []);
      case 'holds':
        this.value(node.of, []);
        return this.value(node.codes, []);
      case 'mentions':
        return this.value(node.of, []);
      default:
        return node satisfies never;
    }
  }

  /** Where two values are equal. */
  private meeting(left: ValueNode, right: ValueNode): void {
    const [l, r] = [this.fraction(left), this.fraction(right)];
    // (a·x + b)·d' = (a'·x + b')·d, where neither has x below the line.
    if (l && r && l.c.num === 0n && r.c.num === 0n) {
      const slope = subtract(multiply(l.a, r.d), multiply(r.a, l.d));
      if (slope.num !== 0n) this.tell(divide(subtract(multiply(r.b, l.d), multiply(l.b, r.d)), slope));
    }
    if (this.depends(left)) this.value(left, this.ends(right));
    if (this.depends(right)) this.value(right, this.ends(left));
  }

  private ends(node: ValueNode): readonly Rational[] {
    const { min, max } = this.trial.number(node);
    const both = exactly({ min, max });
    return both ? [both] : [min, max].flatMap((end) => end ?? []);
  }

  /** Where a value comes to one of some targets. */
  private value(node: ValueNode, targets: readonly Rational[]): void {
    if (!this.depends(node) || this.found.size > MOST) return;
    const missed = targets.filter((target) => !this.visited(`${node.id} ${target.num}/${target.den}`));
    if (missed.length === 0 && (targets.length > 0 || this.visited(`v${node.id}`))) return;
    if (this.isVariable(node)) {
      for (const target of missed) this.tell(target);
      return;
    }
    const whole = this.fraction(node);
    if (whole) {
      for (const target of missed) {
        const slope = subtract(whole.a, multiply(target, whole.c));
        if (slope.num !== 0n) this.tell(divide(subtract(multiply(target, whole.d), whole.b), slope));
      }
      return;
    }
    this.parts(node, missed);
  }

  private parts(node: ValueNode, targets: readonly Rational[]): void {
    switch (node.kind) {
      case 'literal':
      case 'undefined':
      case 'grants':
        return;
      case 'fact':
        if (node.derive) this.value(node.derive, targets);
        return;
      case 'sum':
        for (const part of node.of) this.value(part, this.without(node.of, part, targets, subtract));
        return;
      case 'product':
        for (const part of node.of)
          this.value(
            part,
            this.without(node.of, part, targets, (a, b) => (b.num === 0n ? null : divide(a, b))),
          );
        return;
      case 'least':
      case 'greatest':
        node.of.forEach((part, at) => {
          this.value(part, targets);
          for (const other of node.of.slice(at + 1)) this.meeting(part, other);
        });
        return;
      case 'quotient':
        this.value(
          node.of,
          targets.flatMap((target) => this.ends(node.by).map((by) => multiply(target, by))),
        );
        // It turns at a base of zero, too.
        this.value(node.by, [
          ZERO,
          ...targets.flatMap((target) => (target.num === 0n ? [] : this.ends(node.of).map((of) => divide(of, target)))),
        ]);
        return;
      case 'round': {
        const half = multiply(node.to, rational(1n, 2n));
        const around = [negate(node.to), negate(half), ZERO, half, node.to];
        return this.value(
          node.of,
          targets.flatMap((target) => around.map((step) => add(target, step))),
        );
      }
      case 'slices': {
        const sources: Rational[] = [];
        let total = ZERO;
        for (const { from, below, rate } of node.segments) {
          sources.push(from, ...(below ? [below] : []));
          if (rate.num !== 0n)
            for (const target of targets) sources.push(add(from, divide(subtract(target, total), rate)));
          if (below) total = add(total, multiply(rate, subtract(below, from)));
        }
        return this.value(node.of, sources);
      }
      case 'calendar':
        return this.value(
          node.of,
          targets.flatMap((target) => datesOf(node.fn, target, this.problem.world.asOf)),
        );
      case 'span':
        this.value(node.from, targets);
        return this.value(node.to, targets);
      case 'choose':
        return this.branches(node, targets);
      case 'cases':
        this.value(
          node.of,
          node.rows.flatMap(({ set }) => (set.kind === 'numbers' ? edges(set.set) : [])),
        );
        for (const { then } of node.rows) this.value(then, targets);
        return this.value(node.otherwise, targets);
      default:
        return node satisfies never;
    }
  }

  private branches(node: ChooseNode, targets: readonly Rational[]): void {
    for (const { when, then } of node.branches) {
      this.condition(when);
      this.value(then, targets);
    }
    this.value(node.otherwise, targets);
  }

  /** The targets of one part, what the others come to taken away. */
  private without(
    of: readonly ValueNode[],
    part: ValueNode,
    targets: readonly Rational[],
    take: (from: Rational, what: Rational) => Rational | null,
  ): readonly Rational[] {
    return of
      .filter((other) => other !== part)
      .reduce<readonly Rational[]>(
        (left, other) => left.flatMap((target) => this.ends(other).flatMap((end) => take(target, end) ?? [])),
        targets,
      );
  }

  /** A value as a fraction of two linear things in the variable, or null if it is none. */
  private fraction(node: ValueNode): Fraction | null {
    if (this.isVariable(node)) return { a: ONE, b: ZERO, c: ZERO, d: ONE };
    if (!this.depends(node)) {
      const domain = this.trial.value(node);
      const value = domain.kind === 'number' ? exactly(domain) : null;
      return value && { a: ZERO, b: value, c: ZERO, d: ONE };
    }
    switch (node.kind) {
      case 'fact':
        return node.derive && this.fraction(node.derive);
      case 'sum':
        return this.fold(node.of, (l, r) => {
          // a/c + const, or both over the same constant.
          const [x, y] = l.c.num === 0n ? [r, l] : [l, r];
          if (y.c.num !== 0n || (y.a.num !== 0n && x.c.num !== 0n)) return null;
          const [k, m] = [divide(y.a, y.d), divide(y.b, y.d)];
          return {
            a: add(add(x.a, multiply(k, x.d)), multiply(m, x.c)),
            b: add(x.b, multiply(m, x.d)),
            c: x.c,
            d: x.d,
          };
        });
      case 'product':
        return this.fold(node.of, (l, r) => {
          const [x, y] = isConstant(l) ? [r, l] : [l, r];
          if (!isConstant(y)) return null;
          const k = divide(y.b, y.d);
          return { ...x, a: multiply(x.a, k), b: multiply(x.b, k) };
        });
      case 'quotient': {
        const [of, by] = [this.fraction(node.of), this.fraction(node.by)];
        if (!of || !by || of.c.num !== 0n || by.c.num !== 0n || isZero(by)) return null;
        return {
          a: divide(of.a, of.d),
          b: divide(of.b, of.d),
          c: divide(by.a, by.d),
          d: divide(by.b, by.d),
        };
      }
      default:
        return null;
    }
  }

  private fold(of: readonly ValueNode[], both: (a: Fraction, b: Fraction) => Fraction | null): Fraction | null {
    let result: Fraction | null = null;
    for (const [at, node] of of.entries()) {
      const part = this.fraction(node);
      if (part === null) return null;
      result = at === 0 ? part : both(result!, part);
      if (result === null) return null;
    }
    return result;
  }

  private visited(key: string): boolean {
    if (this.seen.has(key)) return true;
    this.seen.add(key);
    return false;
  }

  private tell(value: Rational): void {
    if (this.found.size <= MOST) this.found.set(`${value.num}/${value.den}`, value);
  }
}

function isConstant({ a, c }: Fraction): boolean {
  return a.num === 0n && c.num === 0n;
}

function isZero({ a, b }: Fraction): boolean {
  return a.num === 0n && b.num === 0n;
}

function edges(set: NumberSet): readonly Rational[] {
  return set.flatMap(({ min, max }) => [min, max].flatMap((end) => end ?? []));
}

/** The days around which a function of a date comes to a target. */
function datesOf(fn: CalendarFunction, target: Rational, asOf: number): readonly Rational[] {
  const whole = Number(target.num / target.den);
  if (Math.abs(whole) > 4_000_000) return [];
  const near = isInteger(target) ? [whole, whole + 1] : [whole - 1, whole, whole + 1];
  const days = (one: number): readonly number[] => {
    switch (fn) {
      case 'days-since':
        return [asOf - one];
      case 'months-since':
      case 'years-since': {
        const months = fn === 'months-since' ? one : one * 12;
        return Math.abs(months) > 60_000 ? [] : [addMonths(asOf, -months), addMonths(asOf, -months) + 1];
      }
      case 'year-of':
        return one < 1000 || one > 9999 ? [] : [toDay({ year: one, month: 1, day: 1 })];
      case 'month-of': {
        const { year } = fromDay(asOf);
        return one < 1 || one > 12 ? [] : [toDay({ year, month: one, day: 1 })];
      }
      default:
        return fn satisfies never;
    }
  };
  return near.flatMap(days).map((day) => fromInteger(day));
}
