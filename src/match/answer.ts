import { clash } from '../check/messages/profiles.ts';
import type { CompiledItem } from '../compile/index.ts';
import type { Evaluation } from '../kernel/evaluate.ts';
import { missingForTruth, missingForValue } from '../kernel/missing.ts';
import type { ValueNode } from '../kernel/node.ts';
import type { Profile } from '../policy/profile.ts';
import { DELIVERIES, type Delivery, type Verdict } from '../policy/types.ts';
import { type Diagnostic, Reporter } from '../text/diagnostic.ts';
import { formatDay } from '../value/civil-date.ts';
import { exactly, type Interval } from '../value/interval.ts';
import { equals, toNumber } from '../value/rational.ts';
import type { Truth } from '../value/truth.ts';
import { type Enquiry, headOf } from './enquiry.ts';
import { openingOf } from './opening.ts';
import { rankQuestions, type Undecided } from './questions.ts';
import { failedGates, undefinedReason } from './reason.ts';
import type { Amount, Match, Result } from './result.ts';
import { givenValue, isRefused } from './world.ts';

/** Whether all gates of an item hold. Of an item for which it is asked, every engine says the same. */
export interface Decisions {
  readonly given: (item: CompiledItem) => Truth;
  /** With what is attested alone; asked of items only that may be given without an application. */
  readonly attested: (item: CompiledItem) => Truth;
}

export function byReference({ evaluation, attested }: Enquiry): Decisions {
  return {
    given: ({ verdict }) => evaluation.truth(verdict),
    attested: ({ verdict }) => attested.truth(verdict),
  };
}

/** All that is told of an enquiry, with the verdicts of whoever decides. */
export function answer(enquiry: Enquiry, decisions: Decisions): Match {
  const { rules, profile, items, asOf, evaluation, diagnostics } = enquiry;
  const results = items.map((item) => resultOf(item, enquiry, decisions));
  const undecided = items.flatMap((item, at): Undecided[] => {
    const { verdict, missing, amount } = results[at]!;
    return verdict === 'undetermined'
      ? [{ verdict: item.verdict, missing, worth: amount === null ? 0 : amount.max }]
      : [];
  });
  const isNull = (fact: string): boolean => isRefused(profile, fact, evaluation.world.asOfYear);
  return {
    ...headOf(rules, profile, asOf),
    results,
    questions: rankQuestions(evaluation, undecided, rules.vocabulary, isNull),
    diagnostics: [...diagnostics, ...clashes(evaluation, profile)],
  };
}

function clashes(evaluation: Evaluation, profile: Profile): readonly Diagnostic[] {
  const reporter = new Reporter(profile.source);
  const told = new Set<string>();
  for (const { fact, year } of evaluation.clashes) {
    const name = year === null ? fact : `${fact}@${year}`;
    if (told.has(name)) continue;
    told.add(name);
    reporter.report(givenValue(profile, fact, year, evaluation.world.asOfYear)?.span ?? profile.span, clash(name));
  }
  return reporter.diagnostics;
}

function resultOf(compiled: CompiledItem, enquiry: Enquiry, decisions: Decisions): Result {
  const { item } = compiled;
  const { evaluation, rules, asOf } = enquiry;
  const verdict = verdictOf(compiled, decisions.given(compiled));
  const settled = verdict === 'ineligible';
  const opening = openingOf(item.windows, item.effective, asOf);
  const missing = verdict === 'undetermined' ? missingForTruth(evaluation, compiled.verdict) : null;
  const amount = settled || compiled.amount === null ? null : compiled.amount;
  const narrowing = amount && missingForValue(evaluation, amount);
  return {
    item: item.name,
    title: item.title,
    kind: item.kind ?? null,
    segment: item.segment ?? null,
    verdict,
    amount: amount && amountOf(evaluation, amount),
    ceiling: settled || compiled.ceiling === null ? null : amountOf(evaluation, compiled.ceiling),
    open: opening.open,
    opens: opening.opens === null ? null : formatDay(opening.opens),
    closes: opening.closes === null ? null : formatDay(opening.closes),
    delivery: deliveryOf(compiled, verdict, enquiry, decisions),
    missing: missing ? [...missing.facts] : [],
    missingForAmount: narrowing ? [...narrowing.facts] : [],
    review: settled ? [] : item.review.map(({ note, by }) => ({ note, by: by ?? null })),
    reason: settled
      ? failedGates(compiled.gates, evaluation)
      : // That an authority sets the amount is told by its range.
        undefinedReason(
          [...(missing?.undefined ?? []), ...(narrowing?.undefined.filter(({ kind }) => kind !== 'authority') ?? [])],
          rules.vocabulary,
        ),
  };
}

export function verdictOf({ item }: CompiledItem, truth: Truth): Verdict {
  switch (truth) {
    case 'false':
      return 'ineligible';
    case 'unknown':
      return 'undetermined';
    case 'true':
      return item.review.length > 0 ? 'review' : 'eligible';
  }
}

export function amountOf(evaluation: Evaluation, node: ValueNode): Amount {
  const { min, max }: Interval = evaluation.number(node);
  return { min: min === null ? 0 : toNumber(min), max: max === null ? null : toNumber(max) };
}

/** The lower of the item's own delivery and what can be given now (FORMAT, section 4). */
function deliveryOf(
  compiled: CompiledItem,
  verdict: Verdict,
  { evaluation, attested }: Enquiry,
  decisions: Decisions,
): Delivery {
  if (!mayBeApplyFree(compiled, verdict))
    return verdict === 'eligible' ? lower(compiled.item.delivery, 'direct') : 'application';
  const { amount } = compiled;
  const certain =
    decisions.attested(compiled) === 'true' && (amount === null || sameAmount(evaluation, attested, amount));
  return certain ? 'apply-free' : 'direct';
}

/** Whether it turns on what is attested alone how an item is given. */
export function mayBeApplyFree({ item }: CompiledItem, verdict: Verdict): boolean {
  return verdict === 'eligible' && item.delivery === 'apply-free';
}

/** Whether what is attested alone gives one exact amount, and it is the one that is told. */
function sameAmount(evaluation: Evaluation, attested: Evaluation, amount: ValueNode): boolean {
  const [told, sure] = [exactly(evaluation.number(amount)), exactly(attested.number(amount))];
  return told !== null && sure !== null && equals(told, sure);
}

function lower(a: Delivery, b: Delivery): Delivery {
  return DELIVERIES.indexOf(a) <= DELIVERIES.indexOf(b) ? a : b;
}
