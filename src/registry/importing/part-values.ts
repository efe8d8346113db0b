import type { FactColumn } from '../../engines/columnar/index.ts';
import { type CellsOfPart, NUMBER } from './column-cells.ts';
import { narrow, PartDomains } from './part-domains.ts';

/** More distinct numbers than these in a part are kept as numbers. */
const DICTIONARY = 256;
const UNPLACED = 0xffffffff;

/** What one column says of a fact in the first `rows` rows of a part: as numbers if there are many, else as a dictionary. */
export function columnOf({ entries, numbers, known }: CellsOfPart, rows: number): FactColumn {
  // Of each entry: its number, and the place of its domain in the dictionary of the part, given once it is needed.
  const values = new Float64Array(known.length).fill(Number.NaN);
  const places = new Uint32Array(known.length);
  for (let at = 0; at < known.length; at++) {
    const entry = known[at]!;
    if (entry.kind === 'number') values[at] = entry.number;
    if (entry.kind === 'domain') places[at] = UNPLACED;
  }
  const mayBeNumbers = numbers.length > 0;
  const all = new Float64Array(mayBeNumbers ? rows : 0);
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
  const ids = new Uint32Array(rows);
  let others = false;
  for (let row = 0; row < rows; row++) {
    const value = mayBeNumbers ? all[row]! : Number.NaN;
    if (!Number.isNaN(value)) {
      if (few) ids[row] = domains.idOfNumber(value);
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
