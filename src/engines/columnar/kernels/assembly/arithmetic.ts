/* Numbers of many rows at once: what `arithmetic.ts` says and `plain-arithmetic.ts` does, two doubles at a time. */

import { endOf } from './end-of';

const EXACT: f64 = 9007199254740991;
const LEFT: f64 = 1.0715086071862673e301;

// @ts-ignore: a decorator of AssemblyScript
@inline
function held(ends: v128): v128 {
  const size = f64x2.abs(ends);
  const isHeld = v128.or(f64x2.le(size, f64x2.splat(EXACT)), f64x2.eq(size, f64x2.splat(Infinity)));
  return v128.bitselect(ends, f64x2.splat(NaN), isHeld);
}

export function gather(values: usize, rows: usize, count: i32, to: usize): void {
  const end = endOf(to, count);
  while (to < end) {
    const value = load<f64>(values + (<usize>load<u32>(rows) << 3));
    if (value != LEFT) store<f64>(to, value);
    rows += 4;
    to += 8;
  }
}

export function add(to: usize, from: usize, count: i32): void {
  for (const end = endOf(to, count); to < end; to += 16, from += 16)
    v128.store(to, held(f64x2.add(v128.load(to), v128.load(from))));
}

export function scale(ends: usize, times: f64, count: i32): void {
  const factor = f64x2.splat(times);
  for (const end = endOf(ends, count); ends < end; ends += 16)
    v128.store(ends, held(f64x2.mul(v128.load(ends), factor)));
}

export function least(to: usize, from: usize, count: i32): void {
  for (const end = endOf(to, count); to < end; to += 16, from += 16)
    v128.store(to, f64x2.min(v128.load(to), v128.load(from)));
}

export function greatest(to: usize, from: usize, count: i32): void {
  for (const end = endOf(to, count); to < end; to += 16, from += 16)
    v128.store(to, f64x2.max(v128.load(to), v128.load(from)));
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function product(a: v128, b: v128): v128 {
  const zero = f64x2.splat(0);
  return v128.bitselect(zero, f64x2.mul(a, b), v128.or(f64x2.eq(a, zero), f64x2.eq(b, zero)));
}

export function multiply(low: usize, high: usize, byLow: usize, byHigh: usize, count: i32): void {
  for (const end = endOf(low, count); low < end; low += 16, high += 16, byLow += 16, byHigh += 16) {
    const a = v128.load(low);
    const b = v128.load(high);
    const x = v128.load(byLow);
    const y = v128.load(byHigh);
    const ax = product(a, x);
    const ay = product(a, y);
    const bx = product(b, x);
    const by = product(b, y);
    v128.store(low, held(f64x2.min(f64x2.min(ax, ay), f64x2.min(bx, by))));
    v128.store(high, held(f64x2.max(f64x2.max(ax, ay), f64x2.max(bx, by))));
  }
}

/** A quotient and a term, where one rounding does. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function plus(quotient: v128, term: v128): v128 {
  const zero = f64x2.splat(0);
  const isExact = v128.or(f64x2.eq(quotient, zero), f64x2.eq(f64x2.abs(quotient), f64x2.splat(Infinity)));
  return v128.bitselect(f64x2.add(quotient, term), f64x2.splat(NaN), isExact);
}

export function divide(low: usize, high: usize, byLow: usize, byHigh: usize, count: i32, term: f64): void {
  const zero = f64x2.splat(0);
  const terms = f64x2.splat(term);
  for (const end = endOf(low, count); low < end; low += 16, high += 16, byLow += 16, byHigh += 16) {
    const least = v128.load(low);
    const most = v128.load(high);
    const from = v128.load(byLow);
    const to = v128.load(byHigh);
    const isNothing = f64x2.le(from, zero);
    const isPoint = f64x2.eq(from, to);
    const added = held(f64x2.mul(from, terms));
    const pointLow = f64x2.div(held(f64x2.add(least, added)), from);
    const pointHigh = f64x2.div(held(f64x2.add(most, added)), from);
    let wideLow = f64x2.div(least, v128.bitselect(to, from, f64x2.ge(least, zero)));
    let wideHigh = f64x2.div(most, v128.bitselect(from, to, f64x2.ge(most, zero)));
    if (term != 0) {
      wideLow = plus(wideLow, terms);
      wideHigh = plus(wideHigh, terms);
    }
    const foundLow = v128.bitselect(pointLow, wideLow, isPoint);
    const foundHigh = v128.bitselect(pointHigh, wideHigh, isPoint);
    v128.store(low, v128.bitselect(f64x2.splat(-Infinity), foundLow, isNothing));
    v128.store(high, v128.bitselect(f64x2.splat(Infinity), foundHigh, isNothing));
  }
}

export function round(ends: usize, count: i32, num: f64, den: f64, whole: f64, mode: i32): void {
  const steps = f64x2.splat(num);
  const zero = f64x2.splat(0);
  const one = f64x2.splat(1);
  const none = i64x2.splat(0);
  for (const end = endOf(ends, count); ends < end; ends += 16) {
    const value = v128.load(ends);
    const scaled = f64x2.mul(value, f64x2.splat(den));
    const size = f64x2.abs(scaled);
    const part = f64x2.trunc(f64x2.div(scaled, steps));
    const rest = f64x2.sub(scaled, f64x2.mul(part, steps));
    const twice = f64x2.add(rest, rest);
    const goesUp = mode == 2 ? f64x2.ge(twice, steps) : mode == 1 ? f64x2.gt(rest, zero) : none;
    const goesDown = mode == 2 ? f64x2.lt(twice, f64x2.neg(steps)) : mode == 0 ? f64x2.lt(rest, zero) : none;
    let found = f64x2.sub(f64x2.add(part, v128.and(one, goesUp)), v128.and(one, goesDown));
    found = held(f64x2.mul(found, f64x2.splat(whole)));
    const otherwise = v128.bitselect(value, f64x2.splat(NaN), f64x2.eq(size, f64x2.splat(Infinity)));
    v128.store(ends, v128.bitselect(found, otherwise, f64x2.le(size, f64x2.splat(EXACT))));
  }
}

export function narrow(low: usize, high: usize, count: i32, lowest: f64, highest: f64): void {
  const first = f64x2.splat(lowest);
  const last = f64x2.splat(highest);
  for (const end = endOf(low, count); low < end; low += 16, high += 16) {
    const least = v128.load(low);
    const most = v128.load(high);
    const isPoint = f64x2.eq(least, most);
    const from = f64x2.max(least, first);
    const to = f64x2.min(most, last);
    const some = v128.bitselect(from, f64x2.splat(NaN), f64x2.lt(from, to));
    v128.store(low, v128.bitselect(least, some, isPoint));
    v128.store(high, v128.bitselect(most, to, isPoint));
  }
}

/** Whether numbers are between bounds, or whole and at these, and whole if they have to be. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function allowed(value: v128, lowest: f64, highest: f64, integral: i32): v128 {
  const first = f64x2.splat(lowest);
  const last = f64x2.splat(highest);
  const isWhole = f64x2.eq(f64x2.floor(value), value);
  const isInside = v128.and(f64x2.gt(value, first), f64x2.lt(value, last));
  const isAtEnd = v128.or(f64x2.eq(value, first), f64x2.eq(value, last));
  const isSafe = v128.and(isWhole, f64x2.le(f64x2.abs(value), f64x2.splat(EXACT)));
  const isAllowed = v128.or(isInside, v128.and(isAtEnd, isSafe));
  return integral ? v128.and(isAllowed, isWhole) : isAllowed;
}

/** What stood there where a number is `NaN`. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function put(to: usize, value: v128, found: v128, isAllowed: v128): void {
  const some = v128.bitselect(found, f64x2.splat(NaN), isAllowed);
  v128.store(to, v128.bitselect(some, v128.load(to), f64x2.eq(value, value)));
}

/** No decimal of more digits is told apart from all others by its double. */
const DIGITS: f64 = 1e15;

export function units(
  numbers: usize,
  count: i32,
  scale: f64,
  lowest: f64,
  highest: f64,
  integral: i32,
  to: usize,
): void {
  const each = f64x2.splat(scale);
  for (const end = endOf(numbers, count); numbers < end; numbers += 16, to += 16) {
    const value = v128.load(numbers);
    const whole = f64x2.nearest(f64x2.mul(value, each));
    const isExact = v128.and(
      f64x2.lt(f64x2.abs(whole), f64x2.splat(DIGITS)),
      f64x2.eq(f64x2.div(whole, each), value),
    );
    put(to, value, whole, v128.and(isExact, allowed(value, lowest, highest, integral)));
  }
}

export function within(numbers: usize, count: i32, lowest: f64, highest: f64, integral: i32, to: usize): void {
  for (const end = endOf(numbers, count); numbers < end; numbers += 16, to += 16) {
    const value = v128.load(numbers);
    put(to, value, value, allowed(value, lowest, highest, integral));
  }
}
