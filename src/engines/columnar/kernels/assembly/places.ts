/* Where numbers lie, and what is told of that: what `places.ts` says and `plain-places.ts` does. */

import { endOf } from './end-of';

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

export function addWhere(numbers: usize, count: i32, last: i32, by: usize, width: i32): void {
  for (let at: usize = 0; at < <usize>count; at++) {
    const place = numbers + (at << 2);
    if (load<i32>(place) != last) continue;
    const more = width == 1 ? <i32>load<u8>(by + at) : width == 2 ? <i32>load<u16>(by + (at << 1)) : load<i32>(by + (at << 2));
    store<i32>(place, last + more);
  }
}
