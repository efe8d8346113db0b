import type { CompiledItem, CompiledRules } from '../compile/index.ts';
import type { Engine, PreparedRules } from '../engines/engine.ts';
import type { World } from '../kernel/world.ts';
import type { Truth } from '../value/truth.ts';
import { answer, mayBeApplyFree, verdictOf } from './answer.ts';
import { begin, type Enquiry, type MatchOptions } from './enquiry.ts';
import type { Match } from './result.ts';
import type { RuleSet } from './rule-set.ts';

/**
 * As `match`, with the verdicts of another engine; amounts, what is missing, questions and reasons are the reference's.
 * The rules are prepared once for all profiles, unless only some items are asked for.
 */
export async function matchUsing(
  engine: Engine,
  rules: RuleSet,
  profile: unknown,
  options: MatchOptions,
): Promise<Match> {
  const begun = begin(rules, profile, options);
  if (begun.kind === 'refused') return begun.match;
  const { enquiry } = begun;
  const prepared = await preparedFor(engine, rules.compiled, enquiry);
  const given = await truthsOf(prepared, enquiry.items, enquiry.evaluation.world);
  const isDoubtful = (item: CompiledItem): boolean => mayBeApplyFree(item, verdictOf(item, given(item)));
  const attested = enquiry.items.some(isDoubtful)
    ? await truthsOf(prepared, enquiry.items, enquiry.attested.world)
    : given;
  // What a profile gives and other facts rule out is found on the way to a verdict, and the reference tells it.
  for (const { verdict } of enquiry.items) enquiry.evaluation.truth(verdict);
  return answer(enquiry, { given, attested });
}

const preparations = new WeakMap<Engine, WeakMap<CompiledRules, Promise<PreparedRules>>>();

async function preparedFor(engine: Engine, rules: CompiledRules, { items }: Enquiry): Promise<PreparedRules> {
  if (items !== rules.items) return engine.prepare({ ...rules, items });
  const ofEngine = preparations.get(engine) ?? new WeakMap<CompiledRules, Promise<PreparedRules>>();
  preparations.set(engine, ofEngine);
  const known = ofEngine.get(rules);
  if (known) return known;
  const made = Promise.resolve(engine.prepare(rules));
  ofEngine.set(rules, made);
  // What failed once, for want of a package say, is tried again.
  made.catch(() => ofEngine.delete(rules));
  return made;
}

async function truthsOf(
  prepared: PreparedRules,
  items: readonly CompiledItem[],
  world: World,
): Promise<(item: CompiledItem) => Truth> {
  const truths = await prepared.truths(world);
  const byItem = new Map(items.map((item, at) => [item, truths[at]!]));
  return (item) => byItem.get(item)!;
}
