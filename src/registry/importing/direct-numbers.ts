import type { DirectNumbers } from '../cells/cell.ts';
import { DECIMALS, POWERS } from '../cells/scale-exactly.ts';
import { registryKernels } from '../kernels/index.ts';

const FORM = 6 + 2 * DECIMALS.length;

/**
 * Reads the `count` doubles that `rows` names, of which `NaN` is no cell, into entries and numbers from `to` on. Which of them are
 * left; null where all are, as they mean more than data can say, or there are no kernels.
 */
export function readDirect(
  direct: DirectNumbers | undefined,
  values: Float64Array,
  rows: Int32Array,
  count: number,
  out: { readonly entries: Int32Array; readonly numbers: Float64Array },
  to: number,
): Int32Array | null {
  const kernels = registryKernels();
  if (direct === undefined || kernels === null || count === 0) return null;
  const given = 8 * FORM;
  const numbers = given + 8 * count;
  const entries = numbers + 8 * count;
  const rest = entries + 4 * count;
  kernels.reserve(rest + 4 * count);
  const { memory } = kernels;
  new Float64Array(memory, 0, FORM).set(formOf(direct));
  const first = rows[0]!;
  const target = new Float64Array(memory, given, count);
  if (rows[count - 1]! - first === count - 1) target.set(values.subarray(first, first + count));
  else gather(values, rows, count, target);
  const left = kernels.readNumbers(given, count, 0, entries, numbers, rest);
  out.entries.set(new Int32Array(memory, entries, count), to);
  out.numbers.set(new Float64Array(memory, numbers, count), to);
  return new Int32Array(memory, rest, left).slice();
}

const forms = new WeakMap<DirectNumbers, Float64Array>();

/** As the kernel has it. */
function formOf(direct: DirectNumbers): Float64Array {
  const known = forms.get(direct);
  if (known !== undefined) return known;
  const { exponent, integral, low, high } = direct;
  const scales = exponent === 0 ? [] : scalesOf(exponent);
  const form = new Float64Array(FORM);
  form.set([
    scales.length / 2,
    integral ? 1 : 0,
    low?.at ?? Number.NEGATIVE_INFINITY,
    low === null || low.included ? 1 : 0,
    high?.at ?? Number.POSITIVE_INFINITY,
    high === null || high.included ? 1 : 0,
    ...scales,
  ]);
  forms.set(direct, form);
  return form;
}

/** For each count of decimals that is tried: the power that makes it whole, and the one that the whole is divided by. */
function scalesOf(exponent: number): readonly number[] {
  const least = Math.max(exponent, 0);
  return DECIMALS.map((more) => least + more)
    .filter((decimals) => decimals < POWERS.length)
    .flatMap((decimals) => [POWERS[decimals]!, POWERS[decimals - exponent] ?? Number.NaN]);
}

function gather(values: Float64Array, rows: Int32Array, count: number, out: Float64Array): void {
  for (let next = 0; next < count; next++) out[next] = values[rows[next]!]!;
}
