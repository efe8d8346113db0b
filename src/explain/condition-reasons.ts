import type { Outline } from '../compile/index.ts';
import type { Atom } from '../policy/condition.ts';
import type { YearReference } from '../policy/fact-reference.ts';
import type { Policy } from '../policy/policy.ts';
import { conditionWords, oppositeWords } from './condition-words.ts';
import { bareReason, citation, documentOf, type ExplainContext } from './explain-context.ts';
import type { Reason } from './explanation.ts';
import { operandView } from './operand-view.ts';

/** Where a condition stands. */
export interface ConditionPlace {
  /** The year for which the derived series that holds it is asked. */
  readonly outer: YearReference | null;
  /** The document that says so; null of what all documents share. */
  readonly policy: Policy | null;
  /** Whether it stands in a negation, or in one of three. */
  readonly negated: boolean;
}

/** A condition and its parts, each with what was found of it. `below`: what the ids of its parts begin with. */
export function conditionReason(
  context: ExplainContext,
  outline: Outline,
  place: ConditionPlace,
  id: string,
  below = id,
): Reason {
  const { outer, policy, negated } = place;
  const { condition, node, parts } = outline;
  const { rules, evaluation } = context;
  const words = conditionWords(condition, rules.vocabulary, evaluation.world.asOfYear, outer);
  const reason: Reason = {
    ...bareReason(context, id, condition.kind, node, words),
    opposite: negated ? oppositeWords(condition, rules.vocabulary, evaluation.world.asOfYear, outer) : null,
    clause: condition.clause ? citation(policy, condition.clause) : null,
    note: condition.note ?? null,
  };
  const part = (one: Outline, name: string, otherwise: Partial<ConditionPlace> = {}): Reason =>
    conditionReason(context, one, { ...place, ...otherwise }, `${below}/${name}`);
  switch (condition.kind) {
    case 'atom':
      return { ...reason, ...atomTest(context, condition, outer) };
    case 'always':
      return reason;
    case 'named':
      return { ...reason, parts: [part(parts[0]!, condition.name, { policy: documentOf(condition.name, context) })] };
    case 'all':
    case 'any':
      return { ...reason, parts: parts.map((one, at) => part(one, placeOf(parts, at))) };
    case 'not':
      return { ...reason, parts: [part(parts[0]!, placeOf(parts, 0), { negated: !negated })] };
  }
}

/** The author's id of a part, or else the place at which it stands. */
function placeOf(parts: readonly Outline[], at: number): string {
  const place = String(at + 1);
  // An author may number conditions, by other numbers than ours.
  return parts[at]!.condition.id ?? (parts.some(({ condition }) => condition.id === place) ? `${place}.place` : place);
}

function atomTest(context: ExplainContext, atom: Atom, outer: YearReference | null): Pick<Reason, 'test' | 'facts'> {
  const declared = context.rules.vocabulary.facts.get(atom.reference.fact)!;
  const fact = context.fact(atom.reference, outer);
  const others: string[] = [];
  const value = operandView(atom, declared, (reference) => {
    const other = context.fact(reference, outer);
    others.push(other);
    return other;
  });
  return { test: { kind: 'atom', fact, operator: atom.operator, value }, facts: [fact, ...others] };
}
