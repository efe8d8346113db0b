import { Evaluation } from '../../kernel/evaluate.ts';
import { factName } from '../../kernel/missing.ts';
import type { World } from '../../kernel/world.ts';
import { exactNumber } from '../../value/domain.ts';
import { point } from '../../value/interval.ts';
import { fromInteger, ZERO } from '../../value/rational.ts';
import { AskedTree } from './asked-tree.ts';
import type { Given, Rows } from './columns.ts';
import { Component } from './component.ts';
import type { EncodingContext } from './encoding-context.ts';
import { Pairing } from './pairing.ts';
import type { FactUse, Reads } from './reads.ts';
import { areTogether, everyRow, type RowNumbers, STRIP } from './row-numbers.ts';
import type { Taker, Writing } from './taker.ts';
import { ToldOfKinds } from './told-of-kinds.ts';

/** So many combinations are kept. */
const MOST = 1 << 20;

const WORDS: Writing = { width: 4, most: 2 ** 32 - 1 };

/**
 * Tells of rows what depends on a few facts alone: once for each combination of classes of theirs, by the reference, on values
 * that stand for their classes. Rows that have received something are for others to tell.
 */
export class Tuples<T> {
  /** By tuple. */
  readonly told: T[] = [];
  private readonly components: readonly Component[];
  private present: readonly Component[] = [];
  /**
   * The classes of the kinds of a component; and what is told by these, where it is the only one that is present. They stay when a fact
   * is given no longer: what they take of the workspace is not given back.
   */
  private readonly classesOf = new Map<Component, ToldOfKinds>();
  private readonly byKind = new Map<Component, ToldOfKinds>();
  private pairs: readonly Pairing[] = [];
  /** Places in `told`; -1 of what has not been met. */
  private byTuple = new Int32Array(16).fill(-1);
  /** How many combinations were met: more than there are places, since the same is told of many. */
  private met = 0;
  private asked = new AskedTree();
  private found = new Uint32Array(0);
  private classes = new Uint32Array(0);

  constructor(
    reads: Reads,
    private readonly context: EncodingContext,
    private readonly tell: (evaluation: Evaluation) => T,
  ) {
    this.components = merged(reads, context.asOfYear).map(
      (use) =>
        new Component(use, context.asOfYear, context.scratch, use.isDerived ? context.derived.get(use.node)! : null),
    );
  }

  /** Whether rows have few combinations: where numbers of which each row has its own are reckoned with, they have not. */
  suits(rows: Rows): boolean {
    return this.components.every((component) => component.isNarrow(rows, this.context.typeOf));
  }

  /** To be called before rows are asked for. */
  begin(rows: Rows): void {
    const isFull = this.met >= MOST;
    if (isFull) for (const component of this.components) component.forget();
    const present = this.components.filter((component) => component.begin(rows));
    const isSame = present.length === this.present.length && present.every((one, at) => one === this.present[at]);
    // What is known is kept as long as the same facts are given at all, and it is not too much.
    if (isSame && !isFull) return this.beginKinds(false);
    this.present = present;
    this.beginKinds(true);
    this.pairs = present.map(() => new Pairing());
    this.byTuple.fill(-1);
    this.told.length = 0;
    this.met = 0;
    this.asked = new AskedTree();
  }

  private beginKinds(anew: boolean): void {
    for (const known of [this.classesOf, this.byKind])
      for (const component of this.present) known.get(component)?.begin(anew);
  }

  /** What is told of all rows, where nothing is given of any fact that matters; else null. */
  same(): T | null {
    return this.present.length > 0 ? null : this.told[this.byTuple[0]! >= 0 ? this.byTuple[0]! : this.meet(0, 0)]!;
  }

  /** Hands on what is told of all rows, as whole numbers from zero on. */
  hand(count: number, numberOf: (told: T) => number, taker: Taker): void {
    const [component, ...others] = this.present;
    if (component === undefined || others.length > 0 || !component.hasKinds)
      return this.handPlaces(count, numberOf, taker);
    const { workspace } = this.context.scratch;
    const kinds = this.kindsIn(this.byKind, component, (kind, row) =>
      numberOf(this.told[this.placeOf(component.ofKind(kind), row)]!),
    );
    for (let from = 0; from < count; from += STRIP) {
      const some = Math.min(STRIP, count - from);
      while (!kinds.write(from, some, taker)) taker.widen();
      taker.take(from, some, workspace);
    }
  }

  private kindsIn(
    known: Map<Component, ToldOfKinds>,
    component: Component,
    tell: (kind: number, row: number) => number,
  ): ToldOfKinds {
    const before = known.get(component);
    if (before !== undefined) return before;
    const made = new ToldOfKinds(component, this.context.scratch.workspace, tell);
    known.set(component, made);
    made.begin(true);
    return made;
  }

  private handPlaces(count: number, numberOf: (told: T) => number, taker: Taker): void {
    const { workspace } = this.context.scratch;
    const places = this.places(everyRow(count), count);
    const numbers = Uint32Array.from(this.told, numberOf);
    const most = numbers.reduce((sum, number) => Math.max(sum, number), 0);
    while (most > taker.most) taker.widen();
    for (let from = 0; from < count; from += STRIP) {
      const some = Math.min(STRIP, count - from);
      const written = workspace.wholes(taker.width);
      const first = workspace.told / taker.width;
      for (let at = 0; at < some; at++) written[first + at] = numbers[places[from + at]!]!;
      taker.take(from, some, workspace);
    }
  }

  private placeOf(tuple: number, row: number): number {
    const known = tuple < this.byTuple.length ? this.byTuple[tuple]! : -1;
    return known >= 0 ? known : this.meet(tuple, row);
  }

  /** The places in `told` of some rows; good until the next call. */
  places(rows: RowNumbers, count: number): Uint32Array {
    if (this.found.length < count) {
      this.found = new Uint32Array(count);
      this.classes = new Uint32Array(count);
    }
    const { found, classes, present } = this;
    if (present.length === 0) found.fill(0, 0, count);
    present.forEach((_, at) => {
      this.classify(at, rows, count, at === 0 ? found : classes);
      if (at > 0) this.pairAll(found, classes, count, at);
    });
    for (let at = 0; at < count; at++) found[at] = this.placeOf(found[at]!, rows[at]!);
    return found;
  }

  /** Writes the classes of rows in a component. */
  private classify(index: number, rows: RowNumbers, count: number, classes: Uint32Array): void {
    const component = this.present[index]!;
    if (!component.hasKinds || !areTogether(rows, count)) return component.classify(rows, count, classes);
    const { workspace } = this.context.scratch;
    const kinds = this.kindsIn(this.classesOf, component, (kind) => component.ofKind(kind));
    const first = rows[0]!;
    for (let from = 0; from < count; from += STRIP) {
      const some = Math.min(STRIP, count - from);
      kinds.write(first + from, some, WORDS);
      classes.set(workspace.wholes(4).subarray(workspace.told >> 2, (workspace.told >> 2) + some), from);
    }
  }

  /** Changes numbers of combinations of some components into those with one more. */
  private pairAll(tuples: Uint32Array, classes: Uint32Array, count: number, at: number): void {
    const pairing = this.pairs[at]!;
    for (let row = 0; row < count; row++) tuples[row] = pairing.of(tuples[row]!, classes[row]!);
  }

  private meet(tuple: number, row: number): number {
    const classes = this.present.map((component) => component.at(row));
    const place = this.asked.find(classes) ?? this.ask(classes);
    if (tuple >= this.byTuple.length) {
      const room = new Int32Array(2 * tuple).fill(-1);
      room.set(this.byTuple);
      this.byTuple = room;
    }
    this.byTuple[tuple] = place;
    this.met++;
    return place;
  }

  /** By the reference; the place in `told`. */
  private ask(classes: readonly number[]): number {
    const read = new Set<number>();
    const evaluation = new Evaluation(this.world(classes, read), this.context.memory.empty());
    const place = this.told.push(this.tell(evaluation)) - 1;
    this.asked.add(classes, read, place);
    return place;
  }

  /** Tells which components are asked for. */
  private world(classes: readonly number[], read: Set<number>): World {
    const today = exactNumber(fromInteger(this.context.asOf));
    const { present } = this;
    return {
      asOf: this.context.asOf,
      asOfYear: this.context.asOfYear,
      given: (name, year): Given => {
        if (name === 'asOf') return today;
        const at = present.findIndex(({ fact, year: of }) => fact === name && of === year);
        if (at < 0) return undefined;
        read.add(at);
        return present[at]!.given[classes[at]!];
      },
      granted: () => point(ZERO),
    };
  }
}

/** A year may be named in two ways: `revenue@-1` and `revenue@2024` are one. */
function merged({ facts }: Reads, asOfYear: number): readonly FactUse[] {
  const byName = new Map<string, FactUse>();
  for (const use of facts) {
    const name = factName(use.node, asOfYear);
    const before = byName.get(name);
    byName.set(
      name,
      before
        ? {
            node: use.node,
            thresholds: [...before.thresholds, ...use.thresholds],
            tests: [...before.tests, ...use.tests],
            whole: before.whole || use.whole,
            tellsWhole: before.tellsWhole || use.tellsWhole,
            isDerived: use.isDerived,
          }
        : use,
    );
  }
  return [...byName.values()];
}
