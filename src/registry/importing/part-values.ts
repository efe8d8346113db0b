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
export function columnOf(cells: CellsOfPart, rows: number, room: ValueRoom): FactColumn {
  return dictionaryOf(cells, rows, room) ?? numbersOf(cells, rows, room);
}

/** Null if there are too many numbers for it. */
function dictionaryOf({ entries, numbers, known }: CellsOfPart, rows: number, room: ValueRoom): FactColumn | null {
  const domains = new PartDomains();
  // Of each entry: its place in the dictionary of the part, given once it is needed.
  const places = new Uint32Array(known.length);
  for (let at = 0; at < known.length; at++) {
    const { kind } = known[at]!;
    if (kind === 'number' || kind === 'domain') places[at] = UNPLACED;
  }
  const distinct = new Map<number, number>();
  const placeOf = (number: number): number => {
    const found = distinct.get(number);
    if (found !== undefined) return found;
    const place = domains.idOfNumber(number);
    distinct.set(number, place);
    return place;
  };
  const ids = room.idsOf(rows);
  let last = Number.NaN;
  let lastPlace = 0;
  for (let row = 0; row < rows; row++) {
    const entry = entries[row]!;
    if (entry === NUMBER) {
      const number = numbers[row]!;
      // The same number often stands in many rows one after the other.
      if (number !== last) {
        lastPlace = placeOf(number);
        last = number;
        if (distinct.size > DICTIONARY) return null;
      }
      ids[row] = lastPlace;
      continue;
    }
    let place = places[entry]!;
    if (place === UNPLACED) {
      const of = known[entry]!;
      place = of.kind === 'domain' ? domains.idOf(of.domain) : of.kind === 'number' ? placeOf(of.number) : 0;
      if (distinct.size > DICTIONARY) return null;
      places[entry] = place;
    }
    ids[row] = place;
  }
  return { kind: 'dictionary', ids: narrow(ids, domains.domains.length), domains: domains.domains };
}

function numbersOf({ entries, numbers, known }: CellsOfPart, rows: number, room: ValueRoom): FactColumn {
  const domains = new PartDomains();
  const values = new Float64Array(known.length).fill(Number.NaN);
  const places = new Uint32Array(known.length);
  for (let at = 0; at < known.length; at++) {
    const entry = known[at]!;
    if (entry.kind === 'number') values[at] = entry.number;
    if (entry.kind === 'domain') places[at] = UNPLACED;
  }
  const all = room.valuesOf(rows);
  for (let row = 0; row < rows; row++) {
    const entry = entries[row]!;
    all[row] = entry === NUMBER ? numbers[row]! : values[entry]!;
  }
  let others: Uint32Array | null = null;
  if (places.includes(UNPLACED)) {
    const ids = room.idsOf(rows).fill(0);
    for (let row = 0; row < rows; row++) {
      const entry = entries[row]!;
      if (entry === NUMBER || places[entry] === 0) continue;
      if (places[entry] === UNPLACED) {
        const of = known[entry]!;
        places[entry] = of.kind === 'domain' ? domains.idOf(of.domain) : 0;
      }
      ids[row] = places[entry]!;
      others = ids;
    }
  }
  return {
    kind: 'numbers',
    values: all,
    others: others && narrow(others, domains.domains.length),
    domains: domains.domains,
  };
}
