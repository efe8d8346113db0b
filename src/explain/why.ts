import type { CompiledItem, Gate, Outline } from '../compile/index.ts';
import type { Evaluation } from '../kernel/evaluate.ts';
import { missingForTruth } from '../kernel/missing.ts';
import type { TruthNode } from '../kernel/node.ts';
import type { RuleSet } from '../match/rule-set.ts';
import type { Clause } from '../policy/condition.ts';
import type { Phrase } from '../text/localized.ts';
import type { Truth } from '../value/truth.ts';
import { conditionWords } from './condition-words.ts';
import { gateWords } from './gate-words.ts';

/** One of the things that together decide an item. */
export interface Why {
  readonly truth: Truth;
  readonly gate: Gate['kind'];
  /** What is required, years resolved. */
  readonly words: Phrase;
  /** Where the document says so; null for what every document requires. */
  readonly clause: Clause | null;
  /** Names of the facts that could settle it; empty unless it is unknown. */
  readonly missing: readonly string[];
  /** What to ask the evaluation for to see more. */
  readonly node: TruthNode;
}

/**
 * What decided an item: its gates in their order, those of `requires` and `when` one by one as far as all of them must hold.
 * `evaluation` is that of an enterprise on a day, and the trace.
 */
export function whyOf({ vocabulary }: RuleSet, evaluation: Evaluation, { item, gates }: CompiledItem): readonly Why[] {
  const { asOfYear } = evaluation.world;
  const tell = (gate: Gate, node: TruthNode, words: Phrase, clause: Clause | null): Why => {
    const truth = evaluation.truth(node);
    const missing = truth === 'unknown' ? [...missingForTruth(evaluation, node).facts] : [];
    return { truth, gate: gate.kind, words, clause, missing, node };
  };
  return gates.flatMap((gate): readonly Why[] => {
    if (gate.kind !== 'requires' && gate.kind !== 'when')
      return [tell(gate, gate.node, gateWords(gate, item.effective, vocabulary, asOfYear), null)];
    // What the policy requires of all stands in another place than the item.
    const clause = gate.kind === 'when' ? (item.clause ?? null) : null;
    return necessary(gate.outline, clause).map((part) =>
      tell(gate, part.outline.node, conditionWords(part.outline.condition, vocabulary, asOfYear), part.clause),
    );
  });
}

interface Part {
  readonly outline: Outline;
  readonly clause: Clause | null;
}

/** The parts of a condition that all must hold, with the clause of each, or of what it stands in. */
function necessary(outline: Outline, around: Clause | null): readonly Part[] {
  const { condition, parts } = outline;
  const clause = condition.clause ?? around;
  switch (condition.kind) {
    case 'all':
      return parts.flatMap((part) => necessary(part, clause));
    case 'named':
      return necessary(parts[0]!, clause);
    case 'always':
      return [];
    default:
      return [{ outline, clause }];
  }
}
