import type { Arrays } from './arrays.ts';
import type { DictionaryColumn, FactColumn, Rows } from './columns.ts';

type Ids = DictionaryColumn['ids'];

/** Another order of rows. */
export interface Order {
  /** The row at each place. */
  readonly order: Uint32Array;
  /** The place of each row. */
  readonly places: Uint32Array;
}

/** The same rows in another order; their columns are in `arrays`. */
export function reordered(rows: Rows, { order, places }: Order, arrays: Arrays): Rows {
  const columns = new Map<FactColumn, FactColumn>();
  return {
    count: rows.count,
    reorders: { rows, places },
    world: (row) => rows.world(order[row]!),
    hasGrants: (row) => rows.hasGrants(order[row]!),
    column: (fact, year) => {
      const column = rows.column(fact, year);
      if (column === undefined) return undefined;
      const known = columns.get(column) ?? reorderedColumn(column, places, arrays);
      columns.set(column, known);
      return known;
    },
  };
}

function reorderedColumn(column: FactColumn, places: Uint32Array, arrays: Arrays): FactColumn {
  if (column.kind === 'dictionary') return { ...column, ids: movedIds(column.ids, places, arrays) };
  const { values, others } = column;
  return { ...column, values: movedValues(values, places, arrays), others: others && movedIds(others, places, arrays) };
}

/*
 * A loop for each kind of array: one for all of them takes half as long again. Rows are taken as they come and put where they
 * belong, which are few groups that fill one by one: taken from all over, each would have to be fetched from afar.
 */

function movedValues(from: Float64Array, places: Uint32Array, arrays: Arrays): Float64Array {
  const to = new Float64Array(arrays.take(places.length * 8), 0, places.length);
  for (let row = 0; row < places.length; row++) to[places[row]!] = from[row]!;
  return to;
}

function movedIds(from: Ids, places: Uint32Array, arrays: Arrays): Ids {
  const to = arrays.take(places.length * from.BYTES_PER_ELEMENT);
  if (from instanceof Uint8Array) return movedBytes(from, places, new Uint8Array(to, 0, places.length));
  if (from instanceof Uint16Array) return movedPairs(from, places, new Uint16Array(to, 0, places.length));
  return movedWords(from, places, new Uint32Array(to, 0, places.length));
}

function movedBytes(from: Uint8Array, places: Uint32Array, to: Uint8Array): Uint8Array {
  for (let row = 0; row < places.length; row++) to[places[row]!] = from[row]!;
  return to;
}

function movedPairs(from: Uint16Array, places: Uint32Array, to: Uint16Array): Uint16Array {
  for (let row = 0; row < places.length; row++) to[places[row]!] = from[row]!;
  return to;
}

/** Numbers of rows in another order. */
export function movedWords(from: Uint32Array, places: Uint32Array, to: Uint32Array): Uint32Array {
  for (let row = 0; row < places.length; row++) to[places[row]!] = from[row]!;
  return to;
}
