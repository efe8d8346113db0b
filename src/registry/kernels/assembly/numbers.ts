/* Numbers of a column, read as what they mean. */

/** Any decimal of at most fifteen digits is the shortest that gives its double back. */
const FIFTEEN_DIGITS: f64 = 1e15;
/** What is read at once lies between these, or is zero. */
const LARGEST: f64 = 1e21;
const FINEST: f64 = 1e-9;
/** Stands in place of an entry, as in `column-cells.ts`; entry 0 is of no cell. */
const NUMBER: i32 = -1;
const NONE: i32 = 0;

/**
 * Reads `count` doubles; `NaN` is no cell. What a double means is told by `form`: how many scales there are (none: itself), whether
 * it has to be whole, the least and the greatest with 1 if they are included, then for each scale the power of ten that makes it
 * whole and the one that this is divided by, as doubles. Writes for each an entry and a number, and which of them it cannot tell,
 * as 32-bit integers; how many these are.
 */
export function readNumbers(values: usize, count: u32, form: usize, entries: usize, numbers: usize, rest: usize): u32 {
  const scales = <i32>load<f64>(form);
  const integral = load<f64>(form, 8) != 0;
  const low = load<f64>(form, 16);
  const hasLow = load<f64>(form, 24) != 0;
  const high = load<f64>(form, 32);
  const hasHigh = load<f64>(form, 40) != 0;
  let left: u32 = 0;
  for (let at: u32 = 0; at < count; at++, entries += 4, numbers += 8) {
    const given = load<f64>(values + (<usize>at << 3));
    store<i32>(entries, NONE);
    store<f64>(numbers, NaN);
    if (given != given) continue;
    // A zero without its sign, which is no part of a decimal.
    const value = scales == 0 ? given + 0 : scaled(given, form + 48, scales);
    const size = abs(value);
    if (
      // Also where it is `NaN`.
      !(size < LARGEST) ||
      (size < FINEST && value != 0) ||
      (integral && value != trunc(value)) ||
      !(hasLow ? value >= low : value > low) ||
      !(hasHigh ? value <= high : value < high)
    ) {
      store<u32>(rest + (<usize>left << 2), at);
      left++;
      continue;
    }
    store<i32>(entries, NUMBER);
    store<f64>(numbers, value);
  }
  return left;
}

/** What `scaleExactly` says, of which it takes the powers from `scales`; two whole numbers that are equally near are never its. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function scaled(value: f64, scales: usize, count: i32): f64 {
  for (let scale = 0; scale < count; scale++, scales += 16) {
    const power = load<f64>(scales);
    const whole = nearest(value * power);
    if (!(abs(whole) < FIFTEEN_DIGITS)) break;
    if (whole / power == value) return whole / load<f64>(scales, 8) + 0;
  }
  return NaN;
}
