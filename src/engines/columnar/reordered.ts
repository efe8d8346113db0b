import type { FactColumn, Rows } from './columns.ts';

/** The same rows in another order: each from where `order` says. */
export function reordered(rows: Rows, order: Uint32Array): Rows {
  const columns = new Map<FactColumn, FactColumn>();
  return {
    count: rows.count,
    world: (row) => rows.world(order[row]!),
    hasGrants: (row) => rows.hasGrants(order[row]!),
    column: (fact, year) => {
      const column = rows.column(fact, year);
      if (column === undefined) return undefined;
      const known = columns.get(column) ?? reorderedColumn(column, order);
      columns.set(column, known);
      return known;
    },
  };
}

function reorderedColumn(column: FactColumn, order: Uint32Array): FactColumn {
  if (column.kind === 'dictionary') return { ...column, ids: moved(column.ids, order) };
  return { ...column, values: moved(column.values, order), others: column.others && moved(column.others, order) };
}

function moved<T extends Float64Array | Uint8Array | Uint16Array | Uint32Array>(from: T, order: Uint32Array): T {
  const to = from.slice() as T;
  for (let row = 0; row < order.length; row++) to[row] = from[order[row]!]!;
  return to;
}
