import type { CompiledItem, CompiledRules } from '../compile/index.ts';
import { OneDecider, programOf, type Received } from '../engines/columnar/index.ts';
import type { Profile } from '../policy/profile.ts';
import type { Truth } from '../value/truth.ts';
import { byReference, type Decisions } from './answer.ts';
import type { Enquiry } from './enquiry.ts';

/** The items that do not fail, in the order of the rules, and how they were decided. */
export interface Candidates {
  readonly items: readonly CompiledItem[];
  readonly decisions: Decisions;
}

/** The items of an enquiry that are not ineligible. Nothing is looked into further of those that are. */
export function candidatesOf(enquiry: Enquiry): Candidates {
  const decisions = byReference(enquiry);
  const decider = deciderFor(enquiry);
  if (decider === null) return { items: enquiry.items.filter((item) => decisions.given(item) !== 'false'), decisions };
  const given = new Map<CompiledItem, Truth>();
  const found = decider.candidates(enquiry.evaluation, receivedBy(enquiry.profile));
  for (const { item, truth } of [...found].sort((a, b) => a.item - b.item)) given.set(enquiry.items[item]!, truth);
  return { items: [...given.keys()], decisions: { ...decisions, given: (item) => given.get(item)! } };
}

function receivedBy({ grants }: Profile): Received {
  return grants && new Set(grants.map(({ item }) => item));
}

/** So many enterprises are matched before rules are made ready for many: that takes as long as some dozens of them. */
const UNTIL_MANY = 32;

/** Of each rule set, the day for which it was last asked, how often, and what was made ready. */
const prepared = new WeakMap<CompiledRules, { readonly asOf: number; times: number; decider: OneDecider | null }>();

/** What decides all items at once, where that pays and says the same; else null. */
function deciderFor({ rules, items, asOf, profile }: Enquiry): OneDecider | null {
  const { compiled } = rules;
  if (items !== compiled.items) return null;
  // What other facts rule out is told, if it is found on the way to a verdict: that way has to be gone.
  const derives = (fact: string): boolean => rules.vocabulary.facts.get(fact)?.derive !== undefined;
  if ([...profile.facts.keys()].some(derives)) return null;
  const known = prepared.get(compiled);
  const own = known?.asOf === asOf ? known : { asOf, times: 0, decider: null };
  prepared.set(compiled, own);
  own.times++;
  if (own.times > UNTIL_MANY) own.decider ??= new OneDecider(programOf(compiled, asOf));
  return own.decider;
}
