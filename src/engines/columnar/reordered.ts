import type { Arrays } from './arrays.ts';
import type { DictionaryColumn, FactColumn, Rows } from './columns.ts';

type Ids = DictionaryColumn['ids'];

/** The same rows in another order, each from where `order` says; their columns are in `arrays`. */
export function reordered(rows: Rows, order: Uint32Array, arrays: Arrays): Rows {
  const columns = new Map<FactColumn, FactColumn>();
  return {
    count: rows.count,
    reorders: { rows, order },
    world: (row) => rows.world(order[row]!),
    hasGrants: (row) => rows.hasGrants(order[row]!),
    column: (fact, year) => {
      const column = rows.column(fact, year);
      if (column === undefined) return undefined;
      const known = columns.get(column) ?? reorderedColumn(column, order, arrays);
      columns.set(column, known);
      return known;
    },
  };
}

function reorderedColumn(column: FactColumn, order: Uint32Array, arrays: Arrays): FactColumn {
  if (column.kind === 'dictionary') return { ...column, ids: movedIds(column.ids, order, arrays) };
  const { values, others } = column;
  return { ...column, values: movedValues(values, order, arrays), others: others && movedIds(others, order, arrays) };
}

/* A loop for each kind of array: one for all of them takes half as long again. */

function movedValues(from: Float64Array, order: Uint32Array, arrays: Arrays): Float64Array {
  const to = new Float64Array(arrays.take(order.length * 8), 0, order.length);
  for (let row = 0; row < order.length; row++) to[row] = from[order[row]!]!;
  return to;
}

function movedIds(from: Ids, order: Uint32Array, arrays: Arrays): Ids {
  const to = arrays.take(order.length * from.BYTES_PER_ELEMENT);
  if (from instanceof Uint8Array) return movedBytes(from, order, new Uint8Array(to, 0, order.length));
  if (from instanceof Uint16Array) return movedPairs(from, order, new Uint16Array(to, 0, order.length));
  return movedWords(from, order, new Uint32Array(to, 0, order.length));
}

function movedBytes(from: Uint8Array, order: Uint32Array, to: Uint8Array): Uint8Array {
  for (let row = 0; row < order.length; row++) to[row] = from[order[row]!]!;
  return to;
}

function movedPairs(from: Uint16Array, order: Uint32Array, to: Uint16Array): Uint16Array {
  for (let row = 0; row < order.length; row++) to[row] = from[order[row]!]!;
  return to;
}

/** Numbers of rows in another order. */
export function movedWords(from: Uint32Array, order: Uint32Array, to: Uint32Array): Uint32Array {
  for (let row = 0; row < order.length; row++) to[row] = from[order[row]!]!;
  return to;
}
