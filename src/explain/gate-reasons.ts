import type { Gate } from '../compile/index.ts';
import type { ValueNode } from '../kernel/node.ts';
import { falls } from '../match/world.ts';
import type { FactReference } from '../policy/fact-reference.ts';
import { formatDay } from '../value/civil-date.ts';
import { subtrees } from '../value/option-set.ts';
import { toExact } from '../value/rational.ts';
import { conditionReason } from './condition-reasons.ts';
import { bareReason, citation, type ExplainContext } from './explain-context.ts';
import type { Reason, Test } from './explanation.ts';
import { gateWords } from './gate-words.ts';
import { moneyWords } from './number-words.ts';
import { operandView } from './operand-view.ts';
import { valueView, valueWords } from './value-view.ts';

const AS_OF: FactReference = { fact: 'asOf', year: null };
const REGION: FactReference = { fact: 'region', year: null };

/** What every item requires, in the order in which it is told. A second gate of a kind is numbered. */
export function gateReasons(context: ExplainContext): readonly Reason[] {
  const counts = new Map<Gate['kind'], number>();
  return context.compiled.gates.map((gate) => {
    const count = (counts.get(gate.kind) ?? 0) + 1;
    counts.set(gate.kind, count);
    return gateReason(context, gate, count === 1 ? gate.kind : `${gate.kind}.${count}`);
  });
}

function gateReason(context: ExplainContext, gate: Gate, id: string): Reason {
  const { rules, evaluation, compiled } = context;
  const { item, policy } = compiled;
  const words = gateWords(gate, item.effective, rules.vocabulary, evaluation.world.asOfYear);
  const reason = bareReason(context, id, gate.kind, gate.node, words);
  const leaf = (test: Test, ...reads: readonly FactReference[]): Reason => ({
    ...reason,
    test,
    facts: reads.map((reference) => context.fact(reference, null)),
  });
  switch (gate.kind) {
    case 'in-force':
      return leaf({ kind: 'status', draft: policy.status === 'draft' });
    case 'effective': {
      const { from, until } = item.effective;
      const end = (day: number | undefined) =>
        day === undefined ? null : { kind: 'dates' as const, values: [formatDay(day)] };
      const value = { kind: 'ends' as const, low: end(from), high: end(until) };
      return leaf({ kind: 'atom', fact: 'asOf', operator: 'between', value }, AS_OF);
    }
    case 'superseded': {
      const by = gate.by.map((other) => ({
        policy: other.id,
        from: other.effective.from === undefined ? null : formatDay(other.effective.from),
      }));
      return leaf({ kind: 'superseded', by }, AS_OF);
    }
    case 'region': {
      const declared = rules.vocabulary.facts.get('region')!;
      const operand = { kind: 'options' as const, options: subtrees(declared.codes!, gate.entries) };
      const value = operandView({ operator: 'within', operand }, declared, () => 'region');
      return leaf({ kind: 'atom', fact: 'region', operator: 'within', value }, REGION);
    }
    case 'limit':
      return leaf(limitTest(context, gate));
    case 'requires':
    case 'when':
      return {
        ...reason,
        clause: gate.kind === 'when' && item.clause ? citation(policy, item.clause) : null,
        parts: [conditionReason(context, gate.outline, { outer: null, policy, negated: false }, `${id}.condition`, id)],
      };
  }
}

function limitTest(
  { evaluation, profile, rules }: ExplainContext,
  { limit, counted, times, amount, max }: Gate & { readonly kind: 'limit' },
): Test {
  const view = (node: ValueNode, type: 'money' | 'integer') => valueView(evaluation.value(node), { type });
  const told = (node: ValueNode) => valueWords(evaluation.value(node), { type: 'money' });
  const { asOf, asOfYear } = evaluation.world;
  const reckoned = times ?? amount;
  const grants = profile.grants?.filter(
    (grant) =>
      counted.includes(grant.item) &&
      grant.date <= asOf &&
      (reckoned?.kind !== 'grants' || falls(grant, reckoned.per, asOf, asOfYear)),
  );
  return {
    kind: 'limit',
    times: times && { max: limit.times!, used: view(times, 'integer') },
    amount: amount &&
      max && { max: view(max, 'money'), used: view(amount, 'money'), maxTold: told(max), usedTold: told(amount) },
    grants:
      grants?.map((grant) => ({
        item: grant.item,
        title: rules.compiled.items.find(({ item }) => item.name === grant.item)?.item.title ?? null,
        date: formatDay(grant.date),
        amount: grant.amount === undefined ? null : toExact(grant.amount),
        told: grant.amount === undefined ? null : moneyWords(grant.amount),
      })) ?? null,
  };
}
