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
export interface Grouping {
  readonly groups: readonly Group[];
  /** The row at each place. */
  readonly order: Uint32Array;
  /** The group of each row. */
  readonly groupOf: Uint32Array;
}

interface Labelled {
  readonly places: Uint32Array;
  readonly labels: readonly string[];
}

/** Groups rows by region, then by size; within a group they keep their order. */
export function groupsOf(regions: Labelled, sizes: Labelled): Grouping {
  const count = regions.places.length;
  const key = (row: number): number => regions.places[row]! * sizes.labels.length + sizes.places[row]!;
  const found = new Map<number, number>();
  const groupOf = new Uint32Array(count);
  const totals: number[] = [];
  for (let row = 0; row < count; row++) {
    const of = key(row);
    const known = found.get(of) ?? found.size;
    found.set(of, known);
    groupOf[row] = known;
    totals[known] = (totals[known] ?? 0) + 1;
  }
  const label = (of: number): readonly [string, string] => [
    regions.labels[Math.floor(of / sizes.labels.length)]!,
    sizes.labels[of % sizes.labels.length]!,
  ];
  // By the labels, since their places are those in which rows happened to come.
  const sorted = [...found]
    .map(([of, group]) => ({ group, label: label(of) }))
    .sort((a, b) => compareTexts(a.label[0], b.label[0]) || compareTexts(a.label[1], b.label[1]));
  const groups: Group[] = [];
  const next = new Uint32Array(sorted.length);
  const place = new Uint32Array(sorted.length);
  let at = 0;
  sorted.forEach(({ group, label: [region, size] }, index) => {
    groups.push({ region, size, from: at, to: at + totals[group]! });
    place[group] = index;
    next[index] = at;
    at += totals[group]!;
  });
  const order = new Uint32Array(count);
  for (let row = 0; row < count; row++) {
    const group = place[groupOf[row]!]!;
    groupOf[row] = group;
    order[next[group]!++] = row;
  }
  return { groups, order, groupOf };
}

/** The groups in a block of places. */
export function segmentsOf({ groups }: Grouping, start: number, end: number): readonly Segment[] {
  return groups.flatMap(({ from, to }, group) =>
    from < end && to > start ? [{ group, from: Math.max(from, start) - start, to: Math.min(to, end) - start }] : [],
  );
}

const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
