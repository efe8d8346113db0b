import type { Classes } from '../classes.ts';
import type { Rows } from '../columns.ts';
import type { EncodingContext } from '../encoding-context.ts';
import { Pairing } from '../pairing.ts';
import type { Input } from '../program.ts';
import { BATCH, type RowNumbers } from '../row-numbers.ts';
import { thresholdsOf } from '../thresholds.ts';
import { IN_DOUBT, Placed } from './placed.ts';
import type { Real } from './real.ts';
import { realOf } from './real-of.ts';
import { Signs } from './signs.ts';

/** What is not decided, so that rows are told apart by what they miss. */
const OPEN = -2;

/**
 * Classes of a value that is reckoned from numbers of which each row has its own: by where it lies among the numbers that
 * atoms compare it with. Null if it cannot be reckoned in doubles.
 */
export function computedOf(input: Input, context: EncodingContext, classes: Classes): Computed | null {
  const { value, leaves } = input;
  if (
    value === null ||
    !leaves.every(({ node }) => node.kind === 'compare' || node.kind === 'between' || node.kind === 'member')
  )
    return null;
  const real = realOf(value, context);
  if (real === null) return null;
  const thresholds = leaves.flatMap(({ node }) => thresholdsOf(node, context.asOf));
  const placed = new Placed(value, real, thresholds, context, (evaluation) =>
    classes.isOpen(evaluation) ? OPEN : classes.of(evaluation),
  );
  return new Computed(context, real, placed);
}

export class Computed {
  /** Kinds of rows that are not decided: by place and pattern, and their classes. */
  private readonly kinds = new Pairing();
  private readonly byKind: number[] = [];
  private readonly signs: Signs | null;
  private readonly places = new Float64Array(BATCH);
  private readonly open = new Uint32Array(BATCH);
  private readonly openRows = new Uint32Array(BATCH);

  constructor(
    { scratch }: EncodingContext,
    real: Real,
    private readonly placed: Placed<number>,
  ) {
    this.signs = Signs.of(scratch, [real]);
  }

  begin(rows: Rows): void {
    this.placed.begin(rows);
  }

  /**
   * Writes the classes of at most `BATCH` rows; `IN_DOUBT` where the reference must say. `byReference` asks it to, for rows that
   * are first of their kind.
   */
  classify(rows: RowNumbers, count: number, classes: Int32Array, byReference: (row: number) => number): void {
    const { placed, places, open, openRows } = this;
    placed.tellAll(rows, count, places, classes);
    let opened = 0;
    for (let at = 0; at < count; at++) {
      if (classes[at] !== OPEN) continue;
      classes[at] = IN_DOUBT;
      open[opened++] = at;
    }
    if (opened === 0 || this.signs === null) return;
    for (let index = 0; index < opened; index++) openRows[index] = rows[open[index]!]!;
    const patterns = this.signs.patterns(openRows, opened);
    for (let index = 0; index < opened; index++) {
      const at = open[index]!;
      const pattern = patterns[index]!;
      if (pattern < 0) continue;
      const kind = this.kinds.of(places[at]!, pattern);
      classes[at] = this.byKind[kind] ??= byReference(rows[at]!);
    }
  }
}
