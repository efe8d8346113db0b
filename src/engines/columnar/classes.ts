import type { Evaluation } from '../../kernel/evaluate.ts';
import { missingForTruth } from '../../kernel/missing.ts';
import type { Plane } from './planes.ts';
import { type Input, isOnSide, type Leaf, type Side } from './program.ts';

/** A plane that is filled from an input: the rows on a side of one of its leaves, or those that miss a fact for it. */
interface Mark {
  readonly plane: Plane;
  readonly leaf: Leaf;
  readonly side: Side | null;
  readonly fact: string | null;
}

/** A character for each byte. */
const keys = new TextDecoder('latin1');

/** The classes of an input: which of its planes a row belongs to. */
export class Classes {
  /** What a class marks: a place for each plane that the input fills. */
  readonly planes: readonly Plane[];
  /** By class, then by place: 1 where its rows are in the plane. */
  readonly marks: Uint8Array[] = [];
  private readonly list: readonly Mark[];
  private readonly byKey = new Map<string, number>();

  constructor(private readonly input: Input) {
    this.list = input.leaves.flatMap((leaf) => [
      ...[...leaf.sides].map(([side, plane]): Mark => ({ plane, leaf, side, fact: null })),
      ...[...leaf.missing].map(([fact, plane]): Mark => ({ plane, leaf, side: null, fact })),
    ]);
    this.planes = this.list.map(({ plane }) => plane);
  }

  /** The class of whom an evaluation tells. */
  of(evaluation: Evaluation): number {
    const missing = new Map<Leaf, ReadonlySet<string>>();
    for (const leaf of this.input.leaves)
      if (leaf.missing.size > 0) missing.set(leaf, missingForTruth(evaluation, leaf.node).facts);
    const { list } = this;
    const marks = new Uint8Array(list.length);
    for (let at = 0; at < list.length; at++) {
      const { leaf, side, fact } = list[at]!;
      const isMarked = side === null ? missing.get(leaf)!.has(fact!) : isOnSide(evaluation.truth(leaf.node), side);
      if (isMarked) marks[at] = 1;
    }
    const key = keys.decode(marks);
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    this.byKey.set(key, this.marks.length);
    this.marks.push(marks);
    return this.marks.length - 1;
  }

  /** Whether the rows of a class are undecided for some leaf, so that it matters what they miss. */
  isOpen(evaluation: Evaluation): boolean {
    return this.input.leaves.some((leaf) => leaf.missing.size > 0 && evaluation.truth(leaf.node) === 'unknown');
  }
}
