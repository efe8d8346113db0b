import type { RuleProperties } from 'json-rules-engine';
import type { CompiledItem, CompiledRules } from '../../compile/index.ts';
import { Evaluation } from '../../kernel/evaluate.ts';
import type { World } from '../../kernel/world.ts';
import type { Truth } from '../../value/truth.ts';
import type { PreparedRules } from '../engine.ts';
import { ConditionWriter, type Wanted } from './conditions.ts';
import { loadPackage } from './load-package.ts';
import { addOperators } from './operators.ts';

/** Builds one engine of json-rules-engine for all items. Rejects with `MissingPackage` where the package is not installed. */
export async function prepare({ items }: CompiledRules): Promise<PreparedRules> {
  const { Almanac, Engine } = await loadPackage();
  const writer = new ConditionWriter(items);
  const rules = items.flatMap((item, at) =>
    (['true', 'false'] as const).flatMap((wanted) => ruleOf(writer, item, at, wanted) ?? []),
  );
  const engine = new Engine();
  addOperators(engine);
  for (const [name, condition] of writer.named) engine.setCondition(name, condition);
  for (const rule of rules) engine.addRule(rule);

  const decide = async (world: World): Promise<readonly Truth[]> => {
    const evaluation = new Evaluation(world);
    const almanac = new Almanac();
    // The evaluation keeps what it has found; the cache of the almanac would only hash names.
    for (const [name, source] of writer.facts) almanac.addFact(name, () => source(evaluation), { cache: false });
    const { events, results, failureResults } = await engine.run({}, { almanac });
    if (results.length + failureResults.length !== rules.length)
      throw new Error(`json-rules-engine ran ${results.length + failureResults.length} of ${rules.length} rules`);
    const truths: Truth[] = items.map(() => 'unknown');
    for (const { type, params } of events) truths[(params as RuleParams).item] = type as Wanted;
    return truths;
  };

  // One run at a time: a run that ends marks the whole engine as finished, and others then pass over their rules.
  let last: Promise<unknown> = Promise.resolve();
  return {
    truths: (world) => {
      const run = last.then(() => decide(world));
      last = run.then(
        () => null,
        () => null,
      );
      return run;
    },
  };
}

interface RuleParams {
  /** Where the item stands among those prepared. */
  readonly item: number;
}

/** The rule that fires if an item is certainly `wanted`; null if it never can. */
function ruleOf(
  writer: ConditionWriter,
  { item, verdict }: CompiledItem,
  at: number,
  wanted: Wanted,
): RuleProperties | null {
  const condition = writer.write(verdict, wanted);
  if (condition === 'never') return null;
  const params: RuleParams = { item: at };
  return {
    name: `${item.name} is certainly ${wanted}`,
    event: { type: wanted, params: { ...params } },
    // `all` of nothing holds; the root of a rule is a group or a name.
    conditions: condition === 'always' ? { all: [] } : 'fact' in condition ? { all: [condition] } : condition,
  };
}
