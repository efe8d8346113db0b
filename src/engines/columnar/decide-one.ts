import { Evaluation } from '../../kernel/evaluate.ts';
import type { TruthNode } from '../../kernel/node.ts';
import type { Truth } from '../../value/truth.ts';
import { AlikeValues } from './alike-values.ts';
import { bareWorld, emptyHanded } from './bare-world.ts';
import { likelihoods } from './likelihoods.ts';
import { ALL, NONE, type Plane } from './planes.ts';
import { isOnSide, type Leaf, type Program } from './program.ts';

/** What is known of the items that an enterprise has received: which they are, or nothing (null). */
export type Received = ReadonlySet<string> | null;

/* Whether the enterprise is in a plane, as far as that has been looked at. */
const UNSEEN = 0;
const OUT = 1;
const IN = 2;

/** An item that does not fail, by its place. */
export interface Candidate {
  readonly item: number;
  readonly truth: 'true' | 'unknown';
}

/**
 * Decides all items for one enterprise after the other. Here it is not rows that are many but items, and most of them fail
 * for the same few reasons: they stand in groups by the plane that the fewest are likely to be in, such as that of their
 * county, and of a group whose plane the enterprise is not in none is looked at. Whatever else is asked is asked when it matters, the
 * least likely first. Whether an item was received before, which most of them ask, is known beforehand for all others.
 */
export class OneDecider {
  private readonly seen: Uint8Array;
  /** What is seen of an enterprise that has received nothing, and of one of which that is not known. */
  private readonly nothing: Uint8Array;
  private readonly unsure: Uint8Array;
  private readonly leafOf: (OneLeaf | undefined)[];
  private readonly leavesOfItem = new Map<string, OneLeaf[]>();
  private readonly leavesOfGrants: OneLeaf[] = [];
  private readonly alike: AlikeValues[] = [];
  /** Where the operation of a plane stands among all: what settles it (`IN` or `OUT`), where its parts end, and the parts. */
  private readonly at: Int32Array;
  private readonly ops: Int32Array;
  /** Each group: the plane without which none of its items is possible, where its items end, and these: place, `may`, `yes`. */
  private readonly groups: Int32Array;

  constructor(private readonly program: Program) {
    const { inputs, planes, verdictPlanes, asOf } = program;
    this.leafOf = new Array<OneLeaf | undefined>(verdictPlanes).fill(undefined);
    for (const { value, leaves: given } of inputs) {
      const atoms = given.map(({ node }) => node);
      // Of one atom it takes as long to say which kind of value there is as to ask it.
      const alike = value?.kind === 'fact' && atoms.length > 1 ? new AlikeValues(value, atoms, asOf) : null;
      if (alike) this.alike.push(alike);
      const leaves = given.map((leaf, at) => oneLeaf(leaf, alike && { values: alike, at }));
      for (const leaf of leaves) for (const plane of leaf.planes) this.leafOf[plane] = leaf;
      if (value?.kind !== 'grants') continue;
      this.leavesOfGrants.push(...leaves);
      for (const item of value.items) this.leavesOfItem.set(item, [...(this.leavesOfItem.get(item) ?? []), ...leaves]);
    }
    const likely = likelihoods(program);
    const ops: number[] = [];
    this.at = new Int32Array(verdictPlanes);
    for (let plane = 0; plane < verdictPlanes; plane++) {
      const op = planes[plane];
      if (!op) continue;
      const [decisive, sign] = op.kind === 'and' ? [OUT, 1] : [IN, -1];
      const parts = [...op.of].sort((a, b) => sign * (likely[a]! - likely[b]!));
      this.at[plane] = ops.length;
      ops.push(decisive, ops.length + 2 + parts.length, ...parts);
    }
    this.ops = Int32Array.from(ops);
    this.groups = groupsOf(program, likely);
    this.seen = new Uint8Array(verdictPlanes);
    this.nothing = this.template(new Evaluation(emptyHanded(asOf)));
    this.unsure = this.template(new Evaluation(bareWorld(asOf)));
  }

  private template(evaluation: Evaluation): Uint8Array {
    const seen = new Uint8Array(this.program.verdictPlanes);
    seen[NONE] = OUT;
    seen[ALL] = IN;
    for (const leaf of this.leavesOfGrants) put(leaf, evaluation, seen);
    return seen;
  }

  /** The items that do not fail, group by group. Without `received`, the evaluation is asked for every item that matters. */
  candidates(evaluation: Evaluation, received?: Received): readonly Candidate[] {
    const { seen, groups } = this;
    seen.set(received === null ? this.unsure : this.nothing);
    if (received === undefined) this.forget(this.leavesOfGrants);
    else if (received !== null) for (const item of received) this.forget(this.leavesOfItem.get(item) ?? []);
    for (const values of this.alike) values.begin();
    const found: Candidate[] = [];
    for (let at = 0; at < groups.length; ) {
      const end = groups[at + 1]!;
      if (this.isIn(groups[at]!, evaluation))
        for (let item = at + 2; item < end; item += 3) {
          if (!this.isIn(groups[item + 1]!, evaluation)) continue;
          found.push({ item: groups[item]!, truth: this.isIn(groups[item + 2]!, evaluation) ? 'true' : 'unknown' });
        }
      at = end;
    }
    return found;
  }

  /** The truth of each item. */
  truths(evaluation: Evaluation): readonly Truth[] {
    const truths = new Array<Truth>(this.program.items.length).fill('false');
    for (const { item, truth } of this.candidates(evaluation)) truths[item] = truth;
    return truths;
  }

  private forget(leaves: readonly OneLeaf[]): void {
    for (const { planes } of leaves) for (const plane of planes) this.seen[plane] = UNSEEN;
  }

  private isIn(plane: Plane, evaluation: Evaluation): boolean {
    const { seen, ops } = this;
    if (seen[plane] !== UNSEEN) return seen[plane] === IN;
    const leaf = this.leafOf[plane];
    if (leaf) put(leaf, evaluation, seen);
    else {
      const at = this.at[plane]!;
      const decisive = ops[at]!;
      const end = ops[at + 1]!;
      let found = decisive === IN ? OUT : IN;
      for (let part = at + 2; part < end && found !== decisive; part++) {
        const source = ops[part]!;
        const known = seen[source]!;
        if (known === UNSEEN) found = this.isIn(source, evaluation) ? IN : OUT;
        else found = known;
      }
      seen[plane] = found;
    }
    return seen[plane] === IN;
  }
}

/** A leaf with what is seen of each of its planes, by its truth. */
interface OneLeaf {
  readonly node: TruthNode;
  readonly planes: readonly Plane[];
  readonly seen: Readonly<Record<Truth, readonly number[]>>;
  /** What tells of it for values that are alike, and its place there; null where it is asked each time. */
  readonly alike: { readonly values: AlikeValues; readonly at: number } | null;
}

function oneLeaf({ node, sides }: Leaf, alike: OneLeaf['alike']): OneLeaf {
  const seenIf = (truth: Truth): readonly number[] =>
    Array.from(sides.keys(), (side) => (isOnSide(truth, side) ? IN : OUT));
  const seen = { true: seenIf('true'), false: seenIf('false'), unknown: seenIf('unknown') };
  return { node, planes: [...sides.values()], seen, alike };
}

function put(leaf: OneLeaf, evaluation: Evaluation, seen: Uint8Array): void {
  const { planes, alike } = leaf;
  const found = leaf.seen[alike === null ? evaluation.truth(leaf.node) : alike.values.truth(alike.at, evaluation)];
  for (let at = 0; at < planes.length; at++) seen[planes[at]!] = found[at]!;
}

/**
 * Each item with one of the planes that it cannot do without: that which the fewest are likely to be in, and which is looked
 * at for the most items at once.
 */
function groupsOf({ items, planes, inputs }: Program, likely: Float64Array): Int32Array {
  const leaves = new Set(inputs.flatMap(({ leaves }) => leaves.flatMap(({ sides }) => [...sides.values()])));
  const needed = (plane: Plane): readonly Plane[] => {
    const op = planes[plane];
    return op?.kind === 'and' ? op.of.flatMap(needed) : leaves.has(plane) ? [plane] : [];
  };
  const gates = items.map(({ may }) => (may === NONE ? [NONE] : needed(may)));
  const shared = new Float64Array(planes.length);
  for (const some of gates) for (const plane of some) shared[plane]! += 1;
  const cost = (plane: Plane): number => likely[plane]! + 1 / shared[plane]!;
  const byGate = new Map<Plane, number[]>();
  items.forEach(({ may, yes }, item) => {
    const gate = gates[item]!.reduce((best, plane) => (best === ALL || cost(plane) < cost(best) ? plane : best), ALL);
    const group = byGate.get(gate) ?? [];
    byGate.set(gate, group);
    group.push(item, may, yes);
  });
  const groups: number[] = [];
  for (const [gate, group] of byGate) groups.push(gate, groups.length + 2 + group.length, ...group);
  return Int32Array.from(groups);
}
