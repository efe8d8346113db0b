import type { FactColumn } from '../../engines/columnar/index.ts';
import { type CellsOfPart, NUMBER } from './column-cells.ts';
import { narrow, PartDomains } from './part-domains.ts';

/** More distinct numbers than these in a part are kept as numbers. */
const DICTIONARY = 256;
const UNPLACED = 0xffffffff;

/** Room for the values of a column, which the next part uses again: fresh memory costs more than what is written into it. */
export class ValueRoom {
  private values = new Float64Array(0);
  private ids = new Uint32Array(0);

  constructor(private readonly rows: number) {}

  valuesOf(rows: number): Float64Array {
    if (this.values.length === 0) this.values = new Float64Array(this.rows);
    return this.values.subarray(0, rows);
  }

  idsOf(rows: number): Uint32Array {
    if (this.ids.length === 0) this.ids = new Uint32Array(this.rows);
    return this.ids.subarray(0, rows);
  }
}

/**
 * What one column says of a fact in the first `rows` rows of a part: as numbers if there are many, else as a dictionary. It holds
 * until the room is used again.
 */
export function columnOf({ entries, numbers, known }: CellsOfPart, rows: number, room: ValueRoom): FactColumn {
  // Of each entry: its number, and the place of its domain in the dictionary of the part, given once it is needed.
  const values = new Float64Array(known.length).fill(Number.NaN);
  const places = new Uint32Array(known.length);
  for (let at = 0; at < known.length; at++) {
    const entry = known[at]!;
    if (entry.kind === 'number') values[at] = entry.number;
    if (entry.kind === 'domain') places[at] = UNPLACED;
  }
  const mayBeNumbers = numbers.length > 0;
  const all = mayBeNumbers ? room.valuesOf(rows) : new Float64Array(0);
  const distinct = new Set<number>();
  let few = true;
  for (let row = 0; row < all.length; row++) {
    const entry = entries[row]!;
    const value = entry === NUMBER ? numbers[row]! : values[entry]!;
    all[row] = value;
    if (few && !Number.isNaN(value)) {
      distinct.add(value);
      few = distinct.size <= DICTIONARY;
    }
  }
  const domains = new PartDomains();
  const ids = room.idsOf(rows);
  let others = false;
  for (let row = 0; row < rows; row++) {
    const value = mayBeNumbers ? all[row]! : Number.NaN;
    if (!Number.isNaN(value)) {
      ids[row] = few ? domains.idOfNumber(value) : 0;
      continue;
    }
    const entry = entries[row]!;
    let place = places[entry]!;
    if (place === UNPLACED) {
      const of = known[entry]!;
      place = of.kind === 'domain' ? domains.idOf(of.domain) : 0;
      places[entry] = place;
    }
    ids[row] = place;
    if (place !== 0) others = true;
  }
  if (few) return { kind: 'dictionary', ids: narrow(ids, domains.domains.length), domains: domains.domains };
  return {
    kind: 'numbers',
    values: all,
    others: others ? narrow(ids, domains.domains.length) : null,
    domains: domains.domains,
  };
}
