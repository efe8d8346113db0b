import type { Relation, TruthNode } from '../../../kernel/node.ts';
import type { Rows } from '../columns.ts';
import type { EncodingContext } from '../encoding-context.ts';
import type { Input } from '../program.ts';
import { BATCH, type RowNumbers } from '../row-numbers.ts';
import { type Block, both, DOUBT, POINT, type Scratch } from './block.ts';
import type { Rest } from './bounds.ts';
import { mayBeWhole } from './may-be-whole.ts';
import { IN_DOUBT } from './placed.ts';
import type { Real } from './real.ts';
import { realOf } from './real-of.ts';
import { Signs } from './signs.ts';

/** Classes of an atom that compares two values, each reckoned from numbers of which each row has its own; null if they cannot be reckoned in doubles. */
export function comparedOf({ leaves }: Input, context: EncodingContext): Compared | null {
  const node = leaves[0]!.node;
  if (leaves.length !== 1 || node.kind !== 'compare') return null;
  const left = realOf(node.left, context);
  const right = realOf(node.right, context);
  return left === null || right === null ? null : new Compared(context, node, left, right);
}

/* Kinds of rows: those for which it is settled, and those that are told apart by what they miss. */
const HOLDS = -1;
const FAILS = -2;
const OPEN = -3;
const DOUBTFUL = -4;

export class Compared {
  private readonly relation: Relation;
  private readonly signs: Signs | null;
  private readonly byKind = new Map<number, number>();
  private readonly canBeWhole: boolean;
  private readonly scratch: Scratch;
  private readonly kinds = new Int32Array(BATCH);
  private readonly open = new Uint32Array(BATCH);
  private readonly openRows = new Uint32Array(BATCH);
  private readonly restKinds = new Int32Array(BATCH);

  constructor(
    { scratch }: EncodingContext,
    node: TruthNode & { readonly kind: 'compare' },
    private readonly left: Real,
    private readonly right: Real,
  ) {
    this.relation = node.relation;
    this.scratch = scratch;
    this.signs = Signs.of(scratch, [left, right]);
    this.canBeWhole = mayBeWhole(node.left) || mayBeWhole(node.right);
  }

  begin(rows: Rows): void {
    this.left.begin(rows);
    this.right.begin(rows);
  }

  /** As of what is computed. */
  classify(rows: RowNumbers, count: number, classes: Int32Array, byReference: (row: number) => number): void {
    const { kinds, open, openRows } = this;
    this.look(rows, count);
    let opened = 0;
    for (let at = 0; at < count; at++) {
      const kind = kinds[at]!;
      if (kind === OPEN) open[opened++] = at;
      classes[at] = kind === OPEN || kind === DOUBTFUL ? IN_DOUBT : this.classOf(kind, rows[at]!, byReference);
    }
    if (opened === 0 || this.signs === null) return;
    for (let index = 0; index < opened; index++) openRows[index] = rows[open[index]!]!;
    const patterns = this.signs.patterns(openRows, opened);
    for (let index = 0; index < opened; index++) {
      const pattern = patterns[index]!;
      if (pattern >= 0) classes[open[index]!] = this.classOf(pattern, openRows[index]!, byReference);
    }
  }

  /** Fills `kinds`. */
  private look(rows: RowNumbers, count: number): void {
    const { scratch, left, right, kinds, restKinds } = this;
    if (left.precision !== 'whole' || right.precision !== 'whole') return this.lookAt(rows, count, kinds);
    const rest = scratch.takeRest();
    const unheld = this.lookAtBounds(rows, count, rest);
    if (unheld > 0) this.lookAt(rest.rows, unheld, restKinds);
    for (let at = 0; at < unheld; at++) kinds[rest.places[at]!] = restKinds[at]!;
    scratch.giveRest(rest);
  }

  /** By bounds; how many rows that does not do for: they are in `rest`. */
  private lookAtBounds(rows: RowNumbers, count: number, rest: Rest): number {
    const { scratch, kinds, relation, canBeWhole } = this;
    const scale = Math.max(this.left.scale, this.right.scale);
    const left = scratch.takeBounds();
    const right = scratch.takeBounds();
    this.left.boundIn(scale, rows, count, left);
    this.right.boundIn(scale, rows, count, right);
    const { doubles } = scratch.workspace;
    for (let at = 0; at < count; at++) {
      const aLow = doubles[(left.low >> 3) + at]!;
      const aHigh = doubles[(left.high >> 3) + at]!;
      const bLow = doubles[(right.low >> 3) + at]!;
      const bHigh = doubles[(right.high >> 3) + at]!;
      // What is not held of one is not held of the other.
      if (Number.isNaN(bLow) || Number.isNaN(bHigh)) doubles[(left.low >> 3) + at] = Number.NaN;
      const arePoints = aLow === aHigh && bLow === bHigh;
      const every =
        relation === 'less' ? aHigh < bLow : relation === 'at-most' ? aHigh <= bLow : arePoints && aLow === bLow;
      const any =
        relation === 'less' ? aLow < bHigh : relation === 'at-most' ? aLow <= bHigh : aLow <= bHigh && bLow <= aHigh;
      kinds[at] = !arePoints && canBeWhole ? DOUBTFUL : every ? HOLDS : any ? OPEN : FAILS;
    }
    const unheld = rest.gather(scratch.workspace, left, rows, count);
    scratch.giveBounds(left);
    scratch.giveBounds(right);
    return unheld;
  }

  /** By reckoning with errors. */
  private lookAt(rows: RowNumbers, count: number, kinds: Int32Array): void {
    const scale = Math.max(this.left.scale, this.right.scale);
    const left = this.left.reckonIn(scale, rows, count);
    const right = this.right.reckonIn(scale, rows, count);
    for (let at = 0; at < count; at++) kinds[at] = this.kind(left, right, at);
    this.left.release(left);
    this.right.release(right);
  }

  private classOf(kind: number, row: number, byReference: (row: number) => number): number {
    const known = this.byKind.get(kind) ?? byReference(row);
    this.byKind.set(kind, known);
    return known;
  }

  private kind(left: Block, right: Block, at: number): number {
    const known = both(left.flags[at]!, right.flags[at]!);
    if ((known & DOUBT) !== 0) return DOUBTFUL;
    const truth = this.truth(left, right, at, (known & POINT) !== 0);
    if (truth === null || ((known & POINT) === 0 && this.canBeWhole)) return DOUBTFUL;
    return truth === 'unknown' ? OPEN : truth === 'true' ? HOLDS : FAILS;
  }

  /** What the ends surely say; null where their errors leave it in doubt. */
  private truth(left: Block, right: Block, at: number, arePoints: boolean): 'true' | 'false' | 'unknown' | null {
    const aLow = left.low[at]!;
    const aLowError = left.lowError[at]!;
    const aHigh = left.high[at]!;
    const aHighError = left.highError[at]!;
    const bLow = right.low[at]!;
    const bLowError = right.lowError[at]!;
    const bHigh = right.high[at]!;
    const bHighError = right.highError[at]!;
    switch (this.relation) {
      case 'less':
        return truthOf(isLess(aHigh, aHighError, bLow, bLowError), isLess(aLow, aLowError, bHigh, bHighError));
      case 'at-most':
        return truthOf(isAtMost(aHigh, aHighError, bLow, bLowError), isAtMost(aLow, aLowError, bHigh, bHighError));
      case 'equal': {
        const canBe = all(isAtMost(aLow, aLowError, bHigh, bHighError), isAtMost(bLow, bLowError, aHigh, aHighError));
        if (canBe !== true) return canBe === null ? null : 'false';
        if (!arePoints) return 'unknown';
        return aLowError === 0 && bLowError === 0 ? 'true' : null;
      }
    }
  }
}

/** Three-valued, from whether every pair of values, and whether any, stands in the relation. */
function truthOf(every: boolean | null, any: boolean | null): 'true' | 'false' | 'unknown' | null {
  if (every === null || any === null) return null;
  return every ? 'true' : any ? 'unknown' : 'false';
}

function all(a: boolean | null, b: boolean | null): boolean | null {
  return a === false || b === false ? false : a === null || b === null ? null : true;
}

/** Whether one number is surely below another, or surely not; an end without bound is below, or above, all. */
function isLess(a: number, aError: number, b: number, bError: number): boolean | null {
  if (a + aError < b - bError) return true;
  if (a - aError > b + bError || (aError === 0 && bError === 0)) return false;
  return null;
}

function isAtMost(a: number, aError: number, b: number, bError: number): boolean | null {
  const above = isLess(b, bError, a, aError);
  return above === null ? null : !above;
}
