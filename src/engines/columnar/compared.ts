import type { Relation, TruthNode } from '../../kernel/node.ts';
import type { Rows } from './columns.ts';
import { IN_DOUBT, patternOf, probesOf } from './computed.ts';
import type { EncodingContext } from './encoding-context.ts';
import { mayBeWhole } from './placed.ts';
import type { Input } from './program.ts';
import type { Real } from './real.ts';
import { realOf } from './real-of.ts';

/** Classes of an atom that compares two values, each reckoned from numbers of which each row has its own; null if they cannot be reckoned in doubles. */
export function comparedOf({ leaves }: Input, context: EncodingContext): Compared | null {
  const node = leaves[0]!.node;
  if (leaves.length !== 1 || node.kind !== 'compare') return null;
  const [left, right] = [realOf(node.left, context), realOf(node.right, context)];
  return left === null || right === null ? null : new Compared(node, left, right);
}

export class Compared {
  private readonly relation: Relation;
  private readonly probes: readonly Real[] | null;
  private readonly byPattern = new Map<number, number>();
  private readonly canBeWhole: boolean;

  constructor(
    node: TruthNode & { readonly kind: 'compare' },
    private readonly left: Real,
    private readonly right: Real,
  ) {
    this.relation = node.relation;
    this.probes = probesOf([left, right]);
    this.canBeWhole = mayBeWhole(node.left) || mayBeWhole(node.right);
  }

  begin(rows: Rows): void {
    this.left.begin(rows);
    this.right.begin(rows);
  }

  /** The class of a row; `IN_DOUBT` where the reference must say. `told` asks it to, for rows that are first of their kind. */
  of(row: number, told: () => number): number {
    const { left, right } = this;
    left.reckon(row);
    right.reckon(row);
    if (left.isDoubtful || right.isDoubtful) return IN_DOUBT;
    const truth = this.truth();
    if (truth === null) return IN_DOUBT;
    const arePoints = left.isPoint && right.isPoint;
    if (!arePoints && this.canBeWhole) return IN_DOUBT;
    // What is decided needs no more to be told; what is not, which facts are missing.
    const pattern = arePoints || truth !== 'unknown' ? 0 : patternOf(this.probes);
    if (pattern === null) return IN_DOUBT;
    const kind = truth === 'unknown' ? pattern : truth === 'true' ? -1 : -2;
    const known = this.byPattern.get(kind);
    if (known !== undefined) return known;
    const made = told();
    this.byPattern.set(kind, made);
    return made;
  }

  /** What the ends surely say; null where their errors leave it in doubt. */
  private truth(): 'true' | 'false' | 'unknown' | null {
    const { left, right } = this;
    switch (this.relation) {
      case 'less':
        return truthOf(
          isLess(left.high, left.highError, right.low, right.lowError),
          isLess(left.low, left.lowError, right.high, right.highError),
        );
      case 'at-most':
        return truthOf(
          isAtMost(left.high, left.highError, right.low, right.lowError),
          isAtMost(left.low, left.lowError, right.high, right.highError),
        );
      case 'equal': {
        const canBe = both(
          isAtMost(left.low, left.lowError, right.high, right.highError),
          isAtMost(right.low, right.lowError, left.high, left.highError),
        );
        if (canBe !== true) return canBe === null ? null : 'false';
        if (!left.isPoint || !right.isPoint) return 'unknown';
        return left.lowError === 0 && right.lowError === 0 ? 'true' : null;
      }
    }
  }
}

/** Three-valued, from whether every pair of values, and whether any, stands in the relation. */
function truthOf(all: boolean | null, any: boolean | null): 'true' | 'false' | 'unknown' | null {
  if (all === null || any === null) return null;
  return all ? 'true' : any ? 'unknown' : 'false';
}

function both(a: boolean | null, b: boolean | null): boolean | null {
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
