import { type Order, Pairing } from '../../engines/columnar/index.ts';

/** Some rows that stand together in the order: of one region and size. */
export interface Group {
  readonly region: string;
  readonly size: string;
  /** The place of the first, and the one after the last. */
  readonly from: number;
  readonly to: number;
}

/** The part of a group that lies in a block. */
export interface Segment {
  readonly group: number;
  /** Counted from the beginning of the block. */
  readonly from: number;
  readonly to: number;
}

/**
 * Rows in an order in which those of a region stand together: items of other regions then vanish from whole blocks at the
 * first look.
 */
export interface Grouping extends Order {
  readonly groups: readonly Group[];
}

interface Labelled {
  readonly places: Uint32Array;
  readonly labels: readonly string[];
}

/** Groups rows by region, then by size; within a group they keep their order. */
export function groupsOf(regions: Labelled, sizes: Labelled): Grouping {
  const count = regions.places.length;
  const found = new Pairing();
  const pairs: (readonly [number, number])[] = [];
  const groupOf = new Uint32Array(count);
  const totals: number[] = [];
  for (let row = 0; row < count; row++) {
    const region = regions.places[row]!;
    const size = sizes.places[row]!;
    const group = found.of(region, size);
    if (group === totals.length) {
      totals.push(0);
      pairs.push([region, size]);
    }
    groupOf[row] = group;
    totals[group]!++;
  }
  // By the labels, since their places are those in which rows happened to come.
  const sorted = pairs
    .map(([region, size], group) => ({ group, label: [regions.labels[region]!, sizes.labels[size]!] as const }))
    .sort((a, b) => compareTexts(a.label[0], b.label[0]) || compareTexts(a.label[1], b.label[1]));
  const groups: Group[] = [];
  const next = new Uint32Array(sorted.length);
  const first = new Uint32Array(sorted.length);
  let at = 0;
  sorted.forEach(({ group, label: [region, size] }, index) => {
    groups.push({ region, size, from: at, to: at + totals[group]! });
    first[group] = index;
    next[index] = at;
    at += totals[group]!;
  });
  const order = new Uint32Array(count);
  const places = new Uint32Array(count);
  for (let row = 0; row < count; row++) {
    const group = first[groupOf[row]!]!;
    places[row] = next[group]!;
    order[next[group]!++] = row;
  }
  return { groups, order, places };
}

/** The groups in a block of places. */
export function segmentsOf({ groups }: Grouping, start: number, end: number): readonly Segment[] {
  return groups.flatMap(({ from, to }, group) =>
    from < end && to > start ? [{ group, from: Math.max(from, start) - start, to: Math.min(to, end) - start }] : [],
  );
}

const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
