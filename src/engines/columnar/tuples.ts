import { Evaluation, EvaluationMemory } from '../../kernel/evaluate.ts';
import { factName } from '../../kernel/missing.ts';
import type { World } from '../../kernel/world.ts';
import { fromDay } from '../../value/civil-date.ts';
import { exactNumber } from '../../value/domain.ts';
import { point } from '../../value/interval.ts';
import { fromInteger, ZERO } from '../../value/rational.ts';
import type { Given, Rows } from './columns.ts';
import { Component } from './component.ts';
import type { FactUse, Reads } from './reads.ts';

/** Of a fact that is reckoned with, only dates have so few values that each can be looked at by itself. */
export type IsDate = (fact: string) => boolean;

/**
 * Tells of rows what depends on a few facts alone: once for each combination of classes of theirs, by the reference, on values
 * that stand for their classes. Rows that have received something are for others to tell.
 */
export class Tuples<T> {
  /** By tuple. */
  readonly told: T[] = [];
  private readonly components: readonly Component[];
  private readonly asOfYear: number;
  private readonly memory: EvaluationMemory;
  private present: readonly Component[] = [];
  private pairs: Map<number, number>[] = [];
  private byTuple: number[] = [];

  constructor(
    reads: Reads,
    private readonly asOf: number,
    nodes: number,
    private readonly isDate: IsDate,
    private readonly tell: (evaluation: Evaluation) => T,
  ) {
    this.asOfYear = fromDay(asOf).year;
    this.components = merged(reads, this.asOfYear).map((use) => new Component(use, this.asOfYear));
    this.memory = new EvaluationMemory(nodes);
  }

  /** Whether rows have few combinations: where a number of which each row has its own is reckoned with, they have not. */
  suits(rows: Rows): boolean {
    return this.components.every(
      (component) => !component.use.whole || component.column(rows)?.kind !== 'numbers' || this.isDate(component.fact),
    );
  }

  /** The place in `told` of each row. */
  of(rows: Rows): Uint32Array {
    this.begin(this.components.filter((component) => component.column(rows) !== undefined));
    const { count } = rows;
    let tuples: Uint32Array | null = null;
    const parts: Uint32Array[] = [];
    this.present.forEach((component, at) => {
      const classes = new Uint32Array(count);
      component.classify(component.column(rows)!, classes);
      parts.push(classes);
      if (tuples === null) tuples = classes;
      else tuples = this.pair(tuples, classes, at);
    });
    return this.places(tuples, parts, count);
  }

  /** What is known is kept as long as the same facts are given at all. */
  private begin(present: readonly Component[]): void {
    if (present.length === this.present.length && present.every((one, at) => one === this.present[at])) return;
    this.present = present;
    this.pairs = present.map(() => new Map());
    this.byTuple = [];
  }

  private pair(before: Uint32Array, classes: Uint32Array, at: number): Uint32Array {
    const known = this.pairs[at]!;
    const pairs = new Uint32Array(before.length);
    let [lastBefore, lastClass, last] = [-1, -1, 0];
    for (let row = 0; row < before.length; row++) {
      const [a, b] = [before[row]!, classes[row]!];
      if (a !== lastBefore || b !== lastClass) {
        const key = a * 0x400_0000 + b;
        const found = known.get(key);
        last = found ?? known.size;
        if (found === undefined) known.set(key, last);
        lastBefore = a;
        lastClass = b;
      }
      pairs[row] = last;
    }
    return pairs;
  }

  private places(tuples: Uint32Array | null, parts: readonly Uint32Array[], count: number): Uint32Array {
    const places = tuples ?? new Uint32Array(count);
    const { byTuple } = this;
    for (let row = 0; row < count; row++) {
      const tuple = places[row]!;
      const known = byTuple[tuple];
      places[row] =
        known ??
        this.meet(
          tuple,
          parts.map((part) => part[row]!),
        );
    }
    return places;
  }

  private meet(tuple: number, classes: readonly number[]): number {
    const evaluation = new Evaluation(this.world(classes), this.memory.empty());
    this.told.push(this.tell(evaluation));
    this.byTuple[tuple] = this.told.length - 1;
    return this.told.length - 1;
  }

  private world(classes: readonly number[]): World {
    const today = exactNumber(fromInteger(this.asOf));
    const { present } = this;
    return {
      asOf: this.asOf,
      asOfYear: this.asOfYear,
      given: (name, year): Given => {
        if (name === 'asOf') return today;
        const at = present.findIndex(({ fact, year: of }) => fact === name && of === year);
        return at < 0 ? undefined : present[at]!.given[classes[at]!];
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
          }
        : use,
    );
  }
  return [...byName.values()];
}
