import type { GrantPeriod, TruthNode, ValueNode } from '../kernel/node.ts';
import type { Condition } from '../policy/condition.ts';
import type { Item, Limit, LimitPeriod, Policy, Stacking } from '../policy/policy.ts';
import type { Vocabulary } from '../policy/vocabulary.ts';
import { closed, numberSet } from '../value/number-set.ts';
import { subtrees } from '../value/option-set.ts';
import { fromInteger, rational, ZERO } from '../value/rational.ts';
import type { CompiledItem, CompiledRules, Gate, Stage } from './compiled.ts';
import { Lowering } from './lowering.ts';

const FEN = rational(1n, 100n);

/** Compiles checked policies: every gate, named condition, derived fact and amount becomes nodes of the kernel. */
export function compileRules(
  policies: readonly Policy[],
  stacking: readonly Stacking[],
  vocabulary: Vocabulary,
): CompiledRules {
  const lowering = new Lowering(vocabulary);
  const context: Context = {
    lowering,
    vocabulary,
    superseders: supersedersOf(policies),
    grantNames: grantNames(policies),
    ladders: laddersOf(policies, stacking),
    regions: new Map(),
  };
  const items = policies.flatMap((policy) => policy.items.map((item) => compileItem(context, policy, item)));
  return { vocabulary, policies, items, lowering, nodes: lowering.build.size };
}

interface Context {
  readonly lowering: Lowering;
  readonly vocabulary: Vocabulary;
  /** The policies that supersede a policy or an item, by its full name. */
  readonly superseders: ReadonlyMap<string, readonly Policy[]>;
  /** All names under which grants count as grants of an item. */
  readonly grantNames: (item: string) => readonly string[];
  /** The ladders on which each item stands, by its full name. */
  readonly ladders: ReadonlyMap<string, readonly Ladder[]>;
  /** The node of each list of regions that was met. */
  readonly regions: Map<readonly number[], TruthNode>;
}

/** A `top-up` rule, with the full names of the items that it means. */
interface Ladder {
  readonly names: readonly string[];
  readonly per: LimitPeriod;
}

function laddersOf(policies: readonly Policy[], stacking: readonly Stacking[]): ReadonlyMap<string, readonly Ladder[]> {
  const itemsOf = new Map(policies.map((policy) => [policy.id, policy.items.map((item) => item.name)] as const));
  const inForce = policies.flatMap((policy) => (policy.status === 'draft' ? [] : policy.stacking));
  const ladders = new Map<string, Ladder[]>();
  for (const { rule, items, per } of [...inForce, ...stacking]) {
    if (rule !== 'top-up') continue;
    // One item, or all of a policy: `policy/*`, or the policy itself.
    const names = items.flatMap(({ name }) => itemsOf.get(name.endsWith('/*') ? name.slice(0, -2) : name) ?? [name]);
    const ladder = { names, per: per ?? { kind: 'lifetime' } } satisfies Ladder;
    for (const name of new Set(names)) {
      const known = ladders.get(name);
      if (known) known.push(ladder);
      else ladders.set(name, [ladder]);
    }
  }
  return ladders;
}

function supersedersOf(policies: readonly Policy[]): ReadonlyMap<string, readonly Policy[]> {
  const superseders = new Map<string, Policy[]>();
  for (const policy of policies) {
    if (policy.status === 'draft') continue;
    for (const { name } of policy.supersedes) superseders.set(name, [...(superseders.get(name) ?? []), policy]);
  }
  return superseders;
}

/** `formerly` is transitive: what stood before what stood before counts too. */
function grantNames(policies: readonly Policy[]): (item: string) => readonly string[] {
  const formerly = new Map(
    policies.flatMap((policy) => policy.items.map((item) => [item.name, item.formerly] as const)),
  );
  return (item) => {
    if (!formerly.get(item)?.length) return [item];
    const names = new Set<string>();
    const open = [item];
    for (let name = open.pop(); name !== undefined; name = open.pop()) {
      if (names.has(name)) continue;
      names.add(name);
      open.push(...(formerly.get(name) ?? []));
    }
    return [...names];
  };
}

function compileItem(context: Context, policy: Policy, item: Item): CompiledItem {
  const gates = gatesOf(context, policy, item);
  const { lowering } = context;
  const stages = item.amount ? stagesOf(context, item, lowering.amount(item.amount)) : [];
  return {
    policy,
    item,
    gates,
    verdict: lowering.build.and(gates.map((gate) => gate.node)),
    amount: stages[stages.length - 1]?.node ?? null,
    stages,
    ceiling: item.ceiling ? fen(context, lowering.amount(item.ceiling)) : null,
  };
}

function gatesOf(context: Context, policy: Policy, item: Item): readonly Gate[] {
  const { lowering } = context;
  const { build } = lowering;
  const gates: Gate[] = [];
  gates.push({ kind: 'in-force', node: build.constant(policy.status === 'draft' ? 'false' : 'true') });
  const { from, until } = item.effective;
  if (from !== undefined || until !== undefined)
    gates.push({ kind: 'effective', node: asOfWithin(context, from, until) });
  const by = [...(context.superseders.get(policy.id) ?? []), ...(context.superseders.get(item.name) ?? [])];
  if (by.length > 0) {
    const superseded = by.map((other) =>
      other.effective.from === undefined
        ? build.constant('true')
        : asOfWithin(context, other.effective.from, undefined),
    );
    gates.push({ kind: 'superseded', node: build.not(build.or(superseded)), by });
  }
  if (item.region) gates.push({ kind: 'region', node: regionNode(context, item.region), entries: item.region });
  const conditional = (kind: 'requires' | 'when', condition: Condition): void => {
    const outline = lowering.outline(condition);
    gates.push({ kind, node: outline.node, outline });
  };
  if (item.requires) conditional('requires', item.requires);
  conditional('when', item.when);
  for (const limit of item.limits) gates.push(leavesRoom(context, item, limit));
  return gates;
}

/** Most items take over the regions of their policy: one list, of which one node is made. */
function regionNode({ lowering, vocabulary, regions }: Context, entries: readonly number[]): TruthNode {
  const known = regions.get(entries);
  if (known) return known;
  const options = subtrees(vocabulary.facts.get('region')!.codes!, entries);
  const node = lowering.build.member(lowering.fact({ fact: 'region', year: null }), { kind: 'options', options });
  regions.set(entries, node);
  return node;
}

function asOfWithin({ lowering }: Context, from: number | undefined, until: number | undefined): TruthNode {
  const day = (value: number | undefined) => (value === undefined ? null : fromInteger(value));
  return lowering.build.member(lowering.fact({ fact: 'asOf', year: null }), {
    kind: 'numbers',
    set: numberSet([closed(day(from), day(until))]),
  });
}

function periodOf(per: LimitPeriod): GrantPeriod {
  return per.kind === 'period' ? { kind: 'period', months: per.period.months, days: per.period.days } : per;
}

function counted(context: Context, item: Item, limit: Limit): readonly string[] {
  return [item.name, ...limit.of].flatMap(context.grantNames);
}

function leavesRoom(context: Context, item: Item, limit: Limit): Gate {
  const { build } = context.lowering;
  const names = counted(context, item, limit);
  const per = periodOf(limit.per);
  const times = limit.times === undefined ? null : build.grants('times', names, per);
  const amount = limit.amount ? build.grants('amount', names, per) : null;
  const max = limit.amount ? context.lowering.amount(limit.amount) : null;
  const room: TruthNode[] = [];
  if (times) room.push(build.compare('less', times, build.number(fromInteger(limit.times!))));
  if (amount && max) room.push(build.compare('less', amount, max));
  return { kind: 'limit', node: build.and(room), limit, counted: names, times, amount, max };
}

/** What the item is worth: never below zero, after `top-up`, then what limits leave, to the fen. */
function stagesOf(context: Context, item: Item, amount: ValueNode): readonly Stage[] {
  const { build } = context.lowering;
  const zero = build.number(ZERO);
  const less = (from: ValueNode, taken: ValueNode): ValueNode =>
    build.greatest([zero, build.sum([from, build.product([build.number(fromInteger(-1)), taken])])]);
  let node = build.greatest([zero, amount]);
  const stages: Stage[] = [{ kind: 'form', node }];
  for (const { names, per } of context.ladders.get(item.name) ?? []) {
    const taken = build.grants('best', names.flatMap(context.grantNames), periodOf(per));
    node = less(node, taken);
    stages.push({ kind: 'top-up', node, taken, ladder: names });
  }
  for (const limit of item.limits) {
    if (!limit.amount) continue;
    const max = context.lowering.amount(limit.amount);
    const used = build.grants('amount', counted(context, item, limit), periodOf(limit.per));
    node = build.least([node, less(max, used)]);
    stages.push({ kind: 'limit', node, limit, max, used });
  }
  return [...stages, { kind: 'fen', node: fen(context, node) }];
}

function fen({ lowering: { build } }: Context, value: ValueNode): ValueNode {
  return build.round(build.greatest([build.number(ZERO), value]), FEN, 'half-up');
}
