import { Engine } from 'json-rules-engine';
import { match } from '../../src/index.ts';
import {
  type FactSource,
  type FromJsonRules,
  type FromJsonRulesOptions,
  fromJsonRules,
  type JsonRuleSet,
} from '../../src/json-rules/index.ts';

/** The types of the events that json-rules-engine itself fires, sorted. */
export async function fired(
  set: JsonRuleSet,
  facts: { readonly [fact: string]: unknown },
  dynamic: { readonly [fact: string]: (params: Record<string, unknown>) => unknown } = {},
): Promise<readonly string[]> {
  // It takes the condition objects for its own.
  const { rules, conditions = {}, facts: constants = {} } = structuredClone(set);
  const engine = new Engine([], { allowUndefinedFacts: true });
  for (const rule of rules) engine.addRule((typeof rule === 'string' ? JSON.parse(rule) : rule) as never);
  for (const [name, condition] of Object.entries(conditions)) engine.setCondition(name, condition as never);
  for (const [name, value] of Object.entries(constants)) engine.addFact(name, value as never);
  for (const [name, make] of Object.entries(dynamic)) engine.addFact(name, make as never);
  const { events } = await engine.run({ ...facts });
  return events.map(({ type }) => type).sort();
}

/** The types of the events whose items are eligible, sorted. */
export function eligible(imported: FromJsonRules, facts: FactSource): readonly string[] {
  const profile = { enterprise: 'x', facts: imported.profileFacts(facts) };
  const { results, diagnostics } = match(imported.rules, profile, { asOf: '2025-11-01' });
  if (diagnostics.length > 0) throw new Error(diagnostics.map(({ what }) => what.en).join('; '));
  const verdicts = new Map(results.map(({ item, verdict }) => [item, verdict]));
  return imported.items
    .filter(({ item }) => verdicts.get(item) === 'eligible')
    .map(({ event }) => event.type)
    .sort();
}

/** Imports what must be free of errors. */
export function importSound(set: JsonRuleSet, options: FromJsonRulesOptions = {}): FromJsonRules {
  const imported = fromJsonRules(set, options);
  const errors = imported.diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(errors.map(({ at, what }) => `${at}: ${what.en}`).join('\n'));
  return imported;
}
