export type { TypeOption } from './declared-facts.ts';
export { type FromJsonRules, type FromJsonRulesOptions, fromJsonRules } from './from-json-rules.ts';
export type { JsonAtom, JsonCondition, JsonEvent, JsonFact, JsonRule, JsonRuleSet } from './json-rule.ts';
export type { FactSource } from './profile-facts.ts';
export type { JsonRulesDiagnostic } from './report.ts';
export { type ExportDiagnostic, type ToJsonRules, type ToJsonRulesOptions, toJsonRules } from './to-json-rules.ts';
export type { ImportedCondition, ImportedFact, ImportedItem } from './write-files.ts';
