import type { CompiledItem } from '../compile/index.ts';
import { factName, missingForTruth, missingForValue } from '../kernel/missing.ts';
import type { FactNode } from '../kernel/node.ts';
import { answer, byReference } from '../match/answer.ts';
import { begin, type Enquiry, type MatchOptions } from '../match/enquiry.ts';
import type { Result } from '../match/result.ts';
import type { RuleSet } from '../match/rule-set.ts';
import type { Handling } from '../policy/policy.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { Localized } from '../text/localized.ts';
import { amountSteps, ceilingSteps } from './amount-steps.ts';
import { markDecisive } from './decisive.ts';
import { citation, type ExplainContext } from './explain-context.ts';
import type { Explanation, FactReason, HandlingView } from './explanation.ts';
import { factReason } from './fact-reasons.ts';
import { gateReasons } from './gate-reasons.ts';
import { nearView } from './near-view.ts';
import { summaryOf } from './summary.ts';

export interface ExplainOptions extends Pick<MatchOptions, 'asOf'> {
  /** The full name of the item: `policy/item`. */
  readonly item: string;
  /** Whether to look for what would do where the item is not to be had, which may take some tenths of a second; true if absent. */
  readonly near?: boolean;
}

export interface Explained {
  /** Null where there is nothing to explain: no such item, or no such day. */
  readonly explanation: Explanation | null;
  /** What is wrong with the profile, the day or the name of the item. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Says why an enterprise can or cannot get an item, as data: every condition with its truth, the facts that it read with
 * their values, sources and days, the clause of the document, and how the amount comes about. `explanationText` says the
 * same in words. Nothing is thrown for what a user gave.
 */
export function explain(rules: RuleSet, profile: unknown, { asOf, item, near = true }: ExplainOptions): Explained {
  const begun = begin(rules, profile, { asOf, items: [item] });
  if (begun.kind === 'refused') return { explanation: null, diagnostics: begun.match.diagnostics };
  const { enquiry } = begun;
  const { results, diagnostics, ...head } = answer(enquiry, byReference(enquiry));
  const [result, compiled] = [results[0], enquiry.items[0]];
  if (result === undefined || compiled === undefined) return { explanation: null, diagnostics };
  const { evaluation } = enquiry;
  const facts = new Map<string, FactReason | null>();
  const context: ExplainContext = {
    rules,
    profile: enquiry.profile,
    evaluation,
    compiled,
    fact: (reference, outer) => {
      const node = rules.compiled.lowering.fact(reference, outer) as FactNode;
      const name = factName(node, evaluation.world.asOfYear);
      if (!facts.has(name)) {
        // Its place comes before those that it derives from.
        facts.set(name, null);
        facts.set(name, factReason(context, node, name));
      }
      return name;
    },
  };
  const gates = markDecisive(gateReasons(context), evaluation.truth(compiled.verdict));
  // What is not to be had has no amount: how it would come about says nothing then.
  const settled = result.verdict === 'ineligible';
  const [amount, ceiling] = settled ? [null, null] : [amountSteps(context), ceilingSteps(context)];
  const named = Object.fromEntries(facts) as Readonly<Record<string, FactReason>>;
  const notes = [compiled.item.note, compiled.policy.note].filter((note): note is Localized => note !== undefined);
  const told = { ...head, result, gates, amount, ceiling, facts: named, notes };
  const explanation: Explanation = {
    ...told,
    clause: citation(compiled.policy, compiled.item.clause ?? {}),
    handling: compiled.item.handling ? handlingView(compiled.item.handling) : null,
    heldBack: heldBack(enquiry, compiled, result),
    near: settled && near ? nearView(rules, enquiry.profile, { asOf: head.asOf, item }) : null,
    summary: summaryOf(told),
  };
  return { explanation, diagnostics };
}

/** What is missing where only what is attested counts. */
function heldBack({ attested }: Enquiry, { item, verdict, amount }: CompiledItem, result: Result): readonly string[] {
  if (result.verdict !== 'eligible' || item.delivery !== 'apply-free' || result.delivery === 'apply-free') return [];
  const facts = [missingForTruth(attested, verdict).facts, amount && missingForValue(attested, amount).facts];
  return [...new Set(facts.flatMap((some) => [...(some ?? [])]))];
}

function handlingView(handling: Handling): HandlingView {
  const { department = null, counter = null, workingDays = null, materials = [], url = null, phone = null } = handling;
  return { department, counter, workingDays, materials, url, phone };
}
