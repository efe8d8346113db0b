import { conjuncts } from '../../kernel/children.ts';
import { Evaluation } from '../../kernel/evaluate.ts';
import type { More } from './near-miss.ts';
import { OutOfBudget, type Problem } from './problem.ts';
import { type Solution, solve, solveAll } from './solve.ts';
import type { Values } from './values.ts';
import type { Variable } from './variable.ts';

/** Sets of more facts are no near misses. */
const MOST_FACTS = 3;

/** The inclusion-minimal sets of facts whose change settles an item in favour. */
export class Sets {
  /** By the bits of their facts. */
  private readonly found = new Map<bigint, Solution>();
  /** The facts of each part that does not hold: every set has one of each. */
  private readonly unmet: readonly bigint[];
  private complete = true;

  constructor(private readonly problem: Problem) {
    this.unmet = conjuncts(problem.compiled.verdict)
      .filter((node) => problem.base.truth(node) !== 'true')
      .map((node) => problem.mask(node));
  }

  search(): { readonly solutions: readonly Solution[]; readonly more: More } {
    const more = this.withinBudget();
    return { solutions: [...this.found.values()], more };
  }

  private withinBudget(): More {
    try {
      const gates = this.blocked();
      if (gates !== null) return { why: 'nothing', ...gates, facts: [] };
      for (let size = 1; size <= MOST_FACTS; size++) this.each([], 0, size);
      if (!this.complete) return { why: 'budget', gates: [], unknown: [], facts: [] };
      return this.found.size > 0 ? { why: 'none', gates: [], unknown: [], facts: [] } : this.larger();
    } catch (error) {
      if (error instanceof OutOfBudget) return { why: 'budget', gates: [], unknown: [], facts: [] };
      throw error;
    }
  }

  /** The gates that no change of facts opens; null if each can be opened for all that is known. */
  private blocked(): Pick<More, 'gates' | 'unknown'> | null {
    const { compiled, variables, base } = this.problem;
    const free = this.problem.trial(new Map(variables.map((one) => [one.index, one.allowed] as const)));
    const shut = compiled.gates.filter(({ node }) => {
      // What depends on no fact stays as it is.
      const fixed = conjuncts(node).some((part) => this.problem.mask(part) === 0n && base.truth(part) !== 'true');
      return fixed || free.truth(node) === 'false';
    });
    if (shut.length === 0) return null;
    const open = shut.filter(({ node }) => free.truth(node) === 'unknown');
    return { gates: shut.map(({ kind }) => kind), unknown: open.map(({ kind }) => kind) };
  }

  private each(chosen: readonly Variable[], from: number, size: number): void {
    const { variables } = this.problem;
    if (chosen.length === size) this.try(chosen);
    else for (let at = from; at < variables.length; at++) this.each([...chosen, variables[at]!], at + 1, size);
  }

  private try(set: readonly Variable[]): void {
    const bits = bitsOf(set.map(({ index }) => index));
    if (this.unmet.some((mask) => (mask & bits) === 0n)) return;
    for (const known of this.found.keys()) if ((known & bits) === known) return;
    // INVARIANT: if it fails whatever these facts are, it fails for each of their values.
    if (this.problem.judge(new Map(set.map((one) => [one.index, one.allowed]))) === 'false') return;
    const solved = solve(this.problem, set);
    if (solved === 'open') this.complete = false;
    else if (solved !== 'none') this.keep(solved.values, solved.cost);
  }

  /** Takes a solution without what it can do without, once more evaluated as a profile with the changes would be. */
  private keep(values: Values, cost: number): Values | null {
    const needed = this.needed(values);
    const bits = bitsOf([...needed.keys()]);
    const world = this.problem.changedWorld(domains(needed));
    if (new Evaluation(world).truth(this.problem.compiled.verdict) !== 'true') {
      this.complete = false;
      return null;
    }
    if (needed.size <= MOST_FACTS && ![...this.found.keys()].some((known) => (known & bits) === known))
      this.found.set(bits, { values: needed, cost });
    return needed;
  }

  /** What cannot be in the enterprise's hands is let go first. */
  private needed(values: Values): Values {
    const { variables } = this.problem;
    const needed = new Map(values);
    const order = [...values.keys()].sort(
      (a, b) => Number(variables[a]!.controllable) - Number(variables[b]!.controllable),
    );
    for (const index of order) {
      const without = new Map(needed);
      without.delete(index);
      if (this.problem.truth(domains(without)) === 'true') needed.delete(index);
    }
    return needed;
  }

  /** Where no few facts do: some that do together, if any are found. */
  private larger(): More {
    const values = solveAll(this.problem);
    if (values === 'none') return { why: 'nothing', gates: [], unknown: [], facts: [] };
    const kept = values === 'open' ? null : this.keep(values, values.size);
    if (kept === null) return { why: 'larger', gates: [], unknown: [], facts: [] };
    if (kept.size <= MOST_FACTS) return { why: 'none', gates: [], unknown: [], facts: [] };
    return {
      why: 'larger',
      gates: [],
      unknown: [],
      facts: [...kept.keys()].map((index) => this.problem.variables[index]!.fact),
    };
  }
}

function domains(values: Values) {
  return new Map([...values].map(([index, { domain }]) => [index, domain] as const));
}

function bitsOf(indices: readonly number[]): bigint {
  return indices.reduce((bits, index) => bits | (1n << BigInt(index)), 0n);
}
