import type { Outline } from '../compile/index.ts';
import type { Atom } from '../policy/condition.ts';
import type { YearReference } from '../policy/fact-reference.ts';
import { conditionWords } from './condition-words.ts';
import { bareReason, citation, type ExplainContext } from './explain-context.ts';
import type { Reason } from './explanation.ts';
import { operandView } from './operand-view.ts';

/**
 * A condition and its parts, each with what was found of it. `outer` is the year for which the derived series that holds
 * it is asked.
 */
export function conditionReason(
  context: ExplainContext,
  outline: Outline,
  outer: YearReference | null,
  id: string,
  below = id,
): Reason {
  const { condition, node, parts } = outline;
  const { rules, evaluation } = context;
  const words = conditionWords(condition, rules.vocabulary, evaluation.world.asOfYear, outer);
  const reason: Reason = {
    ...bareReason(context, id, condition.kind, node, words),
    clause: condition.clause ? citation(context, condition.clause) : null,
    note: condition.note ?? null,
  };
  const part = (one: Outline, place: string | number): Reason =>
    conditionReason(context, one, outer, `${below}/${place}`);
  switch (condition.kind) {
    case 'atom':
      return { ...reason, ...atomTest(context, condition, outer) };
    case 'always':
      return reason;
    case 'named':
      return { ...reason, parts: [part(parts[0]!, condition.name)] };
    case 'all':
    case 'any':
    case 'not':
      return { ...reason, parts: parts.map((one, at) => part(one, one.condition.id ?? at + 1)) };
  }
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
