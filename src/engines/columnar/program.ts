import type { CompiledRules } from '../../compile/index.ts';
import { childrenOf } from '../../kernel/children.ts';
import { Evaluation } from '../../kernel/evaluate.ts';
import type { TruthNode, ValueNode } from '../../kernel/node.ts';
import type { Truth } from '../../value/truth.ts';
import { bareWorld } from './bare-world.ts';
import { ALL, NONE, type Plane, PlaneBuilder, type PlaneOp } from './planes.ts';

/** An atom that is decided from a column: where it certainly holds, and where it certainly fails. */
export interface Leaf {
  readonly node: TruthNode;
  /** Null where no item asks for that side. */
  yes: Plane | null;
  no: Plane | null;
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

/** A rule set for one day, ready for columns. */
export interface Program {
  readonly asOf: number;
  /** How many nodes the kernel has. */
  readonly nodes: number;
  readonly inputs: readonly Input[];
  /** How each plane comes about, in an order in which all parts come first; null for what the inputs fill. */
  readonly planes: readonly (PlaneOp | null)[];
  /** Of each item, in the order of the rules: where all gates certainly hold, and where one certainly fails. */
  readonly items: readonly { readonly yes: Plane; readonly no: Plane }[];
}

/** Lowers the gates of all items to planes. What is settled for everybody on that day is settled here. */
export function programOf({ items, nodes }: CompiledRules, asOf: number): Program {
  const lowering = new PlaneLowering(asOf);
  const verdicts = items.map(({ verdict }) => ({
    yes: lowering.side(verdict, true),
    no: lowering.side(verdict, false),
  }));
  return { asOf, nodes, inputs: lowering.inputs(), planes: lowering.build.ops, items: verdicts };
}

class PlaneLowering {
  readonly build = new PlaneBuilder();
  private readonly leaves = new Map<TruthNode, Leaf>();
  private readonly sides = new Map<TruthNode, { yes?: Plane; no?: Plane }>();
  private readonly settled: Evaluation;

  constructor(asOf: number) {
    this.settled = new Evaluation(bareWorld(asOf));
  }

  /** Where a node certainly holds (`yes`), or certainly fails. */
  side(node: TruthNode, yes: boolean): Plane {
    const known = this.sides.get(node) ?? {};
    const key = yes ? 'yes' : 'no';
    const plane = known[key] ?? this.lower(node, yes);
    known[key] = plane;
    this.sides.set(node, known);
    return plane;
  }

  private lower(node: TruthNode, yes: boolean): Plane {
    switch (node.kind) {
      case 'constant':
        return node.truth === (yes ? 'true' : 'false') ? ALL : NONE;
      case 'and':
      case 'or': {
        const parts = node.of.map((part) => this.side(part, yes));
        return (node.kind === 'and') === yes ? this.build.and(parts) : this.build.or(parts);
      }
      case 'not':
        return this.side(node.of, !yes);
      default: {
        const truth = this.settledFor(node);
        return truth === 'unknown' ? this.leaf(node, yes) : (truth === 'true') === yes ? ALL : NONE;
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

  private leaf(node: TruthNode, yes: boolean): Plane {
    const leaf = this.leaves.get(node) ?? { node, yes: null, no: null };
    this.leaves.set(node, leaf);
    const key = yes ? 'yes' : 'no';
    leaf[key] ??= this.build.input();
    return leaf[key];
  }

  inputs(): readonly Input[] {
    const byValue = new Map<ValueNode, Leaf[]>();
    const alone: Input[] = [];
    for (const leaf of this.leaves.values()) {
      const [value, ...others] = new Set(valuesOf(leaf.node).filter(differs));
      if (value === undefined || others.length > 0) alone.push({ value: null, leaves: [leaf] });
      else byValue.set(value, [...(byValue.get(value) ?? []), leaf]);
    }
    return [...[...byValue].map(([value, leaves]) => ({ value, leaves })), ...alone];
  }
}

/** Whether a value is another for each row. */
function differs(value: ValueNode): boolean {
  return value.kind !== 'literal' && !(value.kind === 'fact' && value.name === 'asOf');
}

/** The values that an atom reads: an atom has no parts but values. */
function valuesOf(atom: TruthNode): readonly ValueNode[] {
  return childrenOf(atom) as readonly ValueNode[];
}
