import type { CompiledItem } from '../compile/index.ts';
import { Evaluation, EvaluationMemory } from '../kernel/evaluate.ts';
import type { Profile } from '../policy/profile.ts';
import { type Diagnostic, Reporter } from '../text/diagnostic.ts';
import { nearestName } from '../text/nearest-name.ts';
import { formatDay, parseDay } from '../value/civil-date.ts';
import { checkedProfile } from './checked-profile.ts';
import { badAsOf, unknownItem } from './messages.ts';
import type { Match } from './result.ts';
import type { RuleSet } from './rule-set.ts';
import { worldOf } from './world.ts';

export interface MatchOptions {
  /** The day for which everything is decided: `YYYY-MM-DD`. There is no clock inside. */
  readonly asOf: string;
  /** Only these items, by full name; questions are then ranked over them. */
  readonly items?: readonly string[];
}

export interface OneMatchOptions extends MatchOptions {
  /**
   * False leaves out what is ineligible, and with it the work of saying why; `leftOut` then tells how many items that
   * were. Everything else is the same. True unless given.
   */
  readonly ineligible?: boolean;
}

/** What is asked: one enterprise on one day, and the items that matter. */
export interface Enquiry {
  readonly rules: RuleSet;
  readonly profile: Profile;
  /** Days since 1970-01-01. */
  readonly asOf: number;
  readonly items: readonly CompiledItem[];
  /** What is wrong with the profile and the options. */
  readonly diagnostics: readonly Diagnostic[];
  readonly evaluation: Evaluation;
  /** With what is attested alone: facts that are declared or stale count as never asked. */
  readonly attested: Evaluation;
}

export type Begun =
  | { readonly kind: 'enquiry'; readonly enquiry: Enquiry }
  /** Without a day there is nothing to decide. */
  | { readonly kind: 'refused'; readonly match: Match; readonly profile: Profile };

/** Reads what a user gave; nothing is thrown for it. */
export function begin(rules: RuleSet, profile: unknown, options: MatchOptions): Begun {
  const { checked, diagnostics } = checkedProfile(profile, rules.vocabulary);
  // An as-of date often comes from a query string, and with it anything at all.
  const given: unknown = options?.asOf;
  const asOf = typeof given === 'string' ? parseDay(given) : null;
  const refused = new Reporter({ name: 'options', text: '' });
  if (asOf === null) {
    const told = typeof given === 'string' ? given.slice(0, 60) : `(${typeof given})`;
    refused.report({ start: 0, end: 0 }, badAsOf(told));
    const match: Match = {
      ...headOf(rules, checked, told),
      results: [],
      questions: [],
      diagnostics: [...diagnostics, ...refused.diagnostics],
    };
    return { kind: 'refused', match, profile: checked };
  }
  const { wanted, unknown } = itemsOf(rules, options.items);
  for (const name of unknown) refused.report({ start: 0, end: 0 }, unknownItem(name, nearestItem(rules, name)));
  const items = wanted ? rules.compiled.items.filter(({ item }) => wanted.has(item.name)) : rules.compiled.items;
  const enquiry = enquiryOf(rules, checked, asOf, items, [...diagnostics, ...refused.diagnostics]);
  return { kind: 'enquiry', enquiry };
}

export function enquiryOf(
  rules: RuleSet,
  profile: Profile,
  asOf: number,
  items: readonly CompiledItem[],
  diagnostics: readonly Diagnostic[],
): Enquiry {
  const { nodes } = rules.compiled;
  const evaluation = new Evaluation(worldOf(profile, rules.vocabulary, asOf), new EvaluationMemory(nodes));
  const attested = new Evaluation(worldOf(profile, rules.vocabulary, asOf, true), new EvaluationMemory(nodes));
  return { rules, profile, asOf, items, diagnostics, evaluation, attested };
}

/** What a match says of itself. */
export function headOf(
  rules: RuleSet,
  { enterprise, name }: Profile,
  asOf: number | string,
): Pick<Match, 'enterprise' | 'name' | 'asOf' | 'rules'> {
  return { enterprise, name: name ?? null, asOf: typeof asOf === 'string' ? asOf : formatDay(asOf), rules: rules.hash };
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
