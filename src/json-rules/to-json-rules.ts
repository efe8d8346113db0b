import type { CompiledItem } from '../compile/index.ts';
import type { RuleSet } from '../match/rule-set.ts';
import type { FactReference } from '../policy/fact-reference.ts';
import { type Diagnostic, Reporter } from '../text/diagnostic.ts';
import { fromDay, parseDay } from '../value/civil-date.ts';
import { subtrees } from '../value/option-set.ts';
import {
  asRoot,
  ConditionExport,
  type Exported,
  type ExportedPart,
  joined,
  type PartExport,
} from './export-condition.ts';
import { eventOf, WrittenForms } from './export-event.ts';
import { jsonFact } from './export-facts.ts';
import { badExportDate, limitNotCarried } from './export-messages.ts';
import { markExported } from './exported.ts';
import type { JsonCondition, JsonFact, JsonRule } from './json-rule.ts';

export interface ToJsonRulesOptions {
  /** `YYYY-MM-DD`: the day for which the rules are exported. Needed where they read relative years, or depend on the day. */
  readonly asOf?: string;
}

/** A diagnostic about what cannot be exported. */
export interface ExportDiagnostic extends Diagnostic {
  /** The item, by its full name; null if it is of no one item. */
  readonly item: string | null;
}

export interface ToJsonRules {
  /** One for each item: its name is the item's, and so is the type of its event. */
  readonly rules: readonly (JsonRule & { readonly name: string })[];
  /** For `engine.setCondition()`. */
  readonly conditions: { readonly [name: string]: JsonCondition };
  /** What must be supplied when the rules run. */
  readonly facts: readonly JsonFact[];
  /** An item with an error is left out; one with a warning is exported without what is told. */
  readonly diagnostics: readonly ExportDiagnostic[];
}

/**
 * Exports a rule set for json-rules-engine 7 as it is, without operators of its own: a rule fires where all facts are known and
 * the item is eligible, or where only a person must still judge (`review` in the params of its event).
 *
 * Codes are texts, and `within` lists all codes below. Dates are texts `YYYY-MM-DD`, which its operators compare in the order of
 * days. Money and ratios are numbers. A series has its year in the name, `revenue@2024`. Derived facts must be supplied like any
 * other; `facts` says how they are reckoned. Codes that were replaced count as their successors only where profiles say so.
 *
 * ```ts
 * const { rules } = loadRules([
 *   { name: 'vocabulary/facts.yaml', text: 'facts: { staff: { type: integer, label: 从业人员数 } }' },
 *   { name: 'hiring.yaml', text: `
 * policy: hiring
 * title: 稳岗补贴
 * items: [{ id: subsidy, title: 稳岗补贴, when: { fact: staff, operator: ">=", value: 10 } }]
 * ` },
 * ]);
 * const exported = toJsonRules(rules, { asOf: '2025-11-01' });
 * console.log(exported.facts[0].name, exported.facts[0].value, exported.rules[0].conditions.all);
 * // staff number [ { fact: 'staff', operator: 'greaterThanInclusive', value: 10 } ]
 *
 * const engine = new Engine(exported.rules);
 * for (const [name, condition] of Object.entries(exported.conditions)) engine.setCondition(name, condition);
 * const { events } = await engine.run({ staff: 12 });
 * console.log(events[0].type);
 * // hiring/subsidy
 * ```
 */
export function toJsonRules(rules: RuleSet, options: ToJsonRulesOptions = {}): ToJsonRules {
  const diagnostics: ExportDiagnostic[] = [];
  const asOf = options.asOf === undefined ? null : parseDay(options.asOf);
  if (options.asOf !== undefined && asOf === null) {
    const reporter = new Reporter({ name: 'asOf', text: String(options.asOf) });
    reporter.report({ start: 0, end: reporter.source.text.length }, badExportDate(String(options.asOf)));
    diagnostics.push(...reporter.diagnostics.map((one) => ({ ...one, item: null })));
  }
  const conditions = new ConditionExport(rules.vocabulary, asOf);
  const forms = new WrittenForms();
  const exported: (JsonRule & { readonly name: string })[] = [];
  const reads = new Map<string, FactReference>();
  const names = new Set<string>();
  for (const compiled of rules.compiled.items) {
    const { item, policy } = compiled;
    const part = conditions.part(policy.source, (writer) => exportItem(compiled, writer, asOf, rules));
    const found = diagnosticsOf(compiled, part);
    diagnostics.push(...found);
    if (found.some(({ severity }) => severity === 'error')) continue;
    for (const [fact, reference] of part.reads) reads.set(fact, reference);
    for (const name of part.names) names.add(name);
    exported.push({ name: item.name, conditions: asRoot(part.condition), event: eventOf(item, policy, forms) });
  }
  const asOfYear = asOf === null ? null : fromDay(asOf).year;
  return markExported({
    rules: exported,
    conditions: Object.fromEntries([...names].map((name) => [name, asRoot(conditions.named(name).condition)])),
    facts: [...reads].map(([name, reference]) => jsonFact(name, reference, rules.vocabulary, asOfYear)),
    diagnostics,
  });
}

/** All gates of an item but its limits. */
function exportItem(
  { item, policy, gates }: CompiledItem,
  writer: PartExport,
  asOf: number | null,
  rules: RuleSet,
): Exported {
  const { from, until } = item.effective;
  const gatesOfDay: boolean[] = [policy.status !== 'draft'];
  if (from !== undefined || until !== undefined) {
    const day = writer.day(item.span, { zh: '有效期', en: 'its validity' });
    gatesOfDay.push((from === undefined || from <= day) && (until === undefined || day <= until));
  }
  for (const gate of gates) {
    if (gate.kind !== 'superseded') continue;
    for (const { effective } of gate.by) {
      if (effective.from === undefined) gatesOfDay.push(false);
      else
        gatesOfDay.push(writer.day(item.span, { zh: '是否被取代', en: 'whether it is superseded' }) < effective.from);
    }
  }
  // What never matches on that day reads nothing.
  if (gatesOfDay.includes(false) && (asOf !== null || writer.obstacles.length === 0)) return false;
  const parts: Exported[] = [];
  if (item.region) {
    const tree = rules.vocabulary.facts.get('region')!.codes!;
    parts.push(writer.within({ fact: 'region', year: null }, tree, subtrees(tree, item.region)));
  }
  if (item.requires) parts.push(writer.condition(item.requires));
  parts.push(writer.condition(item.when));
  return joined('all', parts);
}

function diagnosticsOf({ item, policy }: CompiledItem, { obstacles }: ExportedPart): readonly ExportDiagnostic[] {
  const limits = item.limits.map(({ span }) => ({ source: policy.source, span, message: limitNotCarried() }));
  const told = new Set<string>();
  return [...obstacles, ...limits].flatMap(({ source, span, message }) => {
    const key = `${source.name} ${span.start} ${message.code} ${message.what.en}`;
    if (told.has(key)) return [];
    told.add(key);
    const reporter = new Reporter(source);
    reporter.report(span, message);
    return reporter.diagnostics.map((one) => ({ ...one, item: item.name }));
  });
}
