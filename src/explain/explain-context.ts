import type { CompiledItem } from '../compile/index.ts';
import type { Evaluation } from '../kernel/evaluate.ts';
import { missingForTruth } from '../kernel/missing.ts';
import type { TruthNode } from '../kernel/node.ts';
import type { RuleSet } from '../match/rule-set.ts';
import type { Clause } from '../policy/condition.ts';
import type { FactReference, YearReference } from '../policy/fact-reference.ts';
import type { Policy } from '../policy/policy.ts';
import type { Profile } from '../policy/profile.ts';
import type { Phrase } from '../text/localized.ts';
import type { Citation, Reason } from './explanation.ts';
import type { TellContext } from './fact-words.ts';

/** What is explained, and where what was found is asked for: the evaluation is the trace. */
export interface ExplainContext {
  readonly rules: RuleSet;
  readonly profile: Profile;
  readonly evaluation: Evaluation;
  readonly compiled: CompiledItem;
  /** The name of a fact with its year, from then on told among the facts. `outer`: the year for which a derived series around it is asked. */
  fact(reference: FactReference, outer: YearReference | null): string;
}

export function tellContext({ rules, evaluation }: ExplainContext, outer: YearReference | null): TellContext {
  return { vocabulary: rules.vocabulary, asOfYear: evaluation.world.asOfYear, outer };
}

/** A reason without what only some kinds of it have. */
export function bareReason(
  { evaluation }: ExplainContext,
  id: string,
  kind: Reason['kind'],
  node: TruthNode,
  words: Phrase,
): Reason {
  const truth = evaluation.truth(node);
  const missing = truth === 'unknown' ? [...missingForTruth(evaluation, node).facts] : [];
  const none = { opposite: null, clause: null, note: null, facts: [], test: null, parts: [] };
  return { id, kind, truth, decisive: false, words, missing, ...none };
}

/** `policy`: the document that says so; null of what all documents share. */
export function citation(policy: Policy | null, { article, text }: Clause): Citation {
  const number = policy?.document?.number;
  const document = number === undefined ? (policy?.title ?? null) : { zh: number, en: number };
  return { document, article: article ?? null, text: text ?? null };
}

/** The document to which a fact or condition belongs; null of the vocabulary's. */
export function documentOf(name: string, { rules }: ExplainContext): Policy | null {
  const at = name.indexOf('/');
  return at < 0 ? null : (rules.compiled.policies.find(({ id }) => id === name.slice(0, at)) ?? null);
}
