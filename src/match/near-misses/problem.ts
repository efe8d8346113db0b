import type { CompiledItem } from '../../compile/index.ts';
import { childrenOf, conjuncts } from '../../kernel/children.ts';
import { Evaluation } from '../../kernel/evaluate.ts';
import { factName, GRANTS, missingForTruth } from '../../kernel/missing.ts';
import type { FactNode, TruthNode, ValueNode } from '../../kernel/node.ts';
import type { World } from '../../kernel/world.ts';
import { resolveYear } from '../../policy/fact-reference.ts';
import type { Vocabulary } from '../../policy/vocabulary.ts';
import { type Domain, intersectDomains, isExact } from '../../value/domain.ts';
import type { Truth } from '../../value/truth.ts';
import { gridOf } from './grid.ts';
import { samplesOf } from './samples.ts';
import { isControllable, type Variable } from './variable.ts';

/** Facts as they would be instead, by the index of their variable. */
export type Assignment = ReadonlyMap<number, Domain>;

/** Thrown inside the search alone, and caught by whoever set the budget. */
export class OutOfBudget extends Error {}

/** An item of an enterprise on a day, as something to be turned by changing facts. */
export class Problem {
  readonly variables: readonly Variable[];
  /** The bits of the variables on which each node depends. */
  private readonly masks = new Map<number, bigint>();
  private readonly variableOf = new Map<number, Variable>();
  private readonly byFact: ReadonlyMap<string, Variable>;
  private samples: readonly Assignment[];
  private readonly parts: readonly TruthNode[];
  readonly world: World;
  evaluations = 0;

  constructor(
    readonly compiled: CompiledItem,
    /** What is found with the facts as they stand. */
    readonly base: Evaluation,
    readonly vocabulary: Vocabulary,
    private readonly budget: number,
  ) {
    const { world } = base;
    this.world = world;
    const found = new Map<string, FactNode[]>();
    const seen = new Set<number>();
    const open: (TruthNode | ValueNode)[] = [compiled.verdict];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (seen.has(node.id)) continue;
      seen.add(node.id);
      if (node.kind === 'fact' && this.canChange(node)) {
        const key = factName(node, world.asOfYear);
        found.set(key, [...(found.get(key) ?? []), node]);
        // Within bounds that were said, what it derives from counts too.
        if (isExact(this.stated(node) ?? node.allowed)) continue;
      }
      open.push(...[...childrenOf(node)].reverse());
    }
    this.variables = [...found].map(([fact, nodes], index) => {
      const node = nodes[0]!;
      const declared = vocabulary.facts.get(node.name)!;
      const variable: Variable = {
        index,
        fact,
        name: node.name,
        year: node.year && resolveYear(node.year, world.asOfYear),
        nodes,
        allowed: node.allowed,
        present: this.stated(node),
        grid: gridOf(declared.type, node.allowed),
        controllable: isControllable(node, vocabulary),
      };
      for (const one of nodes) this.variableOf.set(one.id, variable);
      return variable;
    });
    this.parts = conjuncts(compiled.verdict);
    this.samples = samplesOf(this.variables);
    this.byFact = new Map(this.variables.map((one) => [one.fact, one]));
  }

  private stated(node: FactNode): Domain | null {
    const given = this.world.given(node.name, node.year && resolveYear(node.year, this.world.asOfYear));
    return given ? (intersectDomains(given, node.allowed) ?? given) : null;
  }

  private canChange(node: FactNode): boolean {
    if (node.name === 'asOf') return false;
    return node.derive === null || this.stated(node) !== null;
  }

  variableAt(node: ValueNode): Variable | undefined {
    return this.variableOf.get(node.id);
  }

  /** The bits of the variables on which a node depends. */
  mask(node: TruthNode | ValueNode): bigint {
    const known = this.masks.get(node.id);
    if (known !== undefined) return known;
    const variable = node.kind === 'fact' ? this.variableOf.get(node.id) : undefined;
    let mask = variable === undefined ? 0n : 1n << BigInt(variable.index);
    if (variable === undefined || !isExact(variable.present ?? variable.allowed))
      for (const child of childrenOf(node)) mask |= this.mask(child);
    this.masks.set(node.id, mask);
    return mask;
  }

  /** Whether some part of what must hold reads two of these facts, so that what is asked of one hangs on the other. */
  entangled(variables: readonly Variable[]): boolean {
    const bits = variables.map(({ index }) => 1n << BigInt(index));
    return this.parts.some((part) => bits.filter((bit) => (this.mask(part) & bit) !== 0n).length > 1);
  }

  /** What is found with some facts otherwise. */
  trial(changed: Assignment): Trial {
    if (this.evaluations++ >= this.budget) throw new OutOfBudget();
    return new Trial(this, changed);
  }

  truth(changed: Assignment): Truth {
    return this.trial(changed).truth(this.compiled.verdict);
  }

  /**
   * What is found with some facts otherwise, or with several values of them at once; false, too, where it is unknown and
   * nothing that it hangs on is among them: then none of their values settles it.
   */
  judge(changed: Assignment): Truth {
    const trial = this.trial(changed);
    const truth = trial.truth(this.compiled.verdict);
    if (truth !== 'unknown' || this.failsSomehow(changed)) return truth === 'true' ? truth : 'false';
    for (const fact of missingForTruth(trial, this.compiled.verdict).facts) {
      const variable = this.byFact.get(fact);
      // A derived fact that is asked for itself may be missing for what it derives from.
      if (variable === undefined ? fact !== GRANTS : changed.has(variable.index)) return truth;
    }
    return 'false';
  }

  /** Whether it fails with all of the values in some way in which what is not known might turn out. */
  private failsSomehow(changed: Assignment): boolean {
    for (const sample of this.samples) {
      const others = [...sample].filter(([index]) => !changed.has(index));
      if (others.length === 0) return false;
      if (this.trial(new Map([...changed, ...others])).truth(this.compiled.verdict) !== 'false') continue;
      // Likely it fails so again.
      this.samples = [sample, ...this.samples.filter((one) => one !== sample)];
      return true;
    }
    return false;
  }

  /** The world in which some facts are otherwise: what a profile with them would say. */
  changedWorld(changed: Assignment): World {
    const byKey = new Map([...changed].map(([index, domain]) => [this.variables[index]!.fact, domain] as const));
    const given: World['given'] = (name, year) =>
      byKey.get(year === null ? name : `${name}@${year}`) ?? this.world.given(name, year);
    return { ...this.world, given };
  }
}

/** An evaluation in which some facts are otherwise; what does not depend on them is taken from the one without changes. */
export class Trial extends Evaluation {
  private readonly changedMask: bigint;
  /**
   * Whether several values are tried at once. Bounds that were said of a derived fact then hide what it derives from:
   * with some of the values both may clash, and the bounds count alone.
   */
  private readonly loose: boolean;

  constructor(
    private readonly problem: Problem,
    private readonly changed: Assignment,
  ) {
    super(problem.world);
    let mask = 0n;
    for (const index of changed.keys()) mask |= 1n << BigInt(index);
    this.changedMask = mask;
    this.loose = ![...changed.values()].every(isExact);
  }

  override truth(node: TruthNode): Truth {
    return (this.problem.mask(node) & this.changedMask) === 0n ? this.problem.base.truth(node) : super.truth(node);
  }

  override value(node: ValueNode): Domain {
    if ((this.problem.mask(node) & this.changedMask) === 0n) return this.problem.base.value(node);
    const variable = node.kind === 'fact' ? this.problem.variableAt(node) : undefined;
    const changed = variable && this.changed.get(variable.index);
    if (changed !== undefined) return changed;
    if (this.loose && variable?.present) return variable.present;
    return super.value(node);
  }
}
