import { clash } from '../check/messages/profiles.ts';
import { checkProfile } from '../check/profile.ts';
import type { CompiledItem } from '../compile/index.ts';
import { documentFromValue } from '../document/from-value.ts';
import { Evaluation } from '../kernel/evaluate.ts';
import type { ValueNode } from '../kernel/node.ts';
import type { Profile } from '../policy/profile.ts';
import { DELIVERIES, type Delivery, type Verdict } from '../policy/types.ts';
import type { Vocabulary } from '../policy/vocabulary.ts';
import { type Diagnostic, Reporter } from '../text/diagnostic.ts';
import { nearestName } from '../text/nearest-name.ts';
import { formatDay, parseDay } from '../value/civil-date.ts';
import { exactly, type Interval } from '../value/interval.ts';
import { equals, toNumber } from '../value/rational.ts';
import { badAsOf, unknownItem } from './messages.ts';
import { missingForTruth, missingForValue } from './missing.ts';
import { openingOf } from './opening.ts';
import { rankQuestions, type Undecided } from './questions.ts';
import { failedGates, undefinedReason } from './reason.ts';
import type { Amount, Match, Result } from './result.ts';
import type { RuleSet } from './rule-set.ts';
import { givenValue, worldOf } from './world.ts';

export interface MatchOptions {
  /** The day for which everything is decided: `YYYY-MM-DD`. There is no clock inside. */
  readonly asOf: string;
  /** Only these items, by full name; questions are then ranked over them. */
  readonly items?: readonly string[];
}

/**
 * Says of every item of a rule set whether an enterprise can get it, how much, how, and what is still unknown.
 *
 * `profile` is a plain object in the shape of a profile file, or one that `loadProfiles` has read. What is wrong with it
 * comes back as diagnostics, and the facts that cannot be read count as never asked; nothing is thrown for what a user gave.
 */
export function match(rules: RuleSet, profile: unknown, options: MatchOptions): Match {
  const { checked, diagnostics } = profileOf(rules, profile);
  // An as-of date often comes from a query string, and with it anything at all.
  const given: unknown = options?.asOf;
  const asOf = typeof given === 'string' ? parseDay(given) : null;
  const told = typeof given === 'string' ? given.slice(0, 60) : `(${typeof given})`;
  const head = { enterprise: checked.enterprise, name: checked.name ?? null, rules: rules.hash };
  const refused = new Reporter({ name: 'options', text: '' });
  if (asOf === null) {
    refused.report({ start: 0, end: 0 }, badAsOf(told));
    return { ...head, asOf: told, results: [], questions: [], diagnostics: [...diagnostics, ...refused.diagnostics] };
  }
  const { wanted, unknown } = itemsOf(rules, options.items);
  for (const name of unknown) refused.report({ start: 0, end: 0 }, unknownItem(name, nearestItem(rules, name)));
  const evaluation = new Evaluation(worldOf(checked, rules.vocabulary, asOf));
  const attested = new Evaluation(worldOf(checked, rules.vocabulary, asOf, true));
  const items = wanted ? rules.compiled.items.filter(({ item }) => wanted.has(item.name)) : rules.compiled.items;
  const results = items.map((item) => resultOf(item, evaluation, attested, rules.vocabulary, asOf));
  const undecided = items.flatMap((item, at): Undecided[] => {
    const { verdict, missing, amount } = results[at]!;
    return verdict === 'undetermined'
      ? [{ verdict: item.verdict, missing, worth: amount === null ? 0 : amount.max }]
      : [];
  });
  const year = evaluation.world.asOfYear;
  const isRefused = (fact: string): boolean => {
    const at = fact.lastIndexOf('@');
    const value =
      at < 0
        ? givenValue(checked, fact, null, year)
        : givenValue(checked, fact.slice(0, at), Number(fact.slice(at + 1)), year);
    return value !== undefined && value.domain === null;
  };
  return {
    ...head,
    asOf: formatDay(asOf),
    results,
    questions: rankQuestions(evaluation, undecided, rules.vocabulary, isRefused),
    diagnostics: [...diagnostics, ...refused.diagnostics, ...clashes(evaluation, checked)],
  };
}

/** The items that are asked for (null: all), and the names among them that no rule has. */
function itemsOf(
  rules: RuleSet,
  asked: unknown,
): { readonly wanted: ReadonlySet<string> | null; readonly unknown: readonly string[] } {
  if (asked === undefined || asked === null) return { wanted: null, unknown: [] };
  const names: readonly string[] = (Array.isArray(asked) ? asked : [asked]).map((name: unknown) =>
    typeof name === 'string' ? name : `(${typeof name})`,
  );
  const known = new Set(rules.compiled.items.map(({ item }) => item.name));
  return { wanted: new Set(names), unknown: names.filter((name) => !known.has(name)) };
}

function nearestItem(rules: RuleSet, name: string): string | undefined {
  return nearestName(
    name,
    rules.compiled.items.map(({ item }) => item.name),
  );
}

function profileOf(
  rules: RuleSet,
  profile: unknown,
): { readonly checked: Profile; readonly diagnostics: readonly Diagnostic[] } {
  if (isChecked(profile)) return { checked: profile, diagnostics: [] };
  const { source, root, diagnostics } = documentFromValue(profile, 'profile');
  const empty: Profile = { enterprise: '', facts: new Map(), grants: [], source, span: { start: 0, end: 0 } };
  if (root === null) return { checked: empty, diagnostics };
  const checked = checkProfile(source, root, rules.vocabulary);
  return { checked: checked.profile, diagnostics: [...diagnostics, ...checked.diagnostics] };
}

const checkedProfiles = new WeakSet<object>();

/** Marks a profile as read by huiqi, so that `match` need not read it again. */
export function markChecked(profile: Profile): Profile {
  checkedProfiles.add(profile);
  return profile;
}

function isChecked(profile: unknown): profile is Profile {
  return typeof profile === 'object' && profile !== null && checkedProfiles.has(profile);
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

function resultOf(
  compiled: CompiledItem,
  evaluation: Evaluation,
  attested: Evaluation,
  vocabulary: Vocabulary,
  asOf: number,
): Result {
  const { item } = compiled;
  const verdict = verdictOf(compiled, evaluation);
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
    delivery: deliveryOf(compiled, verdict, evaluation, attested),
    missing: missing ? [...missing.facts] : [],
    missingForAmount: narrowing ? [...narrowing.facts] : [],
    review: settled ? [] : item.review.map(({ note, by }) => ({ note, by: by ?? null })),
    reason: settled
      ? failedGates(compiled.gates, evaluation)
      : // That an authority sets the amount is told by its range.
        undefinedReason(
          [...(missing?.undefined ?? []), ...(narrowing?.undefined.filter(({ kind }) => kind !== 'authority') ?? [])],
          vocabulary,
        ),
  };
}

function verdictOf({ verdict, item }: CompiledItem, evaluation: Evaluation): Verdict {
  switch (evaluation.truth(verdict)) {
    case 'false':
      return 'ineligible';
    case 'unknown':
      return 'undetermined';
    case 'true':
      return item.review.length > 0 ? 'review' : 'eligible';
  }
}

function amountOf(evaluation: Evaluation, node: ValueNode): Amount {
  const { min, max }: Interval = evaluation.number(node);
  return { min: min === null ? 0 : toNumber(min), max: max === null ? null : toNumber(max) };
}

/** The lower of the item's own delivery and what can be given now (FORMAT, section 4). */
function deliveryOf(compiled: CompiledItem, found: Verdict, evaluation: Evaluation, attested: Evaluation): Delivery {
  if (found !== 'eligible') return 'application';
  const { item, verdict, amount } = compiled;
  if (item.delivery !== 'apply-free') return lower(item.delivery, 'direct');
  const certain = attested.truth(verdict) === 'true' && (amount === null || sameAmount(evaluation, attested, amount));
  return certain ? 'apply-free' : 'direct';
}

/** Whether what is attested alone gives one exact amount, and it is the one that is told. */
function sameAmount(evaluation: Evaluation, attested: Evaluation, amount: ValueNode): boolean {
  const [told, sure] = [exactly(evaluation.number(amount)), exactly(attested.number(amount))];
  return told !== null && sure !== null && equals(told, sure);
}

function lower(a: Delivery, b: Delivery): Delivery {
  return DELIVERIES.indexOf(a) <= DELIVERIES.indexOf(b) ? a : b;
}
