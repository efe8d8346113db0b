/* Numbers of many rows at once: what `arithmetic.ts` says and `plain-arithmetic.ts` does, two doubles at a time. */

const EXACT: f64 = 9007199254740991;
const LEFT: f64 = 1.0715086071862673e301;

// @ts-ignore: a decorator of AssemblyScript
@inline
function held(ends: v128): v128 {
  const size = f64x2.abs(ends);
  const isHeld = v128.or(f64x2.le(size, f64x2.splat(EXACT)), f64x2.eq(size, f64x2.splat(Infinity)));
  return v128.bitselect(ends, f64x2.splat(NaN), isHeld);
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function endOf(start: usize, count: i32): usize {
  return start + (<usize>count << 3);
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

const INFINITY_BITS: i64 = 0x7ff0000000000000;

export function rank(numbers: usize, count: i32, table: usize, from: usize, tellsWhole: i32, places: usize): void {
  const thresholds = load<i32>(table);
  const shift = <i64>load<i32>(table, 4);
  const firstKey = load<i32>(table, 8);
  const lastKey = load<i32>(table, 12);
  const before = table + 16;
  const exact = from + (<usize>thresholds << 3);
  const last = ((thresholds << 1) + 1) << tellsWhole;
  // Numbers come in no order that a processor could guess, so that nothing branches but the search, without which most do; and it
  // also branches to compare what is no number.
  for (const end = endOf(numbers, count); numbers < end; numbers += 8, places += 4) {
    const given = reinterpret<i64>(load<f64>(numbers) + 0);
    const isNone = (given & i64.MAX_VALUE) > INFINITY_BITS;
    const bits = select<i64>(INFINITY_BITS, given, isNone);
    let key = <i32>(bits >> shift) - firstKey;
    key = select(key, 0, key > 0);
    key = select(key, lastKey, key < lastKey);
    const bounds = load<i64>(before + (<usize>key << 2));
    let low = select(<i32>bounds, 0, bits > 0);
    let high = <i32>(bounds >> 32);
    const value = reinterpret<f64>(bits);
    while (low < high) {
      const middle = (low + high) >> 1;
      if (load<f64>(from + (<usize>middle << 3)) <= value) low = middle + 1;
      else high = middle;
    }
    const place = (low << 1) - i32(load<i64>(exact + (<usize>low << 3)) == bits);
    const found = (place << tellsWhole) | (tellsWhole & i32(Math.floor(value) != value));
    store<i32>(places, select(last, found, isNone));
  }
}

export function joinPlaces(
  low: usize,
  high: usize,
  count: i32,
  lowPlaces: usize,
  highPlaces: usize,
  stride: i32,
  apart: i32,
  odd: i32,
): void {
  for (const end = endOf(low, count); low < end; low += 8, high += 8, lowPlaces += 4, highPlaces += 4) {
    const least = load<i32>(lowPlaces);
    const most = load<i32>(highPlaces);
    const two = select(apart, (least + 1) * stride + most, apart >= 0);
    let place = select(least, two, load<f64>(low) == load<f64>(high));
    if (odd >= 0 && (least | most) & 1) {
      place = odd;
      store<f64>(low, NaN);
    }
    store<i32>(lowPlaces, place);
  }
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function sideOf(end: f64): i32 {
  return 1 + i32(end > 0) - i32(end < 0);
}

export function sides(low: usize, high: usize, count: i32, one: i32, isOpen: i32, to: usize): void {
  for (const end = endOf(low, count); low < end; low += 8, high += 8, to += 4) {
    const least = load<f64>(low);
    const most = load<f64>(high);
    const isOne = i32(least == most);
    store<i32>(to, sideOf(least) * 3 + sideOf(most) + one * isOne);
    if (isOpen & isOne) store<f64>(low, NaN);
  }
}

export function unheld(low: usize, high: usize, count: i32, places: usize): i32 {
  let to = places;
  for (let at = 0; at < count; at++, low += 8, high += 8) {
    const least = load<f64>(low);
    const most = load<f64>(high);
    if (least == least && most == most) continue;
    store<i32>(to, at);
    to += 4;
  }
  return <i32>((to - places) >> 2);
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function translateEach<From, To>(numbers: usize, from: i32, count: i32, table: usize, to: usize): i32 {
  for (let at = <usize>from; at < <usize>count; at++) {
    const found = load<i32>(table + (<usize>load<From>(numbers + at * sizeof<From>()) << 2));
    if (found < 0) return <i32>at;
    store<To>(to + at * sizeof<To>(), <To>found);
  }
  return count;
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function translateFrom<From>(numbers: usize, from: i32, count: i32, table: usize, to: usize, width: i32): i32 {
  if (width == 1) return translateEach<From, u8>(numbers, from, count, table, to);
  if (width == 2) return translateEach<From, u16>(numbers, from, count, table, to);
  return translateEach<From, u32>(numbers, from, count, table, to);
}

export function translate(
  numbers: usize,
  width: i32,
  from: i32,
  count: i32,
  table: usize,
  to: usize,
  widthThere: i32,
): i32 {
  if (width == 1) return translateFrom<u8>(numbers, from, count, table, to, widthThere);
  if (width == 2) return translateFrom<u16>(numbers, from, count, table, to, widthThere);
  return translateFrom<u32>(numbers, from, count, table, to, widthThere);
}

export function shift(numbers: usize, count: i32, last: i32, by: usize, width: i32): void {
  for (let at: usize = 0; at < <usize>count; at++) {
    const place = numbers + (at << 2);
    if (load<i32>(place) != last) continue;
    const more = width == 1 ? <i32>load<u8>(by + at) : width == 2 ? <i32>load<u16>(by + (at << 1)) : load<i32>(by + (at << 2));
    store<i32>(place, last + more);
  }
}
