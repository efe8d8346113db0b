import type { Pairs } from '../../match/many/index.ts';
import type { Texts } from '../register.ts';
import type { VerdictBatch } from './verdict-batch.ts';

const HALF = 2 ** 32;

/**
 * Pairs as rows of the file of verdicts; `enterprises` are those of the rows that were matched together. Of the identities,
 * and of the lists of what is missing, only those are kept that the pairs name, so that what comes of it stands for itself.
 */
export function verdictBatchOf(pairs: Pairs, enterprises: Texts): VerdictBatch {
  const { count } = pairs;
  const { kept, places } = textsNamed(enterprises, pairs);
  const missing = listsNamed(pairs);
  const amountMin = fenOf(pairs.amountMin, count);
  const amountMax = fenOf(pairs.amountMax, count);
  return {
    count,
    enterprises: kept,
    rows: places,
    items: pairs.items.subarray(0, count),
    verdicts: pairs.verdicts.subarray(0, count),
    amountMin: amountMin.values,
    amountMax: amountMax.values,
    amountMinNulls: amountMin.nulls,
    amountMaxNulls: amountMax.nulls,
    deliveries: pairs.deliveries.subarray(0, count),
    missing: missing.places,
    missings: missing.kept,
  };
}

/** The texts that pairs name, and which of them each names; pairs come in the order of the rows. */
function textsNamed({ bytes, offsets }: Texts, { rows, count }: Pairs): { kept: Texts; places: Int32Array } {
  const places = new Int32Array(count);
  const named: number[] = [];
  for (let at = 0; at < count; at++) {
    if (rows[at] !== named[named.length - 1]) named.push(rows[at]!);
    places[at] = named.length - 1;
  }
  const ends = new Uint32Array(named.length + 1);
  named.forEach((row, at) => {
    ends[at + 1] = ends[at]! + offsets[row + 1]! - offsets[row]!;
  });
  const texts = new Uint8Array(ends[named.length]!);
  named.forEach((row, at) => {
    texts.set(bytes.subarray(offsets[row]!, offsets[row + 1]!), ends[at]);
  });
  return { kept: { bytes: texts, offsets: ends }, places };
}

/** Lists of facts as text, those that pairs name, in the order in which they do; the first is empty. */
function listsNamed({ missing, missings, count }: Pairs): { kept: readonly string[]; places: Uint32Array } {
  const kept = [''];
  const known = new Int32Array(missings.length).fill(-1);
  known[0] = 0;
  const places = new Uint32Array(count);
  for (let at = 0; at < count; at++) {
    const list = missing[at]!;
    if (known[list]! < 0) known[list] = kept.push(missings[list]!.join(';')) - 1;
    places[at] = known[list]!;
  }
  return { kept, places };
}

/** Whole numbers of fen as 64 bits, without a bigint for each; what is not finite is absent. */
function fenOf(amounts: Float64Array, count: number): { values: BigInt64Array; nulls: Uint8Array } {
  const values = new BigInt64Array(count);
  const words = new Uint32Array(values.buffer);
  const nulls = new Uint8Array(count);
  for (let at = 0; at < count; at++) {
    const amount = amounts[at]!;
    if (!Number.isFinite(amount)) nulls[at] = 1;
    else {
      words[at * 2] = amount % HALF;
      words[at * 2 + 1] = Math.floor(amount / HALF);
    }
  }
  return { values, nulls };
}
