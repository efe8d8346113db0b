import type { FactColumn } from '../../engines/columnar/index.ts';
import { type CellsOfPart, NUMBER } from './column-cells.ts';
import { narrow, PartDomains } from './part-domains.ts';

/** More distinct numbers than these in a part are kept as numbers. */
const DICTIONARY = 256;
const UNPLACED = 0xffffffff;
/** So many rows show mostly whether there are too many of them. */
const LOOKED_AT = 8192;

/** Room for the places of a column's rows, which the next part uses again: fresh memory costs more than what is written into it. */
export class IdRoom {
  private ids = new Uint32Array(0);

  constructor(private readonly rows: number) {}

  idsOf(rows: number): Uint32Array {
    if (this.ids.length === 0) this.ids = new Uint32Array(this.rows);
    return this.ids.subarray(0, rows);
  }
}

/**
 * What one column says of a fact in the first `rows` rows of a part: as numbers if there are many, else as a dictionary. It holds
 * until the room is used again, and takes the numbers of the cells for its own.
 */
export function columnOf(cells: CellsOfPart, rows: number, room: IdRoom): FactColumn {
  return dictionaryOf(cells, rows, room) ?? numbersOf(cells, rows, room);
}

/** Null if there are too many numbers for it. */
function dictionaryOf(cells: CellsOfPart, rows: number, room: IdRoom): FactColumn | null {
  // Mostly the first rows show it, before anything is made of them.
  if (cells.numbers.length > 0 && hasMany(cells, Math.min(rows, LOOKED_AT))) return null;
  const { entries, numbers, known } = cells;
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
  for (let row = 0; ; row++) {
    row = takePlaces(entries, row, rows, places, ids);
    if (row === rows) break;
    const entry = entries[row]!;
    if (entry === NUMBER) {
      const number = numbers[row]!;
      const place = placeOf(number);
      // The same number often stands in many rows one after the other.
      row = repeatPlace(numbers, row, rows, number, place, ids) - 1;
    } else {
      const of = known[entry]!;
      places[entry] = of.kind === 'domain' ? domains.idOf(of.domain) : of.kind === 'number' ? placeOf(of.number) : 0;
      ids[row] = places[entry]!;
    }
    if (distinct.size > DICTIONARY) return null;
  }
  return { kind: 'dictionary', ids: narrow(ids, domains.domains.length), domains: domains.domains };
}

/** Whether there are too many numbers in the first rows already. */
function hasMany({ entries, numbers, known }: CellsOfPart, rows: number): boolean {
  const distinct = new Set<number>();
  for (let row = 0; row < rows && distinct.size <= DICTIONARY; row++) {
    const entry = entries[row]!;
    if (entry === NUMBER) distinct.add(numbers[row]!);
    else {
      const of = known[entry]!;
      if (of.kind === 'number') distinct.add(of.number);
    }
  }
  return distinct.size > DICTIONARY;
}

/* By themselves, as they run for each row. */

/** Writes the places of entries from row `from` on; the first row of which it is not known. */
function takePlaces(entries: Int32Array, from: number, rows: number, places: Uint32Array, ids: Uint32Array): number {
  let row = from;
  for (; row < rows; row++) {
    const entry = entries[row]!;
    if (entry === NUMBER) break;
    const place = places[entry]!;
    if (place === UNPLACED) break;
    ids[row] = place;
  }
  return row;
}

/** Writes the place of a number from row `from` on, as long as it comes again; the first row with another one. */
function repeatPlace(
  numbers: Float64Array,
  from: number,
  rows: number,
  number: number,
  place: number,
  ids: Uint32Array,
): number {
  let row = from;
  for (; row < rows && numbers[row] === number; row++) ids[row] = place;
  return row;
}

function numbersOf({ entries, numbers, known }: CellsOfPart, rows: number, room: IdRoom): FactColumn {
  const all = numbers.subarray(0, rows);
  const domains = new PartDomains();
  const values = new Float64Array(known.length).fill(Number.NaN);
  const places = new Uint32Array(known.length);
  let hasNumbers = false;
  let hasDomains = false;
  for (let at = 0; at < known.length; at++) {
    const entry = known[at]!;
    if (entry.kind === 'number') {
      values[at] = entry.number;
      hasNumbers = true;
    }
    if (entry.kind === 'domain') {
      places[at] = UNPLACED;
      hasDomains = true;
    }
  }
  if (hasNumbers) putNumbers(entries, rows, values, all);
  let others: Uint32Array | null = null;
  if (hasDomains) {
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

/** Writes the numbers of entries that have one, and `NaN` for the others. By itself, as it runs for each row. */
function putNumbers(entries: Int32Array, rows: number, values: Float64Array, all: Float64Array): void {
  for (let row = 0; row < rows; row++) {
    const entry = entries[row]!;
    if (entry !== NUMBER) all[row] = values[entry]!;
  }
}
