import type { CompiledItem, CompiledRules } from '../../compile/index.ts';
import { childrenOf } from '../../kernel/children.ts';
import { Evaluation } from '../../kernel/evaluate.ts';
import { factName, GRANTS } from '../../kernel/missing.ts';
import type { TruthNode, ValueNode } from '../../kernel/node.ts';
import { fromDay } from '../../value/civil-date.ts';
import type { Truth } from '../../value/truth.ts';
import { bareWorld } from './bare-world.ts';
import { ALL, NONE, type Plane, PlaneBuilder, type PlaneOp } from './planes.ts';

/**
 * The rows for which a condition certainly holds, certainly fails, and those for which it does not certainly. With all four,
 * negation only swaps them, and no plane is ever the complement of another: rows beyond the end of a block stay out of all.
 */
export type Side = 'yes' | 'no' | 'notYes' | 'notNo';

/** An atom that is decided from columns. */
export interface Leaf {
  readonly node: TruthNode;
  /** Those that items ask for. */
  readonly sides: ReadonlyMap<Side, Plane>;
  /** By the name of each fact that it may miss: where it is not decided, and that fact is among the reasons. */
  readonly missing: ReadonlyMap<string, Plane>;
}

/**
 * What rows are encoded by: one value, or atoms that read several. Rows of which all its leaves say the same are of one
 * class.
 */
export interface Input {
  /** The value that its leaves read; null of an atom that reads several. */
  readonly value: ValueNode | null;
  readonly leaves: readonly Leaf[];
}

/** The planes of an item. */
export interface ItemPlanes {
  /** All gates certainly hold. */
  readonly yes: Plane;
  /** No gate certainly fails. */
  readonly may: Plane;
  /** Neither; asked for with what is missing, else `NONE`. */
  readonly undetermined: Plane;
  /** The undetermined ones for which a fact is among the missing, in the order in which the rules name them. */
  readonly missing: readonly { readonly fact: string; readonly plane: Plane }[];
}

/** A rule set for one day, ready for columns. */
export interface Program {
  readonly asOf: number;
  readonly rules: CompiledRules;
  readonly inputs: readonly Input[];
  /** How each plane comes about, in an order in which all parts come first; null for what the inputs fill. */
  readonly planes: readonly (PlaneOp | null)[];
  /** The planes before this one decide the verdicts, those from it on say what is missing. */
  readonly verdictPlanes: number;
  /** In the order of the items. */
  readonly items: readonly ItemPlanes[];
}

export interface ProgramOptions {
  /** The items; all, unless given. */
  readonly items?: readonly CompiledItem[];
  /** Whether it is asked what is missing where a verdict is undetermined. */
  readonly missing?: boolean;
}

/** Lowers the gates of items to planes. What is settled for everybody on that day is settled here. */
export function programOf(
  rules: CompiledRules,
  asOf: number,
  { items = rules.items, missing = false }: ProgramOptions = {},
): Program {
  const lowering = new PlaneLowering(asOf);
  const decided = items.map(({ verdict }) => ({
    yes: lowering.side(verdict, 'yes'),
    may: lowering.side(verdict, 'notNo'),
  }));
  const verdictPlanes = lowering.build.ops.length;
  const planes = items.map(
    ({ verdict }, at): ItemPlanes => ({
      ...decided[at]!,
      undetermined: missing ? lowering.undetermined(verdict) : NONE,
      missing: missing ? lowering.missing(verdict) : [],
    }),
  );
  return { asOf, rules, inputs: lowering.inputs(), planes: lowering.build.ops, verdictPlanes, items: planes };
}

/** What `and` asks of its parts to be on a side: all of them, or any. */
const ALL_OF: Readonly<Record<Side, boolean>> = { yes: true, notNo: true, no: false, notYes: false };
const SWAPPED: Readonly<Record<Side, Side>> = { yes: 'no', no: 'yes', notYes: 'notNo', notNo: 'notYes' };

/** Whether what has a truth value is on a side. */
export function isOnSide(truth: Truth, side: Side): boolean {
  switch (side) {
    case 'yes':
      return truth === 'true';
    case 'no':
      return truth === 'false';
    case 'notYes':
      return truth !== 'true';
    case 'notNo':
      return truth !== 'false';
  }
}

interface GrowingLeaf extends Leaf {
  readonly sides: Map<Side, Plane>;
  readonly missing: Map<string, Plane>;
}

class PlaneLowering {
  readonly build = new PlaneBuilder();
  private readonly leaves = new Map<TruthNode, GrowingLeaf>();
  private readonly sides = new Map<TruthNode, Map<Side, Plane>>();
  private readonly names = new Map<TruthNode | ValueNode, ReadonlySet<string>>();
  private readonly settled: Evaluation;
  private readonly asOfYear: number;

  constructor(asOf: number) {
    this.settled = new Evaluation(bareWorld(asOf));
    this.asOfYear = fromDay(asOf).year;
  }

  side(node: TruthNode, side: Side): Plane {
    const known = this.sides.get(node) ?? new Map<Side, Plane>();
    this.sides.set(node, known);
    const plane = known.get(side) ?? this.lower(node, side);
    known.set(side, plane);
    return plane;
  }

  undetermined(node: TruthNode): Plane {
    return this.build.and([this.side(node, 'notYes'), this.side(node, 'notNo')]);
  }

  /** By fact, where an undetermined node misses it: on the way down, all that stands above an atom is undetermined too. */
  missing(root: TruthNode): readonly { readonly fact: string; readonly plane: Plane }[] {
    const found = new Map<string, Plane[]>();
    const descend = (node: TruthNode, above: readonly Plane[]): void => {
      switch (node.kind) {
        case 'constant':
          return;
        case 'not':
          return descend(node.of, above);
        case 'and':
        case 'or': {
          const here = this.undetermined(node);
          if (here === NONE) return;
          for (const part of node.of) descend(part, [...above, here]);
          return;
        }
        default: {
          if (this.settledFor(node) !== 'unknown') return;
          const leaf = this.leafOf(node);
          for (const fact of this.namesIn(node)) {
            const own = leaf.missing.get(fact) ?? this.build.input();
            leaf.missing.set(fact, own);
            found.set(fact, [...(found.get(fact) ?? []), this.build.and([...above, own])]);
          }
        }
      }
    };
    descend(root, []);
    return [...found].map(([fact, planes]) => ({ fact, plane: this.build.or(planes) }));
  }

  private lower(node: TruthNode, side: Side): Plane {
    switch (node.kind) {
      case 'constant':
        return isOnSide(node.truth, side) ? ALL : NONE;
      case 'and':
      case 'or': {
        const parts = node.of.map((part) => this.side(part, side));
        return (node.kind === 'and') === ALL_OF[side] ? this.build.and(parts) : this.build.or(parts);
      }
      case 'not':
        return this.side(node.of, SWAPPED[side]);
      default: {
        const truth = this.settledFor(node);
        if (truth !== 'unknown') return isOnSide(truth, side) ? ALL : NONE;
        const plane = this.build.input();
        this.leafOf(node).sides.set(side, plane);
        return plane;
      }
    }
  }

  /**
   * What is settled for one of whom nothing is known is settled for everybody, since knowing more reverses nothing; but a
   * derived value may lie beyond the bounds of its fact, and counts then.
   */
  private settledFor(node: TruthNode): Truth {
    const derives = valuesOf(node).some(
      (value) => value.kind !== 'literal' && (value.kind !== 'fact' || value.derive !== null),
    );
    return derives ? 'unknown' : this.settled.truth(node);
  }

  private leafOf(node: TruthNode): GrowingLeaf {
    const leaf = this.leaves.get(node) ?? { node, sides: new Map(), missing: new Map() };
    this.leaves.set(node, leaf);
    return leaf;
  }

  /** Every fact that an atom, or a value, may ever miss, as it would be named. */
  private namesIn(node: TruthNode | ValueNode): ReadonlySet<string> {
    const known = this.names.get(node);
    if (known) return known;
    const names = new Set<string>();
    if (node.kind === 'grants') names.add(GRANTS);
    else if (node.kind === 'fact' && (node.derive === null || node.asked)) {
      if (node.name !== 'asOf') names.add(factName(node, this.asOfYear));
    } else for (const part of childrenOf(node)) for (const name of this.namesIn(part)) names.add(name);
    this.names.set(node, names);
    return names;
  }

  inputs(): readonly Input[] {
    const byValue = new Map<ValueNode, Leaf[]>();
    const alone: Input[] = [];
    for (const leaf of this.leaves.values()) {
      // A value that is compared with itself is two: where each lies does not say how they lie to one another.
      const [value, ...others] = valuesOf(leaf.node).filter(differs);
      if (value === undefined || others.length > 0) alone.push({ value: null, leaves: [leaf] });
      else byValue.set(value, [...(byValue.get(value) ?? []), leaf]);
    }
    return [...[...byValue].map(([value, leaves]) => ({ value, leaves })), ...alone];
  }
}

/** Whether a value is another for each row. */
export function differs(value: ValueNode): boolean {
  return value.kind !== 'literal' && value.kind !== 'undefined' && !(value.kind === 'fact' && value.name === 'asOf');
}

/** The values that an atom reads: an atom has no parts but values. */
export function valuesOf(atom: TruthNode): readonly ValueNode[] {
  return childrenOf(atom) as readonly ValueNode[];
}
