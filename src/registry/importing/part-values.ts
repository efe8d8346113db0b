import type { FactColumn } from '../../engines/columnar/index.ts';
import { type CellsOfPart, type Entry, NUMBER } from './column-cells.ts';
import { narrow, PartDomains } from './part-domains.ts';

/** More distinct numbers than these in a part are kept as numbers. */
const DICTIONARY = 256;

/** One column, as numbers if there are many. */
export function columnOf({ entries, numbers, known }: CellsOfPart, rows: number): FactColumn {
  const domains = new PartDomains();
  // Of each entry: its number, or the place of its domain in the dictionary of the part once it is needed.
  const values = Float64Array.from(known, (entry) => (entry.kind === 'number' ? entry.number : Number.NaN));
  const places = Int32Array.from(known, (entry) => (entry.kind === 'domain' ? -1 : 0));
  const place = (entry: number): number => {
    const seen = places[entry]!;
    if (seen >= 0) return seen;
    const id = domains.idOf((known[entry] as Entry & { kind: 'domain' }).domain);
    places[entry] = id;
    return id;
  };
  const numberIn = (row: number): number => {
    const entry = entries[row]!;
    return entry === NUMBER ? numbers[row]! : values[entry]!;
  };
  const ids = new Uint32Array(rows);
  if (!isMany(numberIn, rows)) {
    for (let row = 0; row < rows; row++) {
      const value = numberIn(row);
      ids[row] = Number.isNaN(value) ? place(entries[row]!) : domains.idOfNumber(value);
    }
    return { kind: 'dictionary', ids: narrow(ids, domains.domains.length), domains: domains.domains };
  }
  const all = new Float64Array(rows);
  let others = false;
  for (let row = 0; row < rows; row++) {
    const value = numberIn(row);
    all[row] = value;
    if (!Number.isNaN(value)) continue;
    ids[row] = place(entries[row]!);
    if (ids[row] !== 0) others = true;
  }
  return {
    kind: 'numbers',
    values: all,
    others: others ? narrow(ids, domains.domains.length) : null,
    domains: domains.domains,
  };
}

function isMany(numberIn: (row: number) => number, rows: number): boolean {
  const distinct = new Set<number>();
  for (let row = 0; row < rows; row++) {
    const value = numberIn(row);
    if (Number.isNaN(value)) continue;
    distinct.add(value);
    if (distinct.size > DICTIONARY) return true;
  }
  return false;
}
