import { childrenOf } from '../../kernel/children.ts';
import { Evaluation } from '../../kernel/evaluate.ts';
import { factName } from '../../kernel/missing.ts';
import type { FactNode, TruthNode, ValueNode } from '../../kernel/node.ts';
import { type Domain, exactNumber, numbers } from '../../value/domain.ts';
import type { Rational } from '../../value/rational.ts';
import { amountOf } from '../answer.ts';
import { differenceOf, stateOf } from './fact-state.ts';
import type { Change, NearMiss, Through } from './near-miss.ts';
import type { Problem } from './problem.ts';
import type { Solution } from './solve.ts';
import type { Value } from './values.ts';
import type { Variable } from './variable.ts';

/** A solution as plain data, with what the item is worth if the changes are made. */
export function describeMiss(problem: Problem, { values }: Solution): NearMiss {
  const { compiled, variables } = problem;
  const domains = new Map([...values].map(([index, { domain }]) => [index, domain] as const));
  const after = new Evaluation(problem.changedWorld(domains));
  const through = throughOf(problem, after);
  const changes = [...values]
    .sort(([a], [b]) => a - b)
    .map(([index, value]) => describeChange(problem, variables[index]!, value, domains, through));
  return {
    changes,
    verdict: compiled.item.review.length > 0 ? 'review' : 'eligible',
    amount: compiled.amount && amountOf(after, compiled.amount),
    controllable: changes.every((change) => change.controllable),
  };
}

function describeChange(
  problem: Problem,
  variable: Variable,
  { domain, limit }: Value,
  changed: ReadonlyMap<number, Domain>,
  through: readonly (Through & { readonly mask: bigint })[],
): Change {
  const { type } = problem.vocabulary.facts.get(variable.name)!;
  const to = limit === null ? domain : exactNumber(limit);
  const bit = 1n << BigInt(variable.index);
  return {
    fact: variable.fact,
    from: stateOf(variable.present, type),
    to: stateOf(to, type),
    beyond: limit !== null,
    side: sideOf(problem, variable, domain, changed),
    witness: stateOf(domain, type),
    difference: differenceOf(variable.present, to),
    controllable: variable.controllable,
    through: through
      .filter(({ mask }) => (mask & bit) !== 0n)
      .map(({ fact, from, to: reached }) => ({ fact, from, to: reached })),
  };
}

/** Whether everything above a number does too, or everything below. */
function sideOf(
  problem: Problem,
  { index, allowed }: Variable,
  domain: Domain,
  changed: ReadonlyMap<number, Domain>,
): Change['side'] {
  if (domain.kind !== 'number' || allowed.kind !== 'number') return 'exactly';
  const does = (min: Rational | null, max: Rational | null): boolean =>
    // What is told is not searched for: it takes nothing from the budget.
    new Evaluation(problem.changedWorld(new Map([...changed, [index, numbers({ min, max }, allowed.integral)]]))).truth(
      problem.compiled.verdict,
    ) === 'true';
  if (does(domain.min, allowed.max)) return 'at-least';
  return does(allowed.min, domain.max) ? 'at-most' : 'exactly';
}

/** The derived facts that conditions read and that are otherwise now, where the condition is too. */
function throughOf(problem: Problem, after: Evaluation): readonly (Through & { readonly mask: bigint })[] {
  const { base, vocabulary, world } = problem;
  const found = new Map<string, Through & { readonly mask: bigint }>();
  const tell = (node: FactNode): void => {
    const { type } = vocabulary.facts.get(node.name)!;
    const [from, to] = [stateOf(base.value(node), type), stateOf(after.value(node), type)];
    const fact = factName(node, world.asOfYear);
    if (JSON.stringify(from) !== JSON.stringify(to)) found.set(fact, { fact, from, to, mask: problem.mask(node) });
  };
  const value = (node: ValueNode): void => {
    if (node.kind !== 'fact') return;
    if (node.derive !== null && problem.variableAt(node) === undefined) tell(node);
  };
  const seen = new Set<number>();
  const condition = (node: TruthNode): void => {
    if (seen.has(node.id)) return;
    seen.add(node.id);
    if (node.kind === 'and' || node.kind === 'or') node.of.forEach(condition);
    else if (node.kind === 'not') condition(node.of);
    else if (base.truth(node) !== after.truth(node)) for (const child of childrenOf(node)) value(child as ValueNode);
  };
  condition(problem.compiled.verdict);
  return [...found.values()];
}
