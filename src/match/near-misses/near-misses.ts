import { formatDay } from '../../value/civil-date.ts';
import { verdictOf } from '../answer.ts';
import { begin } from '../enquiry.ts';
import { openingOf } from '../opening.ts';
import type { RuleSet } from '../rule-set.ts';
import { ahead } from './becomes.ts';
import { describeMiss } from './describe.ts';
import type { NearMiss, NearMisses } from './near-miss.ts';
import { Problem } from './problem.ts';
import { Sets } from './sets.ts';

export interface NearMissOptions {
  /** The day for which everything is decided: `YYYY-MM-DD`. There is no clock inside. */
  readonly asOf: string;
  /** The item, by its full name. */
  readonly item: string;
  /** How many times the item may be evaluated with changed facts. */
  readonly budget?: number;
  /** How many years ahead to look for the day on which it becomes so by itself. */
  readonly horizon?: number;
}

/** On the shipped rules a call takes less than a millisecond mostly, and some tenths of a second where facts are entangled. */
const BUDGET = 2500;
const HORIZON = 10;

/**
 * By how little an enterprise misses an item: all inclusion-minimal sets of at most three facts whose change settles the
 * item in favour, each with the nearest values that do, and the day on which it becomes so by itself. What is told has
 * been evaluated with the changes made; the as-of date, the grants and the document are never changed.
 *
 * Nearest means: of the facts of a set none can come nearer to what is known while the others stay; of several such
 * answers the one is told that changes least, relative to the larger of both values, in years for dates. Ratios and other
 * numbers are searched in steps of a millionth, their exact thresholds besides. Of a fact of which nothing exact is known
 * the value is told at which what does begins, or ends.
 */
export function nearMisses(rules: RuleSet, profile: unknown, options: NearMissOptions): NearMisses {
  const asked: unknown = options?.item;
  const name = typeof asked === 'string' ? asked : `(${typeof asked})`;
  const begun = begin(rules, profile, { asOf: options?.asOf, items: [name] });
  const none: NearMisses = {
    item: name,
    asOf: '',
    verdict: null,
    misses: [],
    more: { why: 'none', gates: [], unknown: [], facts: [] },
    becomes: null,
    undeterminedFrom: null,
    opens: null,
    diagnostics: [],
  };
  if (begun.kind === 'refused') return { ...none, asOf: begun.match.asOf, diagnostics: begun.match.diagnostics };
  const { profile: checked, asOf, items, diagnostics, evaluation } = begun.enquiry;
  const head: NearMisses = { ...none, asOf: formatDay(asOf), diagnostics };
  const compiled = items[0];
  if (compiled === undefined) return head;
  const problem = new Problem(compiled, evaluation, rules.vocabulary, wholeOption(options.budget, BUDGET));
  const verdict = verdictOf(compiled, evaluation.truth(compiled.verdict));
  const opening = openingOf(compiled.item.windows, compiled.item.effective, asOf);
  const opens = opening.opens === null ? null : formatDay(opening.opens);
  if (verdict === 'eligible' || verdict === 'review') return { ...head, verdict, opens };
  const { solutions, more } = new Sets(problem).search();
  const misses = solutions
    .map((solution) => ({ miss: describeMiss(problem, solution), cost: solution.cost }))
    .sort((a, b) => order(a.miss, b.miss) || a.cost - b.cost)
    .map(({ miss }) => miss);
  const horizon = wholeOption(options.horizon, HORIZON);
  return { ...head, verdict, opens, misses, more, ...ahead(compiled, checked, rules.vocabulary, asOf, horizon) };
}

function wholeOption(given: unknown, usual: number): number {
  return typeof given === 'number' && Number.isFinite(given) && given >= 0 ? Math.floor(given) : usual;
}

/** What is in the enterprise's hands first, then what takes fewer facts, then what is worth more. */
function order(a: NearMiss, b: NearMiss): number {
  const worth = ({ amount }: NearMiss): number => (amount === null ? 0 : (amount.max ?? Number.POSITIVE_INFINITY));
  const [most, other] = [worth(a), worth(b)];
  return (
    Number(b.controllable) - Number(a.controllable) ||
    a.changes.length - b.changes.length ||
    (most === other ? 0 : other - most) ||
    (b.amount?.min ?? 0) - (a.amount?.min ?? 0)
  );
}
